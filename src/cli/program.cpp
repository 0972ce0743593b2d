// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/cli/program.hpp"

#include <fmt/format.h>

#include <csignal>
#include <new>
#include <stdexcept>

#include "ghostcast/cli/messages.hpp"
#include "ghostcast/cli/ranks.hpp"
#include "ghostcast/cli/verbs.hpp"
#include "ghostcast/report/output_folder.hpp"
#include "ghostcast/scenario/fault.hpp"
#include "ghostcast/store/store_error.hpp"
#include "ghostcast/version.hpp"

namespace ghostcast::cli {
namespace {

int exit_number(ExitCode code)
{
  return static_cast<int>(code);
}

int fail(ExitCode code, std::string_view message)
{
  complain(fmt::format("ghostcast: {}\n", message));
  return exit_number(code);
}

void add_verbs(CLI::App& app, Action& chosen)
{
  add_run(app, chosen);
  add_batch(app, chosen);
  add_bench(app, chosen);
  add_check(app, chosen);
  add_compare(app, chosen);
  add_completion(app, chosen);
  add_doctor(app, chosen);
  add_explain(app, chosen);
  add_keys(app, chosen);
  add_man(app, chosen);
  add_new(app, chosen);
  add_rare(app, chosen);
  add_report(app, chosen);
  add_runs(app, chosen);
  add_schema(app, chosen);
  add_sensitivity(app, chosen);
  add_surface(app, chosen);
  add_verify(app, chosen);
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
  Action chosen;
  add_verbs(app, chosen);
  try {
    app.parse(argc, argv);
  } catch (CLI::ParseError const& error) {
    if (error.get_exit_code() == 0) return app.exit(error);
    return fail(ExitCode::bad_input, error.what());
  }
  return exit_number(chosen());
}

/// The same with every exception as one line and an exit code.
int run_guarded(int argc, char const* const* argv)
{
  try {
    return parse_and_run(argc, argv);
  } catch (InputError const& error) {
    complain(fmt::format("{}\n", error.what()));  // one line a fault, each with its place
    return exit_number(ExitCode::bad_input);
  } catch (StoreError const& error) {
    bool const asked = error.kind() == StoreFault::unknown || error.kind() == StoreFault::foreign;
    return fail(asked ? ExitCode::bad_input : ExitCode::machine_fault, error.what());
  } catch (OutputError const& error) {
    return fail(ExitCode::machine_fault, fmt::format("cannot write {}", error.what()));
  } catch (std::bad_alloc const&) {
    return fail(ExitCode::machine_fault,
                "out of memory; fewer --threads, a shorter horizon or record list need less");
  } catch (std::logic_error const& error) {
    return fail(ExitCode::own_fault, fmt::format("{}. This is a fault of the program", error.what()));
  } catch (std::exception const& error) {
    return fail(ExitCode::machine_fault, error.what());
  }
}

}  // namespace

int run_program(int argc, char const* const* argv)
{
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is an error to report, not the end of the program
  std::signal(SIGXFSZ, SIG_IGN);  // so is a file that may not grow
  return run_as_rank([&] { return run_guarded(argc, argv); });
}

}  // namespace ghostcast::cli
