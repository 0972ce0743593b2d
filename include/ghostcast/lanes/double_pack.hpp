// SPDX-License-Identifier: Apache-2.0
/// \file
/// Packs in double precision, for beliefs: as many lanes as a pack of `n` vectors of numbers has, in
/// twice as many vectors. Operations are those of IEEE 754, as in pack.hpp.
#pragma once

#include "ghostcast/core/precision.hpp"
#include "ghostcast/lanes/pack.hpp"

namespace ghostcast {

using DoubleTag = native::ScalableTag<double>;
using LongTag = native::ScalableTag<std::uint64_t>;
using DoubleVector = native::Vec<DoubleTag>;
using LongVector = native::Vec<LongTag>;
using DoubleMaskVector = native::Mask<DoubleTag>;

/// Numbers in one native vector.
inline constexpr int double_vector_width = vector_width / 2;

/// A pack whose part k is `make(k)`.
template <class Pack, class Make>
HWY_INLINE Pack build_double(Make const& make)
{
  static_assert(Pack::parts == 2 || Pack::parts == 4);
  Pack pack;
  pack.part[0] = make(0);
  pack.part[1] = make(1);
  if constexpr (Pack::parts == 4) {
    pack.part[2] = make(2);
    pack.part[3] = make(3);
  }
  return pack;
}

/// Truth values of comparisons in double precision.
template <int n>
struct DoubleMaskPack {
  static constexpr int parts = 2 * n;
  DoubleMaskVector part[2 * n];
};

/// Double-precision numbers.
template <int n>
struct DoublePack {
  static constexpr int parts = 2 * n;
  DoubleVector part[2 * n];

  DoublePack() = default;
  /// One number in every lane.
  template <class Number>
    requires std::is_arithmetic_v<Number>
  HWY_INLINE explicit DoublePack(Number number)
  {
    for (DoubleVector& each : part) each = native::Set(DoubleTag{}, static_cast<double>(number));
  }
};

/// The bits of double-precision numbers.
template <int n>
struct LongPack {
  static constexpr int parts = 2 * n;
  LongVector part[2 * n];

