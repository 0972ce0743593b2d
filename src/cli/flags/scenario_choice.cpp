// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/cli/scenario_choice.hpp"

#include "ghostcast/scenario/mechanisms.hpp"

namespace ghostcast::cli {
namespace {

std::string group_list()
{
  std::string text;
  for (std::string const& name : mechanism_group_names()) text += (text.empty() ? "" : ", ") + name;
  return text;
}

void add_changes(CLI::App& verb, ScenarioRequest& request)
{
  verb.add_option("--without", request.without,
                  "Mechanisms that are off: " + group_list() + ", or all; repeatable")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->type_name("NAME,...");
  verb.add_option("--only", request.only, "Mechanisms that stay on; all others are off")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->type_name("NAME,...");
  verb.add_option("--set", request.set,
                  "A parameter's value in place of the file's, for all units: gpus=512, "
                  "rental_price.start=3, horizon=60, allocation=priority, "
                  "'demand_noise={ dist = \"uniform\", lo = 0, hi = 0.1 }'; for one unit alone: "
                  "'\"Google Cloud\".gpus=512'; repeatable")
      ->allow_extra_args(false)
      ->type_name("KEY=VALUE");
}

}  // namespace

void add_scenario_choice(CLI::App& verb, ScenarioChoice& choice)
{
  verb.add_option("scenario", choice.file,
                  "Scenario file; $GHOSTCAST_SCENARIO, else the phantom unit")
      ->envname("GHOSTCAST_SCENARIO");
  verb.add_option("--plan", choice.request.plan, "Plan of the scenario")->capture_default_str();
  add_changes(verb, choice.request);
  verb.add_flag_callback(
      "--allow-outside", [&choice] { choice.request.bases = BaseFiles::anywhere; },
      "Let the scenario extend files outside its folder");
}

Scenario load(ScenarioChoice const& choice)
{
  return load_scenario(choice.file, choice.request);
}

}  // namespace ghostcast::cli
