// SPDX-License-Identifier: Apache-2.0
/// \file
/// An engine of fake devices, a cheap model, and what must hold of every output.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <vector>

#include "ghostcast/engine/device_engine.hpp"
#include "support/fake_accelerator.hpp"
#include "support/quiet_model.hpp"

namespace ghostcast {

inline void PrintTo(RangeDigest const& range, std::ostream* out)
{
  *out << "[" << range.range.first << ", " << range.range.last << ") " << to_hex(range.digest);
}

inline bool operator==(RangeDigest const& a, RangeDigest const& b)
{
  return a.range.first == b.range.first && a.range.last == b.range.last && a.digest == b.digest;
}

namespace testing_support {

inline constexpr DeviceSchedule eager{0.0};  // merges after every drain

using Fakes = std::vector<FakeDevice>;

/// An engine of fake devices, and what happened to them.
struct FakeTeam {
  std::vector<std::shared_ptr<FakeLog>> logs;
  std::unique_ptr<Engine> engine;

  explicit FakeTeam(Fakes const& devices, DeviceSchedule schedule = eager)
  {
    std::vector<std::unique_ptr<Accelerator>> accelerators;
    for (FakeDevice const& device : devices) {
      logs.push_back(std::make_shared<FakeLog>());
      accelerators.push_back(std::make_unique<FakeAccelerator>(device, logs.back()));
    }
    engine = make_device_engine(std::move(accelerators), schedule);
  }
};

inline RunPlan plan_of(std::uint64_t first, std::uint64_t last, std::uint64_t beliefs = 0)
{
  return {5, beliefs, {first, last}, mask_of(Quantity::value) | mask_of(Quantity::gpu_gini)};
}

/// One unit in which people leave: cheap, and every trajectory is another.
inline QuietModel small_model()
{
  QuietModel small;
  small.model->horizon = 12;
  small.unit().people[engineer] = 10.0f;
  small.unit().quit_hazard_settled[engineer] = 0.05f;
  small.unit().demand_noise = 0.1f;
  return small;
}

/// What one thread counts in exactly the ranges that an output lists, whose digests it compares.
inline Tally cpu_tally_of(QuietModel& model, RunPlan const& plan, RunOutput const& output)
{
  auto const world = std::make_unique<World<Scalar>>();
  set_up_world<Scalar>(model.params(), plan.seed, *world);
  Tally sum(output.tally.layout);
  RangeTally alone(sum.layout);
  RangeSink<Scalar> sink{&alone.layout, alone.counts.data(), {}};
  for (RangeDigest const& range : output.ranges) {
    for (std::uint64_t i = range.range.first; i < range.range.last; ++i) {
      std::uint64_t const belief[] = {i};  // one each
      alone.draws += simulate_trajectory<Scalar>(i, belief, sink, *world);
    }
    EXPECT_EQ(drain(alone, sum), range.digest) << range.range.first;
  }
  return sum;
}

/// The output hangs together, and lists ranges that do not overlap.
inline void expect_sound(RunOutput const& output)
{
  std::uint64_t next = 0;
  std::uint64_t count = 0;
  Digest sum;
  for (RangeDigest const& range : output.ranges) {
    EXPECT_GE(range.range.first, next);
    EXPECT_GT(range.range.last, range.range.first);
    next = range.range.last;
    count += range.range.last - range.range.first;
    sum += range.digest;
  }
  EXPECT_EQ(output.tally.trajectories(), count);
  EXPECT_EQ(output.digest, sum);
  EXPECT_EQ(output.digest, digest_of(output.tally));
}

inline void expect_same(RunOutput const& output, RunOutput const& cpu)
{
  EXPECT_EQ(output.tally.counts, cpu.tally.counts);
  EXPECT_EQ(output.digest, cpu.digest);
  EXPECT_EQ(output.ranges, cpu.ranges);
}

/// A run of 300 trajectories, and what the CPU makes of it.
class OnSmallModel : public testing::Test {
 protected:
  QuietModel small_ = small_model();
  RunPlan const plan_ = plan_of(0, 300);
  RunOutput const cpu_ = make_cpu_engine(1)->run(small_.params(), plan_, {});
};

}  // namespace testing_support
}  // namespace ghostcast
