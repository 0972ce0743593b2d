// SPDX-License-Identifier: Apache-2.0
/// \file
/// The binomial sampler: one uniform word, inverse of the cdf, no rejection.
///
/// The result is monotone in the word, so that common random numbers stay coupled. Total variation
/// from the exact law: below 1.4e-6 up to n p = 8, above that only the 32 bits of the word count.
#pragma once

#include "ghostcast/random/binomial_large.hpp"
#include "ghostcast/random/binomial_small.hpp"

namespace ghostcast {

/// Cells of a mean up to this are inverted step by step, others by expansion. Measured: steps cost
/// 3 ns each and add 1.5e-7 of error, the expansion costs 20 ns at any mean and decides exactly.
inline constexpr double small_mean_limit = 8.0;

/// The count of the less likely side.
template <class L>
GHOSTCAST_HOST_DEVICE inline Real<L> sample_smaller_side(Real<L> n, Chance<L> const& chance,
                                                         Word<L> word)
{
  Mask<L> const large = n * chance.probability > real<L>(small_mean_limit);
  if (!any(large)) return sample_binomial_small<L>(n, chance, word);
  Real<L> const other = sample_binomial_large<L>(n, chance.probability, word, large);
  if (!any(!large)) return other;
  return select(large, other, sample_binomial_small<L>(select(large, real<L>(0.0), n), chance, word));
}

/// Samples how many of n independent events happen.
///
/// \param n       events that may happen, integer-valued, 0 .. 2^24
/// \param chance  of each; see chance_from_hazard, chance_from_probability
/// \param word    a random word; the result never decreases when the word grows
/// \return        0 .. n, exactly 0 at probability 0 and exactly n at probability 1
/// Distribution: Binomial(n, p), the quantile at u = (word + 1/2) / 2^32.
template <class L>
GHOSTCAST_HOST_DEVICE inline Real<L> sample_binomial(Real<L> n, Chance<L> const& chance,
                                                     Word<L> word)
{
  if (!any(chance.reflected)) return sample_smaller_side<L>(n, chance, word);
  // The quantile of the rest at 1 - u is n minus the quantile at u.
  Word<L> const turned = select(chance.reflected, ~word, word);
  Real<L> const count = sample_smaller_side<L>(n, chance, turned);
  return select(chance.reflected, n - count, count);
}

}  // namespace ghostcast
