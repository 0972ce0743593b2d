// SPDX-License-Identifier: Apache-2.0
/// \file
/// 32 trajectories in step as a warp runs them, each operation counted once: a lanes type for the model.
/// GHOSTCAST_WARP_WIDTH may give another number, that of a CPU's packs: each in a namespace of its own.
///
/// Constants and changes of sign cost nothing, as on the device. A branch on `any` is taken where one
/// lane takes it. What happens lane by lane is counted as often as a warp does it at once.
#pragma once

#include "counting/operation_counts.hpp"
#include "ghostcast/core/double_array.hpp"
#include "ghostcast/core/lane_bits.hpp"
#include "ghostcast/random/philox.hpp"

#if !defined(GHOSTCAST_WARP_WIDTH)
#define GHOSTCAST_WARP_WIDTH 32
#define GHOSTCAST_WARP_NAMESPACE in_step
#endif

namespace ghostcast::counting {
inline namespace GHOSTCAST_WARP_NAMESPACE {

inline constexpr int warp_width = GHOSTCAST_WARP_WIDTH;

template <class T>
struct Warp {
  T lanes[warp_width];
  Warp() = default;
  template <class Number>
    requires std::is_arithmetic_v<Number>
  explicit Warp(Number number)
  {
    for (T& each : lanes) each = static_cast<T>(number);
  }
};

using WarpReal = Warp<float>;
using WarpWord = Warp<std::uint32_t>;
using WarpMask = Warp<bool>;
using WarpWide = Warp<std::int64_t>;

/// The lanes type.
struct WarpLanes {
  using Real = WarpReal;
  using Word = WarpWord;
  using Mask = WarpMask;
  using Wide = WarpWide;
  using Double = DoubleArrayLanes<warp_width>;  ///< beliefs are not counted
  static constexpr int width = warp_width;
};

/// Applies a function lane by lane, uncounted.
template <class Function, class First, class... Rest>
auto by_lane(Function function, Warp<First> const& first, Warp<Rest> const&... rest)
{
  Warp<decltype(function(first.lanes[0], rest.lanes[0]...))> result;
  for (int i = 0; i < warp_width; ++i) result.lanes[i] = function(first.lanes[i], rest.lanes[i]...);
  return result;
}

/// The same as one instruction of a class.
template <class Function, class... Packs>
auto instruction(Operation operation, Function function, Packs const&... packs)
{
  note(operation);
  return by_lane(function, packs...);
}

inline WarpReal operator+(WarpReal const& a, WarpReal const& b) { return instruction(Operation::add, [](float x, float y) { return x + y; }, a, b); }
inline WarpReal operator-(WarpReal const& a, WarpReal const& b) { return instruction(Operation::add, [](float x, float y) { return x - y; }, a, b); }
inline WarpReal operator*(WarpReal const& a, WarpReal const& b) { return instruction(Operation::multiply, [](float x, float y) { return x * y; }, a, b); }
inline WarpReal operator/(WarpReal const& a, WarpReal const& b) { return instruction(Operation::divide, [](float x, float y) { return x / y; }, a, b); }
inline WarpReal operator-(WarpReal const& a) { return by_lane([](float x) { return -x; }, a); }
inline WarpReal abs(WarpReal const& a) { return by_lane([](float x) { return ghostcast::abs(x); }, a); }
inline WarpReal fma(WarpReal const& a, WarpReal const& b, WarpReal const& c)
{
  return instruction(Operation::fma, [](float x, float y, float z) { return ghostcast::fma(x, y, z); }, a, b, c);
}
inline WarpReal square_root(WarpReal const& a) { return instruction(Operation::square_root, [](float x) { return ghostcast::square_root(x); }, a); }
inline WarpReal floor(WarpReal const& a) { return instruction(Operation::round, [](float x) { return ghostcast::floor(x); }, a); }
inline WarpReal ceil(WarpReal const& a) { return instruction(Operation::round, [](float x) { return ghostcast::ceil(x); }, a); }
inline WarpReal min(WarpReal const& a, WarpReal const& b) { return instruction(Operation::minimum, [](float x, float y) { return ghostcast::min(x, y); }, a, b); }
inline WarpReal max(WarpReal const& a, WarpReal const& b) { return instruction(Operation::minimum, [](float x, float y) { return ghostcast::max(x, y); }, a, b); }

inline WarpMask operator<(WarpReal const& a, WarpReal const& b) { return instruction(Operation::compare, [](float x, float y) { return x < y; }, a, b); }
inline WarpMask operator>(WarpReal const& a, WarpReal const& b) { return b < a; }
inline WarpMask operator<=(WarpReal const& a, WarpReal const& b) { return instruction(Operation::compare, [](float x, float y) { return x <= y; }, a, b); }
inline WarpMask operator>=(WarpReal const& a, WarpReal const& b) { return b <= a; }
inline WarpMask operator==(WarpReal const& a, WarpReal const& b) { return instruction(Operation::compare, [](float x, float y) { return x == y; }, a, b); }
inline WarpMask operator!=(WarpReal const& a, WarpReal const& b) { return instruction(Operation::compare, [](float x, float y) { return x != y; }, a, b); }
inline WarpMask operator>(WarpWide const& a, WarpWide const& b)
{
  note(Operation::compare);
  return instruction(Operation::compare, [](std::int64_t x, std::int64_t y) { return x > y; }, a, b);
}

inline WarpMask operator&&(WarpMask const& a, WarpMask const& b) { return instruction(Operation::predicate, [](bool x, bool y) { return x && y; }, a, b); }
inline WarpMask operator||(WarpMask const& a, WarpMask const& b) { return instruction(Operation::predicate, [](bool x, bool y) { return x || y; }, a, b); }
inline WarpMask operator!(WarpMask const& a) { return by_lane([](bool x) { return !x; }, a); }

template <class T>
Warp<T> select(WarpMask const& mask, Warp<T> const& yes, Warp<T> const& no)
{
  if constexpr (sizeof(T) == 8) note(Operation::select);
  return instruction(Operation::select, [](bool m, T x, T y) { return m ? x : y; }, mask, yes, no);
}

inline WarpWord operator+(WarpWord const& a, WarpWord const& b) { return instruction(Operation::integer, [](std::uint32_t x, std::uint32_t y) { return x + y; }, a, b); }
inline WarpWord operator-(WarpWord const& a, WarpWord const& b) { return instruction(Operation::integer, [](std::uint32_t x, std::uint32_t y) { return x - y; }, a, b); }
inline WarpWord operator*(WarpWord const& a, WarpWord const& b) { return instruction(Operation::integer, [](std::uint32_t x, std::uint32_t y) { return x * y; }, a, b); }
inline WarpWord operator&(WarpWord const& a, WarpWord const& b) { return instruction(Operation::integer, [](std::uint32_t x, std::uint32_t y) { return x & y; }, a, b); }
inline WarpWord operator|(WarpWord const& a, WarpWord const& b) { return instruction(Operation::integer, [](std::uint32_t x, std::uint32_t y) { return x | y; }, a, b); }
inline WarpWord operator^(WarpWord const& a, WarpWord const& b) { return instruction(Operation::integer, [](std::uint32_t x, std::uint32_t y) { return x ^ y; }, a, b); }
inline WarpWord operator~(WarpWord const& a) { return instruction(Operation::integer, [](std::uint32_t x) { return ~x; }, a); }
inline WarpWord operator<<(WarpWord const& a, int n) { return instruction(Operation::integer, [n](std::uint32_t x) { return x << n; }, a); }
inline WarpWord operator>>(WarpWord const& a, int n) { return instruction(Operation::integer, [n](std::uint32_t x) { return x >> n; }, a); }
inline WarpWord min(WarpWord const& a, WarpWord const& b) { return instruction(Operation::integer, [](std::uint32_t x, std::uint32_t y) { return ghostcast::min(x, y); }, a, b); }
inline WarpWord as_word(WarpReal const& a) { return by_lane([](float x) { return ghostcast::as_word(x); }, a); }
inline WarpReal as_real(WarpWord const& a) { return by_lane([](std::uint32_t x) { return ghostcast::as_real(x); }, a); }
inline WarpWord sign_bit(WarpReal const& a) { return instruction(Operation::integer, [](float x) { return ghostcast::sign_bit(x); }, a); }
inline WarpWord shift_right_signed(WarpWord const& a, int n)
{
  return instruction(Operation::integer, [n](std::uint32_t x) { return ghostcast::shift_right_signed(x, n); }, a);
}

inline WarpWide operator+(WarpWide const& a, WarpWide const& b) { return instruction(Operation::add_wide, [](std::int64_t x, std::int64_t y) { return x + y; }, a, b); }
inline WarpWide operator-(WarpWide const& a, WarpWide const& b) { return instruction(Operation::add_wide, [](std::int64_t x, std::int64_t y) { return x - y; }, a, b); }
inline WarpWide to_wide(WarpReal const& a) { return instruction(Operation::convert, [](float x) { return ghostcast::to_wide(x); }, a); }

inline bool any_lane(WarpMask const& mask)
{
  for (bool each : mask.lanes) {
    if (each) return true;
  }
  return false;
}
inline bool any(WarpMask const& mask)
{
  note(Operation::vote);
  return any_lane(mask);
}
inline bool all(WarpMask const& mask) { return !any(!mask); }

template <class T>
DoubleArray<warp_width> double_of(Warp<T> const& value)
{
  DoubleArray<warp_width> result;
  for (int i = 0; i < warp_width; ++i) result.lanes[i] = ghostcast::double_of(value.lanes[i]);
  return result;
}

WarpWide proportion(WarpWide const& part, WarpWide const& total, WarpWide const& whole);

}  // namespace
}  // namespace ghostcast::counting

namespace ghostcast {

/// Out of line: where it sees both, the vectoriser of g++ 12 takes a rounding to single precision and
/// the way back for nothing.
[[gnu::noinline]] inline counting::WarpReal single_of(DoubleArray<counting::warp_width> const& value)
{
  counting::WarpReal result;
  for (int i = 0; i < counting::warp_width; ++i) result.lanes[i] = single_of(value.lanes[i]);
  return result;
}

}  // namespace ghostcast

#include "counting/warp_lane_by_lane.hpp"
