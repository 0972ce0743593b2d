// SPDX-License-Identifier: Apache-2.0
/// \file
/// One run over all ranks, as rank 0 conducts it.
#pragma once

#include <atomic>
#include <chrono>
#include <exception>
#include <mutex>
#include <string>
#include <vector>

#include "ghostcast/cluster/link.hpp"
#include "ghostcast/cluster/rank_engine.hpp"
#include "orders.hpp"
#include "piece_pool.hpp"

namespace ghostcast {

/// What rank 0 knows of a rank, over all runs.
struct RankFacts {
  Opened opened;
  bool usable{true};  ///< false after a fault of its machine
};

/// A fault of a rank's machine.
struct RankLoss {
  int rank{};
  RunFault kind{};
  std::string text;
};

class RankRun {
 public:
  /// \param ranks  [rank]; those that fail are marked
  RankRun(Link& link, Engine& local, std::vector<RankFacts>& ranks, ModelParams const& params, RunPlan const& plan,
          std::vector<TrajectoryRange> const& ranges, RankSchedule const& schedule);

  RunOutput conduct(Progress const& progress);

 private:
  using Clock = std::chrono::steady_clock;

  /// A rank that serves, in this run.
  struct Server {
    std::vector<TrajectoryRange> pieces;  ///< it works on
    std::uint64_t count{};                ///< trajectories of them that it has reported
    Clock::time_point heard{};
  };

  void begin();
  void take_reports();
  void finish_work(int rank, Done const& done);
  void hand_out();
  void order_stop();
  double patience() const;
  void check_silence() const;
  bool ended();
  void watch(Progress const& progress);
  void ask(Progress const& progress);
  void fail(std::exception_ptr failure);
  RunOutput run_here(std::vector<TrajectoryRange> const& pieces);
  void work_here();
  std::vector<TrajectoryRange> take_here();
  bool somebody_works() const;
  std::uint64_t done_so_far();
  void give_up(std::string const& reason);
  RunOutput sum_up();
  void describe_faults(RunOutput& output) const;

  Link& link_;
  Engine& local_;
  std::vector<RankFacts>& ranks_;
  ModelParams const& params_;
  RunPlan const& plan_;
  std::uint64_t size_;  ///< trajectories
  RankSchedule schedule_;
  std::vector<Server> servers_;  ///< [rank]; rank 0 has no use for its own

  std::mutex mutex_;  ///< guards pool_, losses_, failure_, here_ended_, here_done_ and servers_[].pieces
  PiecePool pool_;
  std::vector<RankLoss> losses_;
  bool here_ended_{false};
  Tally here_;                          ///< counts of rank 0 itself
  std::vector<RangeDigest> here_done_;  ///< and what is in them
  std::exception_ptr failure_;
  std::atomic<std::uint64_t> here_count_{0};
  std::atomic<bool> stop_{false};
  bool stop_ordered_{false};
  std::string lost_;  ///< why the other ranks are given up; empty: they are not
};

}  // namespace ghostcast
