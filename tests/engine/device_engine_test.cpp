// SPDX-License-Identifier: Apache-2.0
// One result, however many devices share the work.
#include "ghostcast/engine/device_engine.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <stdexcept>
#include <thread>

#include "engine/fake_team.hpp"
#include "ghostcast/engine/launch_pacer.hpp"
#include "support/rich_model.hpp"

namespace ghostcast {
namespace {

using namespace testing_support;
using testing::IsEmpty;

struct Shape {
  int devices;
  int slots;
  std::uint64_t concurrent;
};

class AnyShape : public testing::TestWithParam<Shape> {
 protected:
  Fakes devices() const
  {
    Fakes result(static_cast<std::size_t>(GetParam().devices));
    for (FakeDevice& device : result) {
      device.slots = GetParam().slots;
      device.concurrent = GetParam().concurrent;
    }
    return result;
  }
};

TEST_P(AnyShape, GivesTheResultOfTheCpuForARichModel)
{
  QuietModel rich = rich_model();
  RunPlan const plan = plan_of(7, 167, 5);
  RunOutput const cpu = make_cpu_engine(2)->run(rich.params(), plan, {});
  RunOutput const output = FakeTeam(devices()).engine->run(rich.params(), plan, {});
  expect_same(output, cpu);
  EXPECT_EQ(output.fault_kind, RunFault::none);
  EXPECT_THAT(output.fault, IsEmpty());
}

TEST_P(AnyShape, GivesTheResultOfTheCpuForASmallModel)
{
  QuietModel small = small_model();
  for (std::uint64_t const count : {0u, 1u, 63u, 1000u}) {
    RunPlan const plan = plan_of(3, 3 + count);
    RunOutput const cpu = make_cpu_engine(1)->run(small.params(), plan, {});
    expect_same(FakeTeam(devices(), {1.0}).engine->run(small.params(), plan, {}), cpu);
  }
}

TEST_P(AnyShape, GivesTheResultOfTheCpuForRangesOfTheCallersChoice)
{
  QuietModel small = small_model();
  RunPlan const plan = plan_of(0, 0);
  std::vector<TrajectoryRange> const ranges = {{900, 1000}, {1, 2}, {40, 171}, {(1ull << 33) + 5, (1ull << 33) + 9}};
  RunOutput const cpu = run_ranges(small.params(), plan, ranges, 1, {});
  std::uint64_t done = 0;
  std::uint64_t total = 0;
  Progress const progress = [&](std::uint64_t now, std::uint64_t all) { return done = now, total = all, true; };
  expect_same(FakeTeam(devices()).engine->run_pieces(small.params(), plan, ranges, progress), cpu);
  EXPECT_EQ(done, 236u);
  EXPECT_EQ(total, 236u);
}

INSTANTIATE_TEST_SUITE_P(DeviceEngine, AnyShape,
                         testing::Values(Shape{1, 1, 1}, Shape{1, 4, 16}, Shape{1, 256, 1000000},
                                         Shape{2, 1, 5}, Shape{2, 3, 2}, Shape{3, 2, 7},
                                         Shape{3, 64, 100}));

using DeviceEngineTest = OnSmallModel;

TEST_F(DeviceEngineTest, NamesAllItsDevices)
{
  FakeTeam const team(Fakes{{.name = "A"}, {.name = "B"}});
  EXPECT_EQ(team.engine->name(), "cuda");
  EXPECT_EQ(team.engine->device(), "A; B");
  EXPECT_EQ(team.engine->threads(), 2);
}

TEST_F(DeviceEngineTest, AStoppedRunKeepsWholeTrajectories)
{
  RunPlan const plan = plan_of(0, 1000000000);
  FakeDevice const slow{.per_second = 500.0, .before = [](Call) {
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }};
  FakeTeam const team(Fakes{slow, slow}, {0.05});
  std::uint64_t seen = 0;
  RunOutput const output = team.engine->run(
      small_.params(), plan, [&](std::uint64_t done, std::uint64_t) { return (seen = done) < 300; });
  expect_sound(output);
  EXPECT_GE(output.tally.trajectories(), 300u);
  EXPECT_LT(output.tally.trajectories(), 1000000000u);
  EXPECT_EQ(output.tally.trajectories(), seen);  // the last call is made when all threads have ended
  EXPECT_EQ(cpu_tally_of(small_, plan, output).counts, output.tally.counts);
  EXPECT_EQ(output.fault_kind, RunFault::none);
}

TEST_F(DeviceEngineTest, RunsTwiceOnTheSameDevices)
{
  FakeTeam const team(Fakes{{}, {}});
  team.engine->run(small_.params(), plan_of(0, 90), {});
  expect_same(team.engine->run(small_.params(), plan_, {}), cpu_);
}

TEST_F(DeviceEngineTest, PassesOnWhatIsNoFaultOfADevice)
{
  FakeDevice const rude{.before = [](Call call) {
    if (call == Call::drain) throw std::out_of_range("ours");
  }};
  FakeTeam const team(Fakes{rude, rude});
  EXPECT_THROW(team.engine->run(small_.params(), plan_, {}), std::out_of_range);
}

TEST_F(DeviceEngineTest, NoLaunchIsLongerThanAQuarterOfASecond)
{
  // A full device takes 1 ms to 150 ms; range and launch sizes are all kinds of multiples.
  for (double const per_second : {100.0, 700.0, 20000.0}) {
    FakeTeam const team(
        Fakes{{.slots = 6, .concurrent = 15, .latency = 0.01, .per_second = per_second}});
    expect_same(team.engine->run(small_.params(), plan_, {}), cpu_);
    for (FakeLaunch const& launch : team.logs[0]->launches) EXPECT_LE(launch.seconds, 0.25);
  }
}

TEST_F(DeviceEngineTest, LaunchesGrowUntilTheyTakeTheirTime)
{
  RunPlan const plan = plan_of(0, 20000);
  FakeTeam const team(Fakes{{.slots = 256, .concurrent = 10, .per_second = 5000.0}});
  team.engine->run(small_.params(), plan, {});
  auto const& launches = team.logs[0]->launches;
  EXPECT_EQ(launches.front().trajectories, 10u);
  auto const longest = std::ranges::max(launches, {}, &FakeLaunch::seconds);
  EXPECT_NEAR(longest.seconds, LaunchPacer::launch_seconds, 0.001);
}

TEST_F(DeviceEngineTest, MergesAsSoonAsARangeIsDrainedWhereThatIsAskedFor)
{
  FakeTeam const team(Fakes{{.slots = 1}});
  team.engine->run(small_.params(), plan_, {});
  auto const& calls = team.logs[0]->calls;
  EXPECT_EQ(std::ranges::count(calls, Call::merge), 64);
  EXPECT_EQ(std::ranges::count(calls, Call::drain), 64);
}

TEST_F(DeviceEngineTest, MergesOnceWhereTheRunIsShort)
{
  FakeTeam const team(Fakes{{.slots = 1}}, {3600.0});
  team.engine->run(small_.params(), plan_, {});
  EXPECT_EQ(std::ranges::count(team.logs[0]->calls, Call::merge), 1);
}

}  // namespace
}  // namespace ghostcast
