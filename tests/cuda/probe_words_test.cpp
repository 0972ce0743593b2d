// SPDX-License-Identifier: Apache-2.0
#include "cuda/probe_words.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ghostcast::cuda {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

DeviceFacts const hopper{0, "NVIDIA H100 80GB HBM3", 90};
DeviceFacts const volta{1, "Tesla V100-SXM2-16GB", 70};

TEST(MachineReason, TellsAMissingDriverFromAnOldOne)
{
  EXPECT_EQ(machine_reason(cudaErrorInsufficientDriver, 0, 13000),
            "no NVIDIA driver was found; one for CUDA 13.0 or newer is needed");
  EXPECT_EQ(machine_reason(cudaErrorInsufficientDriver, 12020, 13000),
            "the NVIDIA driver is too old: it serves CUDA up to 12.2, 13.0 is needed");
}

TEST(MachineReason, OfNoDeviceIsTheSameWhetherCudaFailsOrCountsNone)
{
  EXPECT_THAT(machine_reason(cudaErrorNoDevice, 13000, 13000), HasSubstr("no CUDA device"));
  EXPECT_EQ(machine_reason(cudaErrorNoDevice, 13000, 13000), machine_reason(cudaSuccess, 13000, 13000));
}

TEST(MachineReason, KeepsTheNameOfAnUnexpectedStatus)
{
  EXPECT_THAT(machine_reason(cudaErrorUnknown, 13000, 13000), HasSubstr("cudaErrorUnknown"));
}

TEST(NumberReason, IsEmptyForADeviceThatExists)
{
  EXPECT_THAT(number_reason(0, 1), IsEmpty());
  EXPECT_THAT(number_reason(3, 4), IsEmpty());
}

TEST(NumberReason, SaysWhichNumbersExist)
{
  EXPECT_EQ(number_reason(4, 4), "device 4 does not exist; there are 4, 0 to 3");
  EXPECT_EQ(number_reason(-1, 4), "device -1 does not exist; there are 4, 0 to 3");
  EXPECT_EQ(number_reason(1, 1), "device 1 does not exist; there is one, device 0");
}

TEST(AgeReason, BeginsBelow80)
{
  EXPECT_THAT(age_reason(hopper), IsEmpty());
  EXPECT_THAT(age_reason({0, "NVIDIA A100", 80}), IsEmpty());
  EXPECT_THAT(age_reason({0, "NVIDIA T4", 75}), Not(IsEmpty()));
  EXPECT_EQ(age_reason(volta),
            "device 1 (Tesla V100-SXM2-16GB) is too old: it has compute capability 7.0, 8.0 or newer is needed");
}

TEST(DeviceReason, IsEmptyForSuccess) { EXPECT_THAT(device_reason(hopper, cudaSuccess, {800, 900}), IsEmpty()); }

TEST(DeviceReason, OfMissingMachineCodeSaysWhatWasBuiltAndHowToBuildMore)
{
  for (cudaError_t status : {cudaErrorNoKernelImageForDevice, cudaErrorInvalidDeviceFunction, cudaErrorUnsupportedPtxVersion}) {
    EXPECT_EQ(device_reason({0, "NVIDIA X", 103}, status, {800, 900}),
              "device 0 (NVIDIA X) has compute capability 10.3; this program was compiled for 8.0, 9.0: "
              "rebuild it with -DGHOSTCAST_CUDA_ARCHITECTURES=103");
  }
}

TEST(DeviceReason, NamesTheDeviceThatHasNoMemoryOrIsBusy)
{
  EXPECT_THAT(device_reason(hopper, cudaErrorMemoryAllocation, {}), HasSubstr("device 0 (NVIDIA H100 80GB HBM3) has too little free memory"));
  EXPECT_THAT(device_reason(hopper, cudaErrorDevicesUnavailable, {}), HasSubstr("is busy"));
  EXPECT_THAT(device_reason(hopper, cudaErrorECCUncorrectable, {}), HasSubstr("cudaErrorECCUncorrectable"));
}

TEST(DeviceReason, LeavesOutANameThatCouldNotBeRead)
{
  EXPECT_THAT(device_reason({5, "", 0}, cudaErrorUnknown, {}), HasSubstr("device 5 does not start"));
}

TEST(Reasons, AreOneLine)
{
  for (int status = 1; status < 1000; ++status) {
    EXPECT_EQ(machine_reason(static_cast<cudaError_t>(status), 0, 13000).find('\n'), std::string::npos) << status;
    EXPECT_EQ(device_reason(hopper, static_cast<cudaError_t>(status), {900}).find('\n'), std::string::npos) << status;
    EXPECT_THAT(device_reason(hopper, static_cast<cudaError_t>(status), {900}), Not(IsEmpty())) << status;
  }
}

}  // namespace
}  // namespace ghostcast::cuda
