// SPDX-License-Identifier: Apache-2.0
/// \file
/// Where a trajectory puts its counts.
#pragma once

#include "ghostcast/core/lanes.hpp"
#include "ghostcast/tally/binning.hpp"
#include "ghostcast/tally/layout.hpp"

namespace ghostcast {

/// Adds one to the counter of the value's bin for every lane of the mask. Packs have their own form.
template <class Mask, class Real>
GHOSTCAST_HOST_DEVICE void count_values(Mask const& mask, Binning binning, Real const& value, std::uint32_t* counts)
{
  for_each_lane(mask, [&](int i) { ++counts[bin_of(binning, lane(value, i))]; });
}

/// Adds the lanes' counts to the 32-bit counters of one range. Borrows both.
template <class L>
struct RangeSink {
  TallyLayout const* layout;
  std::uint32_t* counts;
  BeliefGroups groups[L::width];  ///< of each lane's belief
  /// Lanes that belong to the range. The last pack of a range may have others: they only keep step.
  Mask<L> active = Mask<L>(true);

  /// Counts one trajectory at an index.
  GHOSTCAST_HOST_DEVICE void count(std::int64_t index) const { ++counts[index]; }

  /// The lanes of `mask` that count.
  GHOSTCAST_HOST_DEVICE Mask<L> counted(Mask<L> mask) const
  {
    if constexpr (L::width == 1) return mask;
    else return mask && active;
  }

  /// Counts the lanes of `mask` at one index.
  GHOSTCAST_HOST_DEVICE void add(Mask<L> mask, std::int64_t index) const
  {
    counts[index] += count_lanes(counted(mask));
  }

  /// Counts every lane of `mask` in the bin of its value, in the row that begins at `row`.
  GHOSTCAST_HOST_DEVICE void add_value(Mask<L> mask, std::int64_t row, Binning binning, Real<L> value) const
  {
    count_values(counted(mask), binning, value, counts + row);
  }

  /// The same, at an index that each lane has for itself.
  GHOSTCAST_HOST_DEVICE void add_offset(Mask<L> mask, std::int64_t row, Real<L> offset) const
  {
    for_each_lane(counted(mask), [&](int i) { count(row + static_cast<std::int64_t>(lane(offset, i))); });
  }

  /// Counts in the groups of each lane's belief. \param slot  0: born a ghost, 1 + outcome else
  GHOSTCAST_HOST_DEVICE void add_group(Mask<L> mask, int month, int definition, int unit, int slot) const
  {
    int const grid = layout->grid_of(month);
    for_each_lane(counted(mask), [&](int i) {
      groups[i].each([&](int group) { count(layout->group_at(group, grid, definition, unit, slot)); });
    });
  }

  /// Counts the trajectory itself in the groups of its belief.
  GHOSTCAST_HOST_DEVICE void add_group_size() const
  {
    for_each_lane(counted(Mask<L>(true)), [&](int i) {
      groups[i].each([&](int group) { count(layout->group_size_at(group)); });
    });
  }

  /// Counts that `before` + 1, ..., `now` units were ghosts for the first time.
  GHOSTCAST_HOST_DEVICE void add_joint(Mask<L> mask, int month, int definition, Real<L> before, Real<L> now) const
  {
    int const grid = layout->grid_of(month);
    for_each_lane(counted(mask), [&](int i) {
      for (int units = static_cast<int>(lane(before, i)) + 1; units <= static_cast<int>(lane(now, i)); ++units) {
        count(layout->joint_at(definition, units, month));
        groups[i].each([&](int group) { count(layout->group_joint_at(group, grid, definition, units)); });
      }
    });
  }

  /// Records one value of a monthly series.
  GHOSTCAST_HOST_DEVICE void record(Mask<L> mask, Quantity quantity, int index, int month, Real<L> value) const
  {
    if (!layout->records(quantity)) return;
    add_value(mask, layout->series_at(quantity, index, month, 0), binning_of(quantity), value);
  }
};

}  // namespace ghostcast
