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

/// Adds --out, --json and --quiet. \param files  what --out writes; \param json  what --json prints
void add_output(CLI::App& verb, RunOptions& options, std::string const& files,
                std::string const& json);

/// What CLI11 cannot check of these. \throws CLI::ValidationError
void check_dice(RunOptions const& options);

}  // namespace ghostcast::cli
