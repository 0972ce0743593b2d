// SPDX-License-Identifier: Apache-2.0
/// \file
/// Scenarios of benchmarks, and months of them on the lanes under test.
#pragma once

#include <memory>
#include <string>

#include "bound.hpp"
#include "ghostcast/scenario/scenario.hpp"
#include "ghostcast/tally/tally.hpp"

namespace ghostcast::bench {

/// A scenario ready to run.
struct BenchedScenario {
  std::string name;
  std::shared_ptr<Scenario const> source;  ///< params points into it
  ModelParams params;
  RecordMask record;
  int trajectories;  ///< a run of the whole engine takes about so many, for each two lanes
};

/// m5, eight_units, phantom_unit. Read once.
std::vector<BenchedScenario> const& benched_scenarios();

/// A world of some kernels, with a tally of its own.
class KernelWorld {
 public:
  KernelWorld(MonthKernels const& kernels, int width, BenchedScenario const& scenario);
  KernelWorld(KernelWorld const&) = delete;
  KernelWorld& operator=(KernelWorld const&) = delete;
  ~KernelWorld();

  /// The next full pack of trajectories, each with a belief of its own; only months are metered.
  MonthsCost run_months(Meter const& meter);

 private:
  MonthKernels const& kernels_;
  int width_;
  RangeTally tally_;
  std::uint64_t next_{0};
  void* memory_;
};

/// Vector operations that a draw takes, all of its month with it. Counted over the first 64 trajectories or more.
double operations_per_draw(LanesUnderTest const& lanes, BenchedScenario const& scenario);

}  // namespace ghostcast::bench
