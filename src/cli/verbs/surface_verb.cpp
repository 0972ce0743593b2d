// SPDX-License-Identifier: Apache-2.0
#include <memory>

#include "ghostcast/cli/run_flags.hpp"
#include "ghostcast/cli/surface.hpp"
#include "ghostcast/cli/verbs.hpp"

namespace ghostcast::cli {
namespace {

void add_list(CLI::App& verb, std::string const& flag, std::vector<std::string>& words,
              std::string const& text)
{
  verb.add_option(flag, words, text)->delimiter(',')->allow_extra_args(false)->type_name("X,...");
}

}  // namespace

void add_surface(CLI::App& app, Action& chosen)
{
  auto const options = std::make_shared<SurfaceOptions>();
  CLI::App& verb = *app.add_subcommand(
      "surface",
      "Example: ghostcast surface scenarios/phantom_unit.toml --definition ghost --by 2045-12\n\n"
      "Prints P(ghost) over share threshold, headcount limit and persistence, on the same "
      "trajectories.");
  add_scenario_choice(verb, options->run.scenario);
  verb.add_option("--unit", options->unit, "Unit that is judged; default the first");
  verb.add_option("--definition", options->definition,
                  "Definition whose share rule, growth and supervisor stay; default the first");
  verb.add_option("--by", options->by,
                  "Last month: 2035-12, or a number of months; default the horizon");
  add_list(verb, "--thresholds", options->thresholds, "Shares that a ghost has at least: 0.8,90%");
  add_list(verb, "--limits", options->limits,
           "People that a ghost has at most: 6,12 or, of the peak, 10%,15%");
  add_list(verb, "--persistences", options->persistences, "Months in a row: 1,3,12");
  add_dice(verb, options->run);
  add_output(verb, options->run, "Folder for surface.json and surface.csv", "surface.json");
  verb.final_callback([options, &chosen] {
    check_dice(options->run);
    chosen = [options] { return surface(*options); };
  });
}

}  // namespace ghostcast::cli
