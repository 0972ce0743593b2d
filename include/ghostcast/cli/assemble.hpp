// SPDX-License-Identifier: Apache-2.0
/// \file
/// From a scenario and what the engine made of it to what the reports need.
#pragma once

#include "ghostcast/cli/run.hpp"
#include "ghostcast/engine/engine.hpp"
#include "ghostcast/report/run_result.hpp"
#include "ghostcast/scenario/scenario.hpp"

namespace ghostcast::cli {

/// What reports say of a unit. \pre unit < model.unit_count
ReportedUnit describe_unit(ModelParams const& model, int unit, std::string const& name);

/// \param engine  what computed the output
RunResult assemble_result(Scenario const& scenario, RunOptions const& options, ReportedEngine const& engine,
                          RunOutput output);

/// The same for an engine at hand.
RunResult assemble_result(Scenario const& scenario, RunOptions const& options, Engine const& engine,
                          RunOutput output);

}  // namespace ghostcast::cli
