// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/cluster/rank_engine.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "cluster/thread_team.hpp"
#include "ghostcast/scenario/scenario.hpp"

namespace ghostcast {
namespace {

using namespace testing_support;
using testing::HasSubstr;

Scenario scenario_of(char const* name)
{
  return load_scenario(std::filesystem::path(GHOSTCAST_SOURCE_DIR) / "scenarios" / name);
}

RunPlan plan_of(std::uint64_t trajectories)
{
  RunPlan plan;
  plan.range = {0, trajectories};
  return plan;
}

void expect_same(RunOutput const& found, RunOutput const& expected)
{
  EXPECT_EQ(found.digest, expected.digest);
  EXPECT_EQ(found.tally.counts, expected.tally.counts);
  ASSERT_EQ(found.ranges.size(), expected.ranges.size());
  for (std::size_t k = 0; k < found.ranges.size(); ++k) {
    EXPECT_EQ(found.ranges[k].range.first, expected.ranges[k].range.first);
    EXPECT_EQ(found.ranges[k].range.last, expected.ranges[k].range.last);
    EXPECT_EQ(found.ranges[k].digest, expected.ranges[k].digest);
  }
}

/// Every trajectory at most once, and the digest that of the counts.
void expect_consistent(RunOutput const& output)
{
  std::uint64_t covered = 0;
  std::uint64_t end = 0;
  for (RangeDigest const& each : output.ranges) {
    EXPECT_GE(each.range.first, end);
    end = each.range.last;
    covered += each.range.last - each.range.first;
  }
  EXPECT_EQ(covered, output.tally.trajectories());
  EXPECT_EQ(digest_of(output.tally), output.digest);
}

/// An engine that fails in its n-th batch of pieces, after half of them or before any.
class FailingEngine final : public Engine {
 public:
  enum class How { throws, half, memory, wrong_program };

  FailingEngine(int batch, How how) : left_(batch), how_(how) {}
  std::string name() const override { return "failing"; }
  std::string device() const override { return "a played device"; }
  int threads() const override { return 1; }
  RunOutput run_pieces(ModelParams const& params, RunPlan const& plan, std::vector<TrajectoryRange> const& ranges,
                       Progress const& progress) override
  {
    if (--left_ >= 0) return engine_->run_pieces(params, plan, ranges, progress);
    if (how_ == How::throws) throw std::runtime_error("the device is on fire");
    if (how_ == How::wrong_program) throw std::logic_error("impossible");
    std::vector<TrajectoryRange> some(ranges.begin(), ranges.begin() + (how_ == How::half ? static_cast<std::ptrdiff_t>(ranges.size() / 2) : 0));
    RunOutput output;
    output.tally = Tally(layout_of(params, plan));
    if (!some.empty()) output = engine_->run_pieces(params, plan, some, progress);
    output.fault_kind = how_ == How::memory ? RunFault::memory : RunFault::device;
    output.fault = "the device fell off";
    return output;
  }

