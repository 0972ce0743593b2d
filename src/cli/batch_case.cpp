// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <chrono>
#include <cmath>
#include <filesystem>
#include <new>

#include "ghostcast/cli/batch.hpp"
#include "ghostcast/cli/run_flags.hpp"
#include "ghostcast/cli/store_session.hpp"
#include "ghostcast/report/number_text.hpp"
#include "ghostcast/report/output_folder.hpp"
#include "ghostcast/report/recorded_result.hpp"
#include "ghostcast/store/run_record.hpp"
#include "ghostcast/version.hpp"

namespace ghostcast::cli {
namespace {

int number_of(ExitCode code)
{
  return static_cast<int>(code);
}

void fail(CaseOutcome& outcome, CaseState state, ExitCode code, std::string const& message)
{
  outcome.state = state;
  outcome.exit_code = number_of(code);
  outcome.message = message;
}

/// How far a run came, as `run` would judge it.
void judge(RunResult const& result, CaseOutcome& outcome)
{
  if (std::uint64_t const count = result.tally.scalar(Scalars::non_finite)) {
    return fail(outcome, CaseState::faulted, ExitCode::own_fault,
                fmt::format("{} trajectories have a number that is not finite; this is a fault of the program", grouped(count)));
  }
  if (result.completion() == Completion::complete) {
    outcome.state = CaseState::done;
    return;
  }
  std::string const part = fmt::format("{} of {} trajectories", grouped(result.trajectories()), grouped(result.planned));
  if (!result.fault.empty())
    return fail(outcome, CaseState::faulted, ExitCode::machine_fault, fmt::format("{}; {}", result.fault, part));
  fail(outcome, CaseState::stopped, ExitCode::interrupted, part);
}

/// The result of a question, from the store or computed.
RunResult result_of(Question const& question, Engine& engine, Interrupted const& interrupted, CaseOutcome& outcome)
{
  StoreSession session(question);
  if (auto stored = session.answer()) {
    outcome.state = CaseState::stored;
    return std::move(*stored);
  }
  RunResult result = simulate(engine, question, session, interrupted);
  judge(result, outcome);
  if (session.is_contradicted())
    fail(outcome, CaseState::faulted, ExitCode::own_fault, "the stored answer has another digest; one of them is wrong");
  return result;
}

/// A matrix may ask for more trajectories than the goal of all cases leaves.
void check_goal(RunOptions const& options)
{
  if (!options.goal.any() || options.trajectories <= options.at_most) return;
  throw InputError("trajectories", {Fault{{}, fmt::format("{}", options.trajectories), fmt::format("a block is more than the {} of --at-most", options.at_most),
                                          "Raise --at-most"}});
}

/// The answer of a case: what stands in its folder, is stored, or is computed and written there.
void answer_case(BatchOptions const& batch, RunOptions const& options, Engine& engine, Interrupted const& interrupted, CaseOutcome& outcome)
{
  check_goal(options);
  Question question = question_of(options);
  if (batch.recompute == Recompute::changed) {
    outcome.answer = recorded_answer(question.scenario, question.options, options.out);
    question.options.engine = {};  // naming one is no reason to compute again
  }
  if (outcome.answer) {
    outcome.state = CaseState::stored;
    return;
  }
  RunResult const result = result_of(question, engine, interrupted, outcome);
  if (result.trajectories() == 0) return;
  outcome.answer = answer_of(result);
  if (!options.out.empty()) write_result(options.out, result);
}

/// Whether a document is that of a run to the precision that is asked for, or both of none.
bool has_goal_of(nlohmann::json const& recorded, RunOptions const& options)
{
  nlohmann::json const& precision = recorded.at("precision");
  if (precision.is_null() || !options.goal.any()) return precision.is_null() && !options.goal.any();
  auto const same = [&](char const* key, double goal) {
    nlohmann::json const& value = precision.at(key);
    return value.is_null() ? !std::isfinite(goal) : value.get<double>() == goal;
  };
  return same("absolute", options.goal.absolute) && same("relative", options.goal.relative) &&
         precision.at("at_most") == options.at_most;
}

}  // namespace

RunOptions options_of(BatchCase const& asked, BatchOptions const& options)
{
  RunOptions run = options.run;
  run.scenario = {asked.file, asked.request};
  run.seed = asked.seed.value_or(run.seed);
  run.trajectories = asked.trajectories.value_or(run.trajectories);
  if (options.jobs > 1) run.chatter = Chatter::quiet;  // one line of progress, not several
  settle_precision(run);
  if (!run.out.empty()) run.out = (std::filesystem::path(run.out) / asked.folder).string();
  return run;
}

std::optional<CaseAnswer> recorded_answer(Scenario const& scenario, RunOptions const& options, std::string const& folder)
{
  if (folder.empty()) return std::nullopt;
  try {
    RecordedResult const recorded = read_recorded_result(folder);
    bool const whole = has_goal_of(recorded.json, options) && recorded.trajectories == recorded.planned &&
                       (options.goal.any() || recorded.planned == options.trajectories);
    bool const same_dice = recorded.seed == options.seed && recorded.belief_count == options.beliefs && recorded.belief_block == options.block();
    bool const same_program = recorded.program_version == program_version && recorded.program_commit == program_commit;
    bool const same_question = scenario_hash(recorded.json.at("resolved_scenario")) == scenario_hash(scenario.resolved);
    if (!whole || !same_dice || !same_program || !same_question) return std::nullopt;
    if (!accounting_differences(recorded).empty()) return std::nullopt;
    return answer_of(recorded.json);
  } catch (InputError const&) {
  } catch (nlohmann::json::exception const&) {
  }
  return std::nullopt;
}

CaseOutcome run_case(BatchCase const& asked, BatchOptions const& options, Engine& engine, Interrupted const& interrupted)
{
  auto const start = std::chrono::steady_clock::now();
  CaseOutcome outcome;
  try {
    answer_case(options, options_of(asked, options), engine, interrupted, outcome);
  } catch (InputError const& error) {
    fail(outcome, CaseState::refused, ExitCode::bad_input, error.what());
  } catch (OutputError const& error) {
    fail(outcome, CaseState::faulted, ExitCode::machine_fault, fmt::format("cannot write {}", error.what()));
  } catch (std::bad_alloc const&) {
    fail(outcome, CaseState::faulted, ExitCode::machine_fault, "out of memory");
  } catch (std::logic_error const& error) {
    fail(outcome, CaseState::faulted, ExitCode::own_fault, fmt::format("{}. This is a fault of the program", error.what()));
  } catch (std::exception const& error) {
    fail(outcome, CaseState::faulted, ExitCode::machine_fault, error.what());
  }
  outcome.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return outcome;
}

}  // namespace ghostcast::cli
