// SPDX-License-Identifier: Apache-2.0
/// \file
/// A run in slices, after each of which what is done may be saved.
///
/// What is done of a run is a RunOutput: the merged tally and the finished ranges. A slice is ended as Ctrl-C
/// ends a run, by a Progress that says false, so that all threads stop at once and none waits for another;
/// the next slice goes on where the ranges were cut. Any engine that keeps the promises of run_pieces will do.
#pragma once

#include <chrono>
#include <functional>
#include <vector>

#include "ghostcast/engine/engine.hpp"

namespace ghostcast {

/// Keeps what is done; called from the thread of the run. Faults of the store are its own affair.
using Save = std::function<void(RunOutput const& done)>;

struct CheckpointSchedule {
  double first_seconds{2.0};  ///< until the first save of a run [s], > 0
  double next_seconds{5.0};   ///< between saves [s], > 0; longer where one takes more than a twentieth of it
};

/// When a run is saved. One object a run; without a Save it never is.
class Checkpoints {
 public:
  Checkpoints() = default;
  explicit Checkpoints(Save save, CheckpointSchedule const& schedule = {});

  bool due() const;
  void save(RunOutput const& done);
  /// Sets the next save this much later than it would be; for slices that came to nothing.
  void postpone();

 private:
  using Clock = std::chrono::steady_clock;
  Save save_;
  std::chrono::duration<double> interval_{};
  Clock::time_point due_{};
};

/// Adds a part of a run to what is done of it. The ranges ascend; faults are those of both.
/// \pre the parts have no trajectory in common
void append(RunOutput& done, RunOutput part);

/// Joins ranges that follow one another within one of `pieces`, both ascending; their digests add up.
void join_ranges(std::vector<RangeDigest>& ranges, std::vector<TrajectoryRange> const& pieces);

/// The parts of `pieces` that are in none of `ranges`; both are ascending and disjoint.
std::vector<TrajectoryRange> missing_of(std::vector<TrajectoryRange> const& pieces, std::vector<RangeDigest> const& ranges);

/// Runs what `done` lacks of plan.range, and returns both together. Ends early where `progress` says false or
/// the engine reports a fault other than a device that others replace. Progress counts trajectories of plan.range, those of `done` included.
/// The end itself is not saved: the caller knows whether the run is complete.
/// \param done  empty, or of the same model and plan; may hold ranges outside plan.range
RunOutput run_missing(Engine& engine, ModelParams const& params, RunPlan const& plan, RunOutput done,
                      Checkpoints& checkpoints, Progress const& progress);

}  // namespace ghostcast
