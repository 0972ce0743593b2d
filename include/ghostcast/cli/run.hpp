// SPDX-License-Identifier: Apache-2.0
/// \file
/// The verb `run`: simulate a scenario and say when its units become ghosts.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "ghostcast/cli/exit_code.hpp"
#include "ghostcast/cli/page_flags.hpp"
#include "ghostcast/cli/scenario_choice.hpp"
#include "ghostcast/cli/store_choice.hpp"
#include "ghostcast/engine/make_engine.hpp"
#include "ghostcast/report/run_result.hpp"
#include "ghostcast/statistics/precision.hpp"

namespace ghostcast::cli {

enum class OutputFormat : int { text, json };
enum class Chatter : int { normal, quiet };  ///< quiet: neither progress nor warnings

struct RunOptions {
  ScenarioChoice scenario;
  std::uint64_t trajectories{20000};
  std::uint64_t seed{1};
  std::uint64_t beliefs{0};  ///< 0: by the number of trajectories, see chosen_beliefs
  std::uint64_t belief_block{0};  ///< trajectories that share them; 0: all
  PrecisionGoal goal;        ///< where it wants something, `trajectories` is the size of a block
  std::uint64_t at_most{0};  ///< trajectories, with a goal
  EngineChoice engine;
  StoreChoice store;
  std::string out;  ///< folder for result.json and tables; empty: none
  OutputFormat format{OutputFormat::text};
  Chatter chatter{Chatter::normal};
  PageRequest page;

  /// Trajectories that share beliefs; 0: all.
  std::uint64_t block() const { return goal.any() ? trajectories : belief_block; }
};

/// \throws InputError, OutputError and what the engine throws
ExitCode run(RunOptions const& options);

/// The same with an engine at hand.
ExitCode run_on(Engine& engine, Scenario const& scenario, RunOptions const& options);

class StoreSession;

/// What is asked: a scenario, and options with the beliefs that the run will have.
struct Question {
  Scenario scenario;
  RunOptions options;
};

/// Reads the scenario, from its file or from the stored run that is to go on.
/// \throws InputError, StoreError
Question question_of(RunOptions const& options);

/// Computes what the store lacks of a run and saves it; the result is the whole of it.
/// \param interrupted  asked some fifty times a second whether to stop
RunResult simulate(Engine& engine, Question const& question, StoreSession& session, std::function<bool()> const& interrupted);

}  // namespace ghostcast::cli
