// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/cli/compare.hpp"

#include <fmt/format.h>

#include <set>

#include "ghostcast/cli/engine_choice.hpp"
#include "ghostcast/cli/interrupt.hpp"
#include "ghostcast/cli/messages.hpp"
#include "ghostcast/cli/output_attempts.hpp"
#include "ghostcast/cli/terminal.hpp"
#include "ghostcast/report/comparison_text.hpp"
#include "ghostcast/report/number_text.hpp"
#include "ghostcast/report/output_folder.hpp"
#include "ghostcast/report/warnings.hpp"

namespace ghostcast::cli {
namespace {

/// Warnings of all plans, each once.
void print_warnings(Comparison const& comparison)
{
  std::set<std::string> said;
  auto const say = [&](ComparedRun const& run) {
    for (std::string const& warning : warnings_of(run.result)) {
      if (said.insert(warning).second) complain("warning: " + warning + "\n");
    }
  };
  say(comparison.base);
  for (ComparedRun const& plan : comparison.plans) say(plan);
}

std::uint64_t non_finite(Comparison const& comparison)
{
  std::uint64_t count = comparison.base.result.tally.scalar(Scalars::non_finite);
  for (ComparedRun const& plan : comparison.plans)
    count += plan.result.tally.scalar(Scalars::non_finite);
  return count;
}

std::string fault_of(Comparison const& comparison)
{
  if (!comparison.base.result.fault.empty()) return comparison.base.result.fault;
  for (ComparedRun const& plan : comparison.plans) {
    if (!plan.result.fault.empty()) return plan.result.fault;
  }
  return "";
}

ExitCode judge(Comparison const& comparison)
{
  RunResult const& base = comparison.base.result;
  if (std::uint64_t const count = non_finite(comparison)) {
    complain(
        fmt::format("ghostcast: {} trajectories have a number that is not finite. This is a fault "
                    "of the program; "
                    "do not use this comparison\n",
                    grouped(count)));
    return ExitCode::own_fault;
  }
  if (base.completion() == Completion::complete) return ExitCode::success;
  std::string const fault = fault_of(comparison);
  complain(fmt::format("ghostcast: {}; the comparison covers {} of {} trajectories\n",
                       fault.empty() ? "stopped early" : fault, grouped(base.trajectories()),
                       grouped(base.planned)));
  return fault.empty() ? ExitCode::interrupted : ExitCode::machine_fault;
}

void write_comparison(std::string const& folder, Comparison const& comparison)
{
  write_files(folder, {{"compare.json", comparison_json_text(comparison)},
                       {"difference.csv", difference_csv(comparison)},
                       {"series_difference.csv", series_difference_csv(comparison)}});
}

/// Prints and writes all of it; the first failure to do so is thrown when everything has been
/// tried.
void publish(Comparison const& comparison, RunOptions const& options)
{
  OutputAttempts attempt;
  bool const json = options.format == OutputFormat::json;
  attempt(
      [&] { print_out(json ? comparison_json_text(comparison) : comparison_text(comparison)); });
  if (options.chatter == Chatter::normal) print_warnings(comparison);
  if (!options.out.empty()) attempt([&] { write_comparison(options.out, comparison); });
  attempt.finish();
}

}  // namespace

ExitCode compare(CompareOptions const& options)
{
  std::vector<NamedScenario> const plans = load_plans(options);
  std::unique_ptr<Engine> const engine = open_engine(options.run.engine, options.run.chatter);
  InterruptGuard const interrupt;
  ProgressLine line;
  Comparison const comparison =
      run_comparison(*engine, plans, options.run, [&](std::uint64_t done, std::uint64_t total) {
        if (options.run.chatter == Chatter::normal) line.show(done, total);
        return !interrupt.raised();
      });
  line.clear();
  if (comparison.base.result.trajectories() > 0) publish(comparison, options.run);
  return judge(comparison);
}

}  // namespace ghostcast::cli
