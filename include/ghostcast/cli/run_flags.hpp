// SPDX-License-Identifier: Apache-2.0
/// \file
/// Flags of the verbs that simulate: dice, engine, output.
#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include "ghostcast/cli/run.hpp"

namespace ghostcast::cli {

/// Adds --trajectories, --seed, --beliefs, and what chooses the engine.
void add_dice(CLI::App& verb, RunOptions& options);

/// Adds --precision, --relative and --at-most.
void add_precision(CLI::App& verb, RunOptions& options);

/// Adds --out, --json and --quiet. \param files  what --out writes; \param json  what --json prints
void add_output(CLI::App& verb, RunOptions& options, std::string const& files,
                std::string const& json);

/// What CLI11 cannot check of these. \throws CLI::ValidationError
void check_dice(RunOptions const& options);
void check_precision(RunOptions const& options);

/// With a goal and no --at-most: 100 blocks.
void settle_precision(RunOptions& options);

}  // namespace ghostcast::cli
