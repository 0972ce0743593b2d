// SPDX-License-Identifier: Apache-2.0
#include <cstdlib>
#include <memory>

#include "ghostcast/cli/flags.hpp"
#include "ghostcast/cli/run_flags.hpp"
#include "ghostcast/cli/verbs.hpp"

namespace ghostcast::cli {
namespace {

/// What asks for a run of the caller's own, and so cannot stand beside a stored one.
constexpr char const* question_flags[] = {"--plan", "--without", "--only", "--set", "--trajectories",
                                          "--seed", "--beliefs", "--precision", "--relative", "--at-most", "--report"};

void add_store_use(CLI::App& verb, StoreChoice& choice)
{
  add_store(verb, choice);
  verb.add_flag("--fresh", choice.fresh, "Compute from the first trajectory, whatever is stored");
  CLI::Option* const resume =
      add_count(verb, "--resume", choice.resume, {1, most_trajectories}, "Go on with the run of this number in the store; no file is needed");
  for (char const* const flag : question_flags) resume->excludes(verb.get_option(flag));
}

/// Whether the user named a scenario; one of the environment is for runs that need one.
bool names_scenario(CLI::App const& verb)
{
  CLI::Option const& option = *verb.get_option("scenario");
  char const* const lasting = std::getenv(option.get_envname().c_str());
  return option.count() > 0 && (lasting == nullptr || option.results().front() != lasting);
}

/// What CLI11 cannot check by itself.
void check_store_use(CLI::App const& verb, StoreChoice const& choice)
{
  if (choice.resume == 0) return;
  if (!choice.enabled) throw CLI::ValidationError("--resume", "there is no store to take the run from");
  if (names_scenario(verb)) throw CLI::ValidationError("--resume", "the store has the run's scenario; leave the file out");
}

}  // namespace

void add_run(CLI::App& app, Action& chosen)
{
  auto const options = std::make_shared<RunOptions>();
  CLI::App& verb = *app.add_subcommand(
      "run",
      "Example: ghostcast run scenarios/phantom_unit.toml --trajectories 100000\n\n"
      "Simulates a scenario and prints when its units become ghosts.");
  add_scenario_choice(verb, options->scenario);
  add_dice(verb, *options);
  add_precision(verb, *options);
  add_output(verb, *options, "Folder for result.json and tables (CSV): incidence, hazard, beliefs, joint, fan, metrics",
             "result.json");
  add_page(verb, options->page, "--report");
  add_page_parts(verb, options->page);
  add_store_use(verb, options->store);
  verb.final_callback([options, &verb, &chosen] {
    settle_store(options->store);
    check_store_use(verb, options->store);
    check_dice(*options);
    check_precision(*options);
    settle_precision(*options);
    chosen = [options] { return run(*options); };
  });
}

}  // namespace ghostcast::cli
