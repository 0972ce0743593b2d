// SPDX-License-Identifier: Apache-2.0
/// \file
/// Binomial quantile for cells of small mean: chop-down inversion.
///
/// u is reduced by P(X=0), P(X=1), ... until it is negative. The step's number is the same in all
/// lanes, so 1/(k+1) is a constant, and counting sign bits makes the result independent of when
/// the loop is left. With the hazard h, P(X=0) = exp(-n h) needs no logarithm. Where u falls so
/// near a value of the cdf that rounding or the bits of u that are not known yet could decide, the
/// decision is made in double.
#pragma once

#include <utility>

#include "ghostcast/random/binomial_exact.hpp"
#include "ghostcast/random/chance.hpp"

namespace ghostcast {

/// Nearer to a value of the cdf than this, u is decided in double: half a cell of 21 bits, 2.4e-7, and what the
/// sums in single precision may err by for n p <= 8 (2.4e-6 in the scan of this header's test).
inline constexpr double chop_margin = 3.5e-6;

/// The state of the chop-down after some steps.
template <class L>
struct ChopDown {
  using Bits = decltype(as_word(Real<L>(0.0f)));
  Real<L> remaining;  ///< u + margin, less the probabilities so far
  Real<L> mass;       ///< P(X = step)
  Real<L> rise;       ///< (n + 1) odds
  Real<L> odds;       ///< of the chance
  Word<L> negatives;  ///< steps after which `remaining` was negative
  Bits least;         ///< the least of `remaining` that was not: as words, negative numbers are larger than others
  int steps;          ///< steps so far
};

/// One step: P(X=k+1) = P(X=k) ((n+1) odds / (k+1) - odds).
template <int k, class L>
GHOSTCAST_INLINE void chop(ChopDown<L>& state)
{
  state.remaining = state.remaining - state.mass;
  state.negatives = state.negatives + sign_bit(state.remaining);
  state.least = min(state.least, as_word(state.remaining));
  state.mass = state.mass * fms(state.rise, real<L>(1.0 / (k + 1)), state.odds);
}

/// Three steps, then a look whether any lane has more to do: a look costs as much as a step.
template <int k, class L>
GHOSTCAST_INLINE bool chop_three(ChopDown<L>& state)
{
  chop<k>(state);
  chop<k + 1>(state);
  chop<k + 2>(state);
  state.steps = k + 3;
  return !all_signed(state.remaining);
}

/// Steps until no lane has more to do. After 27 at a mean of 8 the cdf is 1 to 1e-7: who is not done then is
/// within the margin.
template <class L, int... triple>
GHOSTCAST_INLINE void chop_until_done(ChopDown<L>& state,
                                                  std::integer_sequence<int, triple...>)
{
  static_cast<void>((chop_three<3 * triple>(state) && ...));
}

/// P(X = 0) = exp(-n hazard), with what rounding took from the product given back. \pre n hazard <= 87
template <class L>
GHOSTCAST_HOST_DEVICE inline Real<L> mass_at_zero(Real<L> n, Real<L> hazard)
{
  Real<L> const product = n * hazard;
  Real<L> const lost = fms(n, hazard, product);
  Real<L> const mass = exp_minus<L>(product);
  return fnma(mass, lost, mass);
}

/// The chop-down at the middle of the cell of `word`.
template <class L>
GHOSTCAST_INLINE ChopDown<L> chop_down(Real<L> n, Chance<L> const& chance, Word<L> word)
{
  ChopDown<L> state;  // member by member: an initialiser list has packs zeroed in memory first
  state.remaining = fma(real_from_signed<L>(word >> 11), real<L>(0x1p-21), real<L>(0x1p-22 + chop_margin));
  state.mass = mass_at_zero<L>(n, chance.hazard);
  state.rise = (n + real<L>(1.0)) * chance.odds;
  state.odds = chance.odds;
  state.negatives = Word<L>(0u);
  state.least = as_word(real<L>(4.0));
  chop_until_done(state, std::make_integer_sequence<int, 9>{});
  return state;
}

/// Binomial quantile for n p <= `small_mean_limit`.
///
/// \param n       trials, integer-valued; 0 gives 0
/// \param chance  of the less likely side; `reflected` is not looked at
/// \param word    its 21 leading bits are those of u
/// \param number  number(i): u of lane i to all its bits, (number + 1/2) / 2^64; the result is monotone in it
template <class L, class Number>
GHOSTCAST_HOST_DEVICE inline Real<L> sample_binomial_small(Real<L> n, Chance<L> const& chance,
                                                           Word<L> word, Number const& number)
{
  ChopDown<L> const state = chop_down<L>(n, chance, word);
  Real<L> count = min(real<L>(state.steps) - real_from_signed<L>(state.negatives), n);
  Mask<L> const close = as_real(state.least) < real<L>(2.0 * chop_margin);
  if (any(close)) {
    Real<L> const mean = n * chance.probability;
    count = select(close, floor(mean), count);  // the count of a far tail would be a poor guess
    decide_exactly<L>(close && mean > real<L>(0.0), n, chance.probability, number, count);
  }
  return count;
}

}  // namespace ghostcast
