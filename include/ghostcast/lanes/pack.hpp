// SPDX-License-Identifier: Apache-2.0
/// \file
/// Packs: trajectories side by side in the vectors of a processor, over Google Highway.
///
/// A pack is `n` native vectors of the instruction set that the file is compiled for: 8 numbers each
/// under AVX2, 16 under AVX-512, 4 under NEON. Two of them hide each other's latency. Every operation
/// is the IEEE 754 one that the scalar overload names, so that packs and single trajectories agree bit
/// for bit. For translation units of one instruction set alone (docs/architecture.md).
#pragma once

// The set is known when a file is compiled; of the encryption that Highway asks for nothing is used.
#define HWY_DISABLE_PCLMUL_AES 1
#define HWY_COMPILE_ONLY_STATIC 1
#define HWY_COMPILER_HAS_MASK_INTRINSICS 0
#include <hwy/highway.h>

#include "ghostcast/core/lane_bits.hpp"

namespace ghostcast {
namespace native = hwy::HWY_NAMESPACE;

using RealTag = native::ScalableTag<float>;
using WordTag = native::ScalableTag<std::uint32_t>;
using SignedTag = native::ScalableTag<std::int32_t>;
using RealVector = native::Vec<RealTag>;
using WordVector = native::Vec<WordTag>;
using MaskVector = native::Mask<RealTag>;

/// Numbers in one native vector.
inline constexpr int vector_width = sizeof(RealVector) / sizeof(float);

/// A pack whose part k is `make(k)`.
template <class Pack, class Make>
HWY_INLINE Pack build(Make const& make)
{
  static_assert(Pack::parts == 1 || Pack::parts == 2);
  Pack pack;
  pack.part[0] = make(0);
  if constexpr (Pack::parts == 2) pack.part[1] = make(1);
  return pack;
}

/// Truth values.
template <int n>
struct MaskPack {
  static constexpr int parts = n;
  MaskVector part[n];

  MaskPack() = default;
  HWY_INLINE explicit MaskPack(bool value)
  {
    for (MaskVector& each : part) each = native::FirstN(RealTag{}, value ? vector_width : 0);
  }
};

/// Single-precision numbers.
template <int n>
struct RealPack {
  static constexpr int parts = n;
  RealVector part[n];

  RealPack() = default;
  /// One number in every lane, converted as `static_cast` does.
  template <class Number>
    requires std::is_arithmetic_v<Number>
  HWY_INLINE explicit RealPack(Number number)
  {
    for (RealVector& each : part) each = native::Set(RealTag{}, static_cast<float>(number));
  }
};

/// 32-bit words.
template <int n>
struct WordPack {
  static constexpr int parts = n;
  WordVector part[n];

