// SPDX-License-Identifier: Apache-2.0
/// \file
/// One run and the store: what is there of it, and saving what is done.
///
/// No fault of the store ends a run: it is said in one line on stderr, and the run goes on without.
#pragma once

#include <optional>
#include <string>

#include "ghostcast/cli/run.hpp"
#include "ghostcast/report/run_result.hpp"
#include "ghostcast/store/checkpointed_run.hpp"
#include "ghostcast/store/run_store.hpp"

namespace ghostcast::cli {

/// What identifies a run in the store. \param options  with the beliefs that the run will have
RunKey key_of(Scenario const& scenario, RunOptions const& options);

/// The scenario of a stored run; the files that it came from are not needed.
/// \throws StoreError, InputError where this program cannot read it
Scenario stored_scenario(RunStore& store, RunRecord const& record);

/// The options that a stored run was asked with; engine and output are those of `options`.
RunOptions stored_options(RunRecord const& record, RunOptions options);

/// What the run's report says. \throws StoreError
RunResult stored_result(RunStore& store, RunRecord const& record, Scenario const& scenario);

class StoreSession {
 public:
  /// Looks for the run. \param question  outlives the session
  explicit StoreSession(Question const& question);

  /// The answer, where it is stored complete and nothing asks for it to be computed.
  std::optional<RunResult> answer();

  /// What is done of the run already, by itself or by a smaller one; empty: nothing.
  RunOutput take_start() { return std::move(start_); }
  /// Trajectories of the blocks that a run to a precision had begun; 0: none.
  std::uint64_t planned_before() const { return planned_before_; }

  /// A few times a minute shows what is done to `seen`, and saves it where there is a store.
  /// \param engine  what computes; outlives the checkpoints
  Checkpoints checkpoints(Engine const& engine, Save const& seen = {});
  /// Of a run to a precision: trajectories of the blocks begun so far.
  void plan(std::uint64_t trajectories) { record_.extent.planned = trajectories; }
  /// Saves the end of the run. A run that was computed although its answer is stored is compared with it.
  void finish(Engine const& engine, RunOutput const& done, std::uint64_t planned);
  /// Whether the stored answer has another digest than what was computed: one of the two is wrong.
  bool is_contradicted() const { return contradicted_; }

 private:
  enum class Attempt : int { again, last };  ///< whether the run will try again later

  void look();
  void take_base(RunRecord const& base);
  void note_other_beliefs();
  void save(RunOutput const& done, RunState state, Attempt when);
  void remark(std::string const& text) const;
  template <class Act>
  void attempt(Attempt when, Act const& act);

  Scenario const& scenario_;
  RunOptions const& options_;
  std::optional<RunStore> store_;
  RunRecord record_;                  ///< of this run; number 0: not stored yet
  std::optional<RunRecord> complete_; ///< the stored answer
  RunOutput start_;
  std::uint64_t planned_before_{0};
  bool saves_{false};
  bool warned_{false};
  bool contradicted_{false};
};

}  // namespace ghostcast::cli
