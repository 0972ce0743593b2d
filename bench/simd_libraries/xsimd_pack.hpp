// SPDX-License-Identifier: Apache-2.0
/// \file
/// Vectors of xsimd 8.1 for the instruction set that the flags allow.
///
/// For AVX-512 its fma is a product and a sum, rounded twice, and for no set has it a product of
/// 32 x 32 bits to 64: these are intrinsics here.
#pragma once

#include <immintrin.h>

#include <xsimd/xsimd.hpp>

#include "philox_pack.hpp"

namespace ghostcast {

struct Vectors {
  using Real = xsimd::batch<float>;
  using Word = xsimd::batch<std::uint32_t>;
  using Integer = xsimd::batch<std::int32_t>;
  using Product = xsimd::batch<std::uint64_t>;
  using Mask = xsimd::batch_bool<float>;
  static constexpr int width = static_cast<int>(Real::size);

  static Real real(float a) { return Real(a); }
  static Real add(Real a, Real b) { return a + b; }
  static Real subtract(Real a, Real b) { return a - b; }
  static Real multiply(Real a, Real b) { return a * b; }
  static Real divide(Real a, Real b) { return a / b; }
  static Real negate(Real a) { return as_real(as_word(a) ^ word(0x80000000u)); }
  static Real fma(Real a, Real b, Real c)
  {
#if defined(__AVX512DQ__)
    return _mm512_fmadd_ps(a, b, c);
#else
    return xsimd::fma(a, b, c);
#endif
  }
  static Real min(Real a, Real b) { return xsimd::min(a, b); }
  static Real max(Real a, Real b) { return xsimd::max(a, b); }
  static Word least(Word a, Word b) { return xsimd::min(a, b); }
  static Real abs(Real a) { return xsimd::abs(a); }
  static Real square_root(Real a) { return xsimd::sqrt(a); }
  static Real floor(Real a) { return xsimd::floor(a); }
  static void store(Real a, float* to) { a.store_aligned(to); }
  static void load(Real& a, float const* from) { a = Real::load_aligned(from); }

  static Word word(std::uint32_t a) { return Word(a); }
  static Word add(Word a, Word b) { return a + b; }
  static Word subtract(Word a, Word b) { return a - b; }
  static Word bit_and(Word a, Word b) { return a & b; }
  static Word bit_xor(Word a, Word b) { return a ^ b; }
  static Word bit_xor(Word a, Word b, Word c) { return a ^ b ^ c; }
  static Word shift_left(Word a, int count) { return a << count; }
  static Word shift_right(Word a, int count) { return a >> count; }
  static Word shift_right_signed(Word a, int count)
  {
    return xsimd::bitwise_cast<Word>(xsimd::bitwise_cast<Integer>(a) >> count);
  }
  static Word as_word(Real a) { return xsimd::bitwise_cast<Word>(a); }
  static Real as_real(Word a) { return xsimd::bitwise_cast<Real>(a); }
  static Real real_from_signed(Word a) { return xsimd::to_float(xsimd::bitwise_cast<Integer>(a)); }
  static void store(Word a, std::uint32_t* to) { a.store_aligned(to); }
  static void load(Word& a, std::uint32_t const* from) { a = Word::load_aligned(from); }

  static Mask less(Real a, Real b) { return a < b; }
  static Mask both(Mask a, Mask b) { return a & b; }
  static Mask either(Mask a, Mask b) { return a | b; }
  static Mask opposite(Mask a) { return !a; }
  static bool any(Mask a) { return xsimd::any(a); }
  static std::uint32_t bits(Mask a)
  {
    alignas(64) bool stored[width];
    a.store_aligned(stored);
    std::uint32_t bits = 0;
    for (int i = 0; i < width; ++i) bits |= static_cast<std::uint32_t>(stored[i]) << i;
    return bits;
  }
  static Real select(Mask m, Real yes, Real no) { return xsimd::select(m, yes, no); }
  static Word select(Mask m, Word yes, Word no) { return as_word(select(m, as_real(yes), as_real(no))); }

  static Word multiply_even(Word a, Word b)
  {
#if defined(__AVX512DQ__)
    return Word(_mm512_mul_epu32(a, b));
#else
    return Word(_mm256_mul_epu32(a, b));
#endif
  }
  static Word odd_to_even(Word a) { return xsimd::bitwise_cast<Word>(xsimd::bitwise_cast<Product>(a) >> 32); }
  static Word merge_even(Word even, Word odd)
  {
    return (even & xsimd::bitwise_cast<Word>(Product(0xffffffffu))) |
           xsimd::bitwise_cast<Word>(xsimd::bitwise_cast<Product>(odd) << 32);
  }
};

}  // namespace ghostcast
