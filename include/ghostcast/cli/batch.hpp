// SPDX-License-Identifier: Apache-2.0
/// \file
/// The verb `batch`: many cases, each as `run` would run it (docs/batch.md).
#pragma once

#include <atomic>
#include <functional>
#include <string>
#include <vector>

#include "ghostcast/batch/summary.hpp"
#include "ghostcast/cli/run.hpp"

namespace ghostcast::cli {

inline constexpr std::uint64_t most_jobs = 256;

/// Which cases are computed.
enum class Recompute : int {
  all,
  changed  ///< those whose answer is neither in their folder nor stored, whatever computes
};

struct BatchOptions {
  std::vector<std::string> targets;  ///< folders, patterns, files
  RunOptions run;   ///< what all cases share; `out` is the folder above theirs
  int jobs{1};      ///< cases at once, 1..most_jobs
  Recompute recompute{Recompute::all};
};

/// Asked some fifty times a second whether to stop.
using Interrupted = std::function<bool()>;

/// What became of one case; what goes wrong is in it.
CaseOutcome run_case(BatchCase const& asked, BatchOptions const& options, Engine& engine, Interrupted const& interrupted);

/// The options with which `run` would run a case.
RunOptions options_of(BatchCase const& asked, BatchOptions const& options);

/// The answer that stands in the case's folder, where it is whole and answers this question: the same
/// scenario, plan, changes, seed, trajectories, beliefs and program.
std::optional<CaseAnswer> recorded_answer(Scenario const& scenario, RunOptions const& options, std::string const& folder);

/// The gravest of the cases: a fault of the program, then an interruption, the machine, bad input.
ExitCode exit_code_of(BatchSummary const& summary);

/// \throws InputError where there is nothing to run; OutputError and what opening an engine throws
ExitCode batch(BatchOptions const& options);

}  // namespace ghostcast::cli
