// SPDX-License-Identifier: Apache-2.0
/// \file
/// Chances that no state moves, worked out once per belief.
#pragma once

#include "ghostcast/core/dimensions.hpp"
#include "ghostcast/core/storage.hpp"
#include "ghostcast/random/chance.hpp"

namespace ghostcast {

/// A chance in memory where values are stored as they are: read in place.
template <class L>
struct PlainChance {
  Chance<L> chance;

  GHOSTCAST_HOST_DEVICE void set(Chance<L> const& value) { chance = value; }
  GHOSTCAST_HOST_DEVICE Chance<L> const& get() const { return chance; }
};

/// A chance in memory that has a form of its own.
template <class L>
struct SplitChance {
  StoredReal<L> probability;
  StoredReal<L> hazard;
  StoredReal<L> odds;
  StoredMask<L> reflected;

  GHOSTCAST_HOST_DEVICE void set(Chance<L> const& chance)
  {
    probability = chance.probability;
    hazard = chance.hazard;
    odds = chance.odds;
    reflected = chance.reflected;
  }
  GHOSTCAST_HOST_DEVICE Chance<L> get() const { return {probability, hazard, odds, reflected}; }
};

/// A chance as it is kept in memory.
template <class L>
using StoredChance = std::conditional_t<has_own_storage<L>, SplitChance<L>, PlainChance<L>>;

/// Of one unit. What varies after all (features.hpp) is worked out month by month and not read here.
template <class L>
struct SteadyChances {
  StoredChance<L> leave[role_count][band_count];  ///< eqs. 31, 32
  StoredChance<L> stay;                           ///< eq. 32: a counter-offer succeeds
  StoredChance<L> age;                            ///< eq. 33
  StoredChance<L> hire;                           ///< eq. 37
  StoredChance<L> start;                          ///< eq. 38
};

}  // namespace ghostcast
