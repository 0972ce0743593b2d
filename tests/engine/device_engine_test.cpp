// SPDX-License-Identifier: Apache-2.0
// One result, however many devices share the work, and whichever of them are lost.
#include "ghostcast/engine/device_engine.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <stdexcept>
#include <thread>

#include "ghostcast/engine/launch_pacer.hpp"
#include "support/fake_accelerator.hpp"
#include "support/rich_model.hpp"

namespace ghostcast {

static void PrintTo(RangeDigest const& range, std::ostream* out)
{
  *out << "[" << range.range.first << ", " << range.range.last << ") " << to_hex(range.digest);
}

static bool operator==(RangeDigest const& a, RangeDigest const& b)
{
  return a.range.first == b.range.first && a.range.last == b.range.last && a.digest == b.digest;
}

namespace {

using namespace testing_support;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr DeviceSchedule eager{0.0};  // merges after every drain

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

RunPlan plan_of(std::uint64_t first, std::uint64_t last, std::uint64_t beliefs = 0)
{
  return {5, beliefs, {first, last}, mask_of(Quantity::value) | mask_of(Quantity::gpu_gini)};
}

/// One unit in which people leave: cheap, and every trajectory is another.
QuietModel small_model()
{
  QuietModel small;
  small.model->horizon = 12;
  small.unit().people[engineer] = 10.0f;
  small.unit().quit_hazard_settled[engineer] = 0.05f;
  small.unit().demand_noise = 0.1f;
  return small;
}

/// What the CPU counts in exactly the ranges that an output lists.
Tally cpu_tally_of(QuietModel& model, RunPlan plan, RunOutput const& output)
{
  Tally sum(output.tally.layout);
  for (RangeDigest const& range : output.ranges) {
    plan.range = range.range;
    RunOutput const alone = make_cpu_engine(1)->run(model.params(), plan, {});
    EXPECT_EQ(alone.digest, range.digest) << range.range.first;
    merge(sum, alone.tally);
  }
  return sum;
}

/// The output hangs together, and lists ranges that do not overlap.
void expect_sound(RunOutput const& output)
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

void expect_same(RunOutput const& output, RunOutput const& cpu)
{
  EXPECT_EQ(output.tally.counts, cpu.tally.counts);
  EXPECT_EQ(output.digest, cpu.digest);
  EXPECT_EQ(output.ranges, cpu.ranges);
}

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

INSTANTIATE_TEST_SUITE_P(DeviceEngine, AnyShape,
                         testing::Values(Shape{1, 1, 1}, Shape{1, 4, 16}, Shape{1, 256, 1000000},
                                         Shape{2, 1, 5}, Shape{2, 3, 2}, Shape{3, 2, 7},
                                         Shape{3, 64, 100}));

class OnSmallModel : public testing::Test {
 protected:
  QuietModel small_ = small_model();
  RunPlan const plan_ = plan_of(0, 300);
  RunOutput const cpu_ = make_cpu_engine(1)->run(small_.params(), plan_, {});
};

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

TEST_F(DeviceEngineTest, AFaultAtAnyCallLosesNothingThatWasMergedAndCountsNothingTwice)
{
  for (DeviceSchedule const schedule : {eager, DeviceSchedule{1.0}}) {
    int runs = 0;
    std::size_t most = 0;
    for (;; ++runs) {
      FakeTeam const team(Fakes{{.slots = 5, .concurrent = 20, .fault_at = runs}}, schedule);
      RunOutput const output = team.engine->run(small_.params(), plan_, {});
      expect_sound(output);
      if (!team.logs[0]->failed) {
        expect_same(output, cpu_);
        EXPECT_EQ(output.fault_kind, RunFault::none);
        break;
      }
      EXPECT_LT(output.ranges.size(), cpu_.ranges.size());
      EXPECT_EQ(cpu_tally_of(small_, plan_, output).counts, output.tally.counts);
      EXPECT_EQ(output.fault_kind, RunFault::device);
      EXPECT_EQ(output.fault, fmt::format("fake 0: call {} failed (fake.cu:1)", runs));
      most = std::max(most, output.ranges.size());
    }
    EXPECT_GT(runs, 10);  // load, and several rounds of simulate, drain and merge
    if (schedule.merge_seconds == 0.0) {
      EXPECT_GT(most, 32u);  // late faults keep most of a run
    }
  }
}

/// Makes the devices after the first wait in their launches until the first has failed; where it
/// has less to do than that, for a second.
class HeadStart {
 public:
  explicit HeadStart(Fakes& devices)
  {
    for (std::size_t k = 1; k < devices.size(); ++k) {
      devices[k].before = [this](Call call) {
        if (call == Call::simulate) failed_.wait_for(std::chrono::seconds(1));
      };
    }
    devices[0].on_fault = [this] { failed_.raise(); };
  }

