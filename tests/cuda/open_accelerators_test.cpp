// SPDX-License-Identifier: Apache-2.0
// Holds with and without a device: a machine has devices or one line that says why not.
#include <cuda_runtime_api.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ghostcast/engine/accelerator.hpp"

namespace ghostcast {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

TEST(OpenAccelerators, GivesDevicesOrAReason)
{
  Accelerators const all = open_accelerators({});
  EXPECT_NE(all.devices.empty(), all.reason.empty()) << all.reason;
  EXPECT_EQ(all.reason.find('\n'), std::string::npos) << all.reason;
}

TEST(OpenAccelerators, OfANumberThatDoesNotExistGivesAReasonAndNoDevice)
{
  for (int number : {-1, 1000}) {
    Accelerators const none = open_accelerators({number});
    EXPECT_THAT(none.devices, IsEmpty());
    EXPECT_FALSE(none.reason.empty());
  }
}

TEST(OpenAccelerators, OneMissingDeviceOfAListRefusesTheList)
{
  Accelerators const none = open_accelerators({0, 1000});
  EXPECT_THAT(none.devices, IsEmpty());
  EXPECT_FALSE(none.reason.empty());
}

/// Newest CUDA that the machine's driver serves, 0 where there is none.
int driver_version()
{
  int driver = 0;
  return cudaDriverGetVersion(&driver) == cudaSuccess ? driver : 0;
}

TEST(OpenAccelerators, LeavesNoErrorBehindForTheNextCall)
{
  if (driver_version() == 0) GTEST_SKIP() << "no driver: every call of CUDA fails";
  open_accelerators({});
  open_accelerators({1000});
  EXPECT_EQ(cudaPeekAtLastError(), cudaSuccess);
}

TEST(OpenAccelerators, WithoutADriverSaysSo)
{
  if (driver_version() > 0) GTEST_SKIP() << "this machine has a driver";
  EXPECT_THAT(open_accelerators({}).reason, HasSubstr("no NVIDIA driver was found"));
}

}  // namespace
}  // namespace ghostcast
