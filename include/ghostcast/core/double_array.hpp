// SPDX-License-Identifier: Apache-2.0
/// \file
/// Lanes in double precision in plain C++: what a lanes type without vectors of its own, such as those
/// that tests and counters of operations use, names as its `Double`.
#pragma once

#include "ghostcast/core/precision.hpp"

namespace ghostcast {

/// One value a lane. \tparam width  lanes
template <class T, int width>
struct LaneArray {
  T lanes[width];
  LaneArray() = default;
  /// One number in every lane, converted as `static_cast` does.
  template <class Number>
    requires std::is_arithmetic_v<Number>
  explicit LaneArray(Number number)
  {
    for (T& each : lanes) each = static_cast<T>(number);
  }
};

template <int width>
using DoubleArray = LaneArray<double, width>;

/// Truth values, bit i for lane i. \tparam width  at most 64
template <int width>
struct MaskArray {
  std::uint64_t bits;
  static constexpr std::uint64_t every = ~std::uint64_t{0} >> (64 - width);
};

/// The lanes type.
template <int lanes>
struct DoubleArrayLanes {
  using Real = DoubleArray<lanes>;
  using Mask = MaskArray<lanes>;
  static constexpr int width = lanes;
};

/// Applies a function lane by lane.
template <class Function, int width, class First, class... Rest>
auto each_lane(Function function, LaneArray<First, width> const& first, LaneArray<Rest, width> const&... rest)
{
  LaneArray<decltype(function(first.lanes[0], rest.lanes[0]...)), width> result;
  for (int i = 0; i < width; ++i) result.lanes[i] = function(first.lanes[i], rest.lanes[i]...);
  return result;
}

template <class T, int w>
auto operator+(LaneArray<T, w> const& a, LaneArray<T, w> const& b) { return each_lane([](T x, T y) { return x + y; }, a, b); }
template <class T, int w>
auto operator-(LaneArray<T, w> const& a, LaneArray<T, w> const& b) { return each_lane([](T x, T y) { return x - y; }, a, b); }
template <class T, int w>
auto operator*(LaneArray<T, w> const& a, LaneArray<T, w> const& b) { return each_lane([](T x, T y) { return x * y; }, a, b); }
template <class T, int w>
auto operator/(LaneArray<T, w> const& a, LaneArray<T, w> const& b) { return each_lane([](T x, T y) { return x / y; }, a, b); }
template <class T, int w>
auto operator-(LaneArray<T, w> const& a) { return each_lane([](T x) { return -x; }, a); }
template <class T, int w>
MaskArray<w> operator<(LaneArray<T, w> const& a, LaneArray<T, w> const& b)
{
  MaskArray<w> mask{0};
  for (int i = 0; i < w; ++i) mask.bits |= std::uint64_t{a.lanes[i] < b.lanes[i]} << i;
  return mask;
}
template <class T, int w>
MaskArray<w> operator<=(LaneArray<T, w> const& a, LaneArray<T, w> const& b)
{
  MaskArray<w> mask{0};
  for (int i = 0; i < w; ++i) mask.bits |= std::uint64_t{a.lanes[i] <= b.lanes[i]} << i;
  return mask;
}
template <class T, int w>
MaskArray<w> operator>(LaneArray<T, w> const& a, LaneArray<T, w> const& b) { return b < a; }
template <class T, int w>
MaskArray<w> operator>=(LaneArray<T, w> const& a, LaneArray<T, w> const& b) { return b <= a; }
template <class T, int w>
auto operator&(LaneArray<T, w> const& a, LaneArray<T, w> const& b) { return each_lane([](T x, T y) { return x & y; }, a, b); }
template <class T, int w>
auto operator|(LaneArray<T, w> const& a, LaneArray<T, w> const& b) { return each_lane([](T x, T y) { return x | y; }, a, b); }
template <class T, int w>
auto operator^(LaneArray<T, w> const& a, LaneArray<T, w> const& b) { return each_lane([](T x, T y) { return x ^ y; }, a, b); }
template <class T, int w>
auto operator<<(LaneArray<T, w> const& a, int n) { return each_lane([n](T x) { return x << n; }, a); }
template <class T, int w>
auto operator>>(LaneArray<T, w> const& a, int n) { return each_lane([n](T x) { return x >> n; }, a); }

template <int w>
MaskArray<w> operator&&(MaskArray<w> const& a, MaskArray<w> const& b) { return {a.bits & b.bits}; }
template <int w>
MaskArray<w> operator||(MaskArray<w> const& a, MaskArray<w> const& b) { return {a.bits | b.bits}; }
template <int w>
MaskArray<w> operator!(MaskArray<w> const& a) { return {~a.bits & MaskArray<w>::every}; }
template <int w>
bool any(MaskArray<w> const& mask) { return mask.bits != 0; }
template <int w>
bool all(MaskArray<w> const& mask) { return mask.bits == MaskArray<w>::every; }
template <class Act, int w>
void for_each_lane(MaskArray<w> const& mask, Act&& act)
{
  for (std::uint64_t bits = mask.bits; bits != 0; bits &= bits - 1) act(__builtin_ctzll(bits));
}
template <class T, int w>
LaneArray<T, w> select(MaskArray<w> const& mask, LaneArray<T, w> const& yes, LaneArray<T, w> const& no)
{
  LaneArray<T, w> chosen;
  for (int i = 0; i < w; ++i) chosen.lanes[i] = (mask.bits >> i & 1u) != 0 ? yes.lanes[i] : no.lanes[i];
  return chosen;
}

template <int w>
auto fma(DoubleArray<w> const& a, DoubleArray<w> const& b, DoubleArray<w> const& c)
{
  return each_lane([](double x, double y, double z) { return fma(x, y, z); }, a, b, c);
}
template <int w>
auto min(DoubleArray<w> const& a, DoubleArray<w> const& b) { return each_lane([](double x, double y) { return min(x, y); }, a, b); }
template <int w>
auto max(DoubleArray<w> const& a, DoubleArray<w> const& b) { return each_lane([](double x, double y) { return max(x, y); }, a, b); }
template <int w>
auto square_root(DoubleArray<w> const& a) { return each_lane([](double x) { return square_root(x); }, a); }
template <int w>
auto floor(DoubleArray<w> const& a) { return each_lane([](double x) { return floor(x); }, a); }
template <int w>
auto abs(DoubleArray<w> const& a) { return each_lane([](double x) { return abs(x); }, a); }
template <int w>
auto as_word(DoubleArray<w> const& a) { return each_lane([](double x) { return as_word(x); }, a); }
template <int w>
auto as_real(LaneArray<std::uint64_t, w> const& a) { return each_lane([](std::uint64_t x) { return as_real(x); }, a); }

template <int w>
double lane(DoubleArray<w> const& value, int i) { return value.lanes[i]; }
template <int w>
void set_lane(DoubleArray<w>& value, int i, double scalar) { value.lanes[i] = scalar; }

}  // namespace ghostcast
