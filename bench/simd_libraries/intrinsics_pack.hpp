// SPDX-License-Identifier: Apache-2.0
/// \file
/// Vectors by the compiler's intrinsics: AVX-512 or AVX2, as the flags say. The yardstick.
#pragma once

#include <immintrin.h>

#include "philox_pack.hpp"

namespace ghostcast {

#if defined(__AVX512DQ__)

struct Vectors {
  using Real = __m512;
  using Word = __m512i;
  using Mask = __mmask16;
  static constexpr int width = 16;

  static Real real(float a) { return _mm512_set1_ps(a); }
  static Real add(Real a, Real b) { return _mm512_add_ps(a, b); }
  static Real subtract(Real a, Real b) { return _mm512_sub_ps(a, b); }
  static Real multiply(Real a, Real b) { return _mm512_mul_ps(a, b); }
  static Real divide(Real a, Real b) { return _mm512_div_ps(a, b); }
  static Real negate(Real a) { return _mm512_xor_ps(a, real(-0.0f)); }
  static Real fma(Real a, Real b, Real c) { return _mm512_fmadd_ps(a, b, c); }
  static Real min(Real a, Real b) { return _mm512_min_ps(a, b); }
  static Real max(Real a, Real b) { return _mm512_max_ps(a, b); }
  static Word least(Word a, Word b) { return _mm512_min_epu32(a, b); }
  static Real abs(Real a) { return _mm512_andnot_ps(real(-0.0f), a); }
  static Real square_root(Real a) { return _mm512_sqrt_ps(a); }
  static Real floor(Real a) { return _mm512_roundscale_ps(a, _MM_FROUND_TO_NEG_INF | _MM_FROUND_NO_EXC); }
  static void store(Real a, float* to) { _mm512_store_ps(to, a); }
  static void load(Real& a, float const* from) { a = _mm512_load_ps(from); }

  static Word word(std::uint32_t a) { return _mm512_set1_epi32(static_cast<int>(a)); }
  static Word add(Word a, Word b) { return _mm512_add_epi32(a, b); }
  static Word subtract(Word a, Word b) { return _mm512_sub_epi32(a, b); }
  static Word bit_and(Word a, Word b) { return _mm512_and_si512(a, b); }
  static Word bit_xor(Word a, Word b) { return _mm512_xor_si512(a, b); }
  static Word bit_xor(Word a, Word b, Word c) { return _mm512_ternarylogic_epi32(a, b, c, 0x96); }
  static Word shift_left(Word a, int count) { return _mm512_slli_epi32(a, static_cast<unsigned>(count)); }
  static Word shift_right(Word a, int count) { return _mm512_srli_epi32(a, static_cast<unsigned>(count)); }
  static Word shift_right_signed(Word a, int count) { return _mm512_srai_epi32(a, static_cast<unsigned>(count)); }
  static Word as_word(Real a) { return _mm512_castps_si512(a); }
  static Real as_real(Word a) { return _mm512_castsi512_ps(a); }
  static Real real_from_signed(Word a) { return _mm512_cvtepi32_ps(a); }
  static void store(Word a, std::uint32_t* to) { _mm512_store_si512(to, a); }
  static void load(Word& a, std::uint32_t const* from) { a = _mm512_load_si512(from); }

  static Mask less(Real a, Real b) { return _mm512_cmp_ps_mask(a, b, _CMP_LT_OQ); }
  static Mask both(Mask a, Mask b) { return static_cast<Mask>(a & b); }
  static Mask either(Mask a, Mask b) { return static_cast<Mask>(a | b); }
  static Mask opposite(Mask a) { return static_cast<Mask>(~a); }
  static bool any(Mask a) { return a != 0; }
  static std::uint32_t bits(Mask a) { return a; }
  static Real select(Mask m, Real yes, Real no) { return _mm512_mask_blend_ps(m, no, yes); }
  static Word select(Mask m, Word yes, Word no) { return _mm512_mask_blend_epi32(m, no, yes); }

