// SPDX-License-Identifier: Apache-2.0
/// \file
/// Four scalar lanes side by side: a pack as SIMD ones are, but in plain C++. It shows that code
/// over lanes neither branches on one lane's value nor mixes lanes, and what a pack must offer.
#pragma once

#include "ghostcast/core/double_array.hpp"
#include "ghostcast/core/lane_bits.hpp"
#include "ghostcast/random/philox.hpp"

namespace ghostcast::test {

/// Four values of one type.
template <class T>
struct Four {
  T lanes[4];
  Four() = default;
  /// One number in every lane, converted as `static_cast` does.
  template <class Number>
    requires std::is_arithmetic_v<Number>
  explicit Four(Number number)
  {
    for (T& each : lanes) each = static_cast<T>(number);
  }
};

using FourReal = Four<float>;
using FourWord = Four<std::uint32_t>;
using FourMask = Four<bool>;

/// The lanes type.
struct FourLanes {
  using Real = FourReal;
  using Word = FourWord;
  using Mask = FourMask;
  using Double = DoubleArrayLanes<4>;
  static constexpr int width = 4;
};

/// Applies a function lane by lane.
template <class Function, class First, class... Rest>
auto by_lane(Function function, Four<First> const& first, Four<Rest> const&... rest)
{
  Four<decltype(function(first.lanes[0], rest.lanes[0]...))> result;
  for (int i = 0; i < 4; ++i) result.lanes[i] = function(first.lanes[i], rest.lanes[i]...);
  return result;
}

template <class T>
Four<T> operator+(Four<T> const& a, Four<T> const& b)
{
  return by_lane([](T x, T y) { return x + y; }, a, b);
}
template <class T>
Four<T> operator-(Four<T> const& a, Four<T> const& b)
{
  return by_lane([](T x, T y) { return x - y; }, a, b);
}
inline FourReal operator*(FourReal const& a, FourReal const& b)
{
  return by_lane([](float x, float y) { return x * y; }, a, b);
}
inline FourReal operator/(FourReal const& a, FourReal const& b)
{
  return by_lane([](float x, float y) { return x / y; }, a, b);
}
inline FourReal operator-(FourReal const& a)
{
  return by_lane([](float x) { return -x; }, a);
}
inline FourMask operator<(FourReal const& a, FourReal const& b)
{
  return by_lane([](float x, float y) { return x < y; }, a, b);
}
inline FourMask operator>(FourReal const& a, FourReal const& b)
{
  return b < a;
}
inline FourMask operator>=(FourReal const& a, FourReal const& b)
{
  return by_lane([](float x, float y) { return x >= y; }, a, b);
}
inline FourMask operator&&(FourMask const& a, FourMask const& b)
{
  return by_lane([](bool x, bool y) { return x && y; }, a, b);
}
inline FourMask operator||(FourMask const& a, FourMask const& b)
{
  return by_lane([](bool x, bool y) { return x || y; }, a, b);
}
inline FourMask operator!(FourMask const& a)
{
  return by_lane([](bool x) { return !x; }, a);
}
inline FourWord operator*(FourWord const& a, FourWord const& b)
{
  return by_lane([](std::uint32_t x, std::uint32_t y) { return x * y; }, a, b);
}
inline FourWord operator&(FourWord const& a, FourWord const& b)
{
  return by_lane([](std::uint32_t x, std::uint32_t y) { return x & y; }, a, b);
}
inline FourWord operator|(FourWord const& a, FourWord const& b)
{
  return by_lane([](std::uint32_t x, std::uint32_t y) { return x | y; }, a, b);
}
inline FourWord operator^(FourWord const& a, FourWord const& b)
{
  return by_lane([](std::uint32_t x, std::uint32_t y) { return x ^ y; }, a, b);
}
inline FourWord operator~(FourWord const& a)
{
  return by_lane([](std::uint32_t x) { return ~x; }, a);
}
inline FourWord operator<<(FourWord const& a, int count)
{
  return by_lane([count](std::uint32_t x) { return x << count; }, a);
}
inline FourWord operator>>(FourWord const& a, int count)
{
  return by_lane([count](std::uint32_t x) { return x >> count; }, a);
}

inline FourReal fma(FourReal const& a, FourReal const& b, FourReal const& c)
{
  return by_lane([](float x, float y, float z) { return ghostcast::fma(x, y, z); }, a, b, c);
}
inline FourReal square_root(FourReal const& a)
{
  return by_lane([](float x) { return ghostcast::square_root(x); }, a);
}
inline FourReal floor(FourReal const& a)
{
  return by_lane([](float x) { return ghostcast::floor(x); }, a);
}
inline FourReal abs(FourReal const& a)
{
  return by_lane([](float x) { return ghostcast::abs(x); }, a);
}
inline FourReal min(FourReal const& a, FourReal const& b)
{
  return by_lane([](float x, float y) { return ghostcast::min(x, y); }, a, b);
}
inline FourWord min(FourWord const& a, FourWord const& b)
{
  return by_lane([](std::uint32_t x, std::uint32_t y) { return ghostcast::min(x, y); }, a, b);
}
inline FourReal max(FourReal const& a, FourReal const& b)
{
  return by_lane([](float x, float y) { return ghostcast::max(x, y); }, a, b);
}
template <class T>
Four<T> select(FourMask const& mask, Four<T> const& yes, Four<T> const& no)
{
  return by_lane([](bool m, T x, T y) { return m ? x : y; }, mask, yes, no);
}
inline bool any(FourMask const& mask)
{
  return mask.lanes[0] || mask.lanes[1] || mask.lanes[2] || mask.lanes[3];
}
inline bool all(FourMask const& mask)
{
  return mask.lanes[0] && mask.lanes[1] && mask.lanes[2] && mask.lanes[3];
}
template <class T>
T lane(Four<T> const& value, int i)
{
  return value.lanes[i];
}
template <class T>
void set_lane(Four<T>& value, int i, T scalar)
{
  value.lanes[i] = scalar;
}
template <class Act>
void for_each_lane(FourMask const& mask, Act&& act)
{
  for (int i = 0; i < 4; ++i) {
    if (mask.lanes[i]) act(i);
  }
}
inline FourWord as_word(FourReal const& a)
{
  return by_lane([](float x) { return ghostcast::as_word(x); }, a);
}
inline FourReal as_real(FourWord const& a)
{
  return by_lane([](std::uint32_t x) { return ghostcast::as_real(x); }, a);
}
inline FourWord sign_bit(FourReal const& a)
{
  return by_lane([](float x) { return ghostcast::sign_bit(x); }, a);
}
inline FourWord shift_right_signed(FourWord const& a, int count)
{
  return by_lane([count](std::uint32_t x) { return ghostcast::shift_right_signed(x, count); }, a);
}
template <class T>
DoubleArray<4> double_of(Four<T> const& value)
{
  DoubleArray<4> result;
  for (int i = 0; i < 4; ++i) result.lanes[i] = ghostcast::double_of(value.lanes[i]);
  return result;
}

}  // namespace ghostcast::test

namespace ghostcast {

template <>
inline test::FourReal real_from_signed<test::FourLanes>(test::FourWord word)
{
  return test::by_lane([](std::uint32_t x) { return real_from_signed<Scalar>(x); }, word);
}

/// Out of line: where it sees both, the vectoriser of g++ 12 takes a rounding to single precision and
/// the way back for nothing.
[[gnu::noinline]] inline test::FourReal single_of(DoubleArray<4> const& value)
{
  test::FourReal result;
  for (int i = 0; i < 4; ++i) result.lanes[i] = single_of(value.lanes[i]);
  return result;
}

}  // namespace ghostcast
