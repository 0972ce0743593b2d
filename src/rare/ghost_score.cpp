// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/rare/ghost_score.hpp"

#include <algorithm>
#include <limits>

#include "ghostcast/math/math.hpp"
#include "ghostcast/model/outcomes.hpp"
#include "ghostcast/rare/splitting.hpp"

namespace ghostcast {
namespace {

constexpr double least_share = 1e-6;  ///< logit of 0 and 1 is cut off here
constexpr double least_value = 1e-9;  ///< of V0

// The project's own logarithm: its last bit, which may decide a tie, is the same on every machine.
double logarithm(double x)
{
  return log<ScalarDouble>(x);
}

double logit(double share)
{
  double const inside = std::clamp(share, least_share, 1.0 - least_share);
  return logarithm(inside / (1.0 - inside));
}

double headcount_distance(double people, double allowed)
{
  if (people <= allowed) return 0.0;
  return allowed < 0.0 ? std::numeric_limits<double>::infinity() : logarithm((people + 1.0) / (allowed + 1.0));
}

/// The pace that D needs over the planned one; 1 at t=0.
double needed_pace(double distance, Schedule const& schedule)
{
  if (!(schedule.start > 0.0)) return 1.0;
  double const hurry = static_cast<double>(schedule.months + 1) / static_cast<double>(schedule.left + 1);
  return distance / schedule.start * hurry;
}

double combined(ScoreRule rule, GhostDistances const& far, Schedule const& schedule)
{
  if (rule == ScoreRule::weakest) return far.largest();
  if (rule == ScoreRule::sum) return far.sum();
  return far.sum() * (1.0 + logarithm(1.0 + needed_pace(far.sum(), schedule)));
}

}  // namespace

double GhostDistances::largest() const
{
  return std::max({share, headcount, value, supervisor});
}

GhostDistances ghost_distances(Definition const& definition, UnitState<Scalar> const& unit)
{
  float const supervisors = unit.n[supervisor][newcomer] + unit.n[supervisor][settled];
  Criteria<Scalar> const met =
      criteria_of<Scalar>(definition, unit.share, unit.people, unit.peak, unit.value, supervisors);
  GhostDistances far;
  double const threshold = static_cast<double>(definition.threshold);
  double const share = static_cast<double>(unit.share.of[static_cast<int>(definition.share)]);
  if (!met.share) far.share = std::max(0.0, logit(threshold) - logit(share));
  if (!met.headcount)
    far.headcount = headcount_distance(static_cast<double>(unit.people),
                                       static_cast<double>(headcount_limit<Scalar>(definition, unit.peak)));
  double const value = std::max(static_cast<double>(unit.value), least_value);
  if (!met.value) far.value = std::max(0.0, logarithm(static_cast<double>(definition.growth) / value));
  if (!met.supervisor) far.supervisor = 1.0;
  return far;
}

double ghost_score(ScoreRule rule, Definition const& definition, UnitState<Scalar> const& unit,
                   GhostProgress const& progress, Schedule const& schedule)
{
  if (progress.confirmed) return event_score;
  if (progress.months > 0) return progress.months;
  return -combined(rule, ghost_distances(definition, unit), schedule);
}

}  // namespace ghostcast
