// SPDX-License-Identifier: Apache-2.0
/// \file
/// Vectors of std::experimental::simd as libstdc++ 12 has it.
///
/// It computes fma lane by lane and has no product of 32 x 32 bits to 64. Its min and max are compiled
/// with flags of their own (finite-math-only), and g++ then inlines no function that calls them. So
/// these four are intrinsics here, unless std_simd_pure_pack.hpp asks for the library alone.
#pragma once

#include <immintrin.h>

#include <bit>
#include <experimental/simd>

#include "philox_pack.hpp"

namespace ghostcast {

namespace stdx = std::experimental;

using Reals = stdx::native_simd<float>;
using Words = stdx::native_simd<std::uint32_t>;
using Products = stdx::native_simd<std::uint64_t>;

/// The four functions that the library lacks or does slowly.
namespace special {
#if defined(GHOSTCAST_STD_SIMD_PURE)
inline Reals select(Reals::mask_type m, Reals yes, Reals no)
{
  stdx::where(m, no) = yes;
  return no;
}
inline Reals fma(Reals a, Reals b, Reals c) { return stdx::fma(a, b, c); }
inline Reals min(Reals a, Reals b) { return select(a < b, a, b); }
inline Reals max(Reals a, Reals b) { return select(a > b, a, b); }
inline Words multiply_even(Words a, Words b)
{
  return std::bit_cast<Words>((std::bit_cast<Products>(a) & 0xffffffffu) * (std::bit_cast<Products>(b) & 0xffffffffu));
}
#elif defined(__AVX512DQ__)
using Floats = __m512;
using Integers = __m512i;
inline Reals fma(Reals a, Reals b, Reals c) { return Reals(_mm512_fmadd_ps(Floats(a), Floats(b), Floats(c))); }
inline Reals min(Reals a, Reals b) { return Reals(_mm512_min_ps(Floats(a), Floats(b))); }
inline Reals max(Reals a, Reals b) { return Reals(_mm512_max_ps(Floats(a), Floats(b))); }
inline Words multiply_even(Words a, Words b) { return Words(_mm512_mul_epu32(Integers(a), Integers(b))); }
#else
using Floats = __m256;
using Integers = __m256i;
inline Reals fma(Reals a, Reals b, Reals c) { return Reals(_mm256_fmadd_ps(Floats(a), Floats(b), Floats(c))); }
inline Reals min(Reals a, Reals b) { return Reals(_mm256_min_ps(Floats(a), Floats(b))); }
inline Reals max(Reals a, Reals b) { return Reals(_mm256_max_ps(Floats(a), Floats(b))); }
inline Words multiply_even(Words a, Words b) { return Words(_mm256_mul_epu32(Integers(a), Integers(b))); }
#endif
}  // namespace special

struct Vectors {
  using Real = Reals;
  using Word = Words;
  using Integer = stdx::native_simd<std::int32_t>;
  using Mask = Real::mask_type;
  static constexpr int width = static_cast<int>(Real::size());

  static Real real(float a) { return a; }
  static Real add(Real a, Real b) { return a + b; }
  static Real subtract(Real a, Real b) { return a - b; }
  static Real multiply(Real a, Real b) { return a * b; }
  static Real divide(Real a, Real b) { return a / b; }
  static Real negate(Real a) { return -a; }
  static Real fma(Real a, Real b, Real c) { return special::fma(a, b, c); }
  static Real min(Real a, Real b) { return special::min(a, b); }
  static Real max(Real a, Real b) { return special::max(a, b); }
  static Word least(Word a, Word b)
  {
    stdx::where(b < a, a) = b;
    return a;
  }
  static Real abs(Real a) { return stdx::abs(a); }
  static Real square_root(Real a) { return stdx::sqrt(a); }
  static Real floor(Real a) { return stdx::floor(a); }
  static void store(Real a, float* to) { a.copy_to(to, stdx::vector_aligned); }
  static void load(Real& a, float const* from) { a.copy_from(from, stdx::vector_aligned); }

  static Word word(std::uint32_t a) { return a; }
  static Word add(Word a, Word b) { return a + b; }
  static Word subtract(Word a, Word b) { return a - b; }
  static Word bit_and(Word a, Word b) { return a & b; }
  static Word bit_xor(Word a, Word b) { return a ^ b; }
  static Word bit_xor(Word a, Word b, Word c) { return a ^ b ^ c; }
  static Word shift_left(Word a, int count) { return a << count; }
  static Word shift_right(Word a, int count) { return a >> count; }
  static Word shift_right_signed(Word a, int count) { return std::bit_cast<Word>(std::bit_cast<Integer>(a) >> count); }
  static Word as_word(Real a) { return std::bit_cast<Word>(a); }
  static Real as_real(Word a) { return std::bit_cast<Real>(a); }
  static Real real_from_signed(Word a) { return stdx::static_simd_cast<Real>(std::bit_cast<Integer>(a)); }
  static void store(Word a, std::uint32_t* to) { a.copy_to(to, stdx::vector_aligned); }
  static void load(Word& a, std::uint32_t const* from) { a.copy_from(from, stdx::vector_aligned); }

  static Mask less(Real a, Real b) { return a < b; }
  static Mask both(Mask a, Mask b) { return a && b; }
  static Mask either(Mask a, Mask b) { return a || b; }
  static Mask opposite(Mask a) { return !a; }
  static bool any(Mask a) { return stdx::any_of(a); }
  static std::uint32_t bits(Mask a)
  {
    std::uint32_t bits = 0;
    for (int i = 0; i < width; ++i) bits |= static_cast<std::uint32_t>(bool(a[static_cast<std::size_t>(i)])) << i;
    return bits;
  }
  static Real select(Mask m, Real yes, Real no)
  {
    stdx::where(m, no) = yes;
    return no;
  }
  static Word select(Mask m, Word yes, Word no) { return as_word(select(m, as_real(yes), as_real(no))); }

  static Word multiply_even(Word a, Word b) { return special::multiply_even(a, b); }
  static Word odd_to_even(Word a) { return std::bit_cast<Word>(std::bit_cast<Products>(a) >> 32); }
  static Word merge_even(Word even, Word odd)
  {
    return std::bit_cast<Word>((std::bit_cast<Products>(even) & 0xffffffffu) | std::bit_cast<Products>(odd) << 32);
  }
};

}  // namespace ghostcast
