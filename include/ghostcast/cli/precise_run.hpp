// SPDX-License-Identifier: Apache-2.0
/// \file
/// A run that goes on, block by block, until its probabilities are known well enough.
#pragma once

#include <functional>

#include "ghostcast/cli/run.hpp"
#include "ghostcast/engine/engine.hpp"
#include "ghostcast/store/checkpointed_run.hpp"
#include "ghostcast/scenario/scenario.hpp"

namespace ghostcast::cli {

struct PreciseOutput {
  RunOutput output;
  std::uint64_t planned{};  ///< trajectories of the blocks that were begun
  Precision precision;      ///< after the last one
};

/// Tells the user where a run stands, of an estimate of what it will take; false stops it.
using PreciseProgress = std::function<bool(std::uint64_t done, std::uint64_t total, double error)>;

/// What is done of such a run already, and how it is saved.
struct PreciseStart {
  RunOutput done{};
  std::uint64_t planned{};  ///< trajectories of the blocks that were begun; 0: none
  Checkpoints* checkpoints{nullptr};
  std::function<void(std::uint64_t planned)> begin_block{};  ///< told before each block
};

/// Simulates blocks of `options.trajectories`, each with beliefs of its own, until every printed
/// probability has the precision of `options.goal`, the next block would pass `options.at_most`, or the
/// engine is stopped. Blocks are what is decided at, so that the outcome is a function of the options alone.
/// \param start  of a run that no block but the last would have ended
PreciseOutput run_to_precision(Engine& engine, Scenario const& scenario, RunOptions const& options,
                               PreciseProgress const& progress, PreciseStart start = {});

}  // namespace ghostcast::cli