 private:
  std::unique_ptr<Engine> engine_ = make_cpu_engine(1);
  int left_;
  How how_;
};

PlayedRank failing(int batch, FailingEngine::How how)
{
  PlayedRank rank;
  rank.open = [=](EngineChoice const&) { return std::make_unique<FailingEngine>(batch, how); };
  return rank;
}

class RankEngineOn : public testing::TestWithParam<char const*> {};

TEST_P(RankEngineOn, AScenarioHasTheDigestOfOneProcessOnAnyNumberOfRanks)
{
  Scenario const scenario = scenario_of(GetParam());
  RunPlan const plan = plan_of(96);
  RunOutput const expected = make_cpu_engine(1)->run(scenario.params(), plan, {});
  for (std::size_t const others : {0U, 1U, 3U}) {
    ThreadTeam team(std::vector<PlayedRank>{others});
    RunOutput const found = team.engine()->run(scenario.params(), plan, {});
    expect_same(found, expected);
    EXPECT_EQ(found.fault_kind, RunFault::none);
  }
}

INSTANTIATE_TEST_SUITE_P(Shipped, RankEngineOn,
                         testing::Values("minimal.toml", "phantom_unit.toml", "commando_against_department.toml", "commodity_day.toml",
                                         "four_infra_engineers.toml", "freeze_twelve_seniors.toml", "hundred_million.toml",
                                         "meta_2022.toml", "pain_and_suffering.toml", "talent_raid.toml", "ten_thousand_h100.toml"));

class RankEngineTest : public testing::Test {
 protected:
  Scenario scenario_ = scenario_of("minimal.toml");
  RunPlan plan_ = plan_of(6000);
  RunOutput expected_ = make_cpu_engine(1)->run(scenario_.params(), plan_, {});
};

TEST_F(RankEngineTest, CountsNothingTwiceInSeveralRuns)
{
  ThreadTeam team(std::vector<PlayedRank>{2});
  auto const engine = team.engine();
  for (int run = 0; run < 3; ++run) expect_same(engine->run(scenario_.params(), plan_, {}), expected_);
}

TEST_F(RankEngineTest, SaysHowManyRanksAndThreadsThereAre)
{
  ThreadTeam team(std::vector<PlayedRank>{3});
  auto const engine = team.engine();
  EXPECT_EQ(engine->ranks(), 4);
  EXPECT_EQ(engine->threads(), 4);
  EXPECT_EQ(engine->name(), "cpu");
}

TEST_F(RankEngineTest, KeepsWhatIsDoneWhenItIsStopped)
{
  RunPlan const plan = plan_of(4'000'000);
  ThreadTeam team(std::vector<PlayedRank>{2});
  auto const engine = team.engine();
  RunOutput const part = engine->run(scenario_.params(), plan, [](std::uint64_t done, std::uint64_t) { return done < 2000; });
  expect_consistent(part);
  EXPECT_GE(part.tally.trajectories(), 2000u);
  EXPECT_LT(part.tally.trajectories(), 4'000'000u);
  EXPECT_EQ(part.digest, make_cpu_engine(1)->run_pieces(scenario_.params(), plan, [&] {
    std::vector<TrajectoryRange> ranges;
    for (RangeDigest const& each : part.ranges) ranges.push_back(each.range);
    return ranges;
  }(), {}).digest);
  expect_same(engine->run(scenario_.params(), plan_, {}), expected_);  // nothing is left over
}

TEST_F(RankEngineTest, OthersTakeOverWhatAFailedRankCouldNotDo)
{
  using How = FailingEngine::How;
  for (How const how : {How::throws, How::half, How::memory, How::wrong_program}) {
    for (int const batch : {0, 2}) {
      ThreadTeam team({PlayedRank{}, failing(batch, how)});
      RunOutput const found = team.engine()->run(scenario_.params(), plan_, {});
      expect_same(found, expected_);
      if (found.fault_kind == RunFault::none) continue;  // the run was over before its third batch
      EXPECT_EQ(found.fault_kind, RunFault::survived);
      EXPECT_THAT(found.fault, HasSubstr("rank 2: "));
    }
  }
}

TEST_F(RankEngineTest, OthersTakeOverFromRankZero)
{
  ThreadTeam team(std::vector<PlayedRank>{1});
  RunOutput const found = team.engine(failing(0, FailingEngine::How::throws))->run(scenario_.params(), plan_, {});
  expect_same(found, expected_);
  EXPECT_EQ(found.fault_kind, RunFault::survived);
  EXPECT_EQ(found.fault, "rank 0: the device is on fire");
}

TEST_F(RankEngineTest, EndsWithWhatIsDoneWhereAllRanksFail)
{
  auto const half = failing(0, FailingEngine::How::half);
  ThreadTeam team({half, half});
  RunOutput const found = team.engine(half)->run(scenario_.params(), plan_, {});
  expect_consistent(found);
  EXPECT_EQ(found.fault_kind, RunFault::device);
  EXPECT_LT(found.tally.trajectories(), 6000u);
}

TEST_F(RankEngineTest, SaysThatTheRunFitsNowhereWhereItDoesNot)
{
  auto const small = failing(0, FailingEngine::How::memory);
  ThreadTeam team({small});
  RunOutput const found = team.engine(small)->run(scenario_.params(), plan_, {});
  EXPECT_EQ(found.fault_kind, RunFault::memory);
  EXPECT_TRUE(found.ranges.empty());
}

TEST_F(RankEngineTest, GivesUpARankThatIsSilentAndKeepsItsOwnCounts)
{
  PlayedRank deaf;
  deaf.deaf = true;
  ThreadTeam team({PlayedRank{}, deaf});
  auto const engine = team.engine({}, {2.0});
  RunOutput const found = engine->run(scenario_.params(), plan_, {});
  expect_consistent(found);
  EXPECT_EQ(found.fault_kind, RunFault::device);
  EXPECT_THAT(found.fault, HasSubstr("rank 2"));
  EXPECT_TRUE(team.link().given_up());
  EXPECT_THROW(engine->run(scenario_.params(), plan_, {}), LinkFault);
}

TEST_F(RankEngineTest, PassesOnWhatProgressThrowsAndCanRunAgain)
{
  struct Enough : std::runtime_error {
    Enough() : std::runtime_error("enough") {}
  };
  ThreadTeam team(std::vector<PlayedRank>{2});
  auto const engine = team.engine();
  auto const plan = plan_of(4'000'000);
  EXPECT_THROW(engine->run(scenario_.params(), plan, [](std::uint64_t, std::uint64_t) -> bool { throw Enough(); }), Enough);
  expect_same(engine->run(scenario_.params(), plan_, {}), expected_);
}

TEST_F(RankEngineTest, RefusesAnotherProgram)
{
  PlayedRank other;
  other.identity = "another program";
  ThreadTeam team({PlayedRank{}, other});
  try {
    static_cast<void>(team.engine());
    FAIL() << "a mixed job was begun";
  } catch (LinkFault const& fault) {
    EXPECT_STREQ(fault.what(), "rank 2 is another program, rank 0 is the program: all ranks must be the same program");
  }
}

TEST_F(RankEngineTest, SaysWhichRankLacksTheEngine)
{
  PlayedRank poor;
  poor.open = [](EngineChoice const&) -> std::unique_ptr<Engine> { throw NoAccelerator("no CUDA engine: there is no driver"); };
  ThreadTeam team({poor});
  try {
    static_cast<void>(team.engine());
    FAIL() << "a rank without engine was accepted";
  } catch (NoAccelerator const& fault) {
    EXPECT_STREQ(fault.what(), "rank 1: no CUDA engine: there is no driver");
  }
}

}  // namespace
}  // namespace ghostcast
