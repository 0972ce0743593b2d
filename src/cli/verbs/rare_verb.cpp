// SPDX-License-Identifier: Apache-2.0
#include <memory>

#include "ghostcast/cli/flags.hpp"
#include "ghostcast/cli/rare.hpp"
#include "ghostcast/cli/verbs.hpp"

namespace ghostcast::cli {
namespace {

void add_question(CLI::App& verb, RareOptions& options)
{
  verb.add_option("--unit", options.unit, "Unit; default the first");
  verb.add_option("--definition", options.definition, "Definition of a ghost; default the first");
  add_count(verb, "--within", options.within, {1, 480}, "Months in which it must be confirmed")->default_str("12");
}

void add_size(CLI::App& verb, RareOptions& options)
{
  add_count(verb, "--replicates", options.split.replicates, {2, most_replicates}, "Independent estimates, whose spread is the standard error")
      ->default_str("20");
  add_count(verb, "--particles", options.split.particles, {2, most_particles}, "Trajectories of each replicate, each with a belief of its own")
      ->default_str("1000");
  add_count(verb, "--seed", options.split.seed, {0, ~std::uint64_t{0}}, "Seed of all dice")->default_str("1");
  add_count(verb, "--threads", options.threads, {1, most_threads}, "Threads; default all cores. The answer does not depend on them");
}

void add_output(CLI::App& verb, RareOptions& options)
{
  verb.add_option("--out", options.out, "Folder for rare.json, rare.csv and replicates.csv")
      ->check([](std::string const& folder) { return folder.empty() ? "names no folder" : std::string{}; });
  verb.add_flag_callback(
      "--json", [&] { options.format = OutputFormat::json; }, "Print rare.json instead of text");
  verb.add_flag_callback(
      "--quiet", [&] { options.chatter = Chatter::quiet; }, "Neither progress nor warnings");
}

}  // namespace

void add_rare(CLI::App& app, Action& chosen)
{
  auto const options = std::make_shared<RareOptions>();
  CLI::App& verb = *app.add_subcommand(
      "rare",
      "Example: ghostcast rare scenarios/minimal.toml --within 36 --particles 5000\n\n"
      "Estimates the probability of an early ghost by multilevel splitting, down to 1e-7 and below.");
  add_scenario_choice(verb, options->scenario);
  add_question(verb, *options);
  add_size(verb, *options);
  add_output(verb, *options);
  verb.final_callback([options, &chosen] {
    chosen = [options] { return rare(*options); };
  });
}

}  // namespace ghostcast::cli
