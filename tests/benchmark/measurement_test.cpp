// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/benchmark/measurement.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "benchmark/played_engine.hpp"
#include "engine/fake_team.hpp"

namespace ghostcast::bench {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

/// Several hundred trajectories a run, three times.
BenchSettings small()
{
  BenchSettings settings;
  settings.trajectories = 320;
  settings.repetitions = 3;
  return settings;
}

bool always(std::string const&) { return true; }

Measurement measured(Engine& engine, BenchSettings const& settings = small())
{
  return measure(engine, scalar_reference(1), {played_scenario("a")}, settings, always).front();
}

TEST(Measure, GivesARateWhereTheReferenceAgreesInEveryPiece)
{
  PlayedEngine engine;
  Measurement const found = measured(engine);
  EXPECT_TRUE(found.has_rate());
  EXPECT_THAT(found.timings, SizeIs(3));
  EXPECT_THAT(found.checked, SizeIs(found.pieces.size()));
  Tally const tally = make_cpu_engine(1, Isa::scalar)->run(found.scenario.params(), found.plan, {}).tally;
  EXPECT_EQ(found.draws, tally.scalar(Scalars::draws));
  EXPECT_EQ(found.digest, digest_of(tally));
  EXPECT_EQ(found.trajectories(), 320u);
}

TEST(Measure, RefusesARunWithOneCountTooManyAndNamesThePiece)
{
  PlayedEngine engine;
  engine.change = [](RunOutput& output, int) { count_once_more(output, 7); };
  Measurement const found = measured(engine);
  EXPECT_FALSE(found.has_rate());
  TrajectoryRange const wrong = split_range(found.plan.range)[7];
  EXPECT_THAT(found.refusal, HasSubstr("the piece of trajectories " + std::to_string(wrong.first) + " to " + std::to_string(wrong.last - 1)));
  EXPECT_THAT(found.refusal, HasSubstr("on the reference"));
  EXPECT_EQ(found.refusal.find('\n'), std::string::npos);
  EXPECT_THAT(found.timings, IsEmpty());
}

TEST(Measure, RefusesATimedRunThatDiffersFromTheCheckedOne)
{
  PlayedEngine engine;
  engine.change = [](RunOutput& output, int run) {
    if (run == 2) count_once_more(output, 3);  // the checked run is the first
  };
  Measurement const found = measured(engine);
  EXPECT_FALSE(found.has_rate());
  EXPECT_THAT(found.refusal, HasSubstr("the checked run"));
  EXPECT_THAT(found.refusal, HasSubstr("on run 2"));
}

TEST(Measure, RefusesCountsThatAreNotThoseOfThePieces)
{
  PlayedEngine engine;
  engine.change = [](RunOutput& output, int) { ++output.tally.counts.front(); };
  EXPECT_THAT(measured(engine).refusal, HasSubstr("its pieces"));
}

TEST(Measure, RefusesARunThatLostADevice)
{
  PlayedEngine engine;
  engine.change = [](RunOutput& output, int) {
    output.fault_kind = RunFault::survived;
    output.fault = "device 1 was lost";
  };
  EXPECT_THAT(measured(engine).refusal, HasSubstr("device 1 was lost"));
}

TEST(Measure, FindsHowManyTrajectoriesTakeTheTimeAskedFor)
{
  PlayedEngine engine;
  engine.seconds_per_trajectory = 1e-5;
  BenchSettings settings = small();
  settings.trajectories = 0;
  settings.seconds = 0.1;
  settings.check_seconds = 0;
  Measurement const found = measured(engine, settings);
  EXPECT_EQ(found.trajectories(), 12288u);  // 10,000, up to whole groups of 4,096
  EXPECT_THAT(found.checked, SizeIs(1));
}

TEST(Measure, RunsFewTrajectoriesWhereEachTakesLong)
{
  PlayedEngine engine;
  engine.seconds_per_trajectory = 0.1;
  BenchSettings settings = small();
  settings.trajectories = 0;
  settings.seconds = 20;
  settings.check_seconds = 0;
  EXPECT_EQ(measured(engine, settings).trajectories(), 256u);  // 200, up to whole groups of 64
}

TEST(Measure, RunsScenariosByTurns)
{
  PlayedEngine engine;
  std::vector<std::string> order;
  auto const watch = [&](std::string const& doing) {
    bool const timed = doing.find(" of 3") != std::string::npos;
    if (timed && (order.empty() || order.back() != doing)) order.push_back(doing);
    return true;
  };
  measure(engine, scalar_reference(1), {played_scenario("a"), played_scenario("b")}, small(), watch);
  EXPECT_THAT(order, ElementsAre("a: run 1 of 3", "b: run 1 of 3", "a: run 2 of 3", "b: run 2 of 3", "a: run 3 of 3", "b: run 3 of 3"));
}

TEST(Measure, KeepsFinishedRunsWhereItIsStopped)
{
  PlayedEngine engine;
  auto const watch = [&](std::string const& doing) { return doing.find("run 3 of 3") == std::string::npos; };
  Measurement const found = measure(engine, scalar_reference(1), {played_scenario("a")}, small(), watch).front();
  EXPECT_THAT(found.timings, SizeIs(2));
  EXPECT_TRUE(found.has_rate());
}

TEST(Measure, HasNoRateWhereItWasStoppedBeforeThePiecesWereChecked)
{
  PlayedEngine engine;
  auto const watch = [&](std::string const& doing) { return doing.find("reference") == std::string::npos; };
  Measurement const found = measure(engine, scalar_reference(1), {played_scenario("a")}, small(), watch).front();
  EXPECT_FALSE(found.has_rate());
  EXPECT_THAT(found.refusal, IsEmpty());
}

TEST(Measure, TakesSeveralContextsOfDevicesAsOneEngine)
{
  testing_support::FakeTeam team(testing_support::Fakes(2));
  Measurement const found = measured(*team.engine);
  EXPECT_TRUE(found.has_rate());
  EXPECT_THAT(found.checked, SizeIs(found.pieces.size()));
}

TEST(Measure, RefusesWhatWasLeftOfATeamThatLostADevice)
{
  testing_support::Fakes devices(2);
  devices[1].fault_at = 3;
  testing_support::FakeTeam team(devices);
  Measurement const found = measured(*team.engine);
  EXPECT_TRUE(found.failed);
  EXPECT_FALSE(found.has_rate());
}

TEST(ScalarReference, FindsTheDigestsOfEveryInstructionSet)
{
  for (Isa const isa : available_isas()) {
    auto const engine = make_cpu_engine(1, isa);
    EXPECT_TRUE(measured(*engine).has_rate()) << isa_name(isa);
  }
}

}  // namespace
}  // namespace ghostcast::bench
