// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/statistics/event_probability.hpp"

#include <algorithm>
#include <cmath>

namespace ghostcast {
namespace {

constexpr int checkpoint_months[] = {12, 36, 60, 120};

}  // namespace

std::vector<int> checkpoints_within(int horizon)
{
  std::vector<int> months;
  for (int const month : checkpoint_months) {
    if (month < horizon) months.push_back(month);
  }
  months.push_back(horizon);
  return months;
}

EventProbability::EventProbability(Tally const& tally, std::uint64_t belief_count)
    : tally_(&tally), belief_count_(belief_count), factor_(batch_factor(GroupCounts(tally).replicate_sizes()))
{
}

std::uint64_t EventProbability::count_by(int definition, int unit, Events events, int month) const
{
  TallyLayout const& layout = tally_->layout;
  std::uint64_t count = 0;
  if ((events & born_event) != 0) count += tally_->at(layout.born_at(definition, unit));
  for (int k = 0; k < outcome_count; ++k) {
    if ((events & event_of(Outcome{k})) == 0) continue;
    for (int m = 0; m <= month; ++m)
      count += tally_->at(layout.outcome_at(definition, unit, Outcome{k}, m));
  }
  return count;
}

/// \param replicates  (grid) -> counts by that grid month
template <class Replicates>
Proportion EventProbability::estimate(std::uint64_t hits, int month, Replicates const& replicates) const
{
  std::uint64_t const total = tally_->trajectories();
  if (belief_count_ >= total) return independent_proportion(hits, total);
  TallyLayout const& layout = tally_->layout;
  int const next = layout.grid_of(month);
  double size = effective_size(replicates(next), belief_count_);
  bool const between = layout.grid_month(next) != month && next > 0;
  if (between) size = std::min(size, effective_size(replicates(next - 1), belief_count_));
  return clustered_proportion(hits, total, size, factor_);
}

Proportion EventProbability::by_month(int definition, int unit, Events events, int month) const
{
  return estimate(count_by(definition, unit, events, month), month, [&](int grid) {
    return GroupCounts(*tally_).replicates(definition, unit, events, grid);
  });
}

Proportion EventProbability::joint_by_month(int definition, int units, int month) const
{
  std::uint64_t hits = 0;
  for (int m = 0; m <= month; ++m) hits += tally_->at(tally_->layout.joint_at(definition, units, m));
  return estimate(hits, month, [&](int grid) { return GroupCounts(*tally_).joint_replicates(definition, units, grid); });
}

Proportion EventProbability::none_by_month(int definition, int unit, Events events, int month) const
{
  return complement(by_month(definition, unit, events, month));
}

double EventProbability::standard_error(Proportion const& proportion) const
{
  bool const own_beliefs = belief_count_ >= tally_->trajectories();
  double const half = 0.5 * (proportion.interval.high - proportion.interval.low);
  double const factor = own_beliefs ? normal_factor() : factor_;
  return std::isfinite(factor) ? half / factor : 0.5;
}

bool EventProbability::has_interval() const
{
  bool const own_beliefs = belief_count_ >= tally_->trajectories();
  return belief_count_ > 1 && (own_beliefs || std::isfinite(factor_));
}

Proportion complement(Proportion const& proportion)
{
  return {1.0 - proportion.value,
          proportion.effective_size,
          {1.0 - proportion.interval.high, 1.0 - proportion.interval.low}};
}

}  // namespace ghostcast
