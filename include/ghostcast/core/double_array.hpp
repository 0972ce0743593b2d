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
template <int width>
using MaskArray = LaneArray<bool, width>;

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
auto operator<(LaneArray<T, w> const& a, LaneArray<T, w> const& b) { return each_lane([](T x, T y) { return x < y; }, a, b); }
template <class T, int w>
auto operator<=(LaneArray<T, w> const& a, LaneArray<T, w> const& b) { return each_lane([](T x, T y) { return x <= y; }, a, b); }
template <class T, int w>
auto operator>(LaneArray<T, w> const& a, LaneArray<T, w> const& b) { return b < a; }
template <class T, int w>
auto operator>=(LaneArray<T, w> const& a, LaneArray<T, w> const& b) { return b <= a; }
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
MaskArray<w> operator&&(MaskArray<w> const& a, MaskArray<w> const& b) { return each_lane([](bool x, bool y) { return x && y; }, a, b); }
template <int w>
MaskArray<w> operator||(MaskArray<w> const& a, MaskArray<w> const& b) { return each_lane([](bool x, bool y) { return x || y; }, a, b); }
template <int w>
MaskArray<w> operator!(MaskArray<w> const& a) { return each_lane([](bool x) { return !x; }, a); }
template <int w>
bool any(MaskArray<w> const& mask)
{
  for (bool each : mask.lanes) {
    if (each) return true;
  }
  return false;
}
template <int w>
bool all(MaskArray<w> const& mask) { return !any(!mask); }
template <class Act, int w>
void for_each_lane(MaskArray<w> const& mask, Act&& act)
{
  for (int i = 0; i < w; ++i) {
    if (mask.lanes[i]) act(i);
  }
}
template <class T, int w>
LaneArray<T, w> select(MaskArray<w> const& mask, LaneArray<T, w> const& yes, LaneArray<T, w> const& no)
{
  return each_lane([](bool m, T x, T y) { return m ? x : y; }, mask, yes, no);
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
