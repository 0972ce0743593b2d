// SPDX-License-Identifier: Apache-2.0
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
            "Draws of the uncertain parameters; default one per trajectory");
  add_engine_choice(verb, options.engine);
  add_isa_choice(verb, options.engine);
}

void add_output(CLI::App& verb, RunOptions& options)
{
  verb.add_option("--out", options.out,
                  "Folder for result.json, incidence.csv, hazard.csv, fan.csv and metrics.csv")
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
  add_output(verb, *options);
  verb.final_callback([options, &chosen] {
    check_beliefs(options->beliefs, options->trajectories);
    check_engine(options->engine);
    chosen = [options] { return run(*options); };
  });
}

}  // namespace ghostcast::cli