  static Word multiply_even(Word a, Word b) { return _mm512_mul_epu32(a, b); }
  static Word odd_to_even(Word a) { return _mm512_srli_epi64(a, 32); }
  static Word merge_even(Word even, Word odd)
  {
    return _mm512_mask_shuffle_epi32(even, 0xaaaa, odd, static_cast<_MM_PERM_ENUM>(0xa0));
  }
};

#else

struct Vectors {
  using Real = __m256;
  using Word = __m256i;
  using Mask = __m256;
  static constexpr int width = 8;

  static Real real(float a) { return _mm256_set1_ps(a); }
  static Real add(Real a, Real b) { return _mm256_add_ps(a, b); }
  static Real subtract(Real a, Real b) { return _mm256_sub_ps(a, b); }
  static Real multiply(Real a, Real b) { return _mm256_mul_ps(a, b); }
  static Real divide(Real a, Real b) { return _mm256_div_ps(a, b); }
  static Real negate(Real a) { return _mm256_xor_ps(a, real(-0.0f)); }
  static Real fma(Real a, Real b, Real c) { return _mm256_fmadd_ps(a, b, c); }
  static Real min(Real a, Real b) { return _mm256_min_ps(a, b); }
  static Real max(Real a, Real b) { return _mm256_max_ps(a, b); }
  static Word least(Word a, Word b) { return _mm256_min_epu32(a, b); }
  static Real abs(Real a) { return _mm256_andnot_ps(real(-0.0f), a); }
  static Real square_root(Real a) { return _mm256_sqrt_ps(a); }
  static Real floor(Real a) { return _mm256_floor_ps(a); }
  static void store(Real a, float* to) { _mm256_store_ps(to, a); }
  static void load(Real& a, float const* from) { a = _mm256_load_ps(from); }

  static Word word(std::uint32_t a) { return _mm256_set1_epi32(static_cast<int>(a)); }
  static Word add(Word a, Word b) { return _mm256_add_epi32(a, b); }
  static Word subtract(Word a, Word b) { return _mm256_sub_epi32(a, b); }
  static Word bit_and(Word a, Word b) { return _mm256_and_si256(a, b); }
  static Word bit_xor(Word a, Word b) { return _mm256_xor_si256(a, b); }
  static Word bit_xor(Word a, Word b, Word c) { return bit_xor(a, bit_xor(b, c)); }
  static Word shift_left(Word a, int count) { return _mm256_slli_epi32(a, count); }
  static Word shift_right(Word a, int count) { return _mm256_srli_epi32(a, count); }
  static Word shift_right_signed(Word a, int count) { return _mm256_srai_epi32(a, count); }
  static Word as_word(Real a) { return _mm256_castps_si256(a); }
  static Real as_real(Word a) { return _mm256_castsi256_ps(a); }
  static Real real_from_signed(Word a) { return _mm256_cvtepi32_ps(a); }
  static void store(Word a, std::uint32_t* to) { _mm256_store_si256(reinterpret_cast<Word*>(to), a); }
  static void load(Word& a, std::uint32_t const* from) { a = _mm256_load_si256(reinterpret_cast<Word const*>(from)); }

  static Mask less(Real a, Real b) { return _mm256_cmp_ps(a, b, _CMP_LT_OQ); }
  static Mask both(Mask a, Mask b) { return _mm256_and_ps(a, b); }
  static Mask either(Mask a, Mask b) { return _mm256_or_ps(a, b); }
  static Mask opposite(Mask a) { return _mm256_xor_ps(a, as_real(word(~0u))); }
  static bool any(Mask a) { return _mm256_movemask_ps(a) != 0; }
  static std::uint32_t bits(Mask a) { return static_cast<std::uint32_t>(_mm256_movemask_ps(a)); }
  static Real select(Mask m, Real yes, Real no) { return _mm256_blendv_ps(no, yes, m); }
  static Word select(Mask m, Word yes, Word no) { return as_word(select(m, as_real(yes), as_real(no))); }

  static Word multiply_even(Word a, Word b) { return _mm256_mul_epu32(a, b); }
  static Word odd_to_even(Word a) { return _mm256_srli_epi64(a, 32); }
  static Word merge_even(Word even, Word odd) { return _mm256_blend_epi32(even, _mm256_slli_epi64(odd, 32), 0xaa); }
};

#endif

}  // namespace ghostcast
