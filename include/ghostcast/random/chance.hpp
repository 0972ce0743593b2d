// SPDX-License-Identifier: Apache-2.0
/// \file
/// A probability in the forms that the binomial sampler needs, for the less likely outcome.
#pragma once

#include "ghostcast/math/exponential.hpp"
#include "ghostcast/math/logarithm.hpp"

namespace ghostcast {

/// The chance of one event, held as that of its less likely side.
template <class L>
struct Chance {
  Real<L> probability;  ///< of the less likely side, 0 .. 0.5
  Real<L> hazard;       ///< -log(1 - probability), 0 .. log 2
  Real<L> odds;         ///< probability / (1 - probability), 0 .. 1
  Mask<L> reflected;    ///< whether the less likely side is that the event does not happen
};

/// Completes a chance from the probability of its less likely side.
template <class L>
GHOSTCAST_HOST_DEVICE inline Chance<L> chance_from_smaller_side(Real<L> probability,
                                                                Mask<L> reflected)
{
  return {probability, -log1p<L>(-probability), probability / (real<L>(1.0) - probability),
          reflected};
}

/// The chance of an event of probability p in [0, 1].
template <class L>
GHOSTCAST_HOST_DEVICE inline Chance<L> chance_from_probability(Real<L> probability)
{
  Mask<L> const reflected = probability > real<L>(0.5);
  Real<L> const smaller = select(reflected, real<L>(1.0) - probability, probability);
  return chance_from_smaller_side<L>(smaller, reflected);
}

/// The chance 1 - exp(-hazard) of at least one event.
///
/// \param hazard  expected number of events, >= 0; above 87 the rest probability stays at 1e-38
template <class L>
GHOSTCAST_HOST_DEVICE inline Chance<L> chance_from_hazard(Real<L> hazard)
{
  // Rounded up, so that the two sides never both exceed one half.
  Mask<L> const reflected = hazard > real<L>(0.69314724);
  Real<L> const small = select(reflected, real<L>(0.0), hazard);
  Real<L> const probability = -expm1<L>(-small);
  Chance<L> chance{probability, small, probability / (real<L>(1.0) - probability), reflected};
  if (any(reflected)) {
    Chance<L> const rest = chance_from_smaller_side<L>(exp<L>(-hazard), reflected);
    chance.probability = select(reflected, rest.probability, chance.probability);
    chance.hazard = select(reflected, rest.hazard, chance.hazard);
    chance.odds = select(reflected, rest.odds, chance.odds);
  }
  return chance;
}

}  // namespace ghostcast
