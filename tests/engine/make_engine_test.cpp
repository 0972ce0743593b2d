// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/engine/make_engine.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ghostcast/engine/device_engine.hpp"
#include "support/fake_accelerator.hpp"
#include "support/quiet_model.hpp"

namespace ghostcast {
namespace {

using namespace testing_support;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

/// Keeps what it is told.
struct Listener {
  std::vector<std::string> heard;
  Remark remark()
  {
    return [this](std::string const& text) { heard.push_back(text); };
  }
};

std::unique_ptr<Engine> engine_of(FakeDevice const& device)
{
  std::vector<std::unique_ptr<Accelerator>> devices;
  devices.push_back(std::make_unique<FakeAccelerator>(device, std::make_shared<FakeLog>()));
  return make_device_engine(std::move(devices));
}

bool has_devices() { return !open_accelerators({}).devices.empty(); }

TEST(MakeEngine, TakesTheCpuInSilenceWhereThatIsAskedFor)
{
  Listener listener;
  auto const engine = make_engine({EngineKind::cpu, {}, 3}, listener.remark());
  EXPECT_EQ(engine->name(), "cpu");
  EXPECT_EQ(engine->threads(), 3);
  EXPECT_THAT(listener.heard, IsEmpty());
}

TEST(MakeEngine, TakesTheCpuInSilenceWhereItsInstructionSetIsNamed)
{
  for (EngineKind const kind : {EngineKind::unsaid, EngineKind::automatic, EngineKind::cpu}) {
    Listener listener;
    auto const engine = make_engine({kind, {}, 0, Isa::scalar}, listener.remark());
    EXPECT_EQ(engine->name(), "cpu");
    EXPECT_EQ(engine->isa(), "scalar");
    EXPECT_THAT(listener.heard, IsEmpty());
  }
}

TEST(MakeEngine, SaysOnceWhyAutomaticIsTheCpu)
{
  if (has_devices()) GTEST_SKIP() << "this machine has a CUDA device";
  Listener listener;
  auto const engine = make_engine({EngineKind::automatic, {}, 2}, listener.remark());
  EXPECT_EQ(engine->name(), "cpu");
  EXPECT_EQ(engine->threads(), 2);
  ASSERT_EQ(listener.heard.size(), 1u);
  EXPECT_EQ(listener.heard[0], "engine cpu: " + open_accelerators({}).reason);
}

TEST(MakeEngine, IsSilentWithoutAWordOfTheUserWhereNobodyExpectsADevice)
{
  Accelerators const opened = open_accelerators({});
  if (!opened.devices.empty()) GTEST_SKIP() << "this machine has a CUDA device";
  Listener listener;
  make_engine({}, listener.remark());
  EXPECT_EQ(listener.heard.empty(), opened.expected);
}

TEST(MakeEngine, MissesADeviceThatIsDemanded)
{
  if (has_devices()) GTEST_SKIP() << "this machine has a CUDA device";
  for (EngineChoice const& choice : {EngineChoice{EngineKind::cuda, {}, 0}, EngineChoice{EngineKind::unsaid, {0}, 0},
                                     EngineChoice{EngineKind::automatic, {0, 1}, 0}}) {
    EXPECT_TRUE(demands_devices(choice));
    try {
      make_engine(choice, {});
      ADD_FAILURE() << "no exception";
    } catch (NoAccelerator const& fault) {
      EXPECT_THAT(fault.what(), StartsWith("no CUDA engine: "));
      EXPECT_THAT(fault.what(), HasSubstr(open_accelerators(choice.devices).reason));
    }
  }
}

TEST(MakeEngine, OpensDevicesByNumberTwiceToo)
{
  if (!has_devices()) GTEST_SKIP() << "no CUDA device: " << open_accelerators({}).reason;
  EXPECT_EQ(open_devices({EngineKind::cuda, {0, 0}, 0}, {}).size(), 2u);
  EXPECT_THROW(open_devices({EngineKind::cuda, {0, 1000}, 0}, {}), NoAccelerator);
}

TEST(MakeAutomaticEngine, RunsOnTheDevices)
{
  QuietModel quiet;
  Listener listener;
  auto const engine = make_automatic_engine(engine_of({}), 1, 1, listener.remark());
  RunOutput const output = engine->run(quiet.params(), {1, 0, {0, 50}, 0}, {});
  EXPECT_EQ(engine->name(), "cuda");
  EXPECT_EQ(output.tally.trajectories(), 50u);
  EXPECT_THAT(listener.heard, IsEmpty());
}

TEST(MakeAutomaticEngine, GoesToTheCpuWhereTheRunDoesNotFitAndSaysSo)
{
  QuietModel quiet;
  Listener listener;
  auto const engine = make_automatic_engine(engine_of({.fits = false}), 2, 1, listener.remark());
  RunOutput const output = engine->run(quiet.params(), {1, 0, {0, 50}, 0}, {});
  EXPECT_EQ(output.digest, make_cpu_engine(1)->run(quiet.params(), {1, 0, {0, 50}, 0}, {}).digest);
  EXPECT_EQ(output.fault_kind, RunFault::none);
  EXPECT_THAT(output.fault, IsEmpty());
  EXPECT_EQ(engine->name(), "cpu");
  EXPECT_EQ(engine->threads(), 2);
  EXPECT_THAT(listener.heard, ElementsAre("engine cpu: fake 0: too little memory"));
}

TEST(MakeAutomaticEngine, DoesNotHideAFaultOfADevice)
{
  QuietModel quiet;
  Listener listener;
  for (int const call : {0, 1, 3}) {
    auto const engine = make_automatic_engine(engine_of({.fault_at = call}), 1, 1, listener.remark());
    RunOutput const output = engine->run(quiet.params(), {1, 0, {0, 50}, 0}, {});
    EXPECT_EQ(output.fault_kind, RunFault::device);
    EXPECT_LT(output.tally.trajectories(), 50u);
  }
  EXPECT_THAT(listener.heard, IsEmpty());
}

}  // namespace
}  // namespace ghostcast
