// SPDX-License-Identifier: Apache-2.0
/// \file
/// Vectors of Google Highway, one instruction set an object: the one that the flags allow.
#pragma once

// Highway takes AVX2 and AVX-512 to include AES and carry-less products, which the levels of x86-64
// leave out; what is not in the flags cannot be inlined.
#define HWY_DISABLE_PCLMUL_AES
// g++ sees through masks as integers, not through intrinsics of masks.
#define HWY_COMPILER_HAS_MASK_INTRINSICS 0
#define HWY_COMPILE_ONLY_STATIC
#include <hwy/highway.h>

#include "philox_pack.hpp"

namespace ghostcast {

namespace hn = hwy::HWY_NAMESPACE;

struct Vectors {
  static constexpr hn::ScalableTag<float> reals{};
  static constexpr hn::ScalableTag<std::uint32_t> words{};
  static constexpr hn::ScalableTag<std::int32_t> integers{};
  static constexpr hn::ScalableTag<std::uint64_t> products{};
  using Real = hn::Vec<decltype(reals)>;
  using Word = hn::Vec<decltype(words)>;
  using Mask = hn::Mask<decltype(reals)>;
  static constexpr int width = static_cast<int>(hn::MaxLanes(reals));

  static Real real(float a) { return hn::Set(reals, a); }
  static Real add(Real a, Real b) { return hn::Add(a, b); }
  static Real subtract(Real a, Real b) { return hn::Sub(a, b); }
  static Real multiply(Real a, Real b) { return hn::Mul(a, b); }
  static Real divide(Real a, Real b) { return hn::Div(a, b); }
  static Real negate(Real a) { return hn::Neg(a); }
  static Real fma(Real a, Real b, Real c) { return hn::MulAdd(a, b, c); }
  static Real min(Real a, Real b) { return hn::Min(a, b); }
  static Real max(Real a, Real b) { return hn::Max(a, b); }
  static Word least(Word a, Word b) { return hn::Min(a, b); }
  static Real abs(Real a) { return hn::Abs(a); }
  static Real square_root(Real a) { return hn::Sqrt(a); }
  static Real floor(Real a) { return hn::Floor(a); }
  static void store(Real a, float* to) { hn::Store(a, reals, to); }
  static void load(Real& a, float const* from) { a = hn::Load(reals, from); }

  static Word word(std::uint32_t a) { return hn::Set(words, a); }
  static Word add(Word a, Word b) { return hn::Add(a, b); }
  static Word subtract(Word a, Word b) { return hn::Sub(a, b); }
  static Word bit_and(Word a, Word b) { return hn::And(a, b); }
  static Word bit_xor(Word a, Word b) { return hn::Xor(a, b); }
  static Word bit_xor(Word a, Word b, Word c) { return hn::Xor3(a, b, c); }
  static Word shift_left(Word a, int count)
  {
    return count == 23 ? hn::ShiftLeft<23>(a) : hn::ShiftLeftSame(a, count);
  }
  static Word shift_right(Word a, int count) { return shift_known_right(a, count); }
  static Word shift_right_signed(Word a, int count)
  {
    return hn::BitCast(words, shift_known_right(hn::BitCast(integers, a), count));
  }
  /// Counts that are template arguments become part of the instruction, others take a register.
  template <class Integer>
  [[gnu::always_inline]] static Integer shift_known_right(Integer a, int count)
  {
    switch (count) {
      case 1: return hn::ShiftRight<1>(a);
      case 18: return hn::ShiftRight<18>(a);
      case 23: return hn::ShiftRight<23>(a);
      case 31: return hn::ShiftRight<31>(a);
      default: return hn::ShiftRightSame(a, count);
    }
  }
  static Word as_word(Real a) { return hn::BitCast(words, a); }
  static Real as_real(Word a) { return hn::BitCast(reals, a); }
  static Real real_from_signed(Word a) { return hn::ConvertTo(reals, hn::BitCast(integers, a)); }
  static void store(Word a, std::uint32_t* to) { hn::Store(a, words, to); }
  static void load(Word& a, std::uint32_t const* from) { a = hn::Load(words, from); }

  static Mask less(Real a, Real b) { return hn::Lt(a, b); }
  static Mask both(Mask a, Mask b) { return hn::And(a, b); }
  static Mask either(Mask a, Mask b) { return hn::Or(a, b); }
  static Mask opposite(Mask a) { return hn::Not(a); }
  static bool any(Mask a) { return !hn::AllFalse(reals, a); }
  static std::uint32_t bits(Mask a)
  {
    std::uint8_t stored[8] = {};
    hn::StoreMaskBits(reals, a, stored);
    return static_cast<std::uint32_t>(stored[0] | stored[1] << 8);
  }
  static Real select(Mask m, Real yes, Real no) { return hn::IfThenElse(m, yes, no); }
  static Word select(Mask m, Word yes, Word no) { return hn::IfThenElse(hn::RebindMask(words, m), yes, no); }

  static Word multiply_even(Word a, Word b) { return hn::BitCast(words, hn::MulEven(a, b)); }
  static Word odd_to_even(Word a) { return hn::BitCast(words, hn::ShiftRight<32>(hn::BitCast(products, a))); }
  static Word merge_even(Word even, Word odd)
  {
    return hn::OddEven(hn::BitCast(words, hn::ShiftLeft<32>(hn::BitCast(products, odd))), even);
  }
};

}  // namespace ghostcast
