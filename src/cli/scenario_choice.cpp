// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/cli/scenario_choice.hpp"

namespace ghostcast::cli {

void add_scenario_choice(CLI::App& verb, ScenarioChoice& choice)
{
  verb.add_option("scenario", choice.file,
                  "Scenario file; $GHOSTCAST_SCENARIO, else the phantom unit")
      ->envname("GHOSTCAST_SCENARIO");
  verb.add_option("--plan", choice.request.plan, "Plan of the scenario")->capture_default_str();
}

Scenario load(ScenarioChoice const& choice)
{
  return load_scenario(choice.file, choice.request);
}

}  // namespace ghostcast::cli
