// SPDX-License-Identifier: Apache-2.0
/// \file
/// An engine turns (params, seed, range) into a tally. It is the only virtual interface, called
/// once a batch; engines differ in speed, never in a bit of the result.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "ghostcast/engine/isa.hpp"
#include "ghostcast/model/belief_plan.hpp"
#include "ghostcast/model/model_params.hpp"
#include "ghostcast/tally/tally.hpp"
#include "ghostcast/tally/trajectory_range.hpp"

namespace ghostcast {

/// A run: how trajectories share beliefs (BeliefPlan), which ones, and what is recorded.
struct RunPlan {
  std::uint64_t seed{1};
  std::uint64_t belief_count{0};  ///< beliefs of a block; 0: one for each trajectory
  TrajectoryRange range;
  RecordMask record{default_record};
  std::uint64_t belief_block{0};  ///< trajectories that share them; 0: all

  BeliefPlan beliefs() const { return {belief_count, belief_block}; }
};

/// The tally's layout for a model and a plan.
TallyLayout layout_of(ModelParams const& params, RunPlan const& plan);

/// A finished piece of a run and its digest, for later verification.
struct RangeDigest {
  TrajectoryRange range;
  Digest digest;
};

/// What faults of the machine did to a run.
enum class RunFault : int {
  none,
  survived,  ///< a device was lost; others took its work over
  device,    ///< every device was lost; the run ended with what was merged
  memory     ///< the run fits on no device; nothing was simulated
};

struct RunOutput {
  Tally tally;
  Digest digest;
  std::vector<RangeDigest> ranges;  ///< ascending; at least 64 unless there are fewer trajectories
  double seconds{};                 ///< wall time
  RunFault fault_kind{RunFault::none};
  std::string fault{};  ///< each with call, device, file and line; empty: none
};

/// Called now and then from the thread that called run(); returns false to stop early.
using Progress = std::function<bool(std::uint64_t done, std::uint64_t total)>;

class Engine {
 public:
  virtual ~Engine() = default;
  virtual std::string name() const = 0;     ///< "cpu"
  virtual std::string device() const = 0;   ///< the processor, in words
  virtual int threads() const = 0;          ///< of all ranks
  virtual int ranks() const { return 1; }   ///< processes that compute
  /// Instruction set, as isa_name says it; empty for an engine that has none to choose.
  virtual std::string isa() const { return {}; }
  /// Runs the pieces of `plan.range`, as split_range cuts it.
  /// \throws as run_pieces
  RunOutput run(ModelParams const& params, RunPlan const& plan, Progress const& progress);
  /// Runs ranges of the caller's choice, so that a run may be done in any number of parts; `plan.range`
  /// does not count. The output has the ranges that were begun, cut where the run was stopped.
  /// \pre they are disjoint and not empty, each of fewer than 2^32 trajectories
  /// \throws std::bad_alloc where the tally does not fit; faults of the machine as std::runtime_error
  virtual RunOutput run_pieces(ModelParams const& params, RunPlan const& plan,
                               std::vector<TrajectoryRange> const& ranges, Progress const& progress) = 0;
};

/// Trajectories in ranges.
std::uint64_t size_of(std::vector<TrajectoryRange> const& ranges);

/// Whether a trajectory is in one of the ranges.
bool holds(std::vector<TrajectoryRange> const& ranges, std::uint64_t trajectory);

/// The pieces a range is cut into; a function of the trajectory count alone, so that the digests of
/// the pieces do not depend on engine or threads. Between 64 and 256 of them, or one a trajectory.
/// From 4096 trajectories on all pieces but the last are multiples of 64 long, from 2048 on of 32, from
/// 1024 on of 16: packs that advance so many at once are then full.
std::vector<TrajectoryRange> split_range(TrajectoryRange const& range);

/// \param threads  0: all cores
/// \param sharers  processes that divide the machine's memory, this one among them, >= 1
/// \throws NoIsa
std::unique_ptr<Engine> make_cpu_engine(int threads, Isa isa = Isa::automatic, int sharers = 1);

/// Engine::run_pieces on the CPU.
/// \throws NoIsa
RunOutput run_ranges(ModelParams const& params, RunPlan const& plan,
                     std::vector<TrajectoryRange> const& ranges, int threads,
                     Progress const& progress, Isa isa = Isa::automatic);

}  // namespace ghostcast
