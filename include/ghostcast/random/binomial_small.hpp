// SPDX-License-Identifier: Apache-2.0
/// \file
/// Binomial quantile for cells of small mean: chop-down inversion.
///
/// u is reduced by P(X=0), P(X=1), ... until it is negative. The step's number is the same in all
/// lanes, so 1/(k+1) is a constant, and counting sign bits makes the result independent of when
/// the loop is left. With the hazard h, P(X=0) = exp(-n h) needs no logarithm.
#pragma once

#include <utility>

#include "ghostcast/random/binomial_exact.hpp"
#include "ghostcast/random/chance.hpp"

namespace ghostcast {

/// Halves of a word from this number on, u >= 1 - 2^-14, are decided in double: a sum from below loses that
/// tail.
inline constexpr double first_tail_half = 0x7ffe0000;
/// The first word whose half rounds to that in single precision.
inline constexpr std::uint32_t first_tail_word = 0xfffbff80u;

/// The state of the chop-down after some steps.
template <class L>
struct ChopDown {
  Real<L> remaining;  ///< u less the probabilities so far
  Real<L> mass;       ///< P(X = step)
  Real<L> rise;       ///< (n + 1) odds
  Real<L> odds;       ///< of the chance
  Word<L> negatives;  ///< steps after which `remaining` was negative
  int steps;          ///< steps so far
};

/// One step: P(X=k+1) = P(X=k) ((n+1) odds / (k+1) - odds).
template <int k, class L>
GHOSTCAST_INLINE void chop(ChopDown<L>& state)
{
  state.remaining = state.remaining - state.mass;
  state.negatives = state.negatives + sign_bit(state.remaining);
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

/// Steps until no lane has more to do; 27 are enough for u < 1 - 2^-14 at a mean of 8.
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

/// Half of a word as a number: even the smallest u keeps its relative precision.
template <class L>
GHOSTCAST_HOST_DEVICE inline Real<L> half_word(Word<L> word)
{
  return real_from_signed<L>(word >> 1);
}

/// The count at u = (half + 1/2) / 2^31. In the upper tail it means nothing, but ends.
template <class L>
GHOSTCAST_INLINE Real<L> chop_down(Real<L> n, Chance<L> const& chance, Real<L> half)
{
  ChopDown<L> state;  // member by member: an initialiser list has packs zeroed in memory first
  state.remaining = fma(half, real<L>(0x1p-31), real<L>(0x1p-32));
  state.mass = mass_at_zero<L>(n, chance.hazard);
  state.rise = (n + real<L>(1.0)) * chance.odds;
  state.odds = chance.odds;
  state.negatives = Word<L>(0u);
  chop_until_done(state, std::make_integer_sequence<int, 9>{});
  Real<L> const count = real<L>(state.steps) - real_from_signed<L>(state.negatives);
  return min(count, n);
}

/// The count of one lane with a word in the upper tail: exact, and never below the count that the
/// last word before the tail gives, so that the result stays monotone in the word.
template <class E>
[[gnu::noinline]] GHOSTCAST_HOST_DEVICE inline typename E::Real upper_tail_count(
    typename E::Real n, Chance<E> const& chance, std::uint32_t word)
{
  typename E::Real const floor_count = chop_down<E>(n, chance, half_word<E>(first_tail_word - 1u));
  double const hazard = chance.hazard;
  BinomialLaw const law{n, -expm1<ScalarDouble>(-hazard), exp<ScalarDouble>(-hazard)};
  double const exact = exact_binomial_quantile(law, word, floor_count);
  return max(floor_count, static_cast<typename E::Real>(exact));
}

/// The scalar lanes in the precision of `L`.
template <class L>
using ScalarOf = std::conditional_t<is_double<L>, ScalarDouble, Scalar>;

/// Binomial quantile for n p <= `small_mean_limit`.
///
/// \param n       trials, integer-valued; 0 gives 0
/// \param chance  of the less likely side; `reflected` is not looked at
/// \param word    u = (word + 1/2) / 2^32; the result is monotone in it
template <class L>
GHOSTCAST_HOST_DEVICE inline Real<L> sample_binomial_small(Real<L> n, Chance<L> const& chance,
                                                           Word<L> word)
{
  using E = ScalarOf<L>;
  Real<L> const half = half_word<L>(word);
  Real<L> count = chop_down<L>(n, chance, half);
  Mask<L> const tail = half >= real<L>(first_tail_half);
  if (any(tail)) {
    count = select(tail, real<L>(0.0), count);
    Mask<L> const possible = tail && n * chance.hazard > real<L>(0.0);
    for_each_lane(possible, [&](int i) {
      Chance<E> const one{lane(chance.probability, i), lane(chance.hazard, i), lane(chance.odds, i),
                          false};
      set_lane(count, i, upper_tail_count<E>(lane(n, i), one, lane(word, i)));
    });
  }
  return count;
}

}  // namespace ghostcast