  WordPack() = default;
  HWY_INLINE explicit WordPack(std::uint32_t word)
  {
    for (WordVector& each : part) each = native::Set(WordTag{}, word);
  }
};

template <int n>
HWY_INLINE RealPack<n> operator+(RealPack<n> const& a, RealPack<n> const& b)
{
  return build<RealPack<n>>([&](int k) { return native::Add(a.part[k], b.part[k]); });
}
template <int n>
HWY_INLINE RealPack<n> operator-(RealPack<n> const& a, RealPack<n> const& b)
{
  return build<RealPack<n>>([&](int k) { return native::Sub(a.part[k], b.part[k]); });
}
template <int n>
HWY_INLINE RealPack<n> operator*(RealPack<n> const& a, RealPack<n> const& b)
{
  return build<RealPack<n>>([&](int k) { return native::Mul(a.part[k], b.part[k]); });
}
template <int n>
HWY_INLINE RealPack<n> operator/(RealPack<n> const& a, RealPack<n> const& b)
{
  return build<RealPack<n>>([&](int k) { return native::Div(a.part[k], b.part[k]); });
}
template <int n>
HWY_INLINE RealPack<n> operator-(RealPack<n> const& a)
{
  return build<RealPack<n>>([&](int k) { return native::Neg(a.part[k]); });
}
template <int n>
HWY_INLINE RealPack<n> fma(RealPack<n> const& a, RealPack<n> const& b, RealPack<n> const& c)
{
  return build<RealPack<n>>([&](int k) { return native::MulAdd(a.part[k], b.part[k], c.part[k]); });
}
template <int n>
HWY_INLINE RealPack<n> fms(RealPack<n> const& a, RealPack<n> const& b, RealPack<n> const& c)
{
  return build<RealPack<n>>([&](int k) { return native::MulSub(a.part[k], b.part[k], c.part[k]); });
}
template <int n>
HWY_INLINE RealPack<n> fnma(RealPack<n> const& a, RealPack<n> const& b, RealPack<n> const& c)
{
  return build<RealPack<n>>([&](int k) { return native::NegMulAdd(a.part[k], b.part[k], c.part[k]); });
}
template <int n>
HWY_INLINE RealPack<n> square_root(RealPack<n> const& a)
{
  return build<RealPack<n>>([&](int k) { return native::Sqrt(a.part[k]); });
}
template <int n>
HWY_INLINE RealPack<n> floor(RealPack<n> const& a)
{
  return build<RealPack<n>>([&](int k) { return native::Floor(a.part[k]); });
}
template <int n>
HWY_INLINE RealPack<n> ceil(RealPack<n> const& a)
{
  return build<RealPack<n>>([&](int k) { return native::Ceil(a.part[k]); });
}
template <int n>
HWY_INLINE RealPack<n> abs(RealPack<n> const& a)
{
  return build<RealPack<n>>([&](int k) { return native::Abs(a.part[k]); });
}
template <int n>
HWY_INLINE RealPack<n> min(RealPack<n> const& a, RealPack<n> const& b)
{
  return build<RealPack<n>>([&](int k) { return native::Min(a.part[k], b.part[k]); });
}
template <int n>
HWY_INLINE RealPack<n> max(RealPack<n> const& a, RealPack<n> const& b)
{
  return build<RealPack<n>>([&](int k) { return native::Max(a.part[k], b.part[k]); });
}

template <int n>
HWY_INLINE MaskPack<n> operator<(RealPack<n> const& a, RealPack<n> const& b)
{
  return build<MaskPack<n>>([&](int k) { return native::Lt(a.part[k], b.part[k]); });
}
template <int n>
HWY_INLINE MaskPack<n> operator>(RealPack<n> const& a, RealPack<n> const& b)
{
  return b < a;
}
template <int n>
HWY_INLINE MaskPack<n> operator<=(RealPack<n> const& a, RealPack<n> const& b)
{
  return build<MaskPack<n>>([&](int k) { return native::Le(a.part[k], b.part[k]); });
}
template <int n>
HWY_INLINE MaskPack<n> operator>=(RealPack<n> const& a, RealPack<n> const& b)
{
  return b <= a;
}
template <int n>
HWY_INLINE MaskPack<n> operator==(RealPack<n> const& a, RealPack<n> const& b)
{
  return build<MaskPack<n>>([&](int k) { return native::Eq(a.part[k], b.part[k]); });
}
template <int n>
HWY_INLINE MaskPack<n> operator!=(RealPack<n> const& a, RealPack<n> const& b)
{
  return !(a == b);  // Highway's Ne is false of NaN
}
template <int n>
HWY_INLINE MaskPack<n> operator&&(MaskPack<n> const& a, MaskPack<n> const& b)
{
  return build<MaskPack<n>>([&](int k) { return native::And(a.part[k], b.part[k]); });
}
template <int n>
HWY_INLINE MaskPack<n> operator||(MaskPack<n> const& a, MaskPack<n> const& b)
{
  return build<MaskPack<n>>([&](int k) { return native::Or(a.part[k], b.part[k]); });
}
template <int n>
HWY_INLINE MaskPack<n> operator!(MaskPack<n> const& a)
{
  return build<MaskPack<n>>([&](int k) { return native::Not(a.part[k]); });
}
template <int n>
HWY_INLINE bool any(MaskPack<n> const& mask)
{
  MaskVector whole = mask.part[0];
  if constexpr (n == 2) whole = native::Or(whole, mask.part[1]);
  return !native::AllFalse(RealTag{}, whole);
}
template <int n>
HWY_INLINE bool all(MaskPack<n> const& mask)
{
  MaskVector whole = mask.part[0];
  if constexpr (n == 2) whole = native::And(whole, mask.part[1]);
  return native::AllTrue(RealTag{}, whole);
}
template <int n>
HWY_INLINE bool all_signed(RealPack<n> const& value)
{
  RealVector signs = value.part[0];
  if constexpr (n == 2) signs = native::And(signs, value.part[1]);
  return native::AllTrue(RealTag{}, native::MaskFromVec(signs));
}
template <int n>
HWY_INLINE RealPack<n> select(MaskPack<n> const& mask, RealPack<n> const& yes, RealPack<n> const& no)
{
  return build<RealPack<n>>([&](int k) { return native::IfThenElse(mask.part[k], yes.part[k], no.part[k]); });
}
template <int n>
HWY_INLINE WordPack<n> select(MaskPack<n> const& mask, WordPack<n> const& yes, WordPack<n> const& no)
{
  return build<WordPack<n>>([&](int k) {
    return native::IfThenElse(native::RebindMask(WordTag{}, mask.part[k]), yes.part[k], no.part[k]);
  });
}
template <int n>
HWY_INLINE MaskPack<n> select(MaskPack<n> const& mask, MaskPack<n> const& yes, MaskPack<n> const& no)
{
  return (mask && yes) || (!mask && no);
}

template <int n>
HWY_INLINE WordPack<n> operator+(WordPack<n> const& a, WordPack<n> const& b)
{
  return build<WordPack<n>>([&](int k) { return native::Add(a.part[k], b.part[k]); });
}
template <int n>
HWY_INLINE WordPack<n> operator-(WordPack<n> const& a, WordPack<n> const& b)
{
  return build<WordPack<n>>([&](int k) { return native::Sub(a.part[k], b.part[k]); });
}
template <int n>
HWY_INLINE WordPack<n> operator*(WordPack<n> const& a, WordPack<n> const& b)
{
  return build<WordPack<n>>([&](int k) { return native::Mul(a.part[k], b.part[k]); });
}
template <int n>
HWY_INLINE WordPack<n> operator&(WordPack<n> const& a, WordPack<n> const& b)
{
  return build<WordPack<n>>([&](int k) { return native::And(a.part[k], b.part[k]); });
}
template <int n>
HWY_INLINE WordPack<n> operator|(WordPack<n> const& a, WordPack<n> const& b)
{
  return build<WordPack<n>>([&](int k) { return native::Or(a.part[k], b.part[k]); });
}
template <int n>
HWY_INLINE WordPack<n> operator^(WordPack<n> const& a, WordPack<n> const& b)
{
  return build<WordPack<n>>([&](int k) { return native::Xor(a.part[k], b.part[k]); });
}
template <int n>
HWY_INLINE WordPack<n> operator~(WordPack<n> const& a)
{
  return build<WordPack<n>>([&](int k) { return native::Not(a.part[k]); });
}
template <int n>
HWY_INLINE WordPack<n> operator<<(WordPack<n> const& a, int count)
{
  return build<WordPack<n>>([&](int k) { return native::ShiftLeftSame(a.part[k], count); });
}
template <int n>
HWY_INLINE WordPack<n> operator>>(WordPack<n> const& a, int count)
{
  return build<WordPack<n>>([&](int k) { return native::ShiftRightSame(a.part[k], count); });
}
template <int n>
HWY_INLINE WordPack<n> shift_right_signed(WordPack<n> const& a, int count)
{
  return build<WordPack<n>>([&](int k) {
    return native::BitCast(WordTag{}, native::ShiftRightSame(native::BitCast(SignedTag{}, a.part[k]), count));
  });
}
template <int n>
HWY_INLINE WordPack<n> as_word(RealPack<n> const& a)
{
  return build<WordPack<n>>([&](int k) { return native::BitCast(WordTag{}, a.part[k]); });
}
template <int n>
HWY_INLINE RealPack<n> as_real(WordPack<n> const& a)
{
  return build<RealPack<n>>([&](int k) { return native::BitCast(RealTag{}, a.part[k]); });
}
template <int n>
HWY_INLINE WordPack<n> min(WordPack<n> const& a, WordPack<n> const& b)
{
  return build<WordPack<n>>([&](int k) { return native::Min(a.part[k], b.part[k]); });
}
template <int n>
HWY_INLINE WordPack<n> sign_bit(RealPack<n> const& a)
{
  return build<WordPack<n>>([&](int k) { return native::ShiftRight<31>(native::BitCast(WordTag{}, a.part[k])); });
}
/// Nearest numbers to words read as signed integers.
template <int n>
HWY_INLINE RealPack<n> real_of_signed(WordPack<n> const& a)
{
  return build<RealPack<n>>([&](int k) { return native::ConvertTo(RealTag{}, native::BitCast(SignedTag{}, a.part[k])); });
}
/// Words of numbers in 0 .. 2^31 - 1, fractions dropped.
template <int n>
HWY_INLINE WordPack<n> word_of_real(RealPack<n> const& a)
{
  return build<WordPack<n>>([&](int k) { return native::BitCast(WordTag{}, native::ConvertTo(SignedTag{}, a.part[k])); });
}

/// Element types through which the lanes of a vector may be read and written.
using LaneReal [[gnu::may_alias]] = float;
using LaneWord [[gnu::may_alias]] = std::uint32_t;

template <int n>
HWY_INLINE float lane(RealPack<n> const& value, int i)
{
  return reinterpret_cast<LaneReal const*>(&value)[i];
}
template <int n>
HWY_INLINE std::uint32_t lane(WordPack<n> const& value, int i)
{
  return reinterpret_cast<LaneWord const*>(&value)[i];
}
template <int n>
HWY_INLINE void set_lane(RealPack<n>& value, int i, float scalar)
{
  reinterpret_cast<LaneReal*>(&value)[i] = scalar;
}
template <int n>
HWY_INLINE void set_lane(WordPack<n>& value, int i, std::uint32_t scalar)
{
  reinterpret_cast<LaneWord*>(&value)[i] = scalar;
}

/// Bit i: lane i.
template <int n>
HWY_INLINE std::uint32_t lane_bits(MaskPack<n> const& mask)
{
  std::uint32_t bits = 0;
  for (int k = 0; k < n; ++k) {
    std::uint8_t bytes[8] = {};
    native::StoreMaskBits(RealTag{}, mask.part[k], bytes);
    std::uint32_t part = 0;
    __builtin_memcpy(&part, bytes, (vector_width + 7) / 8);
    bits |= part << (k * vector_width);
  }
  return bits;
}
template <int n>
HWY_INLINE std::uint32_t count_lanes(MaskPack<n> const& mask)
{
  return static_cast<std::uint32_t>(__builtin_popcount(lane_bits(mask)));
}
template <int n>
HWY_INLINE bool lane(MaskPack<n> const& mask, int i)
{
  return (lane_bits(mask) >> i & 1u) != 0;
}
template <class Act, int n>
HWY_INLINE void for_each_lane(MaskPack<n> const& mask, Act&& act)
{
  for (std::uint32_t bits = lane_bits(mask); bits != 0; bits &= bits - 1) act(__builtin_ctz(bits));
}

}  // namespace ghostcast
