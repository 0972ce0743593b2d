// SPDX-License-Identifier: Apache-2.0
/// \file
/// A CUDA device as a worker of a SharedScan.
#pragma once

#include "device_model.hpp"
#include "ghostcast/replay/selection.hpp"
#include "reduction.hpp"
#include "simulate.hpp"
#include "stream.hpp"

namespace ghostcast::cuda {

/// Finds codes and groups of trajectories on one device; only the groups come back. To be made, used
/// and destroyed in one thread, whose current device it sets.
class OutcomeWorker {
 public:
  /// \throws AcceleratorMemoryFault, AcceleratorFault
  OutcomeWorker(int device, ModelParams const& model, RunPlan const& plan, int unit, int definition);

  std::uint64_t wanted() const { return wanted_; }

  /// \pre at most wanted() trajectories  \throws AcceleratorFault
  FirstOutcomes scan(TrajectoryRange const& piece);

 private:
  int horizon_;
  Stream stream_;
  DeviceModel model_;
  SimulationShape shape_;
  std::uint64_t resident_;  ///< trajectories that run at once
  std::uint64_t most_;      ///< in one launch
  std::uint64_t wanted_;
  DeviceBuffer<Piece> piece_;
  DeviceBuffer<std::uint32_t> codes_;
  DeviceBuffer<std::uint32_t> offsets_;
  DeviceBuffer<Group> groups_;
  DeviceBuffer<std::byte> scratch_;
  ReductionMemory memory_;
  SimulationArguments arguments_{};
};

}  // namespace ghostcast::cuda
