// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <memory>

#include "ghostcast/cli/engine_choice.hpp"
#include "ghostcast/cli/flags.hpp"
#include "ghostcast/cli/run.hpp"
#include "ghostcast/cli/verbs.hpp"

namespace ghostcast::cli {
namespace {

void add_dice(CLI::App& verb, RunOptions& options)
{
  add_count(verb, "--trajectories", options.trajectories, {1, most_trajectories}, "Sampled futures")
      ->default_str("20000");
  add_count(verb, "--seed", options.seed, {0, ~std::uint64_t{0}}, "Seed of all dice")
      ->default_str("1");
  add_count(verb, "--beliefs", options.beliefs, {1, most_trajectories},
            "Draws of the uncertain parameters, shared by trajectories; default one for every 16 to 31, at most 4096");
  add_engine_choice(verb, options.engine);
  add_isa_choice(verb, options.engine);
}

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

void add_output(CLI::App& verb, RunOptions& options)
{
  verb.add_option("--out", options.out,
                  "Folder for result.json and tables (CSV): incidence, beliefs, joint, fan, metrics")
      ->check([](std::string const& folder) {
        return folder.empty() ? "names no folder" : std::string{};
      });
  verb.add_flag_callback(
      "--json", [&] { options.format = OutputFormat::json; }, "Print result.json instead of text");
  verb.add_flag_callback(
      "--quiet", [&] { options.chatter = Chatter::quiet; }, "Neither progress nor warnings");
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
  add_output(verb, *options);
  verb.final_callback([options, &chosen] {
    check_beliefs(options->beliefs, options->trajectories);
    check_precision(*options);
    check_engine(options->engine);
    chosen = [options] { return run(*options); };
  });
}

}  // namespace ghostcast::cli
