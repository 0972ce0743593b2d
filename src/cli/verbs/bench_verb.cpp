// SPDX-License-Identifier: Apache-2.0
#include <memory>

#include "ghostcast/cli/bench.hpp"
#include "ghostcast/cli/engine_choice.hpp"
#include "ghostcast/cli/flags.hpp"
#include "ghostcast/cli/verbs.hpp"

namespace ghostcast::cli {
namespace {

constexpr std::uint64_t most_repetitions = 1000;
constexpr std::uint64_t most_bench_trajectories = 100'000'000'000;
constexpr double most_seconds = 3600;

void add_seconds(CLI::App& verb, std::string const& flag, double& target, double least, std::string const& text)
{
  verb.add_option(flag, target, text)->check(CLI::Range(least, most_seconds))->type_name("S")->capture_default_str();
}

void add_measuring(CLI::App& verb, BenchOptions& options)
{
  add_count(verb, "--repetitions", options.settings.repetitions, {1, most_repetitions}, "Timed runs of each scenario")->default_str("5");
  add_seconds(verb, "--seconds", options.settings.seconds, 0.001, "Aim of a run [s], which its number of trajectories follows");
  add_count(verb, "--trajectories", options.settings.trajectories, {1, most_bench_trajectories}, "Of a run, in place of --seconds")
      ->excludes("--seconds");
  add_seconds(verb, "--check-seconds", options.settings.check_seconds, 0,
              "The scalar CPU engine checks pieces of a run for so long, one at least");
  add_count(verb, "--seed", options.settings.seed, {0, ~std::uint64_t{0}}, "Seed of all dice")->default_str("1");
  add_count(verb, "--choice", options.choice, {0, ~std::uint64_t{0}}, "Seed of the choice of pieces; default a fresh one");
}

}  // namespace

void add_bench(CLI::App& app, Action& chosen)
{
  auto const options = std::make_shared<BenchOptions>();
  CLI::App& verb = *app.add_subcommand(
      "bench",
      "Example: ghostcast bench m5 --engine cpu --repetitions 9\n\n"
      "Measures how fast this machine runs scenarios: role-steps, draws and trajectories a second, and the share of "
      "what the machine could do. No rate is printed of a run that the scalar CPU engine does not confirm.");
  verb.add_option("scenarios", options->scenarios, "Files, or m5 and eight_units, which are inside the program; default both");
  add_measuring(verb, *options);
  add_engine_choice(verb, options->engine);
  add_isa_choice(verb, options->engine);
  verb.add_flag_callback(
      "--json", [options] { options->format = OutputFormat::json; }, "Print one document instead of text, schema ghostcast.bench/1");
  verb.add_flag_callback(
      "--quiet", [options] { options->chatter = Chatter::quiet; }, "Do not say what is being done");
  verb.final_callback([options, &chosen] {
    check_engine(options->engine);
    chosen = [options] { return bench_scenarios(*options); };
  });
}

}  // namespace ghostcast::cli
