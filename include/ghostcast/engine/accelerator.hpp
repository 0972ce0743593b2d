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

/// A call to a device failed. The message is one line that names call, device, file and line, and
/// the reason, without full stop. After it the device is not used again in this process.
struct AcceleratorFault : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Not even the smallest piece of a run fits in the device's memory. Says what it needs and what is
/// free. Thrown by load alone; the device holds no memory then, and may be loaded with another run.
struct AcceleratorMemoryFault : AcceleratorFault {
  using AcceleratorFault::AcceleratorFault;
};

/// What a run asks of a device: how many ranges it should hold at once, and the size of the largest.
struct Workload {
  int range_count{};           ///< >= 1; the device's share of the run, it may do more one after the other
  std::uint64_t range_size{};  ///< >= 1, < 2^32
};

/// What the device made of it.
struct Capacity {
  int slots{};                 ///< range tallies it holds at once, 1 .. range_count
  std::uint64_t concurrent{};  ///< trajectories it runs at once when full, >= 1
};

/// One device, or one of several contexts of work on it.
///
/// The order of calls in a run: load; then simulate, drain and merge_into as they come. A slot
/// takes the pieces of one range, in ascending order without gaps, until it is drained; an empty
/// slot is never drained. All calls of a run come from one host thread, loads of different devices
/// come one after the other, other calls to different devices overlap. The thread is another one in
/// the next run: an implementation selects its device in every call. A run that is stopped or fails
/// leaves counts behind; the next load starts from nothing. The destructor may come after a fault
/// and must not throw.
class Accelerator {
 public:
  virtual ~Accelerator() = default;
  virtual std::string name() const = 0;  ///< "NVIDIA H100 80GB HBM3, device 0"
  virtual int number() const { return -1; }  ///< of the device, as --devices counts; -1: it has none

  /// Copies the model to the device and reserves memory: a tally of 32-bit counts per slot, a
  /// total of 64-bit counts, and what its blocks work on. Fewer slots where memory is short. All
  /// slots and the total are empty afterwards. `params`, `plan` and `layout` outlive the run.
  /// \throws AcceleratorMemoryFault where not even one slot fits, AcceleratorFault
  virtual Capacity load(ModelParams const& params, RunPlan const& plan, TallyLayout const& layout,
                        Workload const& workload) = 0;

  /// Simulates pieces, at least one and at most one a slot, into their slots; returns when all are
  /// done. Counts are added to what the slot holds.
  /// \return seconds it took  \throws AcceleratorFault
  virtual double simulate(std::span<Piece const> pieces) = 0;

  /// Moves the tallies of these slots, at least one, to the device's total; the slots are then
  /// empty and may take other ranges.
  /// \return the digest of each slot's tally, in the order of `slots`  \throws AcceleratorFault
  virtual std::vector<Digest> drain(std::span<int const> slots) = 0;

  /// Adds the device's total to `total` and empties it. A fault of an earlier asynchronous call
  /// shows here at the latest. Where it throws, `total` has not been touched: everything that can
  /// fail, emptying too, comes before the first addition.
  /// \throws AcceleratorFault
  virtual void merge_into(Tally& total) = 0;
};

/// The devices asked for, or one line that says why there are none.
struct Accelerators {
  std::vector<std::unique_ptr<Accelerator>> devices;
  std::string reason;  ///< empty where there are devices; no full stop
  bool expected{false};  ///< nobody wonders: built without CUDA, on a machine without its devices
};

/// Opens devices by number; the same number twice gives two independent contexts of work on one
/// device. An empty list means device 0 .. n-1, all there are. All or none: one number that cannot
/// be opened leaves no device. Never throws for a missing toolkit, driver or device: that is a
/// reason, as a clause without capital and full stop, such as "there is no CUDA device 3".
Accelerators open_accelerators(std::vector<int> const& numbers);

}  // namespace ghostcast
