// SPDX-License-Identifier: Apache-2.0
// The program starts where no driver is, whether or not it was built with CUDA.
#include <gmock/gmock.h>

#include "cli/process.hpp"

namespace ghostcast::test {
namespace {

using testing::HasSubstr;
using testing::Not;

bool built_with_cuda() { return std::string(GHOSTCAST_HAS_CUDA) == "ON"; }

TEST(Program, NeedsNoLibraryOfCudaToStart)
{
  Finished const done = run_shell("ldd '" GHOSTCAST_BINARY "'");
  ASSERT_EQ(done.code, 0) << done.error;
  EXPECT_THAT(done.out, HasSubstr("libc.so"));
  for (char const* library : {"libcuda", "libcudart", "libcurand", "libnvidia", "libnvrtc", "not found"}) {
    EXPECT_THAT(done.out, Not(HasSubstr(library)));
  }
}

TEST(Program, HoldsDeviceCodeWhereItWasBuiltWithCuda)
{
  if (!built_with_cuda()) GTEST_SKIP() << "built without CUDA";
  Finished const done = run_shell("readelf -SW '" GHOSTCAST_BINARY "' | grep -c nv_fatbin");
  EXPECT_EQ(done.code, 0) << "no section of device code";
}

TEST(Program, RunsWhereNoDriverIsToBeFound)
{
  // An empty list of devices hides those there are; without a driver nothing changes.
  Finished const done = run_shell("cd '" GHOSTCAST_SOURCE_DIR "' && CUDA_VISIBLE_DEVICES= '" GHOSTCAST_BINARY
                                  "' run scenarios/minimal.toml --trajectories 64 --quiet");
  EXPECT_EQ(done.code, 0) << done.error;
  EXPECT_THAT(done.out, HasSubstr("digest "));
}

}  // namespace
}  // namespace ghostcast::test
