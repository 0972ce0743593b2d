// SPDX-License-Identifier: Apache-2.0
#include <memory>

#include "ghostcast/cli/compare.hpp"
#include "ghostcast/cli/run_flags.hpp"
#include "ghostcast/cli/verbs.hpp"

namespace ghostcast::cli {

void add_compare(CLI::App& app, Action& chosen)
{
  auto const options = std::make_shared<CompareOptions>();
  CLI::App& verb =
      *app.add_subcommand("compare",
                          "Example: ghostcast compare scenarios/freeze_twelve_seniors.toml\n\n"
                          "Runs plans with the same dice and the same beliefs and prints what "
                          "differs, with paired intervals.");
  add_scenario_choice(verb, options->run.scenario);
  verb.add_option("plans", options->plans,
                  "Alternatives of SCENARIO, or files of scenarios with the same units and "
                  "definitions; default all "
                  "other plans of SCENARIO");
  add_dice(verb, options->run);
  // Luck and ignorance are not told apart here, so nothing is gained by sharing beliefs.
  verb.get_option("--beliefs")
      ->description(
          "Draws of the uncertain parameters; default one per trajectory, for the narrowest "
          "differences");
  add_output(verb, options->run,
             "Folder for compare.json, difference.csv and series_difference.csv", "compare.json");
  verb.final_callback([options, &chosen] {
    check_dice(options->run);
    chosen = [options] { return compare(*options); };
  });
}

}  // namespace ghostcast::cli
