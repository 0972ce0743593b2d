// SPDX-License-Identifier: Apache-2.0
/// \file
/// Which scenario a verb is about: the flags that all such verbs share.
#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include "ghostcast/scenario/scenario.hpp"

namespace ghostcast::cli {

struct ScenarioChoice {
  std::string file{"scenarios/phantom_unit.toml"};
  ScenarioRequest request;
};

/// Adds the positional SCENARIO and the flags that change how it is read.
void add_scenario_choice(CLI::App& verb, ScenarioChoice& choice);

/// \throws InputError
Scenario load(ScenarioChoice const& choice);

}  // namespace ghostcast::cli
