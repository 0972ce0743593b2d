// SPDX-License-Identifier: Apache-2.0
// One tally on every instruction set, for every scenario that is shipped.
#include "ghostcast/engine/isa.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <filesystem>

#include "ghostcast/engine/engine.hpp"
#include "ghostcast/scenario/scenario.hpp"
#include "support/rich_model.hpp"

namespace ghostcast {
namespace {

using namespace testing_support;
using testing::ElementsAre;
using testing::HasSubstr;

namespace fs = std::filesystem;

TEST(Isa, HasANameThatIsReadBack)
{
  for (Isa const isa : {Isa::automatic, Isa::scalar, Isa::avx2, Isa::avx512}) EXPECT_EQ(isa_named(isa_name(isa)), isa);
  EXPECT_EQ(isa_name(Isa::automatic), "auto");
  for (char const* const other : {"", "AVX2", "avx", "avx5120", "automatic"}) EXPECT_EQ(isa_named(other), std::nullopt) << other;
}

TEST(AvailableIsas, BeginWithScalarAndAscend)
{
  std::vector<Isa> const& isas = available_isas();
  ASSERT_FALSE(isas.empty());
  EXPECT_EQ(isas.front(), Isa::scalar);
  EXPECT_EQ(std::ranges::adjacent_find(isas, std::ranges::greater_equal{}), isas.end());
}

TEST(AvailableIsas, AreThoseOfTheProcessor)
{
#if defined(__x86_64__)
  auto const has = [](Isa isa) { return std::ranges::count(available_isas(), isa) == 1; };
  EXPECT_EQ(has(Isa::avx2), static_cast<bool>(__builtin_cpu_supports("x86-64-v3")));
  EXPECT_EQ(has(Isa::avx512), static_cast<bool>(__builtin_cpu_supports("x86-64-v4")));
#else
  EXPECT_THAT(available_isas(), ElementsAre(Isa::scalar));
#endif
}

TEST(ChosenIsa, IsTheWidestUnlessOneIsNamed)
{
  EXPECT_EQ(chosen_isa(Isa::automatic), available_isas().back());
  for (Isa const isa : available_isas()) EXPECT_EQ(chosen_isa(isa), isa);
}

TEST(ChosenIsa, SaysWhatIsMissingAndWhatThereIs)
{
  Isa const widest = Isa::avx512;
  if (available_isas().back() == widest) GTEST_SKIP() << "this processor has them all (tests/cli hides some)";
  try {
    make_cpu_engine(1, widest);
    ADD_FAILURE() << "no exception";
  } catch (NoIsa const& fault) {
    EXPECT_THAT(fault.what(), HasSubstr("no instruction set avx512: this "));
    EXPECT_THAT(fault.what(), HasSubstr("available: scalar"));
  }
}

TEST(CpuEngine, SaysItsInstructionSet)
{
  for (Isa const isa : available_isas()) EXPECT_EQ(make_cpu_engine(1, isa)->isa(), isa_name(isa));
  EXPECT_EQ(make_cpu_engine(1)->isa(), isa_name(available_isas().back()));
}

/// The same ranges on one instruction set and so many threads.
RunOutput run_on(Isa isa, int threads, ModelParams const& params, RunPlan const& plan, std::vector<TrajectoryRange> const& ranges)
{
  return run_ranges(params, plan, ranges, threads, {}, isa);
}

void expect_same(RunOutput const& ours, RunOutput const& theirs)
{
  EXPECT_EQ(ours.digest, theirs.digest);
  EXPECT_TRUE(ours.tally.counts == theirs.tally.counts);
  ASSERT_EQ(ours.ranges.size(), theirs.ranges.size());
  for (std::size_t k = 0; k < ours.ranges.size(); ++k) {
    EXPECT_EQ(ours.ranges[k].range.last, theirs.ranges[k].range.last);
    EXPECT_EQ(ours.ranges[k].digest, theirs.ranges[k].digest) << "range " << k;
  }
}

/// On every set and on one thread and two, these ranges leave what single trajectories leave.
void expect_one_tally(ModelParams const& params, RunPlan const& plan, std::vector<TrajectoryRange> const& ranges)
{
  RunOutput const single = run_on(Isa::scalar, 1, params, plan, ranges);
  EXPECT_EQ(single.tally.scalar(Scalars::non_finite), 0u);
  for (Isa const isa : available_isas()) {
    for (int const threads : {1, 2}) {
      SCOPED_TRACE(testing::Message() << isa_name(isa) << ", threads " << threads);
      expect_same(run_on(isa, threads, params, plan, ranges), single);
    }
  }
}

/// No multiple of a pack's width (8, 16, 32) but one: less, more, one alone.
std::vector<TrajectoryRange> const uneven{{5, 6}, {6, 37}, {37, 69}, {69, 102}, {110, 187}};

class EveryIsa : public ::testing::TestWithParam<fs::path> {};

TEST_P(EveryIsa, LeavesOneTallyOfTheScenario)
{
  Scenario const scenario = load_scenario(GetParam());
  for (std::uint64_t const beliefs : {0u, 7u}) {
    SCOPED_TRACE(testing::Message() << "beliefs " << beliefs);
    expect_one_tally(scenario.params(), {3, beliefs, {}, scenario.record}, uneven);
  }
}

TEST_P(EveryIsa, LeavesOneTallyOfItsPlans)
{
  Scenario const base = load_scenario(GetParam());
  for (std::string const& plan : base.plan_names) {
    if (plan == "base") continue;
    SCOPED_TRACE(plan);
    Scenario const scenario = load_scenario(GetParam(), {.plan = plan});
    expect_one_tally(scenario.params(), {4, 5, {}, scenario.record}, {{7, 40}});
  }
}

std::vector<fs::path> shipped_scenarios()
{
  std::vector<fs::path> files;
  for (char const* const folder : {"scenarios", "bench/scenarios"}) {
    for (auto const& entry : fs::directory_iterator(fs::path(GHOSTCAST_SOURCE_DIR) / folder)) {
      if (entry.path().extension() == ".toml") files.push_back(entry.path());
    }
  }
  std::ranges::sort(files);
  return files;
}

INSTANTIATE_TEST_SUITE_P(For, EveryIsa, ::testing::ValuesIn(shipped_scenarios()),
                         [](auto const& file) { return file.param.stem().string(); });

TEST(ShippedScenarios, AreThere) { EXPECT_GE(shipped_scenarios().size(), 13u); }

TEST(CpuEngineOnIsas, LeavesOneTallyOfAnyLengthFromAnyFirstTrajectory)
{
  QuietModel rich = rich_model();
  for (std::uint64_t const first : {0u, 5u, 4294967290u}) {
    for (std::uint64_t const count : {1u, 31u, 32u, 33u, 77u}) {
      SCOPED_TRACE(testing::Message() << count << " from " << first);
      expect_one_tally(rich.params(), {3, 0, {}, default_record}, {{first, first + count}});
    }
  }
}

TEST(CpuEngineOnIsas, LeavesOneTallyWhereOnlySomeLanesHaveAFreezeIndex)
{
  Scenario const scenario = load_scenario(fs::path(GHOSTCAST_SOURCE_DIR) / "tests" / "engine" / "freeze_in_some_lanes.toml");
  expect_one_tally(scenario.params(), {1, 0, {}, scenario.record}, {{0, 64}, {64, 333}});
}

TEST(CpuEngineOnIsas, AStoppedRunSaysWhichTrajectoriesItDid)
{
  QuietModel rich = rich_model();
  RunPlan const plan{6, 0, {5, 4'000'005}, 0};
  for (Isa const isa : available_isas()) {
    SCOPED_TRACE(isa_name(isa));
    RunOutput const stopped = make_cpu_engine(2, isa)->run(
        rich.params(), plan, [](std::uint64_t done, std::uint64_t) { return done == 0; });
    ASSERT_FALSE(stopped.ranges.empty());
    std::vector<TrajectoryRange> done;
    std::uint64_t count = 0;
    for (RangeDigest const& piece : stopped.ranges) {
      done.push_back(piece.range);
      count += piece.range.last - piece.range.first;
    }
    EXPECT_LT(count, plan.range.last - plan.range.first);
    EXPECT_EQ(stopped.tally.trajectories(), count);
    expect_same(stopped, run_on(available_isas().back(), 2, rich.params(), plan, done));
    std::vector<TrajectoryRange> const head{{done[0].first, std::min(done[0].last, done[0].first + 50)}};
    expect_same(run_on(isa, 1, rich.params(), plan, head), run_on(Isa::scalar, 1, rich.params(), plan, head));
  }
}

}  // namespace
}  // namespace ghostcast
