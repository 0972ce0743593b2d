// SPDX-License-Identifier: Apache-2.0
/// \file
/// What the devices of one run share: ranges to do, counts that are safe, and the wish to stop.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <mutex>
#include <vector>

#include "ghostcast/engine/accelerator.hpp"
#include "ghostcast/engine/engine.hpp"

namespace ghostcast {

/// Every range is in one of three places: waiting here, held by one device, or merged. A device
/// that fails gives back what it holds, so a range is counted once or not at all.
class RangePool {
 public:
  /// \param devices  how many share the ranges
  RangePool(std::vector<TrajectoryRange> const& ranges, std::size_t devices,
            TallyLayout const& layout);

  /// At most `most` ranges, and at most the caller's share of those that wait; may be none.
  std::vector<TrajectoryRange> take(std::size_t most);

  /// Waits, holding nothing, until ranges wait here; false when the run is over: all are merged, or
  /// it is stopped.
  bool wait_for_ranges();

  /// Merges a device's total, which is the counts of `drained`; these are the result's from then
  /// on, and `drained` is empty. \throws AcceleratorFault, then nothing has changed
  void merge_from(Accelerator& device, std::vector<RangeDigest>& drained);

  /// A device is lost, and its counts with it: others may take these ranges.
  void give_back(std::vector<TrajectoryRange> const& ranges);

  void stop();
  bool stopped() const { return stop_.load(); }

  /// The tally of all that was merged, and its ranges in ascending order. \pre no device works
  RunOutput collect();

 private:
  std::mutex mutex_;  ///< guards waiting_, held_, devices_, merged_
  std::condition_variable changed_;
  std::deque<TrajectoryRange> waiting_;
  std::size_t held_{0};  ///< ranges that devices hold
  std::size_t devices_;
  std::vector<RangeDigest> merged_;
  std::atomic<bool> stop_{false};

  std::mutex total_mutex_;  ///< guards total_; apart, as a merge takes its time
  Tally total_;
};

}  // namespace ghostcast
