// SPDX-License-Identifier: Apache-2.0
// Opening devices on machines that a test makes up (host_runtime.hpp).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ghostcast/engine/accelerator.hpp"
#include "host_runtime.hpp"

namespace ghostcast {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using testing_support::host_runtime;
using testing_support::PlayedDevice;

class OpenPlayedDevices : public ::testing::Test {
 protected:
  OpenPlayedDevices() { host_runtime() = {}; }
  ~OpenPlayedDevices() override { host_runtime() = {}; }

  static PlayedDevice turing() { return {"Old device", 7, 5}; }
  static PlayedDevice hopper() { return {"New device", 9, 0}; }
};

TEST_F(OpenPlayedDevices, OpensAllWhereNoneIsNamed)
{
  host_runtime().devices = {hopper(), hopper(), hopper()};
  Accelerators const opened = open_accelerators({});
  EXPECT_THAT(opened.devices, SizeIs(3));
  EXPECT_THAT(opened.reason, IsEmpty());
}

TEST_F(OpenPlayedDevices, OpensTheNamedOnesInTheirOrder)
{
  host_runtime().devices = {hopper(), hopper(), hopper()};
  Accelerators const opened = open_accelerators({2, 0, 2});
  ASSERT_THAT(opened.devices, SizeIs(3));
  EXPECT_EQ(opened.devices[0]->name(), "New device, device 2");
  EXPECT_EQ(opened.devices[1]->name(), "New device, device 0");
  EXPECT_EQ(opened.devices[2]->name(), "New device, device 2");
}

TEST_F(OpenPlayedDevices, PassesOverAnOldOneUnlessItIsNamed)
{
  host_runtime().devices = {turing(), hopper()};
  Accelerators const all = open_accelerators({});
  EXPECT_THAT(all.devices, SizeIs(1));
  EXPECT_THAT(all.reason, IsEmpty());
  Accelerators const named = open_accelerators({0, 1});
  EXPECT_THAT(named.devices, IsEmpty());
  EXPECT_EQ(named.reason, "device 0 (Old device) is too old: it has compute capability 7.5, 8.0 or newer is needed");
}

TEST_F(OpenPlayedDevices, GivesEveryReasonWhereNoneIsUsable)
{
  host_runtime().devices = {turing(), hopper()};
  host_runtime().devices[1].image = cudaErrorNoKernelImageForDevice;
  Accelerators const none = open_accelerators({});
  EXPECT_THAT(none.devices, IsEmpty());
  EXPECT_THAT(none.reason, HasSubstr("device 0 (Old device) is too old"));
  EXPECT_THAT(none.reason, HasSubstr("; device 1 (New device) has compute capability 9.0; this program was compiled for 8.0, 9.0"));
}

TEST_F(OpenPlayedDevices, TellsAFullDeviceFromABusyOne)
{
  host_runtime().devices[0].start = cudaErrorMemoryAllocation;
  EXPECT_THAT(open_accelerators({}).reason, HasSubstr("too little free memory"));
  host_runtime().devices[0].start = cudaErrorDevicesUnavailable;
  EXPECT_THAT(open_accelerators({}).reason, HasSubstr("is busy"));
}

TEST_F(OpenPlayedDevices, TellsAMissingDriverFromAnOldOneAndFromNoDevice)
{
  host_runtime().count_status = cudaErrorInsufficientDriver;
  host_runtime().driver = 0;
  EXPECT_THAT(open_accelerators({}).reason, HasSubstr("no NVIDIA driver was found"));
  host_runtime().driver = 12040;
  EXPECT_THAT(open_accelerators({}).reason, HasSubstr("it serves CUDA up to 12.4, 13.0 is needed"));
  host_runtime().count_status = cudaErrorNoDevice;
  EXPECT_THAT(open_accelerators({}).reason, HasSubstr("no CUDA device"));
  host_runtime().count_status = cudaSuccess;
  host_runtime().devices.clear();
  EXPECT_THAT(open_accelerators({}).reason, HasSubstr("no CUDA device"));
}

TEST_F(OpenPlayedDevices, LeavesNoErrorAndNothingElseBehind)
{
  host_runtime().devices = {turing(), hopper(), hopper()};
  host_runtime().devices[1].start = cudaErrorMemoryAllocation;
  open_accelerators({});
  open_accelerators({0, 1, 2, 3});
  EXPECT_EQ(cudaPeekAtLastError(), cudaSuccess);
  EXPECT_TRUE(host_runtime().is_clean());
}

}  // namespace
}  // namespace ghostcast
