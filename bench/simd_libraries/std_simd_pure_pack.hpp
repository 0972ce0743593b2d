// SPDX-License-Identifier: Apache-2.0
/// \file
/// Vectors of std::experimental::simd without any intrinsics.
#pragma once

#define GHOSTCAST_STD_SIMD_PURE
#include "std_simd_pack.hpp"
