// SPDX-License-Identifier: Apache-2.0
#include <memory>

#include "ghostcast/cli/check.hpp"
#include "ghostcast/cli/flags.hpp"
#include "ghostcast/cli/verbs.hpp"

namespace ghostcast::cli {
namespace {

/// Each trajectory keeps the year of every unit, 56 bytes.
constexpr std::uint64_t most_first_years = 1'000'000;

}  // namespace

void add_check(CLI::App& app, Action& chosen)
{
  auto const options = std::make_shared<CheckOptions>();
  CLI::App& verb =
      *app.add_subcommand("check",
                          "Example: ghostcast check scenarios/phantom_unit.toml | less\n\n"
                          "Prints what a scenario says, what is solved from it, and what its first "
                          "year looks like beside "
                          "public figures.");
  add_scenario_choice(verb, options->scenario);
  add_count(verb, "--trajectories", options->trajectories, {1, most_first_years},
            "Sampled first years")
      ->default_str("2000");
  add_count(verb, "--seed", options->seed, {0, ~std::uint64_t{0}}, "Seed of all dice")
      ->default_str("1");
  add_count(verb, "--threads", options->threads, {1, most_threads}, "Threads; default all cores");
  verb.add_flag_callback(
      "--json", [options] { options->format = OutputFormat::json; },
      "Print one JSON document instead of text");
  verb.add_flag_callback(
      "--quiet", [options] { options->chatter = Chatter::quiet; },
      "Print the verdict and the warnings alone");
  verb.final_callback([options, &chosen] { chosen = [options] { return check(*options); }; });
}

}  // namespace ghostcast::cli
