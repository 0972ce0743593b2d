// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/engine/accelerator.hpp"

#include <cuda_runtime_api.h>

namespace ghostcast {

Accelerators open_accelerators(std::vector<int> const&)
{
  int count = 0;
  cudaError_t const status = cudaGetDeviceCount(&count);
  if (status != cudaSuccess) return {{}, cudaGetErrorString(status)};
  return {{}, "no CUDA device"};
}

}  // namespace ghostcast
