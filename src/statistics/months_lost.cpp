// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/statistics/months_lost.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ghostcast {
namespace {

/// Trajectories whose first outcome is one of `events`, in `month`; born ghosts in month 0.
double count_in(Tally const& tally, int definition, int unit, Events events, int month)
{
  TallyLayout const& layout = tally.layout;
  std::uint64_t count = 0;
  if ((events & born_event) != 0 && month == 0) count += tally.at(layout.born_at(definition, unit));
  for (int k = 0; k < outcome_count; ++k) {
    if ((events & event_of(Outcome{k})) != 0) count += tally.at(layout.outcome_at(definition, unit, Outcome{k}, month));
  }
  return static_cast<double>(count);
}

}  // namespace

MonthsLost months_lost(Tally const& tally, std::uint64_t belief_count, int definition, int unit, Events events)
{
  int const horizon = tally.layout.horizon;
  double const total = static_cast<double>(tally.trajectories());
  double sum = 0.0;
  double squares = 0.0;
  for (int month = 0; month <= horizon; ++month) {
    double const here = count_in(tally, definition, unit, events, month);
    double const lost = horizon - month;
    sum += here * lost;
    squares += here * lost * lost;
  }
  double const mean = sum / total;
  EventProbability const probability(tally, belief_count);
  if (!probability.has_interval())
    return {mean, std::numeric_limits<double>::infinity(), {0.0, static_cast<double>(horizon)}};
  Proportion const by_horizon = probability.by_month(definition, unit, events, horizon);
  double const variance = std::max(0.0, squares / total - mean * mean);
  double const error = std::sqrt(variance / std::max(by_horizon.effective_size, 1.0));
  static double const factor = normal_factor();
  double const high = sum > 0.0 ? mean + factor * error : horizon * by_horizon.interval.high;
  return {mean, error, {std::max(0.0, mean - factor * error), std::min(high, static_cast<double>(horizon))}};
}

}  // namespace ghostcast
