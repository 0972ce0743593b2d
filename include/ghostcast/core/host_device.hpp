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

/// States a precondition; breaking it is a fault of the caller's code. Debug builds only.
#define GHOSTCAST_EXPECTS(condition) assert((condition) && "precondition")
