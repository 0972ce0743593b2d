// SPDX-License-Identifier: Apache-2.0
/// \file
/// One device in one run: fills its slots with ranges, launches, drains, merges.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <mutex>
#include <optional>
#include <vector>

#include "ghostcast/engine/accelerator.hpp"
#include "ghostcast/engine/device_engine.hpp"
#include "ghostcast/engine/launch_pacer.hpp"
#include "range_pool.hpp"

namespace ghostcast {

/// What the devices of one run are given.
struct DeviceRun {
  ModelParams const& params;
  RunPlan const& plan;
  TallyLayout const& layout;
  Workload workload;
  DeviceSchedule schedule;
  RangePool& pool;
  std::mutex& loading;             ///< two contexts on one device share out its memory in turn
  std::atomic<std::uint64_t>& done;  ///< trajectories simulated and not lost
};

class DeviceWorker {
 public:
  DeviceWorker(Accelerator& device, DeviceRun const& run) : device_(device), run_(run) {}

  /// Works until no range is left for this device, or the run is stopped. \throws AcceleratorFault
  void work();

  /// After a fault: gives back all whose counts the host does not have.
  void give_up();

 private:
  using Clock = std::chrono::steady_clock;

  struct Slot {
    TrajectoryRange range;
    std::uint64_t next{};  ///< the first trajectory that is not done
    bool taken{};
    std::uint64_t left() const { return taken ? range.last - next : 0; }
  };

  void load();
  void work_on_ranges();
  bool fill();
  std::uint64_t left() const;
  std::vector<Piece> cut_pieces() const;
  void launch();
  void drain(std::vector<int> const& slots);
  void drain_finished();
  void drain_begun();
  void merge();
  bool is_merge_due() const;

  Accelerator& device_;
  DeviceRun run_;
  std::vector<Slot> slots_;
  std::optional<LaunchPacer> pacer_;
  std::vector<RangeDigest> drained_;  ///< in the device's total, not yet in the host's
  Clock::time_point last_merge_{Clock::now()};
  std::chrono::duration<double> merge_cost_{};
};

}  // namespace ghostcast
