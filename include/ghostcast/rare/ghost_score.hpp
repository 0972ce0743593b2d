// SPDX-License-Identifier: Apache-2.0
/// \file
/// How near a unit is to being a confirmed ghost: the score by which splitting picks survivors.
#pragma once

#include "ghostcast/model/definition.hpp"
#include "ghostcast/model/state.hpp"

namespace ghostcast {

/// How far each criterion is from being met, in natural logarithms; 0 where it is met.
struct GhostDistances {
  double share{};       ///< logit(threshold) - logit(share)
  double headcount{};   ///< ln((people + 1) / (allowed + 1)); infinite where no number is allowed
  double value{};       ///< ln(growth x V0 / V)
  double supervisor{};  ///< 1 where one is asked for and there is none

  double sum() const { return share + headcount + value + supervisor; }
  double largest() const;
};

/// Distances at the end of a month in which the unit ran.
GhostDistances ghost_distances(Definition const& definition, UnitState<Scalar> const& unit);

/// How distances make one number.
enum class ScoreRule : int {
  sum,     ///< all of them count
  weakest  ///< the largest alone
};

/// Minus the distances while a criterion fails, at most 0; the months in a row that all have held
/// so far where they hold; `event_score` for a ghost, a born one too.
/// \param index  of the definition
double ghost_score(Definition const& definition, UnitState<Scalar> const& unit, int index, ScoreRule rule);

}  // namespace ghostcast
