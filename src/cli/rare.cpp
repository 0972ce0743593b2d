// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/cli/rare.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "ghostcast/cli/assemble.hpp"
#include "ghostcast/cli/interrupt.hpp"
#include "ghostcast/cli/messages.hpp"
#include "ghostcast/cli/name_choice.hpp"
#include "ghostcast/cli/terminal.hpp"
#include "ghostcast/engine/engine.hpp"
#include "ghostcast/report/rare_result.hpp"
#include "ghostcast/version.hpp"

namespace ghostcast::cli {
namespace {

/// Why there is no estimate.
struct NoEstimate {
  ExitCode code;
  std::string why;
};

/// Trajectories that P(never by the horizon) rests on, at most: those of a run by default.
constexpr std::uint64_t most_never_trajectories = 20'000;

/// What the flags ask of the scenario. \throws NoEstimate, InputError
GhostQuestion question_of(Scenario const& scenario, RareOptions const& options)
{
  GhostQuestion const question{index_of(scenario.unit_names, options.unit, "--unit"),
                               index_of(scenario.definition_names, options.definition, "--definition"), options.within};
  if (options.within > scenario.horizon)
    throw NoEstimate{ExitCode::bad_input, fmt::format("--within {}: past the horizon of the scenario, {} months", options.within, scenario.horizon)};
  int const persistence = scenario.model.definition[question.definition].persistence;
  if (options.within < persistence)
    throw NoEstimate{ExitCode::bad_input, fmt::format("--within {}: \"{}\" is confirmed after {} months in a row, no sooner", options.within,
                                                      scenario.definition_names[static_cast<std::size_t>(question.definition)], persistence)};
  return question;
}

void describe(Scenario const& scenario, GhostQuestion const& question, RareResult& result)
{
  result.program_version = program_version;
  result.program_commit = program_commit;
  result.name = scenario.name;
  result.sha256 = scenario.sha256;
  result.resolved = scenario.resolved;
  result.plan = scenario.plan;
  result.changes = scenario.changes;
  if (scenario.start) result.start = CalendarMonth{scenario.start->year, scenario.start->month};
  result.horizon = scenario.horizon;
  result.scenario_warnings = scenario.warnings;
  result.unit = describe_unit(scenario.model, question.unit, scenario.unit_names[static_cast<std::size_t>(question.unit)]);
  result.definition = {scenario.definition_names[static_cast<std::size_t>(question.definition)],
                       scenario.model.definition[question.definition]};
  result.within = question.within;
}

/// P(no ghost by the horizon), from a plain run.
void add_never(ModelParams const& model, GhostQuestion const& question, RareOptions const& options, Progress const& progress,
               RareResult& result)
{
  result.never_trajectories = std::min(result.particles(), most_never_trajectories);
  RunPlan const plan{options.split.seed, 0, {0, result.never_trajectories}, 0};
  RunOutput const output = make_cpu_engine(options.threads)->run(model, plan, progress);
  if (output.tally.trajectories() < result.never_trajectories) throw NoEstimate{ExitCode::interrupted, "stopped; there is no estimate"};
  EventProbability const probability(output.tally, result.never_trajectories);
  result.never = probability.none_by_month(question.definition, question.unit, ghost_events, model.horizon);
}

RareResult estimate(Scenario const& scenario, GhostQuestion const& question, RareOptions const& options, InterruptGuard const& interrupt)
{
  ModelParams const model = scenario.params();
  ProgressLine line;
  auto const progress = [&](std::uint64_t done, std::uint64_t total) {
    if (options.chatter == Chatter::normal) line.show(done, total);
    return !interrupt.raised();
  };
  RareResult result;
  describe(scenario, question, result);
  result.split = options.split;
  auto found = estimate_rare_event(model, question, options.split, options.threads, progress);
  line.clear();
  if (!found)
    throw NoEstimate{ExitCode::interrupted, "stopped; there is no estimate, as replicates that are done early are not like the others"};
  result.estimate = std::move(*found);
  add_never(model, question, options, [&](std::uint64_t, std::uint64_t) { return !interrupt.raised(); }, result);
  return result;
}

ExitCode report(RareResult const& result, RareOptions const& options)
{
  if (options.chatter == Chatter::normal) {
    for (std::string const& warning : result.scenario_warnings) complain("warning: " + warning + "\n");
  }
  if (!options.out.empty()) write_rare(options.out, result);
  print_out(options.format == OutputFormat::json ? rare_json(result).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n" : rare_text(result));
  if (result.estimate.non_finite == 0) return ExitCode::success;
  complain("ghostcast: a trajectory has a number that is not finite. This is a fault of the program; do not use this result\n");
  return ExitCode::own_fault;
}

}  // namespace

ExitCode rare(RareOptions const& options)
{
  try {
    Scenario const scenario = load(options.scenario);
    GhostQuestion const question = question_of(scenario, options);
    InterruptGuard const interrupt;
    return report(estimate(scenario, question, options, interrupt), options);
  } catch (NoEstimate const& none) {
    complain(fmt::format("ghostcast: {}\n", none.why));
    return none.code;
  }
}

}  // namespace ghostcast::cli
