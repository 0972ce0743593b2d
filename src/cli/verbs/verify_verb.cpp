// SPDX-License-Identifier: Apache-2.0
#include <memory>

#include "ghostcast/cli/flags.hpp"
#include "ghostcast/cli/verbs.hpp"
#include "ghostcast/cli/verify.hpp"

namespace ghostcast::cli {

void add_verify(CLI::App& app, Action& chosen)
{
  auto const options = std::make_shared<VerifyOptions>();
  CLI::App& verb = *app.add_subcommand(
      "verify",
      "Example: ghostcast verify out --ranges 8\n\n"
      "Runs ranges of a result again on the CPU, from the scenario in it, and compares digests.");
  verb.add_option("result", options->result, "result.json, or the folder of run --out")->required();
  add_count(verb, "--ranges", options->ranges, {1, most_trajectories}, "How many ranges, chosen at random")
      ->default_str("4");
  verb.add_flag_callback(
          "--all", [options] { options->all = true; },
          "Every range, and what the result reports of units and organisations")
      ->excludes("--ranges");
  add_count(verb, "--seed", options->seed, {0, ~std::uint64_t{0}},
            "Seed of the choice of ranges; default a fresh one, which is printed");
  verb.add_flag_callback(
      "--cuda", [options] { options->engine.kind = EngineKind::cuda; },
      "Run the ranges on CUDA devices too, and name the first trajectory, month and variable that "
      "differ from the CPU");
  add_count(verb, "--threads", options->engine.threads, {1, most_threads}, "Threads; default all cores");
  verb.add_flag_callback(
      "--json", [options] { options->format = OutputFormat::json; },
      "Print what was found as JSON, schema ghostcast.verify/1");
  verb.add_flag_callback(
      "--quiet", [options] { options->chatter = Chatter::quiet; }, "No progress");
  verb.final_callback([options, &chosen] { chosen = [options] { return verify(*options); }; });
}

}  // namespace ghostcast::cli
