// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/statistics/hazard.hpp"

#include <algorithm>

namespace ghostcast {
namespace {

constexpr int slot_count = outcome_count + 1;

/// Counts of one replicate by grid month, cumulative, [born, outcome 6][grid month].
void append_replicate(Tally const& tally, int replicate, int definition, int unit,
                      std::vector<std::uint64_t>& to)
{
  TallyLayout const& layout = tally.layout;
  for (int slot = 0; slot < slot_count; ++slot) {
    std::uint64_t sum = 0;
    for (int grid = 0; grid < layout.grid_count; ++grid) {
      sum += tally.at(layout.group_at(layout.own_groups + replicate, grid, definition, unit, slot));
      to.push_back(sum);
    }
  }
}

}  // namespace

Hazards::Hazards(Tally const& tally, std::uint64_t belief_count, int definition, int unit)
    : layout_(tally.layout),
      trajectories_(tally.trajectories()),
      belief_count_(belief_count),
      factor_(normal_factor()),
      decided_(cumulative_ghosts(tally, definition, unit))
{
  for (int k = 0; k < outcome_count; ++k) {
    CumulativeCounts& mine = outcome_[static_cast<std::size_t>(k)];
    mine = cumulative_outcome(tally, definition, unit, Outcome{k});
    if (Outcome{k} == Outcome::ghost) continue;  // among the decided ones from the start
    for (std::size_t month = 0; month < mine.size(); ++month) decided_[month] += mine[month];
  }
  if (belief_count_ >= trajectories_) return;
  replicates_ = GroupCounts(tally).replicate_sizes();
  factor_ = batch_factor(replicates_);
  for (int replicate = 0; replicate < replicate_count; ++replicate)
    append_replicate(tally, replicate, definition, unit, grouped_);
}

std::uint64_t Hazards::by_grid(int replicate, Events events, int grid) const
{
  std::uint64_t sum = 0;
  for (int slot = 0; slot < slot_count && grid >= 0; ++slot) {
    auto const row =
        static_cast<std::size_t>((replicate * slot_count + slot) * layout_.grid_count + grid);
    if ((events >> slot & 1u) != 0) sum += grouped_[row];
  }
  return sum;
}

/// How many trajectories at risk are worth one that is independent.
double Hazards::design_effect(Events events, MonthSpan span) const
{
  if (replicates_.empty()) return 1.0;
  int const last = layout_.grid_of(span.last);
  int const before = layout_.grid_of(span.first) - 1;
  std::vector<BatchCount> batches;
  std::uint64_t at_risk = 0;
  for (int r = 0; r < replicate_count; ++r) {
    std::uint64_t const size = replicates_[static_cast<std::size_t>(r)].size;
    // Born ghosts are counted with the first grid month, and are never at risk.
    std::uint64_t const gone =
        before >= 0 ? by_grid(r, all_events, before) : by_grid(r, born_event, 0);
    batches.push_back({by_grid(r, events, last) - by_grid(r, events, before), size - gone});
    at_risk += size - gone;
  }
  return static_cast<double>(at_risk) / std::max(effective_size(batches, belief_count_), 1.0);
}

Hazard Hazards::over(Outcome outcome, MonthSpan span) const
{
  CumulativeCounts const& mine = outcome_[static_cast<std::size_t>(outcome)];
  Hazard hazard{
      span,
      at_risk(span.first),
      mine[static_cast<std::size_t>(span.last)] - mine[static_cast<std::size_t>(span.first - 1)],
      {}};
  hazard.hazard = independent_proportion(hazard.events, hazard.at_risk);
  if (replicates_.empty()) return hazard;
  double const size =
      hazard.hazard.effective_size / std::max(1.0, design_effect(event_of(outcome), span));
  hazard.hazard = clustered_proportion(hazard.events, hazard.at_risk, size, factor_);
  return hazard;
}

std::vector<MonthSpan> years_within(int horizon)
{
  std::vector<MonthSpan> years;
  for (int first = 1; first <= horizon; first += 12)
    years.push_back({first, std::min(first + 11, horizon)});
  return years;
}

}  // namespace ghostcast
