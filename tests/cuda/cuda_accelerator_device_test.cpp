// SPDX-License-Identifier: Apache-2.0
// A device against the CPU engine: the same tally, the same digests, by direct use of the interface.
#include <gmock/gmock.h>

#include <filesystem>
#include <limits>

#include "cuda/device.hpp"
#include "ghostcast/scenario/scenario.hpp"
#include "support/rich_model.hpp"

namespace ghostcast {
namespace {

using testing_support::QuietModel;
using testing_support::rich_model;

class CudaAcceleratorTest : public testing_support::OnDevice {
 protected:
  static TallyLayout layout_for(ModelParams const& params, RunPlan const& plan)
  {
    return layout_of(params, plan);
  }

  /// Runs the ranges of the CPU engine on the device, as many at once as it takes.
  RunOutput run_on_device(ModelParams const& params, RunPlan const& plan)
  {
    TallyLayout const layout = layout_for(params, plan);
    std::vector<TrajectoryRange> const ranges = split_range(plan.range);
    Capacity const capacity = device_->load(params, plan, layout, workload_of(ranges));
    RunOutput output{Tally(layout), {}, {}, 0.0};
    for (std::size_t first = 0; first < ranges.size(); first += static_cast<std::size_t>(capacity.slots)) {
      std::size_t const last = std::min(ranges.size(), first + static_cast<std::size_t>(capacity.slots));
      run_slots({ranges.begin() + static_cast<std::ptrdiff_t>(first), ranges.begin() + static_cast<std::ptrdiff_t>(last)}, output);
    }
    device_->merge_into(output.tally);
    for (RangeDigest const& range : output.ranges) output.digest += range.digest;
    return output;
  }

  static Workload workload_of(std::vector<TrajectoryRange> const& ranges)
  {
    std::uint64_t largest = 1;
    for (TrajectoryRange const& range : ranges) largest = std::max(largest, range.last - range.first);
    return {static_cast<int>(ranges.size()), largest};
  }

  /// Each range in two pieces, so that a slot is added to.
  void run_slots(std::vector<TrajectoryRange> const& ranges, RunOutput& output)
  {
    std::vector<Piece> heads;
    std::vector<Piece> tails;
    std::vector<int> slots;
    for (TrajectoryRange const& range : ranges) {
      int const slot = static_cast<int>(slots.size());
      std::uint64_t const middle = range.first + (range.last - range.first) / 3;
      heads.push_back({slot, {range.first, middle}});
      tails.push_back({slot, {middle, range.last}});
      slots.push_back(slot);
    }
    output.seconds += device_->simulate(heads) + device_->simulate(tails);
    std::vector<Digest> const digests = device_->drain(slots);
    for (std::size_t k = 0; k < ranges.size(); ++k) output.ranges.push_back({ranges[k], digests[k]});
  }

