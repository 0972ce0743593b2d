// SPDX-License-Identifier: Apache-2.0
/// \file
/// The verb `bench`: how fast an engine runs scenarios, where what it runs is right.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ghostcast/benchmark/measurement.hpp"
#include "ghostcast/cli/exit_code.hpp"
#include "ghostcast/cli/run.hpp"

namespace ghostcast::cli {

struct BenchOptions {
  std::vector<std::string> scenarios;   ///< files, or names of those inside the program; empty: all of these
  bench::BenchSettings settings;
  std::optional<std::uint64_t> choice;  ///< of checked pieces; fresh without
  EngineChoice engine;
  OutputFormat format{OutputFormat::text};
  Chatter chatter{Chatter::normal};
};

/// \throws InputError, NoAccelerator, NoIsa and what engines throw
ExitCode bench_scenarios(BenchOptions const& options);

/// The same with an engine at hand, and what judges it.
ExitCode bench_on(Engine& engine, bench::Reference const& reference, BenchOptions const& options);

}  // namespace ghostcast::cli
