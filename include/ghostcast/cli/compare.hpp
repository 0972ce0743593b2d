// SPDX-License-Identifier: Apache-2.0
/// \file
/// The verb `compare`: plans with the same dice and the same beliefs, and what differs.
#pragma once

#include <string>
#include <vector>

#include "ghostcast/cli/run.hpp"
#include "ghostcast/engine/engine.hpp"
#include "ghostcast/report/comparison.hpp"

namespace ghostcast::cli {

struct CompareOptions {
  RunOptions run;                  ///< the base: its scenario, dice, engine and output
  std::vector<std::string> plans;  ///< alternatives of the base's file, or files; empty: all others
};

/// \throws InputError where a plan is unknown or cannot be compared, before any work is done;
///         OutputError and what the engine throws
ExitCode compare(CompareOptions const& options);

/// A plan and what it is called in a comparison.
struct NamedScenario {
  std::string label;
  Scenario scenario;
};

/// The base first. \throws InputError, all faults at once
std::vector<NamedScenario> load_plans(CompareOptions const& options);

/// Runs plans with the same dice and beliefs, a cluster of beliefs of each at a time. Stopped early
/// by `progress` or a fault, it has the clusters that all plans have finished. \pre plans is not
/// empty, its scenarios can be compared
Comparison run_comparison(Engine& engine, std::vector<NamedScenario> const& plans,
                          RunOptions const& options, Progress const& progress);

}  // namespace ghostcast::cli
