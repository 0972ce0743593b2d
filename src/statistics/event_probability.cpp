// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/statistics/event_probability.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ghostcast {
namespace {

constexpr int slot_count = outcome_count + 1;

/// The last month that the batches of a checkpoint include.
int month_of(int checkpoint, int horizon)
{
  return checkpoint < checkpoint_count - 1 ? std::min(checkpoint_months[checkpoint], horizon)
                                           : horizon;
}

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
    : tally_(&tally), belief_count_(belief_count)
{
  std::vector<BatchCount> batches(batch_count);
  for (int b = 0; b < batch_count; ++b) {
    batches[static_cast<std::size_t>(b)].size = tally.at(tally.layout.batch_size + b);
  }
  factor_ = batch_factor(batches);
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

std::vector<BatchCount> EventProbability::batches_by(int checkpoint, int definition, int unit,
                                                     Events events) const
{
  TallyLayout const& layout = tally_->layout;
  std::vector<BatchCount> batches(batch_count);
  for (int b = 0; b < batch_count; ++b) {
    BatchCount& batch = batches[static_cast<std::size_t>(b)];
    batch.size = tally_->at(layout.batch_size + b);
    for (int c = 0; c <= checkpoint; ++c) {
      for (int slot = 0; slot < slot_count; ++slot) {
        if ((events >> slot & 1u) != 0)
          batch.hits += tally_->at(layout.batch_at(b, c, definition, unit, slot));
      }
    }
  }
  return batches;
}

double EventProbability::size_between(int definition, int unit, Events events, int month) const
{
  double size = std::numeric_limits<double>::infinity();
  for (int c = 0; c < checkpoint_count; ++c) {
    int const here = month_of(c, tally_->layout.horizon);
    int const next = month_of(std::min(c + 1, checkpoint_count - 1), tally_->layout.horizon);
    int const before = c == 0 ? -1 : month_of(c - 1, tally_->layout.horizon);
    bool const around =
        here == month || (here < month && next > month) || (here > month && before < month);
    if (around)
      size = std::min(size, effective_size(batches_by(c, definition, unit, events), belief_count_));
  }
  return size;
}

Proportion EventProbability::by_month(int definition, int unit, Events events, int month) const
{
  std::uint64_t const hits = count_by(definition, unit, events, month);
  std::uint64_t const total = tally_->trajectories();
  if (belief_count_ >= total) return independent_proportion(hits, total);
  return clustered_proportion(hits, total, size_between(definition, unit, events, month), factor_);
}

Proportion EventProbability::none_by_month(int definition, int unit, Events events, int month) const
{
  return complement(by_month(definition, unit, events, month));
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
