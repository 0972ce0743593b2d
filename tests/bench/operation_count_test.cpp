// SPDX-License-Identifier: Apache-2.0
// Counting operations: each instruction of a warp once, and trajectories that stay as they are.
#include <gtest/gtest.h>

#include "counting/count_trajectories.hpp"
#include "ghostcast/benchmark/built_in.hpp"
#include "ghostcast/engine/engine.hpp"
#include "ghostcast/scenario/scenario.hpp"

namespace ghostcast::counting {
namespace {

/// Operations noted by an action.
template <class Action>
Counts counts_of(Action&& action)
{
  Counts const before = counts;
  action();
  Counts difference{};
  for (std::size_t i = 0; i < counts.size(); ++i) difference[i] = counts[i] - before[i];
  return difference;
}

std::uint64_t of(Counts const& counted, Operation operation) { return counted[static_cast<std::size_t>(operation)]; }

std::uint64_t sum(Counts const& counted)
{
  std::uint64_t total = 0;
  for (std::uint64_t each : counted) total += each;
  return total;
}

TEST(WarpLanes, CountEachOperationOnceForAllLanes)
{
  WarpReal const a(2.0f);
  WarpReal const b(3.0f);
  Counts const counted = counts_of([&] { EXPECT_EQ(lane(fma(a, b, a * b + a / b), 31), 6.0f + (6.0f + 2.0f / 3.0f)); });
  for (Operation one : {Operation::add, Operation::multiply, Operation::divide, Operation::fma}) EXPECT_EQ(of(counted, one), 1u);
  EXPECT_EQ(sum(counted), 4u);
}

TEST(WarpLanes, TakeConstantsAndSignsForFree)
{
  EXPECT_EQ(sum(counts_of([] { static_cast<void>(-abs(WarpReal(-2.0f))); })), 0u);
}

TEST(WarpLanes, CountADecisionOnceHoweverManyLanesMakeIt)
{
  WarpReal value(0.0f);
  WarpMask some(false);
  for (int lanes = 1; lanes <= 32; ++lanes) {
    some.lanes[lanes - 1] = true;
    Counts const counted = counts_of([&] { for_each_lane(some, [&](int i) { set_lane(value, i, 1.0f); }); });
    EXPECT_EQ(of(counted, Operation::exact_decision), 1u) << lanes;
    EXPECT_EQ(of(counted, Operation::count), 0u) << lanes;
  }
}

TEST(WarpLanes, CountNoDecisionAndNoHistogramWhereNoLaneActs)
{
  Counts const counted = counts_of([] { for_each_lane(WarpMask(false), [](int) { FAIL(); }); });
  EXPECT_EQ(sum(counted), of(counted, Operation::vote));
}

TEST(WarpLanes, GiveTheWordsOfPhilox)
{
  WarpWord trajectory(0u);
  for (int i = 0; i < warp_width; ++i) trajectory.lanes[i] = static_cast<std::uint32_t>(i) * 0x01000193u;
  auto const words = philox4x32<WarpLanes>(WarpWord(7u), WarpWord(8u), trajectory, WarpWord(9u), 10u, 11u);
  for (int i = 0; i < warp_width; ++i) {
    auto const one = philox4x32<Scalar>(7u, 8u, trajectory.lanes[i], 9u, 10u, 11u);
    for (int j = 0; j < 4; ++j) EXPECT_EQ(words.word[j].lanes[i], one.word[j]);
  }
}

TEST(TermsOfADecision, AreAboutSevenStandardDeviations)
{
  // exp(-z^2/2) sd sqrt(2 pi) = 1e-13 of the sum at z = 7.3 to 7.8 for sd 10 to 100.
  for (double n : {400.0, 4000.0, 40000.0}) {
    double const sd = ghostcast::square_root(n * 0.25);
    EXPECT_NEAR(static_cast<double>(terms_of(n, 0.5)) / sd, 7.3, 0.7) << n;
  }
}

/// Totals over a file's scenario, and whether the trajectories are those of the engine.
OperationTotals count_scenario(char const* file, std::uint64_t trajectories)
{
  Scenario const scenario = load_scenario(std::string(GHOSTCAST_SOURCE_DIR) + "/bench/scenarios/" + file);
  ModelParams const params = scenario.params();
  RunPlan const plan{.seed = 1, .belief_count = 0, .range = {0, trajectories}, .record = scenario.record};
  Tally const expected = make_cpu_engine(1)->run(params, plan, {}).tally;
  OperationTotals totals = count_trajectories(params, scenario.record, plan.seed, trajectories);
  Tally counted(totals.tally.layout);
  totals.tally.draws = totals.draws;
  drain(totals.tally, counted);
  EXPECT_EQ(counted.counts, expected.counts) << file;
  EXPECT_EQ(totals.draws, expected.scalar(Scalars::draws)) << file;
  return totals;
}

TEST(CountTrajectories, SimulatesTheTrajectoriesOfTheEngine)
{
  count_scenario("m5.toml", 64);
  count_scenario("eight_units.toml", 64);
}

TEST(CountTrajectories, FindsAFullModelCostlierThanTheSampler)
{
  double const sampler = count_scenario("m5.toml", 256).slots_per_role_step();
  double const full = count_scenario("eight_units.toml", 64).slots_per_role_step();
  // Two draws alone take a Philox block for four words, two exponentials or quantiles, and some steps.
  EXPECT_GT(sampler, 100.0);
  EXPECT_GT(full, sampler);
}

TEST(CountTrajectories, FindsTheSlotsOnRecord)
{
  for (bench::BuiltIn const& each : bench::built_in_scenarios()) {
    Scenario const scenario = parse_scenario(each.text, std::string(each.name));
    double const found = count_trajectories(scenario.params(), scenario.record, /*seed=*/1, 1024).slots_per_role_step();
    auto const record = bench::operations_of(scenario.sha256);
    ASSERT_TRUE(record) << each.name;
    EXPECT_NEAR(record->slots_per_role_step, found, 0.001 * found) << each.name << ": bench/results/operations.json";
  }
}

}  // namespace
}  // namespace ghostcast::counting
