// SPDX-License-Identifier: Apache-2.0
/// \file
/// The macros that code shared by host and CUDA device needs.
#pragma once

#include <cassert>

/// Marks a function that compiles for both the host and the CUDA device.
#if defined(__CUDACC__)
#define GHOSTCAST_HOST_DEVICE __host__ __device__
#else
#define GHOSTCAST_HOST_DEVICE
#endif

/// Keeps a function of the device out of line. A kernel has as many registers as its hungriest
/// function; phases whose state lies in memory anyway are better small and apart.
#if defined(__CUDA_ARCH__)
#define GHOSTCAST_OUT_OF_LINE __noinline__
#else
#define GHOSTCAST_OUT_OF_LINE
#endif

/// Inlines a small function whatever the compiler thinks of its caller's size: a struct of packs that
/// is handed over by reference would live in memory.
#if defined(__CUDACC__)
#define GHOSTCAST_INLINE __host__ __device__ __forceinline__
#else
#define GHOSTCAST_INLINE [[gnu::always_inline]] inline
#endif

/// States a precondition; breaking it is a fault of the caller's code. Debug builds only.
#define GHOSTCAST_EXPECTS(condition) assert((condition) && "precondition")
