// SPDX-License-Identifier: Apache-2.0
/// \file
/// Trends that fade: rates that halve every so many months, and what they add up to.
#pragma once

#include "ghostcast/core/lanes.hpp"
#include "ghostcast/math/math.hpp"

namespace ghostcast {

inline constexpr double ln2 = 0.693147180559945309417;

/// 2^(-months/half_life); 1 where the half-life is infinite.
template <class L>
GHOSTCAST_HOST_DEVICE Real<L> halving(Real<L> months, Real<L> half_life)
{
  return exp<L>(-Real<L>(ln2) * (months / half_life));
}

/// Integral from 0 to `months` of 2^(-t/half_life): (half/ln 2)(1 - 2^(-t/half)); `months` itself
/// where the half-life is infinite (eqs. 20, 27).
template <class L>
GHOSTCAST_HOST_DEVICE Real<L> faded_months(Real<L> months, Real<L> half_life)
{
  Mask<L> const fades = half_life < Real<L>(1e30);
  Real<L> const half = select(fades, half_life, Real<L>(1));
  Real<L> const integral = half * Real<L>(1.0 / ln2) * (Real<L>(1) - halving<L>(months, half));
  return select(fades, integral, months);
}

}  // namespace ghostcast
