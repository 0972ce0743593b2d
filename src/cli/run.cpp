// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/cli/run.hpp"

#include <fmt/format.h>

#include <cmath>
#include <optional>

#include "ghostcast/cli/assemble.hpp"
#include "ghostcast/cli/belief_choice.hpp"
#include "ghostcast/cli/engine_choice.hpp"
#include "ghostcast/cli/interrupt.hpp"
#include "ghostcast/cli/messages.hpp"
#include "ghostcast/cli/output_attempts.hpp"
#include "ghostcast/cli/name_choice.hpp"
#include "ghostcast/cli/page_run.hpp"
#include "ghostcast/cli/precise_run.hpp"
#include "ghostcast/cli/report.hpp"
#include "ghostcast/cli/store_session.hpp"
#include "ghostcast/cli/terminal.hpp"
#include "ghostcast/report/number_text.hpp"
#include "ghostcast/report/output_folder.hpp"
#include "ghostcast/report/result_json.hpp"
#include "ghostcast/report/text_report.hpp"
#include "ghostcast/report/warnings.hpp"
#include "ghostcast/version.hpp"

namespace ghostcast::cli {
namespace {

std::string error_text(double error)
{
  return std::isnan(error) ? "" : fmt::format(", largest standard error {:.2g}", error);
}

/// How precise the printed probabilities are so far.
std::string precision_text(RunOutput const& done, RunPlan const& plan)
{
  std::uint64_t const beliefs = used_beliefs(plan.beliefs(), done.tally.trajectories());
  return error_text(precision_of(done.tally, beliefs, {.absolute = 1.0}).largest_error);
}

/// Runs the engine with progress on stderr, until it is done or interrupted.
RunResult simulate_planned(Engine& engine, Question const& question, StoreSession& session, std::function<bool()> const& interrupted)
{
  auto const& [scenario, options] = question;
  RunPlan const plan{options.seed, options.beliefs, {0, options.trajectories}, scenario.record, options.belief_block};
  ProgressLine line;
  std::string precision;
  Progress const progress = [&](std::uint64_t done, std::uint64_t total) {
    if (question.options.chatter == Chatter::normal) line.show(done, total, precision);
    return !interrupted();
  };
  Save const look = [&](RunOutput const& done) { precision = precision_text(done, plan); };
  Checkpoints checkpoints = session.checkpoints(engine, options.chatter == Chatter::normal ? look : Save{});
  RunOutput output = run_missing(engine, scenario.params(), plan, session.take_start(), checkpoints, progress);
  line.clear();
  session.finish(engine, output, options.trajectories);
  return assemble_result(scenario, options, engine, std::move(output));
}

/// The same until a precision is reached.
RunResult simulate_precisely(Engine& engine, Question const& question, StoreSession& session, std::function<bool()> const& interrupted)
{
  Scenario const& scenario = question.scenario;
  RunOptions options = question.options;
  ProgressLine line;
  Checkpoints checkpoints = session.checkpoints(engine);
  PreciseStart start{session.take_start(), session.planned_before(), &checkpoints, [&](std::uint64_t planned) { session.plan(planned); }};
  PreciseOutput run = run_to_precision(engine, scenario, options, [&](std::uint64_t done, std::uint64_t total, double error) {
    if (options.chatter == Chatter::normal)
      line.show(done, total, error_text(error));
    return !interrupted();
  }, std::move(start));
  line.clear();
  session.plan(run.planned);
  session.finish(engine, run.output, run.planned);
  options.belief_block = options.block();
  options.trajectories = run.planned;
  RunResult result = assemble_result(scenario, options, engine, std::move(run.output));
  result.precision = ReportedPrecision{options.goal, options.at_most, options.belief_block, run.precision};
  return result;
}

void print_result(RunResult const& result, OutputFormat format)
{
  TextStyle const style = wants_colour(Stream::out) ? TextStyle::emphasised : TextStyle::plain;
  print_out(format == OutputFormat::json ? result_json_text(result) : text_report(result, style));
}

void print_warnings(RunResult const& result, Chatter chatter)
{
  if (chatter == Chatter::quiet) return;
  for (std::string const& warning : warnings_of(result))
    complain("warning: " + warning + "\n");
  if (result.precision && !result.precision->reached.reached() && result.completion() == Completion::complete)
    complain(fmt::format("warning: the precision was not reached with {} trajectories; the next block would pass --at-most {}\n",
                         grouped(result.trajectories()), grouped(result.precision->at_most)));
}

ExitCode judge(RunResult const& result)
{
  if (std::uint64_t const count = result.tally.scalar(Scalars::non_finite)) {
    complain(fmt::format(
        "ghostcast: {} trajectories have a number that is not finite. This is a fault of the program; do not use this "
        "result\n",
        grouped(count)));
    return ExitCode::own_fault;
  }
  if (result.completion() == Completion::complete) return ExitCode::success;
  if (!result.fault.empty()) {
    complain(fmt::format("ghostcast: {}; the result covers {} of {} trajectories\n", result.fault,
                         grouped(result.trajectories()), grouped(result.planned)));
    return ExitCode::machine_fault;
  }
  complain(fmt::format("ghostcast: stopped early; the result covers {} of {} trajectories\n",
                       grouped(result.trajectories()), grouped(result.planned)));
  return ExitCode::interrupted;
}

/// Writes the page of a run, with what it computes beyond the run.
void write_page_of(Engine& engine, Question const& question, RunResult const& result, InterruptGuard const& interrupt)
{
  auto const& [scenario, options] = question;
  PageRun const page = compute_page(engine, scenario, options, result_json(result), [&] { return interrupt.raised(); });
  if (!options.out.empty()) write_files(options.out, part_files(page.documents));  // for `report` in another language
  write_page(options.page, page.documents, page.gaps);
}

/// Before the work, not after it. \throws InputError
void check_page(Question const& question)
{
  index_of(question.scenario.unit_names, question.options.page.unit, "--report-unit");
  index_of(question.scenario.definition_names, question.options.page.definition, "--report-definition");
}

/// Why there is nothing to report.
ExitCode explain_nothing(RunResult const& result)
{
  if (!result.fault.empty()) {
    complain(fmt::format("ghostcast: {}; nothing was done before, there is no result\n", result.fault));
    return ExitCode::machine_fault;
  }
  complain("ghostcast: stopped before the first trajectories were done; there is no result\n");
  return ExitCode::interrupted;
}

/// A stored run with its scenario, as it was asked for. \throws StoreError, InputError
Question resumed(RunOptions const& options)
{
  RunStore store(options.store.path, StoreAccess::existing);
  RunRecord const record = store.record(options.store.resume);
  if (record.key.model != model_fingerprint)
    throw InputError(store.path(), {Fault{{}, fmt::format("run {}", record.id),
                                          fmt::format("was computed by another model, of ghostcast {} ({}), and cannot go on",
                                                      record.origin.version, record.origin.commit), "Run its scenario anew"}});
  return {stored_scenario(store, record), stored_options(record, options)};
}

/// Beliefs are chosen here, and nowhere later.
Question settled(Scenario scenario, RunOptions options)
{
  options.beliefs = chosen_beliefs(scenario, options.beliefs, options.trajectories);
  return {std::move(scenario), std::move(options)};
}

/// Prints and writes a result as the options say. \param write_page  of the result, where one is wanted
/// \throws OutputError
ExitCode deliver(RunResult const& result, RunOptions const& options, std::function<void()> const& write_page)
{
  if (result.trajectories() == 0) return explain_nothing(result);
  // A full disk or a closed pipe must not keep the other copy of the result from being written.
  OutputAttempts attempt;
  attempt([&] { print_result(result, options.format); });
  print_warnings(result, options.chatter);
  if (!options.out.empty()) attempt([&] { write_result(options.out, result); });
  if (options.page.any()) attempt(write_page);
  ExitCode const verdict = judge(result);
  attempt.finish();
  return verdict;
}

/// Answers from the store, or computes. \param engine  opened where something is to be computed
ExitCode answer(Question const& question, std::function<Engine&()> const& engine)
{
  InterruptGuard const interrupt;  // until all is printed: what was computed is not lost to a signal
  StoreSession session(question);
  std::optional<RunResult> const stored = session.answer();
  RunResult const result = stored ? *stored : simulate(engine(), question, session, [&] { return interrupt.raised(); });
  ExitCode const verdict =
      deliver(result, question.options, [&] { write_page_of(engine(), question, result, interrupt); });
  return session.is_contradicted() ? ExitCode::own_fault : verdict;
}

}  // namespace

Question question_of(RunOptions const& options)
{
  return options.store.resume > 0 ? resumed(options) : settled(load(options.scenario), options);
}

RunResult simulate(Engine& engine, Question const& question, StoreSession& session, std::function<bool()> const& interrupted)
{
  return question.options.goal.any() ? simulate_precisely(engine, question, session, interrupted)
                                     : simulate_planned(engine, question, session, interrupted);
}

ExitCode run(RunOptions const& options)
{
  if (std::string const why = why_no_page(); options.page.any() && !why.empty()) {
    complain("ghostcast: --report: " + why + "\n");  // before the work, not after it
    return ExitCode::machine_fault;
  }
  Question const question = question_of(options);
  check_page(question);
  std::unique_ptr<Engine> engine;
  return answer(question, [&]() -> Engine& {
    if (!engine) engine = open_engine(question.options.engine, question.options.chatter);
    return *engine;
  });
}

ExitCode run_on(Engine& engine, Scenario const& scenario, RunOptions const& options)
{
  return answer(settled(scenario, options), [&]() -> Engine& { return engine; });
}

}  // namespace ghostcast::cli
