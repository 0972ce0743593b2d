// SPDX-License-Identifier: Apache-2.0
/// \file
/// Why a machine or a device cannot be used, in one line. Pure functions.
#pragma once

#include <cuda_runtime_api.h>

#include <string>
#include <vector>

namespace ghostcast::cuda {

/// Oldest devices that the program has machine code for.
inline constexpr int least_capability = 80;

/// What is known of a device before it is used.
struct DeviceFacts {
  int number{};
  std::string name;   ///< "NVIDIA H100 80GB HBM3"
  int capability{};   ///< 10 x compute capability: 90
};

/// The status of the first call, where no device could be counted.
/// \param driver   newest CUDA that the driver serves, 1000 x major + 10 x minor; 0: no driver
/// \param runtime  CUDA that the program was built with, likewise
std::string machine_reason(cudaError_t status, int driver, int runtime);

/// Empty where `number` is one of 0 .. count-1. \pre count >= 1
std::string number_reason(int number, int count);

/// Empty where the device is new enough.
std::string age_reason(DeviceFacts const& device);

/// The status of the first use of a device; empty where that is cudaSuccess.
/// \param architectures  that the program was compiled for, as 100 x compute capability
std::string device_reason(DeviceFacts const& device, cudaError_t status, std::vector<int> const& architectures);

}  // namespace ghostcast::cuda
