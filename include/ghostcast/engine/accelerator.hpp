// SPDX-License-Identifier: Apache-2.0
/// \file
/// A device beside the processor that simulates ranges into tallies of its own memory.
///
/// The device engine knows devices only by this interface, so that scheduling, merging, stopping
/// and faults are tested without one. It is called a few times a second, never per trajectory.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include "ghostcast/engine/engine.hpp"

namespace ghostcast {

/// A call to a device failed. The message names call, device, file and line, and the reason.
/// After it the device is not used again.
struct AcceleratorFault : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Not even the smallest piece of a run fits in the device's memory. Says what it needs and what is free.
struct AcceleratorMemoryFault : AcceleratorFault {
  using AcceleratorFault::AcceleratorFault;
};

/// What a run asks of a device: how many ranges it will take at most, and the size of the largest.
struct Workload {
  int range_count{};
  std::uint64_t range_size{};
};

/// What the device made of it.
struct Capacity {
  int slots{};                 ///< range tallies it holds at once, 1 .. range_count
  std::uint64_t concurrent{};  ///< trajectories it runs at once when full, >= 1
};

class Accelerator {
 public:
  virtual ~Accelerator() = default;
  virtual std::string name() const = 0;  ///< "NVIDIA H100 80GB HBM3, device 0"

  /// Copies the model to the device and reserves memory: a tally of 32-bit counts per slot, a
  /// total of 64-bit counts, and what its blocks work on. Fewer slots where memory is short.
  /// \throws AcceleratorMemoryFault where not even one slot fits, AcceleratorFault
  virtual Capacity load(ModelParams const& params, RunPlan const& plan, TallyLayout const& layout,
                        Workload const& workload) = 0;

  /// Simulates pieces, at most one a slot, into their slots; returns when all are done.
  /// \return seconds it took  \throws AcceleratorFault
  virtual double simulate(std::span<Piece const> pieces) = 0;

  /// Moves the tallies of these slots to the device's total; the slots are then empty.
  /// \return the digest of each slot's tally  \throws AcceleratorFault
  virtual std::vector<Digest> drain(std::span<int const> slots) = 0;

  /// Adds the device's total to `total` and empties it. A fault of an earlier asynchronous call
  /// shows here at the latest.  \throws AcceleratorFault
  virtual void merge_into(Tally& total) = 0;
};

/// The devices asked for, or one line that says why there are none.
struct Accelerators {
  std::vector<std::unique_ptr<Accelerator>> devices;
  std::string reason;  ///< empty where there are devices
};

/// Opens devices by number; the same number twice gives two independent contexts of work on one
/// device. An empty list means device 0 .. n-1, all there are. Never throws for a missing toolkit,
/// driver or device: that is a reason.
Accelerators open_accelerators(std::vector<int> const& numbers);

}  // namespace ghostcast
