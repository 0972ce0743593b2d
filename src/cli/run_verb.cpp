// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <memory>

#include "ghostcast/cli/flags.hpp"
#include "ghostcast/cli/run_flags.hpp"
#include "ghostcast/cli/verbs.hpp"

namespace ghostcast::cli {
namespace {

/// A flag that takes a number above 0 and up to `most`.
void add_error(CLI::App& verb, char const* flag, double& target, double most, char const* text)
{
  verb.add_option_function<double>(
          flag,
          [&target, flag, most](double value) {
            if (!(value > 0.0 && value <= most))
              throw CLI::ValidationError(flag, fmt::format("{} is no standard error above 0 and up to {}", value, most));
            target = value;
          },
          text)
      ->type_name("X");
}

void add_precision(CLI::App& verb, RunOptions& options)
{
  add_error(verb, "--precision", options.goal.absolute, 0.5,
            "Add blocks of --trajectories until no printed probability has a larger standard error");
  add_error(verb, "--relative", options.goal.relative, 1.0,
            "The same for the standard error over the probability");
  add_count(verb, "--at-most", options.at_most, {1, most_trajectories},
            "Trajectories of --precision and --relative; default 100 blocks");
}

/// What CLI11 cannot check by itself.
void check_precision(RunOptions& options)
{
  if (options.at_most > 0 && !options.goal.any())
    throw CLI::ValidationError("--at-most", "needs --precision or --relative");
  if (!options.goal.any()) return;
  if (options.beliefs == 1)
    throw CLI::ValidationError("--beliefs", "one belief for a block has no standard error; --precision needs 16 or more");
  if (options.at_most == 0) options.at_most = std::min(most_trajectories, 100 * options.trajectories);
  if (options.at_most < options.trajectories)
    throw CLI::ValidationError("--at-most", fmt::format("{}: less than a block of {} trajectories", options.at_most,
                                                        options.trajectories));
}

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

/// What CLI11 cannot check by itself.
void check_store_use(StoreChoice const& choice)
{
  if (choice.resume > 0 && !choice.enabled) throw CLI::ValidationError("--resume", "there is no store to take the run from");
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
  verb.final_callback([options, &chosen] {
    settle_store(options->store);
    check_store_use(options->store);
    check_dice(*options);
    check_precision(*options);
    chosen = [options] { return run(*options); };
  });
}

}  // namespace ghostcast::cli
