// SPDX-License-Identifier: Apache-2.0
/// \file
/// CUDA status codes as exceptions. Free of fmt, which nvcc does not compile as C++20.
#pragma once

#include <cuda_runtime_api.h>

namespace ghostcast::cuda {

/// \throws AcceleratorFault that names call, current device, file, line and CUDA's reason
[[noreturn]] void throw_cuda_fault(cudaError_t status, char const* call, char const* file, int line);

inline void check(cudaError_t status, char const* call, char const* file, int line)
{
  if (status != cudaSuccess) throw_cuda_fault(status, call, file, line);
}

}  // namespace ghostcast::cuda

/// Throws where a call of the CUDA runtime fails.
#define GHOSTCAST_CUDA_CHECK(call) ::ghostcast::cuda::check((call), #call, __FILE__, __LINE__)
