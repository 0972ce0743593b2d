// SPDX-License-Identifier: Apache-2.0
// The body of the kernel, run by host threads with real barriers, leaves the tally of the CPU engine.
#include <gtest/gtest.h>

#include <filesystem>

#include "ghostcast/scenario/scenario.hpp"
#include "kernel/host_grid.hpp"
#include "support/haunted_model.hpp"
#include "support/rich_variants.hpp"

namespace ghostcast {
namespace {

using namespace testing_support;
using test::HostGrid;
using test::simulate_on_host_grid;

RunPlan plan_of(TrajectoryRange range, std::uint64_t beliefs = 0)
{
  RunPlan plan;
  plan.seed = 5;
  plan.range = range;
  plan.belief_count = beliefs;
  return plan;
}

/// Both tallies, draws included.
void expect_same(ModelParams const& model, RunPlan const& plan, HostGrid const& grid, int pieces = 1)
{
  RangeTally mine = simulate_on_host_grid(model, plan, grid, pieces);
  Tally total(mine.layout);
  drain(mine, total);
  Tally const theirs = make_cpu_engine(1)->run(model, plan, {}).tally;
  ASSERT_EQ(theirs.trajectories(), plan.range.last - plan.range.first);
  EXPECT_TRUE(total.counts == theirs.counts);
}

class SimulateBlockOnUnits : public ::testing::TestWithParam<int> {};

TEST_P(SimulateBlockOnUnits, LeavesTheTallyOfTheCpuEngine)
{
  QuietModel rich = rich_model(Layout::together, GetParam());
  expect_same(rich.params(), plan_of({3, 14}), {.lanes = 2, .tiles = 2});
}

INSTANTIATE_TEST_SUITE_P(Counts, SimulateBlockOnUnits, ::testing::Values(1, 2, 3, 4, 5, 8, 9, 16, 17, 32));

TEST(SimulateBlock, LeavesTheTallyOfTheCpuEngineForEveryRuleAndPlan)
{
  for (Variant& variant : rich_variants()) {
    SCOPED_TRACE(variant.name);
    expect_same(variant.model.params(), plan_of({0, 7}), {.lanes = 3});
  }
}

TEST(SimulateBlock, DoesNotMindHowTheWorkIsCut)
{
  QuietModel rich = rich_model(Layout::separate, 3);
  for (int lanes : {1, 5}) {
    for (int tiles : {1, 3}) {
      for (int blocks : {1, 2, 9}) {
        SCOPED_TRACE(::testing::Message() << lanes << " lanes, " << tiles << " tiles, " << blocks << " blocks");
        expect_same(rich.params(), plan_of({0, 17}), {.lanes = lanes, .tiles = tiles, .blocks_per_piece = blocks}, 2);
      }
    }
  }
}

TEST(SimulateBlock, CountsTheSameWhereverItsCountersAre)
{
  for (int units : {1, 2}) {
    QuietModel rich = rich_model(Layout::together, units);
    RunPlan const plan = plan_of({0, 9});
    TallyLayout const layout = make_layout(units, 1, 1, rich.model->horizon, plan.record);
    SinkPlan const all = make_sink_plan(layout, 1 << 24);
    ASSERT_TRUE(all.events_close && all.window_close);
    SinkPlan const window = make_sink_plan(layout, all.window_size);
    ASSERT_TRUE(!window.events_close && window.window_close);
    SinkPlan const none = make_sink_plan(layout, 0);
    ASSERT_TRUE(!none.events_close && !none.window_close);
    for (int room : {1 << 24, all.window_size, 0}) expect_same(rich.params(), plan, {.room = room});
  }
}

TEST(SimulateBlock, KeepsOrDrawsBeliefsAsTheCpuEngineDoes)
{
  auto const folder = std::filesystem::path(GHOSTCAST_SOURCE_DIR) / "scenarios";
  Scenario const drawn = load_scenario(folder / "minimal.toml");
  for (std::uint64_t beliefs : {0u, 1u, 3u}) expect_same(drawn.params(), plan_of({0, 13}, beliefs), {.lanes = 2});
  QuietModel fixed = rich_model(Layout::together, 2);
  for (std::uint64_t beliefs : {0u, 3u}) expect_same(fixed.params(), plan_of({0, 13}, beliefs), {.lanes = 2});
}

TEST(SimulateBlock, CountsGroupsAndJointOutcomesAsTheCpuEngineDoes)
{
  QuietModel haunted = haunted_model();
  RunPlan plan = plan_of({3, 60}, 5);
  plan.belief_block = 16;
  Tally const tally = make_cpu_engine(1)->run(haunted.params(), plan, {}).tally;
  TallyLayout const& layout = tally.layout;
  std::uint64_t joint = 0;
  for (int units = 2; units <= 3; ++units) {
    for (int month = 0; month <= layout.horizon; ++month) joint += tally.at(layout.joint_at(0, units, month)) + tally.at(layout.joint_at(1, units, month));
  }
  ASSERT_GT(joint, 0u) << "the comparison needs joint ghosts";
  for (int room : {0, 1 << 20}) expect_same(haunted.params(), plan, {.lanes = 2, .tiles = 2, .room = room}, 2);
  Scenario const drawn = load_scenario(std::filesystem::path(GHOSTCAST_SOURCE_DIR) / "scenarios" / "minimal.toml");
  expect_same(drawn.params(), plan, {.lanes = 3});
}

TEST(SimulateBlock, LeavesTheTallyOfTheCpuEngineWhereNobodyComputes)
{
  for (int units : {1, 2, 5}) {
    QuietModel quiet(units);
    for (int u = 0; u < units; ++u) enliven_people(quiet.unit(u));
    ASSERT_FALSE(quiet.params().features.compute);
    expect_same(quiet.params(), plan_of({0, 9}), {.lanes = 2});
  }
}

TEST(SimulateBlock, LeavesTheTallyOfTheCpuEngineForACalmModel)
{
  Scenario const scenario = load_scenario(std::filesystem::path(GHOSTCAST_SOURCE_DIR) / "bench" / "scenarios" / "m5.toml");
  ASSERT_TRUE(is_calm_model(scenario.params()));
  expect_same(scenario.params(), plan_of({0, 21}), {.lanes = 4, .tiles = 2});
  QuietModel rich = rich_model(Layout::together, 1);
  EXPECT_FALSE(is_calm_model(rich.params()));
}

TEST(SimulateBlock, LeavesTheTallyOfTheCpuEngineForEveryScenario)
{
  auto const folder = std::filesystem::path(GHOSTCAST_SOURCE_DIR) / "scenarios";
  for (auto const& file : std::filesystem::directory_iterator(folder)) {
    if (file.path().extension() != ".toml") continue;
    SCOPED_TRACE(file.path().filename().string());
    Scenario const scenario = load_scenario(file.path());
    RunPlan plan = plan_of({0, 5});
    plan.record = scenario.record;
    expect_same(scenario.params(), plan, {.lanes = 2});
  }
}

TEST(SimulateBlock, LeavesTheSlotsOfOtherPiecesAlone)
{
  QuietModel rich = rich_model(Layout::together, 2);
  ModelParams const& model = rich.params();
  TallyLayout const layout = make_layout(2, 1, 1, model.horizon, default_record);
  auto const size = static_cast<std::size_t>(layout.size);
  std::vector<std::uint32_t> counts(3 * size);
  std::vector<unsigned long long> draws(3);
  Piece const pieces[] = {{2, {0, 6}}, {0, {6, 6}}, {1, {6, 10}}};
  test::launch_on_host({&model, layout, 5, {}, pieces, 3, counts.data(), draws.data(), nullptr}, {.lanes = 2, .blocks_per_piece = 2});
  auto const expect_slot = [&](std::size_t slot, TrajectoryRange range) {
    RangeTally const alone = simulate_on_host_grid(model, plan_of(range));
    EXPECT_TRUE(std::equal(alone.counts.begin(), alone.counts.end(), counts.begin() + static_cast<std::ptrdiff_t>(slot * size)));
    EXPECT_EQ(draws[slot], alone.draws);
  };
  expect_slot(2, {0, 6});
  expect_slot(1, {6, 10});
  EXPECT_TRUE(std::all_of(counts.begin(), counts.begin() + static_cast<std::ptrdiff_t>(size), [](auto count) { return count == 0; }));
  EXPECT_EQ(draws[0], 0u);
}

/// Codes by the kernel of blocks, and by the scan of one thread.
void expect_same_codes(ModelParams const& model, int unit, int definition)
{
  constexpr std::uint64_t first = 11;
  constexpr std::uint64_t count = 23;
  TallyLayout const layout =
      make_layout(model.unit_count, model.organisation_count, model.definition_count, model.horizon, 0);
  std::vector<std::uint32_t> codes(count, ~0u);
  Piece const piece{0, {first, first + count}};
  test::launch_on_host({&model, layout, 5, {}, &piece, 1, nullptr, nullptr, nullptr, {codes.data(), unit, definition}},
                       {.lanes = 3, .blocks_per_piece = 2});
  std::vector<std::uint32_t> expected(count);
  auto const world = std::make_unique<World<UncountedLanes>>();
  scan_first_outcomes({&model, layout, 5, {}, first, count, unit, definition, expected.data()}, 0, 1, *world);
  EXPECT_EQ(codes, expected);
}

TEST(SimulateBlock, FindsFirstOutcomesAndCountsNothing)
{
  for (int units : {1, 2, 8}) {
    QuietModel rich = rich_model(Layout::together, units);
    for (int unit : {0, units - 1}) expect_same_codes(rich.params(), unit, 0);
  }
}

}  // namespace
}  // namespace ghostcast
