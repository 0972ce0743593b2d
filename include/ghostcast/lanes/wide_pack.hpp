// SPDX-License-Identifier: Apache-2.0
/// \file
/// 64-bit integers of packs: sums of money and of chips over units (core/lanes.hpp).
///
/// A pack of n vectors of numbers has 2n of integers. Conversions are the compiler's own: AVX2 has no
/// instruction for them, and the compiler puts in what the scalar cast means.
#pragma once

#include "ghostcast/lanes/pack.hpp"

namespace ghostcast {

using WideTag = native::ScalableTag<std::int64_t>;
using WideVector = native::Vec<WideTag>;
using WideMask = native::Mask<WideTag>;

/// Raw vectors of the compiler, for `__builtin_convertvector`.
using RawWide [[gnu::vector_size(sizeof(WideVector))]] = std::int64_t;
using RawDouble [[gnu::vector_size(sizeof(WideVector))]] = double;
using RawHalf [[gnu::vector_size(sizeof(WideVector) / 2)]] = float;

template <int n>
struct WidePack {
  static constexpr int parts = 2 * n;
  WideVector part[2 * n];

  HWY_INLINE WidePack() : WidePack(0) {}
  HWY_INLINE explicit WidePack(std::int64_t value)
  {
    for (WideVector& each : part) each = native::Set(WideTag{}, value);
  }
};

template <int n>
HWY_INLINE WidePack<n> operator+(WidePack<n> const& a, WidePack<n> const& b)
{
  WidePack<n> sum;
  for (int k = 0; k < 2 * n; ++k) sum.part[k] = native::Add(a.part[k], b.part[k]);
  return sum;
}
template <int n>
HWY_INLINE WidePack<n> operator-(WidePack<n> const& a, WidePack<n> const& b)
{
  WidePack<n> difference;
  for (int k = 0; k < 2 * n; ++k) difference.part[k] = native::Sub(a.part[k], b.part[k]);
  return difference;
}

using RawHalfMask [[gnu::vector_size(sizeof(WideVector) / 2)]] = std::int32_t;

/// The lower (0) or upper (1) half of a vector's truth values, for integers.
HWY_INLINE WideMask widen(MaskVector const& mask, int half)
{
#if HWY_TARGET <= HWY_AVX3 && HWY_ARCH_X86
  return WideMask{static_cast<__mmask8>(mask.raw >> (8 * half))};
#else
  native::Half<SignedTag> const part;
  auto const bits = native::BitCast(SignedTag{}, native::VecFromMask(RealTag{}, mask));
  auto const chosen = half == 0 ? native::LowerHalf(part, bits) : native::UpperHalf(part, bits);
  return native::MaskFromVec(native::PromoteTo(WideTag{}, chosen));
#endif
}

/// The inverse of `widen`.
HWY_INLINE MaskVector narrow(WideMask const& low, WideMask const& high)
{
#if HWY_TARGET <= HWY_AVX3 && HWY_ARCH_X86
  return MaskVector{static_cast<__mmask16>(low.raw | high.raw << 8)};
#else
  RawWide raw[2];
  RawHalfMask halves[2];
  auto const low_bits = native::VecFromMask(WideTag{}, low);
  auto const high_bits = native::VecFromMask(WideTag{}, high);
  __builtin_memcpy(&raw[0], &low_bits, sizeof(RawWide));
  __builtin_memcpy(&raw[1], &high_bits, sizeof(RawWide));
  for (int half = 0; half < 2; ++half) halves[half] = __builtin_convertvector(raw[half], RawHalfMask);
  RealVector bits;
  __builtin_memcpy(&bits, halves, sizeof(bits));
  return native::MaskFromVec(bits);
#endif
}

template <int n>
HWY_INLINE WidePack<n> select(MaskPack<n> const& mask, WidePack<n> const& yes, WidePack<n> const& no)
{
  WidePack<n> chosen;
  for (int k = 0; k < 2 * n; ++k) {
    chosen.part[k] = native::IfThenElse(widen(mask.part[k / 2], k % 2), yes.part[k], no.part[k]);
  }
  return chosen;
}
template <int n>
HWY_INLINE MaskPack<n> operator>(WidePack<n> const& a, WidePack<n> const& b)
{
  return build<MaskPack<n>>([&](int k) {
    return narrow(native::Gt(a.part[2 * k], b.part[2 * k]), native::Gt(a.part[2 * k + 1], b.part[2 * k + 1]));
  });
}

/// The halves of a vector of numbers, as the compiler knows them.
HWY_INLINE RawHalf raw_half(RealVector const& vector, int half)
{
  RawHalf result;
  __builtin_memcpy(&result, reinterpret_cast<char const*>(&vector) + half * static_cast<int>(sizeof(RawHalf)), sizeof(RawHalf));
  return result;
}

template <int n>
HWY_INLINE WidePack<n> to_wide(RealPack<n> const& a)
{
  WidePack<n> result;
  for (int k = 0; k < 2 * n; ++k) {
    RawWide const raw = __builtin_convertvector(raw_half(a.part[k / 2], k % 2), RawWide);
    __builtin_memcpy(&result.part[k], &raw, sizeof(raw));
  }
  return result;
}

/// Nearest numbers to 64-bit integers.
template <int n>
HWY_INLINE RealPack<n> real_of_wide(WidePack<n> const& a)
{
  RealPack<n> result;
  for (int k = 0; k < 2 * n; ++k) {
    RawWide raw;
    __builtin_memcpy(&raw, &a.part[k], sizeof(raw));
    RawHalf const half = __builtin_convertvector(raw, RawHalf);
    __builtin_memcpy(reinterpret_cast<char*>(&result) + k * static_cast<int>(sizeof(half)), &half, sizeof(half));
  }
  return result;
}

using LaneWide [[gnu::may_alias]] = std::int64_t;

template <int n>
HWY_INLINE std::int64_t lane(WidePack<n> const& value, int i)
{
  return reinterpret_cast<LaneWide const*>(&value)[i];
}

/// floor(part x total / whole), exact; 0 where whole is 0. \pre part x total < 2^53, all >= 0
/// The quotient in double is off by at most one; the exact remainder tells.
template <int n>
HWY_INLINE WidePack<n> proportion(WidePack<n> const& part, WidePack<n> const& total, WidePack<n> const& whole)
{
  WidePack<n> result;
  for (int k = 0; k < 2 * n; ++k) {
    RawWide a, b, c;
    __builtin_memcpy(&a, &part.part[k], sizeof(a));
    __builtin_memcpy(&b, &total.part[k], sizeof(b));
    __builtin_memcpy(&c, &whole.part[k], sizeof(c));
    RawWide const some = c > 0;
    c = (c & some) | (~some & 1);
    RawDouble const product = __builtin_convertvector(a, RawDouble) * __builtin_convertvector(b, RawDouble);
    RawDouble const quotient = product / __builtin_convertvector(c, RawDouble);
    RawWide floor = __builtin_convertvector(quotient, RawWide);
    RawWide const rest = __builtin_convertvector(product, RawWide) - floor * c;
    floor += rest < 0;  // true is -1
    floor -= rest >= c;
    floor &= some;
    __builtin_memcpy(&result.part[k], &floor, sizeof(floor));
  }
  return result;
}

}  // namespace ghostcast
