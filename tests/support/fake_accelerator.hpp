// SPDX-License-Identifier: Apache-2.0
/// \file
/// An accelerator that simulates on the host, with a clock and faults of its own. It watches that
/// the engine keeps to the interface.
#pragma once

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "ghostcast/engine/accelerator.hpp"
#include "ghostcast/model/trajectory.hpp"

namespace ghostcast::testing_support {

enum class Call : int { load, simulate, drain, merge };

/// Something that has happened, for others to wait for.
class Signal {
 public:
  void raise()
  {
    std::lock_guard const lock(mutex_);
    raised_ = true;
    changed_.notify_all();
  }
  void wait_for(std::chrono::milliseconds most)
  {
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, most, [&] { return raised_; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  bool raised_{false};
};

/// What a fake device is like.
struct FakeDevice {
  std::string name{"fake 0"};
  int slots{4};
  std::uint64_t concurrent{16};
  double latency{0.0};      ///< of a launch [s], by the fake's clock
  double per_second{1e3};   ///< trajectories, by the fake's clock
  int fault_at{-1};         ///< number of the call that fails, from 0; -1: none
  bool fits{true};          ///< false: load finds too little memory
  std::function<void(Call)> before{};   ///< called before every call
  std::function<void()> on_fault{};     ///< called when it fails
  std::function<void()> after_merge{};  ///< called at the end of every merge
};

struct FakeLaunch {
  std::uint64_t trajectories{};
  double seconds{};
};

/// What happened to it; outlives the engine.
struct FakeLog {
  std::vector<Call> calls;
  std::vector<FakeLaunch> launches;
  bool failed{false};
};

class FakeAccelerator final : public Accelerator {
 public:
  FakeAccelerator(FakeDevice device, std::shared_ptr<FakeLog> log)
      : device_(std::move(device)), log_(std::move(log))
  {
  }

  std::string name() const override { return device_.name; }

  Capacity load(ModelParams const& params, RunPlan const& plan, TallyLayout const& layout,
                Workload const& workload) override
  {
    begin(Call::load);
    if (!device_.fits) throw AcceleratorMemoryFault(device_.name + ": too little memory");
    workload_ = workload;
    plan_ = plan;
    world_ = std::make_unique<World<Scalar>>();
    set_up_world<Scalar>(params, plan.seed, *world_);
    total_ = Tally(layout);
    int const slots = std::min(device_.slots, workload.range_count);
    slots_.assign(static_cast<std::size_t>(slots), RangeTally(layout));
    next_.assign(slots_.size(), unused);
    return {slots, device_.concurrent};
  }

  double simulate(std::span<Piece const> pieces) override
  {
    begin(Call::simulate);
    std::set<int> seen;
    std::uint64_t count = 0;
    for (Piece const& piece : pieces) {
      EXPECT_TRUE(seen.insert(piece.slot).second) << "two pieces in slot " << piece.slot;
      simulate_piece(piece);
      count += piece.range.last - piece.range.first;
    }
    EXPECT_GT(count, 0u);
    double const seconds = device_.latency + static_cast<double>(count) / device_.per_second;
    log_->launches.push_back({count, seconds});
    return seconds;
  }

  std::vector<Digest> drain(std::span<int const> slots) override
  {
    begin(Call::drain);
    std::vector<Digest> digests;
    for (int const slot : slots) {
      auto const k = static_cast<std::size_t>(slot);
      EXPECT_NE(next_.at(k), unused) << "drained slot " << slot << " is empty";
      digests.push_back(ghostcast::drain(slots_[k], total_));
      next_[k] = unused;
    }
    return digests;
  }

  void merge_into(Tally& total) override
  {
    begin(Call::merge);
    merge(total, total_);
    total_ = Tally(total_.layout);
    if (device_.after_merge) device_.after_merge();
  }

 private:
  static constexpr std::uint64_t unused = ~std::uint64_t{0};

  void begin(Call call)
  {
    if (device_.before) device_.before(call);
    EXPECT_FALSE(log_->failed) << "a failed device is used again";
    auto const number = static_cast<int>(log_->calls.size());
    log_->calls.push_back(call);
    if (number != device_.fault_at) return;
    log_->failed = true;
    if (device_.on_fault) device_.on_fault();
    throw AcceleratorFault(fmt::format("{}: call {} failed (fake.cu:1)", device_.name, number));
  }

  void simulate_piece(Piece const& piece)
  {
    auto const k = static_cast<std::size_t>(piece.slot);
    EXPECT_LT(piece.range.first, piece.range.last);
    EXPECT_LE(piece.range.last - piece.range.first, workload_.range_size);
    EXPECT_TRUE(next_.at(k) == unused || next_[k] == piece.range.first);
    RangeSink<Scalar> sink{&slots_[k].layout, slots_[k].counts.data(), {}};
    for (std::uint64_t i = piece.range.first; i < piece.range.last; ++i) {
      std::uint64_t const belief[] = {plan_.beliefs().of(i)};
      slots_[k].draws += simulate_trajectory<Scalar>(i, belief, sink, *world_);
    }
    next_[k] = piece.range.last;
  }

  FakeDevice device_;
  std::shared_ptr<FakeLog> log_;
  Workload workload_;
  RunPlan plan_;
  std::unique_ptr<World<Scalar>> world_;
  Tally total_;
  std::vector<RangeTally> slots_;
  std::vector<std::uint64_t> next_;  ///< of each slot, the trajectory that comes next, or unused
};

}  // namespace ghostcast::testing_support
