// SPDX-License-Identifier: Apache-2.0
/// \file
/// How a block divides its work, and what it counts close by.
#pragma once

#include <cstddef>
#include <cstdint>

#include "ghostcast/kernel/block.hpp"
#include "ghostcast/tally/layout.hpp"

namespace ghostcast {

#if !defined(GHOSTCAST_RESIDENT_THREADS)  // a build that tries another number (docs/performance.md)
#define GHOSTCAST_RESIDENT_THREADS 1024
#endif

/// Threads that a multiprocessor shall hold at once: with 1,024 of them 64 registers each on sm_80 and later.
inline constexpr int resident_threads = GHOSTCAST_RESIDENT_THREADS;

/// What of a tally a block keeps close, and where.
struct SinkPlan {
  TallyLayout layout;
  int event_count;               ///< counters before the series
  int window_size;               ///< counters of one month of all series
  int window[quantity_count];    ///< where each quantity begins among them
  bool events_close;
  bool window_close;

  /// Counters that the block shares: events first, then the month.
  GHOSTCAST_HOST_DEVICE int close_counters() const
  {
    return (events_close ? event_count : 0) + (window_close ? window_size : 0);
  }
};

/// \param room  counters that a block may share
inline SinkPlan make_sink_plan(TallyLayout const& layout, int room)
{
  SinkPlan plan{};
  plan.layout = layout;
  std::int64_t const events = layout.series[0];
  std::int64_t const window = (layout.group_size - events) / layout.horizon;
  for (int q = 0; q < quantity_count; ++q) plan.window[q] = static_cast<int>((layout.series[q] - events) / layout.horizon);
  plan.event_count = static_cast<int>(events);
  plan.window_size = static_cast<int>(window);
  plan.window_close = window > 0 && window <= room;
  plan.events_close = events <= room - (plan.window_close ? window : 0);
  return plan;
}

/// How the threads of a block divide the work. Threads = warps x lanes; a tile is the warps that
/// advance the same trajectories: one a unit, or a single one whose threads are on their own.
struct BlockPlan {
  SinkPlan sink;
  int warps_per_tile;     ///< units of the scenario, 1 for ThreadLanes
  int blocks_per_piece;
  std::size_t scratch_bytes;  ///< of a block
};

}  // namespace ghostcast
