// SPDX-License-Identifier: Apache-2.0
// What rank 0 computes itself, on a thread of its own.
#include <chrono>
#include <stdexcept>
#include <thread>

#include "rank_run.hpp"

namespace ghostcast {

std::vector<TrajectoryRange> RankRun::take_here()
{
  while (!stop_) {
    {
      std::lock_guard const lock(mutex_);
      std::vector<TrajectoryRange> pieces = pool_.take(ranks_[0].opened.threads);
      if (!pieces.empty() || !somebody_works()) return pieces;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(1));  // a rank that fails gives its pieces back
  }
  return {};
}

/// What came of some pieces; their counts are added to those of this rank.
RunOutput RankRun::run_here(std::vector<TrajectoryRange> const& pieces)
{
  RunOutput output;
  try {
    output = local_.run_pieces(params_, plan_, pieces, [&](std::uint64_t count, std::uint64_t) {
      here_count_ = count;
      return !stop_;
    });
    if (!output.ranges.empty()) merge(here_, output.tally);
  } catch (std::logic_error const&) {
    fail(std::current_exception());
  } catch (std::exception const& error) {  // the other ranks take the pieces over
    output.fault_kind = RunFault::device;
    output.fault = error.what();
  }
  return output;
}

void RankRun::work_here()
{
  while (ranks_[0].usable) {
    std::vector<TrajectoryRange> const pieces = take_here();
    if (pieces.empty()) break;
    RunOutput const output = run_here(pieces);
    std::lock_guard const lock(mutex_);
    here_count_ = 0;
    here_done_.insert(here_done_.end(), output.ranges.begin(), output.ranges.end());
    pool_.finish(output.ranges);
    pool_.put_back(left_of(pieces, output.ranges));
    if (output.fault_kind != RunFault::none) losses_.push_back({0, output.fault_kind, output.fault});
    ranks_[0].usable = output.fault_kind == RunFault::none || output.fault_kind == RunFault::survived;
  }
  std::lock_guard const lock(mutex_);
  here_ended_ = true;
}

}  // namespace ghostcast
