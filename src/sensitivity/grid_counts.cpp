// SPDX-License-Identifier: Apache-2.0
#include "grid_counts.hpp"

#include <stdexcept>

namespace ghostcast {

std::vector<int> grid_months(Tally const& tally)
{
  std::vector<int> months;
  for (int k = 0; k < tally.layout.grid_count; ++k) months.push_back(tally.layout.grid_month(k));
  return months;
}

PointCounts belief_counts(Tally const& tally, int belief, int definition, int unit)
{
  TallyLayout const& layout = tally.layout;
  if (belief >= layout.own_groups) throw std::logic_error("a point of the study has no counters of its own");
  PointCounts counts{tally.at(layout.group_size_at(belief)), 0, {}};
  counts.first.resize(static_cast<std::size_t>(layout.grid_count));
  for (int k = 0; k < layout.grid_count; ++k) {
    counts.born += tally.at(layout.group_at(belief, k, definition, unit, 0));
    for (int o = 0; o < outcome_count; ++o) {
      counts.first[static_cast<std::size_t>(k)][static_cast<std::size_t>(o)] = tally.at(layout.group_at(belief, k, definition, unit, 1 + o));
    }
  }
  return counts;
}

}  // namespace ghostcast
