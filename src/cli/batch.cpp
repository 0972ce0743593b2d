// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/cli/batch.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "ghostcast/batch/targets.hpp"
#include "ghostcast/cli/engine_choice.hpp"
#include "ghostcast/cli/interrupt.hpp"
#include "ghostcast/cli/messages.hpp"
#include "ghostcast/cli/output_attempts.hpp"
#include "ghostcast/cli/ranks.hpp"
#include "ghostcast/report/number_text.hpp"
#include "ghostcast/report/output_folder.hpp"
#include "ghostcast/scenario/plain_text.hpp"

namespace ghostcast::cli {
namespace {

using Clock = std::chrono::steady_clock;

/// The cases, and the threads that take them one after another.
class BatchRun {
 public:
  BatchRun(std::vector<BatchCase> cases, BatchOptions const& options) : options_(options)
  {
    summary_.cases = std::move(cases);
    summary_.outcomes.resize(summary_.cases.size());
  }

  /// Runs until all are done or the user stops it; an engine a job.
  BatchSummary run(std::vector<std::unique_ptr<Engine>> const& engines, InterruptGuard const& interrupt)
  {
    auto const start = Clock::now();
    alive_ = engines.size();
    std::vector<std::jthread> threads;
    for (auto const& engine : engines) threads.emplace_back([this, &engine] { work(*engine); });
    watch(interrupt);
    threads.clear();
    summary_.seconds = std::chrono::duration<double>(Clock::now() - start).count();
    return std::move(summary_);
  }

 private:
  void watch(InterruptGuard const& interrupt)
  {
    std::unique_lock lock(mutex_);
    while (!ended_.wait_for(lock, std::chrono::milliseconds(20), [&] { return alive_ == 0; }))
      stop_ = stop_ || interrupt.raised();
  }

  void work(Engine& engine)
  {
    while (auto const k = take()) {
      finish(*k, run_case(summary_.cases[*k], options_, engine, [&] { return is_stopped(); }));
    }
    std::lock_guard const lock(mutex_);
    --alive_;
    ended_.notify_all();
  }

  std::optional<std::size_t> take()
  {
    std::lock_guard const lock(mutex_);
    if (stop_ || next_ == summary_.cases.size()) return std::nullopt;
    return next_++;
  }

  bool is_stopped()
  {
    std::lock_guard const lock(mutex_);
    return stop_;
  }

  void finish(std::size_t k, CaseOutcome outcome)
  {
    std::lock_guard const lock(mutex_);
    ++finished_;
    report(summary_.cases[k], outcome);
    summary_.outcomes[k] = std::move(outcome);
  }

  /// A line a case on stderr; quiet: faults alone.
  void report(BatchCase const& asked, CaseOutcome const& outcome) const
  {
    bool const fault = outcome.exit_code != 0;
    if (options_.run.chatter == Chatter::quiet && !fault) return;
    complain(fmt::format("[{}/{}] {}: {}, {:.1f} s{}\n", finished_, summary_.cases.size(), printable(asked.name), name_of(outcome.state),
                         outcome.seconds, fault ? ":\n" + outcome.message : ""));
  }

  BatchOptions const& options_;
  std::mutex mutex_;  ///< guards what follows
  std::condition_variable ended_;
  std::size_t alive_{0};
  std::size_t next_{0};
  std::size_t finished_{0};
  bool stop_{false};
  BatchSummary summary_;
};

/// An engine a job, with an equal part of the threads.
std::vector<std::unique_ptr<Engine>> open_engines(BatchOptions const& options)
{
  std::vector<std::unique_ptr<Engine>> engines;
  EngineChoice choice = options.run.engine;
  if (options.jobs > 1) {
    int const cores = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
    choice.threads = std::max(1, (choice.threads > 0 ? choice.threads : cores) / options.jobs);
    choice.kind = EngineKind::cpu;
  }
  for (int k = 0; k < options.jobs; ++k) engines.push_back(open_engine(choice, options.run.chatter));
  return engines;
}

/// Both copies of the summary are tried before a failure is reported.
void publish(BatchSummary const& summary, RunOptions const& options)
{
  OutputAttempts attempt;
  attempt([&] { print_out(options.format == OutputFormat::json ? summary_json_text(summary) : summary_text(summary)); });
  if (!options.out.empty()) {
    attempt([&] {
      write_files(options.out, {{"summary.json", summary_json_text(summary)}, {"summary.csv", summary_csv(summary)}});
    });
  }
  attempt.finish();
}

/// What was not done after an interruption, and how to go on.
void explain_stop(BatchSummary const& summary, BatchOptions const& options)
{
  std::size_t const left = count_of(summary, CaseState::not_begun) + count_of(summary, CaseState::stopped);
  complain(fmt::format("ghostcast: stopped early; {} of {} cases are not done. {}\n", left, summary.cases.size(),
                       options.run.store.enabled  ? "The same command goes on"
                       : !options.run.out.empty() ? "The same command with --only-changed goes on"
                                                  : "With a store, or --out and --only-changed, a batch can go on"));
}

}  // namespace

ExitCode exit_code_of(BatchSummary const& summary)
{
  auto const any = [&](ExitCode code) {
    return std::ranges::any_of(summary.outcomes, [&](CaseOutcome const& each) { return each.exit_code == static_cast<int>(code); });
  };
  if (any(ExitCode::own_fault)) return ExitCode::own_fault;
  if (any(ExitCode::interrupted) || count_of(summary, CaseState::not_begun) > 0) return ExitCode::interrupted;
  if (any(ExitCode::machine_fault)) return ExitCode::machine_fault;
  return any(ExitCode::bad_input) ? ExitCode::bad_input : ExitCode::success;
}

ExitCode batch(BatchOptions const& asked)
{
  if (asked.jobs > 1 && rank_count() > 1)
    throw InputError("--jobs", {Fault{{}, "", "is for one process; on several ranks all work on one case at a time", ""}});
  BatchOptions options = asked;
  std::vector<BatchCase> cases = read_targets(options.targets, options.run.scenario.request.bases);
  options.jobs = static_cast<int>(std::min(static_cast<std::size_t>(options.jobs), cases.size()));
  auto const engines = open_engines(options);
  InterruptGuard const interrupt;
  BatchSummary const summary = BatchRun(std::move(cases), options).run(engines, interrupt);
  ExitCode const code = exit_code_of(summary);
  publish(summary, options.run);
  if (code == ExitCode::interrupted) explain_stop(summary, options);
  return code;
}

}  // namespace ghostcast::cli
