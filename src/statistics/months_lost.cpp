// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/statistics/months_lost.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace ghostcast {
namespace {

/// Trajectories whose first outcome is one of `events`, in `month`; born ghosts in month 0.
double count_in(Tally const& tally, int definition, int unit, Events events, int month)
{
  TallyLayout const& layout = tally.layout;
  std::uint64_t count = 0;
  if ((events & born_event) != 0 && month == 0) count += tally.at(layout.born_at(definition, unit));
  for (int k = 0; k < outcome_count; ++k) {
    if ((events & event_of(Outcome{k})) != 0)
      count += tally.at(layout.outcome_at(definition, unit, Outcome{k}, month));
  }
  return static_cast<double>(count);
}

/// Months lost in one replicate, at the resolution of the grid.
double lost_in(Tally const& tally, int replicate, int definition, int unit, Events events)
{
  TallyLayout const& layout = tally.layout;
  double sum = 0.0;
  for (int grid = 0; grid < layout.grid_count; ++grid) {
    for (int slot = 0; slot <= outcome_count; ++slot) {
      if ((events >> slot & 1u) == 0) continue;
      int const month = slot == 0 ? 0 : layout.grid_month(grid);
      std::uint64_t const here =
          tally.at(layout.group_at(layout.own_groups + replicate, grid, definition, unit, slot));
      sum += static_cast<double>(here) * (layout.horizon - month);
    }
  }
  return sum;
}

/// Standard error of the mean over replicates. \pre two of them hold trajectories
double clustered_error(Tally const& tally, int definition, int unit, Events events)
{
  std::vector<BatchCount> const sizes = GroupCounts(tally).replicate_sizes();
  std::vector<double> lost;
  double sum = 0.0;
  double total = 0.0;
  double filled = 0.0;
  for (int r = 0; r < replicate_count; ++r) {
    lost.push_back(lost_in(tally, r, definition, unit, events));
    double const size = static_cast<double>(sizes[static_cast<std::size_t>(r)].size);
    sum += lost.back();
    total += size;
    filled += size > 0.0 ? 1.0 : 0.0;
  }
  double squares = 0.0;
  for (std::size_t r = 0; r < lost.size(); ++r) {
    double const rest = lost[r] - static_cast<double>(sizes[r].size) * sum / total;
    squares += rest * rest;
  }
  return std::sqrt(filled / (filled - 1.0) * squares) / total;
}

}  // namespace

MonthsLost months_lost(Tally const& tally, std::uint64_t belief_count, int definition, int unit,
                       Events events)
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
  bool const shared = belief_count < tally.trajectories();
  double const variance = std::max(0.0, squares / total - mean * mean);
  double const error =
      shared ? clustered_error(tally, definition, unit, events) : std::sqrt(variance / total);
  double const factor =
      shared ? batch_factor(GroupCounts(tally).replicate_sizes()) : normal_factor();
  Proportion const by_horizon = probability.by_month(definition, unit, events, horizon);
  double const high = sum > 0.0 ? mean + factor * error : horizon * by_horizon.interval.high;
  return {mean,
          error,
          {std::max(0.0, mean - factor * error), std::min(high, static_cast<double>(horizon))}};
}

}  // namespace ghostcast
