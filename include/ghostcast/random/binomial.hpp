// SPDX-License-Identifier: Apache-2.0
/// \file
/// The binomial sampler: one uniform number, inverse of the cdf, no rejection.
///
/// 21 leading bits of the number are enough nearly always, in single precision. Where they are not, the
/// exact law decides in double by all its bits, so that the law is exact to these bits. The result is
/// monotone in the number, so that common random numbers stay coupled.
#pragma once

#include "ghostcast/random/binomial_large.hpp"
#include "ghostcast/random/binomial_small.hpp"

namespace ghostcast {

/// Cells of a mean up to this are inverted step by step, others by expansion. Measured: steps cost
/// 3 ns each and add 1.5e-7 of error, the expansion costs 20 ns at any mean.
inline constexpr double small_mean_limit = 8.0;

/// The count of the less likely side.
template <class L, class Number>
GHOSTCAST_HOST_DEVICE inline Real<L> sample_smaller_side(Real<L> n, Chance<L> const& chance,
                                                         Word<L> word, Number const& number)
{
  Mask<L> const large = n * chance.probability > real<L>(small_mean_limit);
  if (!any(large)) return sample_binomial_small<L>(n, chance, word, number);
  Real<L> const other = sample_binomial_large<L>(n, chance.probability, word, large, number);
  if (!any(!large)) return other;
  return select(large, other, sample_binomial_small<L>(select(large, real<L>(0.0), n), chance, word, number));
}

/// Samples how many of n independent events happen.
///
/// \param n       events that may happen, integer-valued, 0 .. 2^24
/// \param chance  of each; see chance_from_hazard, chance_from_probability
/// \param word    its 21 leading bits are those of u
/// \param number  number(i): all bits of lane i, (number + 1/2) / 2^64; called where `word` does not decide. The
///                result never decreases when it grows
/// \return        0 .. n, exactly 0 at probability 0 and exactly n at probability 1
/// Distribution: Binomial(n, p), the quantile at u.
template <class L, class Number>
GHOSTCAST_HOST_DEVICE inline Real<L> sample_binomial(Real<L> n, Chance<L> const& chance,
                                                     Word<L> word, Number const& number)
{
  if (!any(chance.reflected)) return sample_smaller_side<L>(n, chance, word, number);
  // The quantile of the rest at 1 - u is n minus the quantile at u.
  Word<L> const turned = select(chance.reflected, ~word, word);
  Real<L> const count = sample_smaller_side<L>(n, chance, turned, [&](int i) {
    std::uint64_t const bits = number(i);
    return lane(chance.reflected, i) ? ~bits : bits;
  });
  return select(chance.reflected, n - count, count);
}

/// The same at u = (word + 1/2) / 2^32.
template <class L>
GHOSTCAST_HOST_DEVICE inline Real<L> sample_binomial(Real<L> n, Chance<L> const& chance, Word<L> word)
{
  return sample_binomial<L>(n, chance, word, [&](int i) { return middle_of(lane(word, i)); });
}

}  // namespace ghostcast
