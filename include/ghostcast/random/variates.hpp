// SPDX-License-Identifier: Apache-2.0
/// \file
/// Variates of one random word by inversion: each is monotone in its word.
#pragma once

#include "ghostcast/math/normal.hpp"
#include "ghostcast/math/power.hpp"

namespace ghostcast {

/// Uniform in (0, 1): never 0 or 1; small values keep their relative precision.
template <class L>
GHOSTCAST_HOST_DEVICE inline Real<L> uniform(Word<L> word)
{
  Real<L> const u = fma(real_from_signed<L>(word >> 1), real<L>(0x1p-31), real<L>(0x1p-32));
  return min(u, real<L>(1.0 - 0x1p-24));
}

/// Whether an event of the given probability happens: true for small words.
///
/// \param probability  0 .. 1; exactly never at 0 and exactly always at 1
/// The word's distance from its nearer end is compared, so that all 32 bits count at both ends.
template <class L>
GHOSTCAST_HOST_DEVICE inline Mask<L> bernoulli(Real<L> probability, Word<L> word)
{
  Real<L> const tail = smaller_tail<L>(word);
  Mask<L> const upper = real_from_signed<L>(word) < real<L>(0.0);
  Mask<L> const below = !upper && tail < probability;
  return below || (upper && tail > real<L>(1.0) - probability);
}

/// Kumaraswamy variate f = (1 - (1-v)^(1/b))^(1/a), v uniform: a beta-like law with a closed form.
///
/// \param a,b  shapes > 0; the mean is b Gamma(1+1/a) Gamma(b) / Gamma(1+1/a+b)
template <class L>
GHOSTCAST_HOST_DEVICE inline Real<L> kumaraswamy(Real<L> a, Real<L> b, Word<L> word)
{
  // 1 - v is itself uniform: that of the complemented word.
  Real<L> const log_rest = log<L>(uniform<L>(~word)) / b;
  Real<L> const inner = max(-expm1<L>(log_rest), real<L>(1e-37));
  return pow<L>(inner, real<L>(1.0) / a);
}

/// Geometric variate 0, 1, 2, ... with P(K >= k) = (mean / (1 + mean))^k.
///
/// \param mean  >= 0; 0 gives 0
template <class L>
GHOSTCAST_HOST_DEVICE inline Real<L> geometric(Real<L> mean, Word<L> word)
{
  // The small bound stands for 0: with it a count above 0 needs u < 1e-30, which no word gives.
  Real<L> const log_ratio = -log1p<L>(real<L>(1.0) / max(mean, real<L>(1e-30)));
  return floor(log<L>(uniform<L>(~word)) / log_ratio);
}

}  // namespace ghostcast
