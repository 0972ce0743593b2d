// SPDX-License-Identifier: Apache-2.0
/// \file
/// x^y = exp(y log x). An error of log x is magnified y times, so log x is kept as a pair.
#pragma once

#include "ghostcast/math/exponential.hpp"
#include "ghostcast/math/logarithm.hpp"

namespace ghostcast {

/// A number as an unevaluated sum, |low| far below |high|.
template <class L>
struct Pair {
  Real<L> high;
  Real<L> low;
};

/// a + b exactly, for |a| >= |b| or a = 0 (Dekker 1971).
template <class L>
GHOSTCAST_HOST_DEVICE inline Pair<L> exact_sum(Real<L> a, Real<L> b)
{
  Real<L> const sum = a + b;
  return {sum, (a - sum) + b};
}

/// (log(1 + f) - f + f^2/2) / f^3 with 5 bits more than log needs; f^3 times its error is 1.3e-9.
template <class L>
GHOSTCAST_HOST_DEVICE inline Real<L> precise_cubic_term(Real<L> f)
{
  return polynomial<L>(f, 0x1.1d7b2ap-4, -0x1.d63002p-4, 0x1.dea674p-4, -0x1.fcf5b6p-4,
                       0x1.23d1f8p-3, -0x1.555b44p-3, 0x1.999d5cp-3, -0x1.fffffcp-3, 0x1.555554p-2);
}

/// log x with about 5 bits beyond single precision; in double, log x alone.
template <class L>
GHOSTCAST_HOST_DEVICE inline Pair<L> log_pair(Real<L> x)
{
  if constexpr (is_double<L>) {
    return {log<L>(x), real<L>(0.0)};
  } else {
    auto const [e, f] = split_single<L>(x);
    Real<L> const square = f * f;
    Real<L> const square_low = fma(f, f, -square);
    Real<L> const tail = fma(f * square, precise_cubic_term<L>(f), e * real<L>(0x1.7f7d1cp-20));
    Pair<L> const first = exact_sum<L>(e * real<L>(0x1.62e400p-1), f);
    Pair<L> const second = exact_sum<L>(first.high, real<L>(-0.5) * square);
    Pair<L> const third = exact_sum<L>(second.high, tail);
    return {third.high, fma(real<L>(-0.5), square_low, first.low + (second.low + third.low))};
  }
}

/// x^y for normal x > 0 and |y log x| below 1e38; the result is clipped as exp's.
/// Error in float: 2 ulp while |y log x| < 10, 8 ulp at 85; in double: about |y log x| ulp.
template <class L>
GHOSTCAST_HOST_DEVICE inline Real<L> pow(Real<L> x, Real<L> y)
{
  Pair<L> const logarithm = log_pair<L>(x);
  Real<L> const product = y * logarithm.high;
  Real<L> const rest = fma(y, logarithm.low, fma(y, logarithm.high, -product));
  Real<L> const power = exp<L>(product);
  return fma(power, rest, power);
}

}  // namespace ghostcast