  void expect_the_same(ModelParams const& params, RunPlan const& plan)
  {
    RunOutput const cpu = make_cpu_engine(0)->run(params, plan, {});
    RunOutput const cuda = run_on_device(params, plan);
    EXPECT_EQ(cuda.digest, cpu.digest);
    EXPECT_EQ(cuda.tally.counts, cpu.tally.counts);
    ASSERT_EQ(cuda.ranges.size(), cpu.ranges.size());
    for (std::size_t k = 0; k < cpu.ranges.size(); ++k) {
      EXPECT_EQ(cuda.ranges[k].digest, cpu.ranges[k].digest) << "range " << k;
    }
    EXPECT_GT(cuda.seconds, 0.0);
  }
};

RunPlan plan_of(std::uint64_t trajectories, std::uint64_t beliefs = 0)
{
  RunPlan plan;
  plan.seed = 5;
  plan.range = {0, trajectories};
  plan.belief_count = beliefs;
  plan.record = mask_of(Quantity::value) | mask_of(Quantity::gpu_gini);
  return plan;
}

TEST_F(CudaAcceleratorTest, TheRichModelCountsAsOnTheProcessor)
{
  QuietModel rich = rich_model();
  expect_the_same(rich.params(), plan_of(2000));
}

TEST_F(CudaAcceleratorTest, AllThatIsRecordedByDefaultCountsAsOnTheProcessor)
{
  QuietModel rich = rich_model();
  RunPlan plan = plan_of(32);
  plan.record = default_record;
  expect_the_same(rich.params(), plan);
}

TEST_F(CudaAcceleratorTest, AScenarioOfOneUnitCountsAsOnTheProcessor)
{
  Scenario const scenario = load_scenario(std::filesystem::path(GHOSTCAST_SOURCE_DIR) / "scenarios/minimal.toml");
  expect_the_same(scenario.params(), plan_of(4000));
}

TEST_F(CudaAcceleratorTest, BeliefsThatTrajectoriesShareCountAsOnTheProcessor)
{
  Scenario const scenario = load_scenario(std::filesystem::path(GHOSTCAST_SOURCE_DIR) / "scenarios/phantom_unit.toml");
  expect_the_same(scenario.params(), plan_of(500, 7));
}

TEST_F(CudaAcceleratorTest, LoadingAgainForgetsTheOldRun)
{
  QuietModel rich = rich_model();
  run_on_device(rich.params(), plan_of(500));
  TallyLayout const layout = layout_for(rich.params(), plan_of(500));
  device_->load(rich.params(), plan_of(500), layout, {4, 100});
  device_->simulate(std::vector<Piece>{{0, {0, 50}}});
  expect_the_same(rich.params(), plan_of(700));
}

TEST_F(CudaAcceleratorTest, MergingEmptiesTheDeviceTotal)
{
  QuietModel rich = rich_model();
  RunPlan const plan = plan_of(100);
  Tally once = run_on_device(rich.params(), plan).tally;
  Tally const before = once;
  device_->merge_into(once);
  EXPECT_EQ(once.counts, before.counts);
}

TEST_F(CudaAcceleratorTest, AnEmptySlotDrainsToTheZeroDigest)
{
  QuietModel rich = rich_model();
  device_->load(rich.params(), plan_of(100), layout_for(rich.params(), plan_of(100)), {2, 50});
  EXPECT_THAT(device_->drain(std::vector<int>{0}), testing::ElementsAre(Digest{}));
}

TEST_F(CudaAcceleratorTest, ATallyThatNoDeviceHoldsIsRefusedWithNumbersAndTheDeviceGoesOn)
{
  QuietModel rich = rich_model();
  TallyLayout absurd = layout_for(rich.params(), plan_of(100));
  absurd.size = std::numeric_limits<std::int64_t>::max() / 16;
  try {
    device_->load(rich.params(), plan_of(100), absurd, {1, 100});
    FAIL() << "it was loaded";
  } catch (AcceleratorMemoryFault const& fault) {
    EXPECT_THAT(fault.what(), testing::HasSubstr("out of device memory"));
    EXPECT_THAT(fault.what(), testing::HasSubstr("--engine cpu"));
  }
  expect_the_same(rich.params(), plan_of(100));
}

TEST_F(CudaAcceleratorTest, TwoContextsOfWorkOnOneDeviceDoNotDisturbEachOther)
{
  Accelerators pair = open_accelerators({0, 0});
  ASSERT_EQ(pair.devices.size(), 2u) << pair.reason;
  QuietModel rich = rich_model();
  RunPlan const plan = plan_of(200);
  TallyLayout const layout = layout_for(rich.params(), plan);
  for (auto& device : pair.devices) device->load(rich.params(), plan, layout, {1, 200});
  pair.devices[0]->simulate(std::vector<Piece>{{0, {0, 120}}});
  pair.devices[1]->simulate(std::vector<Piece>{{0, {120, 200}}});
  Tally total(layout);
  for (auto& device : pair.devices) {
    device->drain(std::vector<int>{0});
    device->merge_into(total);
  }
  EXPECT_EQ(total.counts, make_cpu_engine(0)->run(rich.params(), plan, {}).tally.counts);
}

}  // namespace
}  // namespace ghostcast