  LongPack() = default;
  HWY_INLINE explicit LongPack(std::uint64_t word)
  {
    for (LongVector& each : part) each = native::Set(LongTag{}, word);
  }
};

template <int n>
HWY_INLINE DoublePack<n> operator+(DoublePack<n> const& a, DoublePack<n> const& b)
{
  return build_double<DoublePack<n>>([&](int k) { return native::Add(a.part[k], b.part[k]); });
}
template <int n>
HWY_INLINE DoublePack<n> operator-(DoublePack<n> const& a, DoublePack<n> const& b)
{
  return build_double<DoublePack<n>>([&](int k) { return native::Sub(a.part[k], b.part[k]); });
}
template <int n>
HWY_INLINE DoublePack<n> operator*(DoublePack<n> const& a, DoublePack<n> const& b)
{
  return build_double<DoublePack<n>>([&](int k) { return native::Mul(a.part[k], b.part[k]); });
}
template <int n>
HWY_INLINE DoublePack<n> operator/(DoublePack<n> const& a, DoublePack<n> const& b)
{
  return build_double<DoublePack<n>>([&](int k) { return native::Div(a.part[k], b.part[k]); });
}
template <int n>
HWY_INLINE DoublePack<n> operator-(DoublePack<n> const& a)
{
  return build_double<DoublePack<n>>([&](int k) { return native::Neg(a.part[k]); });
}
template <int n>
HWY_INLINE DoublePack<n> fma(DoublePack<n> const& a, DoublePack<n> const& b, DoublePack<n> const& c)
{
  return build_double<DoublePack<n>>([&](int k) { return native::MulAdd(a.part[k], b.part[k], c.part[k]); });
}
template <int n>
HWY_INLINE DoublePack<n> square_root(DoublePack<n> const& a)
{
  return build_double<DoublePack<n>>([&](int k) { return native::Sqrt(a.part[k]); });
}
template <int n>
HWY_INLINE DoublePack<n> floor(DoublePack<n> const& a)
{
  return build_double<DoublePack<n>>([&](int k) { return native::Floor(a.part[k]); });
}
template <int n>
HWY_INLINE DoublePack<n> abs(DoublePack<n> const& a)
{
  return build_double<DoublePack<n>>([&](int k) { return native::Abs(a.part[k]); });
}
template <int n>
HWY_INLINE DoublePack<n> min(DoublePack<n> const& a, DoublePack<n> const& b)
{
  return build_double<DoublePack<n>>([&](int k) { return native::Min(a.part[k], b.part[k]); });
}
template <int n>
HWY_INLINE DoublePack<n> max(DoublePack<n> const& a, DoublePack<n> const& b)
{
  return build_double<DoublePack<n>>([&](int k) { return native::Max(a.part[k], b.part[k]); });
}

template <int n>
HWY_INLINE DoubleMaskPack<n> operator<(DoublePack<n> const& a, DoublePack<n> const& b)
{
  return build_double<DoubleMaskPack<n>>([&](int k) { return native::Lt(a.part[k], b.part[k]); });
}
template <int n>
HWY_INLINE DoubleMaskPack<n> operator>(DoublePack<n> const& a, DoublePack<n> const& b)
{
  return b < a;
}
template <int n>
HWY_INLINE DoubleMaskPack<n> operator<=(DoublePack<n> const& a, DoublePack<n> const& b)
{
  return build_double<DoubleMaskPack<n>>([&](int k) { return native::Le(a.part[k], b.part[k]); });
}
template <int n>
HWY_INLINE DoubleMaskPack<n> operator>=(DoublePack<n> const& a, DoublePack<n> const& b)
{
  return b <= a;
}
template <int n>
HWY_INLINE DoubleMaskPack<n> operator&&(DoubleMaskPack<n> const& a, DoubleMaskPack<n> const& b)
{
  return build_double<DoubleMaskPack<n>>([&](int k) { return native::And(a.part[k], b.part[k]); });
}
template <int n>
HWY_INLINE DoubleMaskPack<n> operator||(DoubleMaskPack<n> const& a, DoubleMaskPack<n> const& b)
{
  return build_double<DoubleMaskPack<n>>([&](int k) { return native::Or(a.part[k], b.part[k]); });
}
template <int n>
HWY_INLINE DoubleMaskPack<n> operator!(DoubleMaskPack<n> const& a)
{
  return build_double<DoubleMaskPack<n>>([&](int k) { return native::Not(a.part[k]); });
}
template <int n>
HWY_INLINE DoublePack<n> select(DoubleMaskPack<n> const& mask, DoublePack<n> const& yes, DoublePack<n> const& no)
{
  return build_double<DoublePack<n>>([&](int k) { return native::IfThenElse(mask.part[k], yes.part[k], no.part[k]); });
}

/// Bit i: lane i.
template <int n>
HWY_INLINE std::uint32_t lane_bits(DoubleMaskPack<n> const& mask)
{
  std::uint32_t bits = 0;
  for (int k = 0; k < 2 * n; ++k) {
    std::uint8_t bytes[8] = {};
    native::StoreMaskBits(DoubleTag{}, mask.part[k], bytes);
    bits |= static_cast<std::uint32_t>(bytes[0]) << (k * double_vector_width);
  }
  return bits;
}
template <int n>
HWY_INLINE bool any(DoubleMaskPack<n> const& mask)
{
  DoubleMaskVector whole = mask.part[0];
  for (int k = 1; k < 2 * n; ++k) whole = native::Or(whole, mask.part[k]);
  return !native::AllFalse(DoubleTag{}, whole);
}
template <int n>
HWY_INLINE bool all(DoubleMaskPack<n> const& mask)
{
  return !any(!mask);
}
template <class Act, int n>
HWY_INLINE void for_each_lane(DoubleMaskPack<n> const& mask, Act&& act)
{
  for (std::uint32_t bits = lane_bits(mask); bits != 0; bits &= bits - 1) act(__builtin_ctz(bits));
}

template <int n>
HWY_INLINE LongPack<n> operator+(LongPack<n> const& a, LongPack<n> const& b)
{
  return build_double<LongPack<n>>([&](int k) { return native::Add(a.part[k], b.part[k]); });
}
template <int n>
HWY_INLINE LongPack<n> operator-(LongPack<n> const& a, LongPack<n> const& b)
{
  return build_double<LongPack<n>>([&](int k) { return native::Sub(a.part[k], b.part[k]); });
}
template <int n>
HWY_INLINE LongPack<n> operator&(LongPack<n> const& a, LongPack<n> const& b)
{
  return build_double<LongPack<n>>([&](int k) { return native::And(a.part[k], b.part[k]); });
}
template <int n>
HWY_INLINE LongPack<n> operator|(LongPack<n> const& a, LongPack<n> const& b)
{
  return build_double<LongPack<n>>([&](int k) { return native::Or(a.part[k], b.part[k]); });
}
template <int n>
HWY_INLINE LongPack<n> operator^(LongPack<n> const& a, LongPack<n> const& b)
{
  return build_double<LongPack<n>>([&](int k) { return native::Xor(a.part[k], b.part[k]); });
}
template <int n>
HWY_INLINE LongPack<n> operator<<(LongPack<n> const& a, int count)
{
  return build_double<LongPack<n>>([&](int k) { return native::ShiftLeftSame(a.part[k], count); });
}
template <int n>
HWY_INLINE LongPack<n> operator>>(LongPack<n> const& a, int count)
{
  return build_double<LongPack<n>>([&](int k) { return native::ShiftRightSame(a.part[k], count); });
}
template <int n>
HWY_INLINE LongPack<n> as_word(DoublePack<n> const& a)
{
  return build_double<LongPack<n>>([&](int k) { return native::BitCast(LongTag{}, a.part[k]); });
}
template <int n>
HWY_INLINE DoublePack<n> as_real(LongPack<n> const& a)
{
  return build_double<DoublePack<n>>([&](int k) { return native::BitCast(DoubleTag{}, a.part[k]); });
}

/// Half `k % 2` of vector `k / 2` of a pack.
template <class Vector>
HWY_INLINE auto half_of(Vector const* part, int k)
{
  using Tag = native::DFromV<Vector>;
  native::Half<Tag> const half;
  return k % 2 == 0 ? native::LowerHalf(half, part[k / 2]) : native::UpperHalf(half, part[k / 2]);
}
template <int n>
HWY_INLINE DoublePack<n> double_of(RealPack<n> const& a)
{
  return build_double<DoublePack<n>>([&](int k) { return native::PromoteTo(DoubleTag{}, half_of(a.part, k)); });
}
/// The bits of 2^52 take a word into their lowest ones; the difference from 2^52 is the word, exact.
template <int n>
HWY_INLINE DoublePack<n> double_of(WordPack<n> const& a)
{
  auto const wide = build_double<LongPack<n>>([&](int k) { return native::PromoteTo(LongTag{}, half_of(a.part, k)); });
  return as_real(wide | LongPack<n>(std::uint64_t{0x433} << 52)) - DoublePack<n>(0x1p52);
}
template <int n>
HWY_INLINE RealPack<n> single_of(DoublePack<n> const& a)
{
  native::Half<RealTag> const half;
  return build<RealPack<n>>([&](int k) {
    return native::Combine(RealTag{}, native::DemoteTo(half, a.part[2 * k + 1]), native::DemoteTo(half, a.part[2 * k]));
  });
}

using LaneDouble [[gnu::may_alias]] = double;

template <int n>
HWY_INLINE double lane(DoublePack<n> const& value, int i)
{
  return reinterpret_cast<LaneDouble const*>(&value)[i];
}
template <int n>
HWY_INLINE void set_lane(DoublePack<n>& value, int i, double scalar)
{
  reinterpret_cast<LaneDouble*>(&value)[i] = scalar;
}

/// The lanes in double precision beside `PackLanes<n>`.
template <int n>
struct DoublePackLanes {
  using Real = DoublePack<n>;
  using Word = WordPack<n>;
  using Mask = DoubleMaskPack<n>;
  using Double = DoublePackLanes;
  static constexpr int width = n * vector_width;
};

}  // namespace ghostcast
