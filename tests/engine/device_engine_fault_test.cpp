// SPDX-License-Identifier: Apache-2.0
// Whichever devices are lost, and whenever: what was merged is kept, and nothing is counted twice.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>

#include "engine/fake_team.hpp"

namespace ghostcast {
namespace {

using namespace testing_support;
using testing::HasSubstr;

using DeviceEngineFault = OnSmallModel;

TEST_F(DeviceEngineFault, AFaultAtAnyCallLosesNothingThatWasMergedAndCountsNothingTwice)
{
  for (DeviceSchedule const schedule : {eager, DeviceSchedule{1.0}}) {
    int runs = 0;
    std::size_t most = 0;
    for (;; ++runs) {
      FakeTeam const team(Fakes{{.slots = 5, .concurrent = 20, .fault_at = runs}}, schedule);
      std::uint64_t seen = 0;
      RunOutput const output = team.engine->run(
          small_.params(), plan_, [&](std::uint64_t done, std::uint64_t) { return (seen = done, true); });
      expect_sound(output);
      EXPECT_EQ(seen, output.tally.trajectories());
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
        if (call != Call::simulate) return;
        failed_.wait_for(std::chrono::seconds(1));
        failed_.raise();  // nobody waits twice
      };
    }
    devices[0].on_fault = [this] { failed_.raise(); };
  }

 private:
  Signal failed_;
};

TEST_F(DeviceEngineFault, TheOtherDevicesTakeOverAfterAFaultAtAnyCall)
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

TEST_F(DeviceEngineFault, ADeviceWithNothingLeftToDoTakesOverWhatAnotherLosesLater)
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

TEST_F(DeviceEngineFault, NoFaultIsLostWhereAllDevicesAre)
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

TEST_F(DeviceEngineFault, SaysWhereTheRunFitsOnNoDevice)
{
  RunOutput const output =
      FakeTeam(Fakes{{.fits = false}, {.fits = false}}).engine->run(small_.params(), plan_, {});
  EXPECT_EQ(output.fault_kind, RunFault::memory);
  EXPECT_EQ(output.fault, "fake 0: too little memory; fake 0: too little memory");
  EXPECT_EQ(output.tally.trajectories(), 0u);
  EXPECT_EQ(output.digest, Digest{});
}

TEST_F(DeviceEngineFault, RunsOnTheDevicesOnWhichItFits)
{
  RunOutput const output = FakeTeam(Fakes{{.fits = false}, {}}).engine->run(small_.params(), plan_, {});
  expect_same(output, cpu_);
  EXPECT_NE(output.fault_kind, RunFault::memory);
}

TEST_F(DeviceEngineFault, DoesNotUseALostDeviceInALaterRun)
{
  FakeTeam const team(Fakes{{.fault_at = 0}});
  team.engine->run(small_.params(), plan_, {});
  RunOutput const again = team.engine->run(small_.params(), plan_, {});  // the fake would object
  EXPECT_EQ(again.fault_kind, RunFault::device);
  EXPECT_EQ(again.fault, "fake 0: call 0 failed (fake.cu:1)");
  EXPECT_EQ(again.tally.trajectories(), 0u);
}

}  // namespace
}  // namespace ghostcast
