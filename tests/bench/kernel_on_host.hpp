// SPDX-License-Identifier: Apache-2.0
/// \file
/// What bench/peers/m5_kernel.cu needs of CUDA, for one thread of the host: include it before the kernel.
#pragma once

#include <cmath>

#define __global__
#define __device__
#define __constant__
#define __shared__ static

struct Place {
  unsigned x = 0;
};

inline Place threadIdx;
inline Place blockIdx;
inline Place blockDim{1};
inline Place gridDim{1};

inline void __syncthreads() {}

template <class T>
void atomicAdd(T* where, T what)
{
  *where += what;
}