 private:
  Signal failed_;
};

TEST_F(DeviceEngineTest, TheOtherDevicesTakeOverAfterAFaultAtAnyCall)
{
  for (std::size_t devices = 2; devices <= 3; ++devices) {
    bool reached = true;
    int call = 0;
    for (; reached; ++call) {
      Fakes fakes(devices, {.slots = 5, .concurrent = 20});
      fakes[0].fault_at = call;
      HeadStart const head_start(fakes);
      FakeTeam const team(fakes);
      RunOutput const output = team.engine->run(small_.params(), plan_, {});
      expect_same(output, cpu_);
      reached = team.logs[0]->failed;
      EXPECT_EQ(output.fault_kind, reached ? RunFault::survived : RunFault::none);
      EXPECT_EQ(output.fault.empty(), !reached);
    }
    EXPECT_GT(call, 10);
  }
}

TEST_F(DeviceEngineTest, ADeviceWithNothingLeftToDoTakesOverWhatAnotherLosesLater)
{
  // Two ranges, one each. B has merged its own before A fails.
  Signal started, merged;
  Fakes fakes{{.name = "A", .fault_at = 1}, {.name = "B"}};
  fakes[0].before = [&](Call call) {
    if (call != Call::simulate) return;
    started.raise();
    merged.wait_for(std::chrono::seconds(60));
  };
  fakes[1].before = [&](Call call) {
    if (call == Call::simulate) started.wait_for(std::chrono::seconds(60));
  };
  fakes[1].after_merge = [&] { merged.raise(); };
  RunPlan const plan = plan_of(0, 2);
  RunOutput const output = FakeTeam(fakes).engine->run(small_.params(), plan, {});
  expect_same(output, make_cpu_engine(1)->run(small_.params(), plan, {}));
  EXPECT_EQ(output.fault_kind, RunFault::survived);
  EXPECT_THAT(output.fault, HasSubstr("A: call 1"));
}

TEST_F(DeviceEngineTest, NoFaultIsLostWhereAllDevicesAre)
{
  for (int call = 0; call < 12; ++call) {
    FakeTeam const team(Fakes{{.name = "A", .slots = 2, .concurrent = 8, .fault_at = call},
                         {.name = "B", .slots = 2, .concurrent = 8, .fault_at = call}});
    RunOutput const output = team.engine->run(small_.params(), plan_, {});
    expect_sound(output);
    EXPECT_EQ(cpu_tally_of(small_, plan_, output).counts, output.tally.counts);
    EXPECT_EQ(output.fault_kind, RunFault::device);
    EXPECT_THAT(output.fault, HasSubstr("A: call"));
    EXPECT_THAT(output.fault, HasSubstr("B: call"));
  }
}

TEST_F(DeviceEngineTest, SaysWhereTheRunFitsOnNoDevice)
{
  RunOutput const output =
      FakeTeam(Fakes{{.fits = false}, {.fits = false}}).engine->run(small_.params(), plan_, {});
  EXPECT_EQ(output.fault_kind, RunFault::memory);
  EXPECT_EQ(output.fault, "fake 0: too little memory; fake 0: too little memory");
  EXPECT_EQ(output.tally.trajectories(), 0u);
  EXPECT_EQ(output.digest, Digest{});
}

TEST_F(DeviceEngineTest, RunsOnTheDevicesOnWhichItFits)
{
  RunOutput const output = FakeTeam(Fakes{{.fits = false}, {}}).engine->run(small_.params(), plan_, {});
  expect_same(output, cpu_);
  EXPECT_NE(output.fault_kind, RunFault::memory);
}

TEST_F(DeviceEngineTest, DoesNotUseALostDeviceInALaterRun)
{
  FakeTeam const team(Fakes{{.fault_at = 0}});
  team.engine->run(small_.params(), plan_, {});
  RunOutput const again = team.engine->run(small_.params(), plan_, {});  // the fake would object
  EXPECT_EQ(again.fault_kind, RunFault::device);
  EXPECT_EQ(again.fault, "fake 0: call 0 failed (fake.cu:1)");
  EXPECT_EQ(again.tally.trajectories(), 0u);
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
