// SPDX-License-Identifier: Apache-2.0
/// \file
/// Horner's rule with one explicit fma a step, so that every device rounds alike.
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

/// Polynomial in x, coefficients from the highest power down, each rounded to the precision of `L`.
template <class L, class... Lower>
GHOSTCAST_HOST_DEVICE inline Real<L> polynomial(Real<L> x, double highest, Lower... lower)
{
  return horner<L>(x, real<L>(highest), lower...);
}

}  // namespace ghostcast
