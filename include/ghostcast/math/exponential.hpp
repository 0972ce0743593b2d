// SPDX-License-Identifier: Apache-2.0
/// \file
/// exp, expm1 and the logistic function from IEEE operations: the same bits on every device.
///
/// exp(x) = 2^k exp(r), k = round(x / ln 2), |r| <= ln(2)/2; ln 2 is split in two so that r keeps
/// its precision (Cody & Waite 1980). Float: minimax polynomial, 1.04 ulp. Double: Taylor.
#pragma once

#include "ghostcast/math/polynomial.hpp"

namespace ghostcast {

/// exp(r) - 1 and the integer k of a reduced argument, k still in the low bits of a word.
template <class L>
struct ReducedExponential {
  Real<L> minus_one;
  decltype(as_word(Real<L>{})) power;
};

/// Reduces a single-precision argument in [-87, 88].
template <class L>
GHOSTCAST_HOST_DEVICE inline ReducedExponential<L> reduce_single(Real<L> x)
{
  // Adding 1.5 * 2^23 leaves the nearest integer in the low bits: no conversion, no rounding mode.
  Real<L> const magic = real<L>(12582912.0);
  Real<L> const shifted = fma(x, real<L>(0x1.715476p+0), magic);
  Real<L> const k = shifted - magic;
  Real<L> const r = fma(k, real<L>(-0x1.7f7d1cp-20), fma(k, real<L>(-0x1.62e400p-1), x));
  Real<L> const p =
      polynomial<L>(r, 0x1.6db5bap-10, 0x1.123c78p-7, 0x1.55545cp-5, 0x1.55548ep-3, 0.5);
  return {fma(p, r * r, r), as_word(shifted)};
}

/// Reduces a double-precision argument in [-708, 709].
template <class L>
GHOSTCAST_HOST_DEVICE inline ReducedExponential<L> reduce_double(Real<L> x)
{
  Real<L> const magic = real<L>(0x1.8p+52);
  Real<L> const shifted = fma(x, real<L>(0x1.71547652b82fep+0), magic);
  Real<L> const k = shifted - magic;
  Real<L> const r = fma(k, real<L>(-0x1.abc9e3b39803fp-56), fma(k, real<L>(-0x1.62e42fefa39efp-1), x));
  // Taylor to r^13: the remainder is below 5e-18 of the result.
  Real<L> const p = polynomial<L>(r, 1.0 / 6227020800, 1.0 / 479001600, 1.0 / 39916800,
                                 1.0 / 3628800, 1.0 / 362880, 1.0 / 40320, 1.0 / 5040, 1.0 / 720,
                                 1.0 / 120, 1.0 / 24, 1.0 / 6, 0.5);
  return {fma(p, r * r, r), as_word(shifted)};
}

/// Reduces any argument, after moving it into the range whose result is a normal number.
template <class L>
GHOSTCAST_HOST_DEVICE inline ReducedExponential<L> reduce_exponential(Real<L> x)
{
  // The bound comes first in min and max: then NaN stays NaN.
  if constexpr (is_double<L>) {
    return reduce_double<L>(min(real<L>(709.0), max(real<L>(-708.0), x)));
  } else {
    return reduce_single<L>(min(real<L>(88.0), max(real<L>(-87.0), x)));
  }
}

/// Position of the lowest exponent bit in a number of `L`.
template <class L>
inline constexpr int exponent_shift = is_double<L> ? 52 : 23;

/// e^x. Float: x is clipped to [-87, 88], so that 0 and infinity never result; double: [-708, 709].
/// Error: 1.04 ulp in float, 1 ulp in double. NaN gives NaN.
template <class L>
GHOSTCAST_HOST_DEVICE inline Real<L> exp(Real<L> x)
{
  ReducedExponential<L> const reduced = reduce_exponential<L>(x);
  Real<L> const mantissa = reduced.minus_one + real<L>(1.0);
  return as_real(as_word(mantissa) + (reduced.power << exponent_shift<L>));
}

/// e^-x for 0 <= x <= 87, which nobody checks: `exp` of what needs no clip, to the last bit. The reduced
/// argument is kept with its sign turned, which costs nothing.
template <class L>
GHOSTCAST_HOST_DEVICE inline Real<L> exp_minus(Real<L> x)
{
  if constexpr (is_double<L>) {
    return exp<L>(-x);
  } else {
    Real<L> const magic = real<L>(12582912.0);
    Real<L> const shifted = fma(x, real<L>(-0x1.715476p+0), magic);
    Real<L> const k = shifted - magic;
    Real<L> const s = fma(k, real<L>(0x1.7f7d1cp-20), fma(k, real<L>(0x1.62e400p-1), x));
    Real<L> const p = polynomial<L>(s, 0x1.6db5bap-10, -0x1.123c78p-7, 0x1.55545cp-5, -0x1.55548ep-3, 0.5);
    Real<L> const mantissa = fms(p, s * s, s) + real<L>(1.0);
    return as_real(as_word(mantissa) + (as_word(shifted) << exponent_shift<L>));
  }
}

/// e^x - 1 without cancellation near 0; clipped as exp. Error: 2 ulp.
template <class L>
GHOSTCAST_HOST_DEVICE inline Real<L> expm1(Real<L> x)
{
  ReducedExponential<L> const reduced = reduce_exponential<L>(x);
  Real<L> const one = real<L>(1.0);
  Real<L> const scale = as_real(as_word(one) + (reduced.power << exponent_shift<L>));
  return fma(reduced.minus_one, scale, scale - one);
}

/// 1 / (1 + e^-x), in (0, 1].
template <class L>
GHOSTCAST_HOST_DEVICE inline Real<L> logistic(Real<L> x)
{
  return real<L>(1.0) / (real<L>(1.0) + exp<L>(-x));
}

}  // namespace ghostcast
