// SPDX-License-Identifier: Apache-2.0
/// \file
/// Where the threads of a block count: close to the block what is counted often, far away the rest.
///
/// Events (first outcomes, onsets, repairs, ...) go to counters that the block shares for the whole
/// kernel, where they fit. The monthly series go to counters that the block shares for one month,
/// where they fit: all trajectories of a block are in the same month, so one month's bins will do.
/// What does not fit goes straight to the slot's tally, as do the groups of beliefs. All of it is integers added atomically.
#pragma once

#include "ghostcast/kernel/block_lanes.hpp"
#include "ghostcast/kernel/block_plan.hpp"
#include "ghostcast/tally/sink.hpp"

namespace ghostcast {

/// The sink of one thread.
template <class L>
struct BlockSink {
  TallyLayout const* layout;
  BeliefGroups groups[1]; ///< of the trajectory's belief
  bool active;            ///< the trajectory belongs to the piece; others only keep step
  SinkPlan const* plan;
  std::uint32_t* slot;    ///< [layout.size], of the piece
  std::uint32_t* events;  ///< the block's, or the slot's
  std::uint32_t* window;  ///< the block's month, or null

  GHOSTCAST_HOST_DEVICE static bool counted(bool mask) { return mask; }
  GHOSTCAST_HOST_DEVICE void count(std::int64_t index) const
  {
    if (active) add_atomically(&events[index], 1);
  }
  GHOSTCAST_HOST_DEVICE void add(bool mask, std::int64_t index) const
  {
    if (mask) count(index);
  }
  GHOSTCAST_HOST_DEVICE void add_value(bool mask, std::int64_t row, Binning binning, float value) const
  {
    if (mask) count(row + bin_of(binning, value));
  }
  GHOSTCAST_HOST_DEVICE void add_offset(bool mask, std::int64_t row, float offset) const
  {
    if (mask) count(row + static_cast<std::int64_t>(offset));
  }
  /// Counts straight in the slot's tally.
  GHOSTCAST_HOST_DEVICE void count_far(std::int64_t index) const
  {
    if (active) add_atomically(&slot[index], 1);
  }
  GHOSTCAST_HOST_DEVICE void add_group(bool mask, int month, int definition, int unit, int which) const
  {
    if (!mask) return;
    int const grid = layout->grid_of(month);
    groups[0].each([&](int group) { count_far(layout->group_at(group, grid, definition, unit, which)); });
  }
  GHOSTCAST_HOST_DEVICE void add_group_size() const
  {
    groups[0].each([&](int group) { count_far(layout->group_size_at(group)); });
  }
  GHOSTCAST_HOST_DEVICE void add_joint(bool mask, int month, int definition, float before, float now) const
  {
    if (!mask) return;
    for (int units = static_cast<int>(before) + 1; units <= static_cast<int>(now); ++units) {
      count(layout->joint_at(definition, units, month));
      groups[0].each([&](int group) { count_far(layout->group_joint_at(group, layout->grid_of(month), definition, units)); });
    }
  }
  GHOSTCAST_HOST_DEVICE void record(bool mask, Quantity quantity, int index, int month, float value) const
  {
    if (!layout->records(quantity) || !mask || !active) return;
    int const bin = bin_of(binning_of(quantity), value);
    if (window != nullptr) add_atomically(&window[plan->window[static_cast<int>(quantity)] + index * bin_count(quantity) + bin], 1);
    else add_atomically(&slot[layout->series_at(quantity, index, month, bin)], 1);
  }
};

template <int units>
struct RangeSink<WarpLanes<units>> : BlockSink<WarpLanes<units>> {};
template <>
struct RangeSink<ThreadLanes> : BlockSink<ThreadLanes> {};
template <>
struct RangeSink<CalmThreadLanes> : BlockSink<CalmThreadLanes> {};

/// Moves a row of the block's counters to the tally and leaves zeros. Called by all threads.
GHOSTCAST_HOST_DEVICE inline void flush_row(Block const& block, std::uint32_t* row, int count, std::uint32_t* target)
{
  for (int k = block.thread; k < count; k += block.threads) {
    std::uint32_t const counted = row[k];
    if (counted == 0) continue;
    row[k] = 0;
    add_atomically(&target[k], counted);
  }
}

/// Flushes the block's month after all of its trajectories have recorded it, for all series.
template <class Sink>
GHOSTCAST_HOST_DEVICE GHOSTCAST_OUT_OF_LINE void flush_month(Block const& block, Sink const& sink, int month)
{
  if (sink.window == nullptr) return;
  TallyLayout const& layout = *sink.layout;
  block.sync();
  for (int q = 0; q < quantity_count; ++q) {
    Quantity const quantity{q};
    if (!layout.records(quantity)) continue;
    int const bins = bin_count(quantity);
    for (int row = 0; row < series_rows(layout, quantity); ++row) {
      flush_row(block, sink.window + sink.plan->window[q] + row * bins, bins, sink.slot + layout.series_at(quantity, row, month, 0));
    }
  }
  block.sync();
}

}  // namespace ghostcast
