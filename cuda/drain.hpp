// SPDX-License-Identifier: Apache-2.0
/// \file
/// The launch that empties slots into the device's total. Free of fmt and of containers.
#pragma once

#include <cuda_runtime_api.h>

#include "drain_body.hpp"

namespace ghostcast::cuda {

/// Drains all slots of the list in one launch; pointers are device memory, borrowed until the
/// stream has passed it. \throws AcceleratorFault where the launch is refused
void drain_async(DrainArguments const& arguments, cudaStream_t stream);

/// Whether the current device has machine code of this program: cudaSuccess,
/// cudaErrorNoKernelImageForDevice or another reason. Makes the device's context.
cudaError_t find_kernel_image();

/// The architectures that the program was compiled for, ascending, as 100 x compute capability, 0 at
/// the end: 800, 900, 0.
int const* built_architectures();

}  // namespace ghostcast::cuda
