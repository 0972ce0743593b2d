// SPDX-License-Identifier: Apache-2.0
/// \file
/// Operations of whole trajectories, counted by running the model over `WarpLanes`.
#pragma once

#include <memory>

#include "counting/warp_lane_by_lane.hpp"
#include "ghostcast/model/trajectory.hpp"
#include "ghostcast/tally/tally.hpp"

namespace ghostcast::counting {

struct OperationTotals {
  Counts counts{};             ///< instructions of warps
  std::uint64_t trajectories{};
  std::uint64_t draws{};       ///< binomials with an open outcome, of all lanes
  RangeTally tally;            ///< what the trajectories counted

  /// Two draws of one lane.
  double role_steps() const { return static_cast<double>(draws) / 2; }
  /// Issue slots that a lane takes up for a role-step: estimated.
  double slots_per_role_step() const { return slots_of(counts) * warp_width / role_steps(); }
};

/// Sees the state right after the beliefs are prepared: from there on operations are counted.
struct CountFromHere {
  Counts* before;
  template <class L>
  void start(World<L> const&) const
  {
    *before = counts;
  }
  template <class L>
  void month_end(World<L> const&) const
  {
  }
};

/// Runs trajectories 0 .. count-1, a warp at a time, each with a belief of its own. All months and the
/// end of each trajectory are counted; drawing and anchoring beliefs, and the state at the start, are not.
/// \param count  a multiple of 32
inline OperationTotals count_trajectories(ModelParams const& params, RecordMask record, std::uint64_t seed, std::uint64_t count)
{
  TallyLayout const layout = make_layout(params.unit_count, params.organisation_count, params.definition_count, params.horizon, record);
  OperationTotals totals{.trajectories = count, .tally = RangeTally(layout)};
  auto const world = std::make_unique<World<WarpLanes>>();
  set_up_world<WarpLanes>(params, seed, *world);
  RangeSink<WarpLanes> sink{&totals.tally.layout, totals.tally.counts.data(), {}};
  for (std::uint64_t first = 0; first < count; first += warp_width) {
    std::uint64_t belief[warp_width];
    for (std::uint64_t i = 0; i < warp_width; ++i) belief[i] = first + i;
    Counts before{};
    totals.draws += simulate_trajectory<WarpLanes>(first, belief, sink, *world, CountFromHere{&before});
    for (std::size_t i = 0; i < before.size(); ++i) totals.counts[i] += counts[i] - before[i];
  }
  return totals;
}

}  // namespace ghostcast::counting
