// SPDX-License-Identifier: Apache-2.0
/// \file
/// Horner's rule with explicit fma, so that every device rounds alike.
#pragma once

#include "ghostcast/core/lane_bits.hpp"

namespace ghostcast {

/// The polynomial's value at x; a single coefficient is the constant.
template <class L>
GHOSTCAST_HOST_DEVICE inline Real<L> horner(Real<L>, Real<L> sum)
{
  return sum;
}

/// (sum x + next) x + ...: folds the remaining coefficients into `sum`.
template <class L, class... Lower>
GHOSTCAST_HOST_DEVICE inline Real<L> horner(Real<L> x, Real<L> sum, double next, Lower... lower)
{
  return horner<L>(x, fma(sum, x, real<L>(next)), lower...);
}

/// a x + b; folds the remaining coefficients into the two by turns, `a` first.
template <class L>
GHOSTCAST_HOST_DEVICE inline Real<L> two_chains(Real<L> x, Real<L>, Real<L> a, Real<L> b)
{
  return fma(a, x, b);
}
template <class L, class... Lower>
GHOSTCAST_HOST_DEVICE inline Real<L> two_chains(Real<L> x, Real<L> square, Real<L> a, Real<L> b, double next, Lower... lower)
{
  return two_chains<L>(x, square, b, fma(a, square, real<L>(next)), lower...);
}

/// Coefficients from which on even and odd powers are chains of their own.
inline constexpr int long_polynomial = 5;

/// Polynomial in x, coefficients from the highest power down, each rounded to the precision of `L`.
///
/// A long one in single precision is two chains in x^2: half the wait for one more multiplication.
template <class L, class... Lower>
GHOSTCAST_HOST_DEVICE inline Real<L> polynomial(Real<L> x, double highest, double next, Lower... lower)
{
  if constexpr (is_double<L> || sizeof...(Lower) + 2 < long_polynomial) return horner<L>(x, real<L>(highest), next, lower...);
  else return two_chains<L>(x, x * x, real<L>(highest), real<L>(next), lower...);
}

}  // namespace ghostcast
