// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/cli/program.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <csignal>
#include <new>

#include "ghostcast/cli/decimal.hpp"
#include "ghostcast/cli/messages.hpp"
#include "ghostcast/cli/run.hpp"
#include "ghostcast/report/output_folder.hpp"
#include "ghostcast/scenario/fault.hpp"
#include "ghostcast/scenario/reference.hpp"
#include "ghostcast/version.hpp"

namespace ghostcast::cli {
namespace {

constexpr std::uint64_t most_trajectories = 1'000'000'000'000;
constexpr std::uint64_t most_threads = 4096;

/// Ends of a count, both legal.
struct Ends {
  std::uint64_t least, most;
};

/// A flag that takes a whole number in decimal digits.
template <class Number>
CLI::Option* add_count(CLI::App& verb, std::string const& flag, Number& target, Ends ends, std::string const& text)
{
  auto const read = [&target, flag, ends](std::string const& word) {
    auto const value = decimal(word, ends.most);
    if (!value || *value < ends.least) {
      throw CLI::ValidationError(flag, fmt::format("{} is no whole number from {} to {}", word, ends.least, ends.most));
    }
    target = static_cast<Number>(*value);
  };
  return verb.add_option_function<std::string>(flag, read, text)->type_name("N");
}

void add_run(CLI::App& app, RunOptions& options)
{
  CLI::App& run = *app.add_subcommand(
      "run",
      "Example: ghostcast run scenarios/phantom_unit.toml --trajectories 100000\n\n"
      "Simulates a scenario and prints when its units become ghosts.");
  run.add_option("scenario", options.scenario,
                 "Scenario file; $GHOSTCAST_SCENARIO, else the phantom unit")
      ->envname("GHOSTCAST_SCENARIO");
  run.add_option("--plan", options.plan, "Plan of the scenario")->capture_default_str();
  add_count(run, "--trajectories", options.trajectories, {1, most_trajectories}, "Sampled futures")->default_str("20000");
  add_count(run, "--seed", options.seed, {0, ~std::uint64_t{0}}, "Seed of all dice")->default_str("1");
  add_count(run, "--beliefs", options.beliefs, {1, most_trajectories},
            "Draws of the uncertain parameters; default one per trajectory");
  add_count(run, "--threads", options.threads, {1, most_threads}, "Threads; default all cores");
  run.add_option("--engine", options.engine, "Engine")
      ->check(CLI::IsMember({"auto", "cpu"}))
      ->capture_default_str();
  run.add_option("--out", options.out,
                 "Folder for result.json, incidence.csv, fan.csv and metrics.csv")
      ->check([](std::string const& folder) { return folder.empty() ? "names no folder" : std::string{}; });
  run.add_flag_callback(
      "--json", [&] { options.format = OutputFormat::json; }, "Print result.json instead of text");
  run.add_flag_callback(
      "--quiet", [&] { options.chatter = Chatter::quiet; }, "Neither progress nor warnings");
}

int exit_number(ExitCode code)
{
  return static_cast<int>(code);
}

int fail(ExitCode code, std::string_view message)
{
  complain(fmt::format("ghostcast: {}\n", message));
  return exit_number(code);
}

/// Prints every key of a scenario; docs/scenario.md is this output.
int print_keys()
{
  print_out(scenario_reference_markdown());
  return exit_number(ExitCode::success);
}

int dispatch(RunOptions const& options)
{
  if (options.beliefs > options.trajectories) {
    return fail(ExitCode::bad_input, fmt::format("--beliefs {}: more than the {} trajectories",
                                                 options.beliefs, options.trajectories));
  }
  return exit_number(run(options));
}

/// Parses and runs; what it throws is the caller's to translate.
int parse_and_run(int argc, char const* const* argv)
{
  CLI::App app(
      "Example: ghostcast run scenarios/phantom_unit.toml\n\n"
      "Forecasts when a business unit that builds with AI becomes a ghost: record value, empty "
      "offices.",
      "ghostcast");
  app.set_version_flag("--version",
                       fmt::format("ghostcast {} ({})", program_version, program_commit));
  app.require_subcommand(1);
  RunOptions options;
  add_run(app, options);
  CLI::App const& keys = *app.add_subcommand(
      "keys", "Example: ghostcast keys | less\n\nPrints every key of a scenario, with unit, range and default.");
  try {
    app.parse(argc, argv);
  } catch (CLI::ParseError const& error) {
    if (error.get_exit_code() == 0) return app.exit(error);
    return fail(ExitCode::bad_input, error.what());
  }
  return keys.parsed() ? print_keys() : dispatch(options);
}

}  // namespace

int run_program(int argc, char const* const* argv)
{
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is an error to report, not the end of the program
  try {
    return parse_and_run(argc, argv);
  } catch (InputError const& error) {
    complain(fmt::format("{}\n", error.what()));  // one line a fault, each with its place
    return exit_number(ExitCode::bad_input);
  } catch (OutputError const& error) {
    return fail(ExitCode::machine_fault, fmt::format("cannot write {}", error.what()));
  } catch (std::bad_alloc const&) {
    return fail(ExitCode::machine_fault,
                "out of memory; a shorter horizon or record list needs less");
  } catch (std::exception const& error) {
    return fail(ExitCode::machine_fault, error.what());
  }
}

}  // namespace ghostcast::cli
