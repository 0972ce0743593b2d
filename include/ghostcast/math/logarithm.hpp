// SPDX-License-Identifier: Apache-2.0
/// \file
/// log and log1p from IEEE operations: the same bits on every device.
///
/// x = 2^e (1 + f), 1 + f in [sqrt(1/2), sqrt(2)). Float: minimax polynomial in f, 1.23 ulp.
/// Double: series in f / (2 + f), after fdlibm (Sun Microsystems 1993), below 1 ulp.
#pragma once

#include "ghostcast/math/polynomial.hpp"

namespace ghostcast {

/// x = 2^exponent (1 + fraction).
template <class L>
struct SplitNumber {
  Real<L> exponent;
  Real<L> fraction;
};

/// Splits a normal positive single-precision number.
template <class L>
GHOSTCAST_HOST_DEVICE inline SplitNumber<L> split_single(Real<L> x)
{
  Word<L> const root_half = Word<L>(0x3f3504f3u);  // the bits of sqrt(1/2)
  Word<L> const offset = as_word(x) - root_half;
  Real<L> const mantissa = as_real((offset & Word<L>(0x7fffffu)) + root_half);
  return {real_from_signed<L>(shift_right_signed(offset, 23)), mantissa - real<L>(1.0)};
}

/// Splits a normal positive double-precision number.
template <class L>
GHOSTCAST_HOST_DEVICE inline SplitNumber<L> split_double(Real<L> x)
{
  using Bits = decltype(as_word(x));
  Bits const root_half(std::uint64_t{0x3fe6a09e667f3bcd});
  Bits const offset = as_word(x) - root_half;
  Real<L> const mantissa = as_real((offset & Bits(std::uint64_t{0xfffffffffffff})) + root_half);
  // The exponent + 2048 as the lowest bits of 2^52: AVX2 has no conversion of 64-bit integers.
  Bits const biased = (offset ^ Bits(std::uint64_t{1} << 63)) >> 52;
  Real<L> const exponent = as_real(biased | Bits(std::uint64_t{0x433} << 52)) - real<L>(0x1p52 + 2048.0);
  return {exponent, mantissa - real<L>(1.0)};
}

/// (log(1 + f) - f + f^2/2) / f^3 in single precision.
template <class L>
GHOSTCAST_HOST_DEVICE inline Real<L> log_cubic_term(Real<L> f)
{
  return polynomial<L>(f, 0x1.6d45bap-4, -0x1.25e450p-3, 0x1.30ae3cp-3, -0x1.5343a4p-3,
                       0x1.98e42ep-3, -0x1.000494p-2, 0x1.5556b6p-2);
}

/// log of a single-precision number.
template <class L>
GHOSTCAST_HOST_DEVICE inline Real<L> log_single(Real<L> x)
{
  auto const [e, f] = split_single<L>(x);
  Real<L> const square = f * f;
  Real<L> low = fma(f * square, log_cubic_term<L>(f), e * real<L>(0x1.7f7d1cp-20));
  low = fma(real<L>(-0.5), square, low);
  return fma(e, real<L>(0x1.62e400p-1), f + low);
}

/// log of a double-precision number.
template <class L>
GHOSTCAST_HOST_DEVICE inline Real<L> log_double(Real<L> x)
{
  auto const [e, f] = split_double<L>(x);
  Real<L> const s = f / (real<L>(2.0) + f);
  Real<L> const z = s * s;
  Real<L> const series = z * polynomial<L>(z, 1.479819860511658591e-01, 1.531383769920937332e-01,
                                          1.818357216161805012e-01, 2.222219843214978396e-01,
                                          2.857142874366239149e-01, 3.999999999940941908e-01,
                                          6.666666666666735130e-01);
  Real<L> const half_square = real<L>(0.5) * f * f;
  Real<L> const low = fma(s, half_square + series, e * real<L>(1.90821492927058770002e-10));
  return fma(e, real<L>(6.93147180369123816490e-01), f - (half_square - low));
}

/// Natural logarithm of a normal positive number. Error: 1.23 ulp in float, 1 ulp in double.
/// For 0, negative numbers, infinity and NaN the value means nothing, but is finite.
template <class L>
GHOSTCAST_HOST_DEVICE inline Real<L> log(Real<L> x)
{
  if constexpr (is_double<L>) {
    return log_double<L>(x);
  } else {
    return log_single<L>(x);
  }
}

/// log(1 + x), x > -1, without cancellation near 0. Error: 2 ulp.
template <class L>
GHOSTCAST_HOST_DEVICE inline Real<L> log1p(Real<L> x)
{
  Real<L> const one = real<L>(1.0);
  Real<L> const sum = one + x;
  Real<L> const lost = x - (sum - one);  // what rounding took from the sum
  return log<L>(sum) + lost / sum;
}

}  // namespace ghostcast
