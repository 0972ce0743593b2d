// SPDX-License-Identifier: Apache-2.0
#include "grid_counts.hpp"

namespace ghostcast {

std::vector<int> grid_months(Tally const& tally)
{
  std::vector<int> months;
  for (int const month : checkpoint_months) {
    if (month < tally.layout.horizon) months.push_back(month);
  }
  months.push_back(tally.layout.horizon);
  return months;
}

PointCounts belief_counts(Tally const& tally, int belief, int definition, int unit)
{
  TallyLayout const& layout = tally.layout;
  std::vector<int> const grid = grid_months(tally);
  PointCounts counts{tally.at(layout.batch_size + belief), 0, {}};
  counts.first.resize(grid.size());
  for (std::size_t k = 0; k < grid.size(); ++k) {
    int const checkpoint = checkpoint_of(grid[k]);
    counts.born += tally.at(layout.batch_at(belief, checkpoint, definition, unit, 0));
    for (int o = 0; o < outcome_count; ++o) {
      counts.first[k][static_cast<std::size_t>(o)] = tally.at(layout.batch_at(belief, checkpoint, definition, unit, 1 + o));
    }
  }
  return counts;
}

}  // namespace ghostcast
