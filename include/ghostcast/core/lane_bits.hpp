// SPDX-License-Identifier: Apache-2.0
/// \file
/// Bit-level primitives of lanes, and constants. What a SIMD pack must offer besides lanes.hpp:
///   * `Real` is made from one float, which every lane then holds, and has unary minus;
///   * `Word` is made from one std::uint32_t and has + - * & | ^ ~, << >> by an int, and min;
///   * overloads of the functions below that take values, specialisations of those that name `L`.
#pragma once

#include "ghostcast/core/lanes.hpp"

namespace ghostcast {

/// The type of one lane of `Real<L>`: float or double.
template <class L>
using Element = std::remove_cvref_t<decltype(lane(Real<L>{}, 0))>;

/// Whether `L` computes in double precision.
template <class L>
inline constexpr bool is_double = std::is_same_v<Element<L>, double>;

/// A constant in every lane, rounded once to the precision of `L`.
template <class L>
GHOSTCAST_HOST_DEVICE constexpr Real<L> real(double value)
{
  return Real<L>(static_cast<Element<L>>(value));
}

/// The bits of a number.
GHOSTCAST_HOST_DEVICE constexpr std::uint32_t as_word(float value)
{
  return __builtin_bit_cast(std::uint32_t, value);
}
GHOSTCAST_HOST_DEVICE constexpr std::uint64_t as_word(double value)
{
  return __builtin_bit_cast(std::uint64_t, value);
}

/// The number that has these bits.
GHOSTCAST_HOST_DEVICE constexpr float as_real(std::uint32_t bits)
{
  return __builtin_bit_cast(float, bits);
}
GHOSTCAST_HOST_DEVICE constexpr double as_real(std::uint64_t bits)
{
  return __builtin_bit_cast(double, bits);
}

/// 1 where the sign bit is set (-0 included), else 0.
GHOSTCAST_HOST_DEVICE constexpr std::uint32_t sign_bit(float value)
{
  return as_word(value) >> 31;
}
GHOSTCAST_HOST_DEVICE constexpr std::uint32_t sign_bit(double value)
{
  return static_cast<std::uint32_t>(as_word(value) >> 63);
}

/// Whether the sign bit is set in every lane. Packs overload it.
template <class T>
GHOSTCAST_HOST_DEVICE constexpr bool all_signed(T const& value)
{
  if constexpr (std::is_arithmetic_v<T>) return sign_bit(value) != 0;
  else return all(value < T(0));
}

/// Right shift that copies the top bit.
GHOSTCAST_HOST_DEVICE constexpr std::uint32_t shift_right_signed(std::uint32_t word, int count)
{
  return static_cast<std::uint32_t>(static_cast<std::int32_t>(word) >> count);
}

/// Nearest number to a word read as a signed integer: SIMD has no unsigned conversion.
template <class L>
GHOSTCAST_HOST_DEVICE constexpr Real<L> real_from_signed(Word<L> word)
{
  return static_cast<Real<L>>(static_cast<std::int32_t>(word));
}

}  // namespace ghostcast
