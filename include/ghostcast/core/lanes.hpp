// SPDX-License-Identifier: Apache-2.0
/// \file
/// Lanes: how many trajectories one instruction advances. One trajectory is one lane.
///
/// The model is written once, as templates over a lanes type `L` that names
///   * `L::Real`  floating-point values (float; double in `ScalarDouble`), with + - * / and
///                comparisons that give a `Mask`;
///   * `L::Word`  32 random bits;
///   * `L::Mask`  truth values, with && || ! (for packs these do not short-circuit);
///   * `L::Wide`  64-bit signed integers, for sums of money over units;
///   * `L::Double`  the lanes in double precision, for beliefs (precision.hpp).
/// and that has overloads of the functions below. `Scalar` serves the portable CPU and a CUDA
/// thread; a SIMD pack only adds a type. Model code therefore never branches on a lane's value:
/// it selects, and skips work only where `any(mask)` is false.
#pragma once

#include <cstdint>
#include <type_traits>

#include "ghostcast/core/host_device.hpp"

namespace ghostcast {

struct ScalarDouble;

/// One trajectory per instruction, in single precision.
struct Scalar {
  using Double = ScalarDouble;
  using Real = float;
  using Word = std::uint32_t;
  using Mask = bool;
  using Wide = std::int64_t;
  static constexpr int width = 1;
};

/// One trajectory in double precision: for anchoring, once per belief, and for tests.
struct ScalarDouble {
  using Double = ScalarDouble;
  using Real = double;
  using Word = std::uint32_t;
  using Mask = bool;
  using Wide = std::int64_t;
  static constexpr int width = 1;
};

template <class L>
using Real = typename L::Real;
template <class L>
using Word = typename L::Word;
template <class L>
using Mask = typename L::Mask;
template <class L>
using Wide = typename L::Wide;

// The scalar overloads. They are IEEE 754 operations or selections: no library call decides a bit.

GHOSTCAST_HOST_DEVICE inline float fma(float a, float b, float c) { return __builtin_fmaf(a, b, c); }
GHOSTCAST_HOST_DEVICE inline double fma(double a, double b, double c) { return __builtin_fma(a, b, c); }
GHOSTCAST_HOST_DEVICE inline float square_root(float a) { return __builtin_sqrtf(a); }
GHOSTCAST_HOST_DEVICE inline double square_root(double a) { return __builtin_sqrt(a); }
GHOSTCAST_HOST_DEVICE inline float floor(float a) { return __builtin_floorf(a); }
GHOSTCAST_HOST_DEVICE inline double floor(double a) { return __builtin_floor(a); }
GHOSTCAST_HOST_DEVICE inline float ceil(float a) { return __builtin_ceilf(a); }
GHOSTCAST_HOST_DEVICE inline double ceil(double a) { return __builtin_ceil(a); }
GHOSTCAST_HOST_DEVICE inline float abs(float a) { return __builtin_fabsf(a); }
GHOSTCAST_HOST_DEVICE inline double abs(double a) { return __builtin_fabs(a); }

/// Smaller of two numbers; never called with NaN or with zeros of both signs.
template <class T>
  requires std::is_arithmetic_v<T>
GHOSTCAST_HOST_DEVICE constexpr T min(T a, T b)
{
  return a < b ? a : b;
}

/// Larger of two numbers; never called with NaN or with zeros of both signs.
template <class T>
  requires std::is_arithmetic_v<T>
GHOSTCAST_HOST_DEVICE constexpr T max(T a, T b)
{
  return a > b ? a : b;
}

/// `value` moved into [low, high].
template <class T>
GHOSTCAST_HOST_DEVICE inline T clip(T value, T low, T high)
{
  return min(max(value, low), high);
}

/// `yes` where the mask holds, else `no`.
template <class T>
  requires std::is_arithmetic_v<T>
GHOSTCAST_HOST_DEVICE constexpr T select(bool mask, T yes, T no)
{
  return mask ? yes : no;
}

GHOSTCAST_HOST_DEVICE constexpr bool any(bool mask) { return mask; }
GHOSTCAST_HOST_DEVICE constexpr bool all(bool mask) { return mask; }

/// The value of one lane, as a plain number.
template <class T>
  requires std::is_arithmetic_v<T>
GHOSTCAST_HOST_DEVICE constexpr T lane(T value, int)
{
  return value;
}

/// a b - c and c - a b, rounded once. Lanes that have one instruction for them overload both.
template <class T>
GHOSTCAST_HOST_DEVICE inline T fms(T const& a, T const& b, T const& c) { return fma(a, b, -c); }
template <class T>
GHOSTCAST_HOST_DEVICE inline T fnma(T const& a, T const& b, T const& c) { return fma(-a, b, c); }

/// Sets one lane.
template <class T>
  requires std::is_arithmetic_v<T>
GHOSTCAST_HOST_DEVICE constexpr void set_lane(T& value, int, T scalar)
{
  value = scalar;
}

/// Calls `act(lane index)` for every lane in which the mask holds.
template <class Act>
GHOSTCAST_HOST_DEVICE inline void for_each_lane(bool mask, Act&& act)
{
  if (mask) act(0);
}

/// In how many lanes the mask holds.
GHOSTCAST_HOST_DEVICE constexpr std::uint32_t count_lanes(bool mask) { return mask ? 1u : 0u; }
template <class Mask>
GHOSTCAST_HOST_DEVICE std::uint32_t count_lanes(Mask const& mask)
{
  std::uint32_t lanes = 0;
  for_each_lane(mask, [&](int) { ++lanes; });
  return lanes;
}

/// 64-bit integer of an integer-valued number below 2^62 in magnitude; fractions are dropped.
GHOSTCAST_HOST_DEVICE inline std::int64_t to_wide(float value) { return static_cast<std::int64_t>(value); }
GHOSTCAST_HOST_DEVICE inline std::int64_t to_wide(double value) { return static_cast<std::int64_t>(value); }

/// Nearest number to a 64-bit integer.
template <class L>
GHOSTCAST_HOST_DEVICE inline Real<L> from_wide(Wide<L> value)
{
  return static_cast<Real<L>>(value);
}

}  // namespace ghostcast
