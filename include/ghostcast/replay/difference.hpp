// SPDX-License-Identifier: Apache-2.0
/// \file
/// Where two ways to run the same trajectories part: the first trajectory, month and variable.
///
/// Engines are black boxes that turn a range into a tally. As digests add up, two that differ over
/// a range differ over one of its halves; so halving the range, log2 n times, ends at one
/// trajectory, whose two tallies say at which counts they differ. This needs no code on a device.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "ghostcast/engine/engine.hpp"
#include "ghostcast/replay/count_place.hpp"

namespace ghostcast {

/// The tally of a range of trajectories.
using RangeRunner = std::function<Tally(TrajectoryRange const&)>;

/// An engine as a runner. Borrows all three; the plan's range does not count.
RangeRunner runner_of(Engine& engine, ModelParams const& params, RunPlan const& plan);

struct Difference {
  /// One trajectory; several where they differ together and in neither half, as an engine does
  /// whose result depends on how a range is cut.
  TrajectoryRange range{};
  std::optional<int> month{}; ///< the first; nothing where only what is known at the end differs
  CountPlace place{};         ///< the first count that differs in that month, series before outcomes
  std::uint64_t counts[2]{};  ///< there, by the one and by the other
  int bins[2]{-1, -1};        ///< of a series: where the two have counted; -1: nowhere
  std::int64_t differing{};   ///< counts that differ in all
};

/// Nothing where the two agree. Runs about twice the range by each.
std::optional<Difference> first_difference(RangeRunner const& one, RangeRunner const& other,
                                           TrajectoryRange range);

/// "trajectory 37, month 17: headcount of unit Gemini: bin 240 [12, 12.125) by cpu, bin 247
/// [13, 13.125) by cuda; 96 counts differ".
std::string to_string(Difference const& difference, CountNames const& names,
                      std::string const& one, std::string const& other);

}  // namespace ghostcast
