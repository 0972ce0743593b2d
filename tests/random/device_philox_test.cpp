// SPDX-License-Identifier: Apache-2.0
// Which generator the device compiles: philox.hpp as the preprocessor hands it to the pass for the
// device. That this function of cuRAND gives our words is shown in curand_words_test.cpp.
#include <gmock/gmock.h>

#include "cli/process.hpp"

namespace ghostcast::test {
namespace {

using testing::HasSubstr;
using testing::Not;

/// The body of philox4x32_scalar after preprocessing with these definitions.
std::string preprocessed_body(std::string const& definitions)
{
  Finished const done = run_shell(
      "echo '#include \"ghostcast/random/philox.hpp\"' | '" GHOSTCAST_CXX "' -std=c++20 -E -P -x c++ " + definitions +
      " -I'" GHOSTCAST_SOURCE_DIR "/include' -I'" GHOSTCAST_CURAND_DIR "' -");
  EXPECT_EQ(done.code, 0) << done.error;
  std::size_t const head = done.out.find("philox4x32_scalar(");
  EXPECT_NE(head, std::string::npos);
  if (head == std::string::npos) return {};
  std::size_t const begin = done.out.find('{', head);
  return done.out.substr(begin, done.out.find("\n}", begin) - begin);
}

TEST(DevicePhilox, IsTheRoundFunctionOfCurandInDeviceCode)
{
  if (std::string(GHOSTCAST_CURAND_DIR).empty()) GTEST_SKIP() << "cuRAND's headers (curand_kernel.h) were not found";
  std::string const body = preprocessed_body("-D__CUDACC__ -D__CUDA_ARCH__=900 -include cuda_runtime_api.h");
  EXPECT_THAT(body, HasSubstr("curand_Philox4x32_10(make_uint4(c0, c1, c2, c3), make_uint2(key0, key1))"));
  EXPECT_THAT(body, Not(HasSubstr("round")));
}

TEST(DevicePhilox, IsOurOwnRoundsInHostCode)
{
  std::string const body = preprocessed_body("");
  EXPECT_THAT(body, HasSubstr("round < philox_rounds"));
  EXPECT_THAT(body, Not(HasSubstr("curand_")));
}

}  // namespace
}  // namespace ghostcast::test
