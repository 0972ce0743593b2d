// SPDX-License-Identifier: Apache-2.0
/// \file
/// The same short run on every engine at hand, compared range by range with the simplest one.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "ghostcast/doctor/finding.hpp"
#include "ghostcast/engine/engine.hpp"

namespace ghostcast {

/// An engine to try.
struct Candidate {
  std::string name;                                ///< "cpu avx2, 8 threads"
  std::function<std::unique_ptr<Engine>()> open;   ///< may throw
};

struct EngineTrial {
  std::string name{};
  std::string device{};           ///< as the engine says it; empty where it did not open
  std::uint64_t trajectories{};   ///< done
  std::uint64_t compared{};       ///< of them, in ranges that the reference has too
  double seconds{};
  Digest digest{};
  std::vector<TrajectoryRange> different{};  ///< ranges whose digest is not the reference's
  std::string fault{};                       ///< why it stopped or did not start; empty: none
};

struct EngineTrials {
  std::string scenario;        ///< its name
  std::uint64_t seed{};
  std::uint64_t trajectories{};  ///< of the run
  EngineTrial reference;       ///< one thread, one trajectory at a time
  std::vector<EngineTrial> others;
  bool interrupted{false};
};

struct TrialLimits {
  double seconds{10.0};                 ///< of all runs together
  std::uint64_t most_trajectories{20000};
};

/// The reference: the CPU, one thread, one trajectory at a time.
Candidate reference_candidate();

/// The CPU with each instruction set at hand, on one thread and on `threads` (0: all cores).
std::vector<Candidate> cpu_candidates(int threads);

/// Runs a scenario of its own, with most mechanisms on, on the reference and on all others; as many
/// trajectories as fit into the time if none is slower than the reference. A candidate that is slower is
/// stopped in time, and what it did is compared. Stops where `go_on` returns false.
EngineTrials try_engines(Candidate const& reference, std::vector<Candidate> const& others, TrialLimits const& limits,
                         std::function<bool()> const& go_on);

std::vector<Finding> trial_findings(EngineTrials const& trials);

/// The scenario of the trials.
char const* trial_scenario_text();

}  // namespace ghostcast
