// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/cli/run_flags.hpp"

#include "ghostcast/cli/engine_choice.hpp"
#include "ghostcast/cli/flags.hpp"

namespace ghostcast::cli {

void add_dice(CLI::App& verb, RunOptions& options)
{
  add_count(verb, "--trajectories", options.trajectories, {1, most_trajectories}, "Sampled futures")
      ->default_str("20000");
  add_count(verb, "--seed", options.seed, {0, ~std::uint64_t{0}}, "Seed of all dice")
      ->default_str("1");
  add_count(verb, "--beliefs", options.beliefs, {1, most_trajectories},
            "Draws of the uncertain parameters, shared by trajectories; default one for every 16 "
            "to 31, at most 4096");
  add_engine_choice(verb, options.engine);
  add_isa_choice(verb, options.engine);
}

void add_output(CLI::App& verb, RunOptions& options, std::string const& files,
                std::string const& json)
{
  verb.add_option("--out", options.out, files)->check([](std::string const& folder) {
    return folder.empty() ? "names no folder" : std::string{};
  });
  verb.add_flag_callback(
      "--json", [&] { options.format = OutputFormat::json; }, "Print " + json + " instead of text");
  verb.add_flag_callback(
      "--quiet", [&] { options.chatter = Chatter::quiet; }, "Neither progress nor warnings");
}

void check_dice(RunOptions const& options)
{
  check_beliefs(options.beliefs, options.trajectories);
  check_engine(options.engine);
}

}  // namespace ghostcast::cli
