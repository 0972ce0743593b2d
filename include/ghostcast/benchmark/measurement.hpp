// SPDX-License-Identifier: Apache-2.0
/// \file
/// How fast an engine runs scenarios, and whether what it ran is right.
///
/// A rate is worth nothing where the work was not done. So a run is measured only after pieces of it,
/// chosen at random, were run again by a reference and gave the same digests; and a repetition counts
/// only where every piece has the digest that it had then.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "ghostcast/engine/engine.hpp"
#include "ghostcast/scenario/scenario.hpp"

namespace ghostcast::bench {

struct BenchSettings {
  std::uint64_t seed{1};
  std::uint64_t choice{1};        ///< seed of the choice of pieces that the reference runs again
  std::uint64_t trajectories{0};  ///< of a run; 0: as many as take `seconds`
  int repetitions{5};             ///< timed runs of each scenario, >= 1
  double seconds{1.0};            ///< aim of a run, > 0
  double check_seconds{2.0};      ///< the reference begins no further piece after so many
};

/// One timed run.
struct Timing {
  double seconds{};       ///< wall time, as the engine says it
  double core_seconds{};  ///< CPU time of this process
};

/// What was measured of one scenario.
struct Measurement {
  Scenario scenario;
  RunPlan plan;                      ///< of every run
  Digest digest;                     ///< of every run
  std::uint64_t draws{};             ///< of a run, from its tally
  std::vector<Timing> timings;       ///< of finished repetitions, in their order
  std::vector<RangeDigest> pieces;   ///< of a run
  std::vector<RangeDigest> checked;  ///< those that the reference ran again, with the same digest
  std::string refusal;               ///< one line that says why no rate is given; empty: none
  bool failed{};                     ///< the refusal is a fault of the machine, not a wrong digest

  bool has_rate() const { return refusal.empty() && !timings.empty(); }
  std::uint64_t trajectories() const { return plan.range.last - plan.range.first; }
  double role_steps() const { return static_cast<double>(draws) / 2; }
};

/// Of finished repetitions, in their order.
std::vector<double> wall_seconds(Measurement const& measurement);
std::vector<double> core_seconds(Measurement const& measurement);

/// Runs ranges of a plan on the engine whose word counts.
using Reference = std::function<RunOutput(ModelParams const&, RunPlan const&, std::vector<TrajectoryRange> const&, Progress const&)>;

/// What is being done, for a line of progress; returns false to stop.
using Watch = std::function<bool(std::string const& doing)>;

/// Measures scenarios on an engine: of each a warm-up that finds the size of a run, a checked run, and
/// then timed runs by turns, so that what disturbs a while disturbs all.
/// \return in the order of `scenarios`; where `watch` stops it, what was done until then
/// \throws what the engines throw
std::vector<Measurement> measure(Engine& engine, Reference const& reference, std::vector<Scenario> scenarios,
                                 BenchSettings const& settings, Watch const& watch);

/// The scalar CPU engine on so many threads, 0: all cores. One range is shared out over the threads.
Reference scalar_reference(int threads);

}  // namespace ghostcast::bench
