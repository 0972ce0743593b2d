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

/// How distances make one number. All give an unbiased estimate; docs/rare_events.md has what each costs.
enum class ScoreRule : int {
  sum,      ///< D, the sum of the distances
  weakest,  ///< the largest of them alone
  pace      ///< D (1 + ln(1 + v)), v = how many times as fast as planned D must shrink from now on
};

/// Where a trajectory stands in the time that it has.
struct Schedule {
  double start{};  ///< D at t=0
  int months{};    ///< from t=0 to the last month in which a run of months may begin, >= 0
  int left{};      ///< of them, 0 .. months
};

/// How far a definition has come.
struct GhostProgress {
  bool confirmed{};  ///< a ghost, or a born one
  int months{};      ///< in a row that all criteria have held so far
};

/// Minus the distance by `rule` while a criterion fails, at most 0; the months in a row that all have
/// held so far where they hold; `event_score` for a ghost, a born one too.
/// The planned pace is that of a distance which shrinks evenly: v = (D / left) / (start / months), a
/// month added to both. By it a unit that is far behind with little time left counts for less than
/// one as far behind that has years.
double ghost_score(ScoreRule rule, Definition const& definition, UnitState<Scalar> const& unit,
                   GhostProgress const& progress, Schedule const& schedule);

}  // namespace ghostcast
