// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/statistics/hazard.hpp"

#include <algorithm>

namespace ghostcast {
namespace {

/// How many trajectories are worth one independent trajectory.
double design_effect(Proportion const& incidence, std::uint64_t trajectories)
{
  return static_cast<double>(trajectories) / std::max(incidence.effective_size, 1.0);
}

/// The interval of a hazard, wider where trajectories share beliefs.
Proportion with_interval(std::uint64_t events, std::uint64_t at_risk, double effect, bool has_interval)
{
  Proportion p = independent_proportion(events, at_risk);
  p.effective_size /= effect;
  static double const factor = normal_factor();
  p.interval = has_interval ? wilson_interval(p.value, p.effective_size, factor) : Interval{0.0, 1.0};
  return p;
}

}  // namespace

Hazards::Hazards(Tally const& tally, std::uint64_t belief_count, int definition, int unit)
    : trajectories_(tally.trajectories()),
      definition_(definition),
      unit_(unit),
      probability_(tally, belief_count),
      decided_(cumulative_ghosts(tally, definition, unit))
{
  for (int k = 0; k < outcome_count; ++k) {
    CumulativeCounts& mine = outcome_[static_cast<std::size_t>(k)];
    mine = cumulative_outcome(tally, definition, unit, Outcome{k});
    if (Outcome{k} == Outcome::ghost) continue;  // among the decided ones from the start
    for (std::size_t month = 0; month < mine.size(); ++month) decided_[month] += mine[month];
  }
}

Hazard Hazards::over(Outcome outcome, MonthSpan span) const
{
  CumulativeCounts const& mine = outcome_[static_cast<std::size_t>(outcome)];
  Hazard hazard{span, at_risk(span.first),
                mine[static_cast<std::size_t>(span.last)] - mine[static_cast<std::size_t>(span.first - 1)], {}};
  Proportion const incidence = probability_.by_month(definition_, unit_, event_of(outcome), span.last);
  hazard.hazard = with_interval(hazard.events, hazard.at_risk, design_effect(incidence, trajectories_),
                                probability_.has_interval());
  return hazard;
}

std::vector<MonthSpan> years_within(int horizon)
{
  std::vector<MonthSpan> years;
  for (int first = 1; first <= horizon; first += 12) years.push_back({first, std::min(first + 11, horizon)});
  return years;
}

}  // namespace ghostcast
