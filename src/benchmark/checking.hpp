// SPDX-License-Identifier: Apache-2.0
/// \file
/// Whether a run is what it must be.
#pragma once

#include <string>
#include <vector>

#include "ghostcast/benchmark/measurement.hpp"

namespace ghostcast::bench {

/// What the reference found.
struct Checked {
  std::vector<RangeDigest> agreed;
  std::string difference;  ///< names the first piece that differs; empty: none
};

/// Whether a run has all of a range.
bool covers(RunOutput const& output, TrajectoryRange const& range);

/// Where a run contradicts itself: its counts, its digest, or the number of its trajectories. Empty: nowhere.
std::string fault_within(RunOutput const& output, std::uint64_t trajectories);

/// Has the reference run pieces again, in random order, until all were or the time for it is over; at
/// least one, unless `progress` stops it.
Checked check_pieces(Reference const& reference, ModelParams const& params, RunPlan const& plan, std::vector<RangeDigest> const& pieces,
                     BenchSettings const& settings, Progress const& progress);

/// The first piece in which two runs of one plan differ, in words; empty: none.
std::string difference_between(std::vector<RangeDigest> const& wanted, std::vector<RangeDigest> const& found, std::string const& name);

}  // namespace ghostcast::bench
