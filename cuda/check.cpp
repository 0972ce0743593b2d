// SPDX-License-Identifier: Apache-2.0
#include "check.hpp"

#include <fmt/format.h>

#include <filesystem>

#include "ghostcast/engine/accelerator.hpp"

namespace ghostcast::cuda {

void throw_cuda_fault(cudaError_t status, char const* call, char const* file, int line)
{
  int device = -1;
  if (cudaGetDevice(&device) != cudaSuccess) device = -1;
  throw AcceleratorFault(fmt::format("CUDA {} failed on device {} ({}:{}): {} ({})", call, device,
                                     std::filesystem::path(file).filename().string(), line,
                                     cudaGetErrorString(status), cudaGetErrorName(status)));
}

}  // namespace ghostcast::cuda
