// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/cli/program.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <new>

#include "ghostcast/cli/run.hpp"
#include "ghostcast/report/output_folder.hpp"
#include "ghostcast/scenario/fault.hpp"
#include "ghostcast/scenario/reference.hpp"
#include "ghostcast/version.hpp"

namespace ghostcast::cli {
namespace {

constexpr std::uint64_t most_trajectories = 1'000'000'000'000;
constexpr int most_threads = 4096;

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
  run.add_option("--trajectories", options.trajectories, "Sampled futures")
      ->check(CLI::Range(std::uint64_t{1}, most_trajectories))
      ->capture_default_str();
  run.add_option("--seed", options.seed, "Seed of all dice")->capture_default_str();
  run.add_option("--beliefs", options.beliefs,
                 "Draws of the uncertain parameters; default one per trajectory")
      ->check(CLI::Range(std::uint64_t{1}, most_trajectories));
  run.add_option("--threads", options.threads, "Threads; default all cores")
      ->check(CLI::Range(1, most_threads));
  run.add_option("--engine", options.engine, "Engine")
      ->check(CLI::IsMember({"auto", "cpu"}))
      ->capture_default_str();
  run.add_option("--out", options.out,
                 "Folder for result.json, incidence.csv, fan.csv and metrics.csv");
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
  fmt::print(stderr, "ghostcast: {}\n", message);
  return exit_number(code);
}

/// Prints every key of a scenario; docs/scenario.md is this output.
int print_keys()
{
  std::string const text = scenario_reference_markdown();
  bool const written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
  if (!written || std::fflush(stdout) != 0) throw OutputError("stdout", std::strerror(errno));
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
  try {
    return parse_and_run(argc, argv);
  } catch (InputError const& error) {
    fmt::print(stderr, "{}\n", error.what());  // one line a fault, each with its place
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
