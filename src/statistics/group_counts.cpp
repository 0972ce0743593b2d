// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/statistics/group_counts.hpp"

namespace ghostcast {

/// Of groups first .. last - 1: what `place(group, k, visit)` gives to visit, over grid months 0 .. grid.
template <class Place>
std::vector<BatchCount> GroupCounts::sum(int first, int last, int grid, Place const& place) const
{
  std::vector<BatchCount> counts;
  for (int group = first; group < last; ++group) {
    BatchCount& count = counts.emplace_back();
    count.size = tally_->at(layout().group_size_at(group));
    for (int k = 0; k <= grid; ++k) place(group, k, [&](std::int64_t index) { count.hits += tally_->at(index); });
  }
  return counts;
}

namespace {

/// Visits the counters of a set of events.
auto events_at(TallyLayout const& layout, int definition, int unit, Events events)
{
  return [=, &layout](int group, int grid, auto const& visit) {
    for (int slot = 0; slot <= outcome_count; ++slot) {
      if ((events >> slot & 1u) != 0) visit(layout.group_at(group, grid, definition, unit, slot));
    }
  };
}

}  // namespace

std::vector<BatchCount> GroupCounts::replicates(int definition, int unit, Events events, int grid) const
{
  return sum(layout().own_groups, layout().group_count, grid, events_at(layout(), definition, unit, events));
}

std::vector<BatchCount> GroupCounts::beliefs(int definition, int unit, Events events, int grid) const
{
  return sum(0, layout().own_groups, grid, events_at(layout(), definition, unit, events));
}

std::vector<BatchCount> GroupCounts::joint_replicates(int definition, int units, int grid) const
{
  return sum(layout().own_groups, layout().group_count, grid, [&](int group, int k, auto const& visit) {
    visit(layout().group_joint_at(group, k, definition, units));
  });
}

std::vector<BatchCount> GroupCounts::replicate_sizes() const
{
  return sum(layout().own_groups, layout().group_count, -1, [](int, int, auto const&) {});
}

}  // namespace ghostcast
