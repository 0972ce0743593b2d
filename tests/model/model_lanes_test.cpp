// SPDX-License-Identifier: Apache-2.0
// The model is written once: four trajectories side by side in one pack leave the same counts as
// one by one. What holds for this pack of plain C++ holds for every lanes type whose operations
// are those of IEEE 754.
#include <gtest/gtest.h>

#include <memory>

#include "ghostcast/engine/engine.hpp"
#include "ghostcast/model/trajectory.hpp"
#include "ghostcast/scenario/scenario.hpp"
#include "model/four_lanes_model.hpp"

namespace ghostcast {
namespace {

using test::ModelLanes;

TallyLayout layout_of(ModelParams const& params, RecordMask record)
{
  return make_layout(params.unit_count, params.organisation_count, params.definition_count, params.horizon, record);
}

/// Counts of trajectories 0 .. count-1 simulated in packs of four, each with a belief of its own.
RangeTally run_packs(ModelParams const& params, RecordMask record, std::uint64_t count)
{
  RangeTally tally(layout_of(params, record));
  auto const world = std::make_unique<World<ModelLanes>>();
  set_up_world<ModelLanes>(params, /*seed=*/7, *world);
  RangeSink<ModelLanes> sink{&tally.layout, tally.counts.data(), {}};
  for (std::uint64_t i = 0; i < count; i += 4) {
    std::uint64_t const beliefs[] = {i, i + 1, i + 2, i + 3};
    tally.draws += simulate_trajectory<ModelLanes>(i, beliefs, sink, *world);
  }
  return tally;
}

constexpr RecordMask everything = (RecordMask{1} << quantity_count) - 1;

void expect_packs_equal_singles(char const* file, std::string const& plan, RecordMask record)
{
  constexpr std::uint64_t count = 32;
  Scenario const scenario = load_scenario(std::string(GHOSTCAST_SOURCE_DIR) + file, {.plan = plan});
  ModelParams const params = scenario.params();
  RunPlan const run{.seed = 7, .belief_count = 0, .range = {0, count}, .record = record};
  Tally const singles = make_cpu_engine(1)->run(params, run, {}).tally;

  RangeTally packs = run_packs(params, record, count);
  Tally total(packs.layout);
  drain(packs, total);
  ASSERT_EQ(total.trajectories(), count);
  EXPECT_EQ(total.counts, singles.counts);
}

TEST(ModelLanes, PacksOfFourLeaveTheCountsOfSinglesInTheDefaultScenario)
{
  expect_packs_equal_singles("/scenarios/phantom_unit.toml", "base", default_record);
}

TEST(ModelLanes, PacksOfFourLeaveTheCountsOfSinglesUnderAFreeze)
{
  expect_packs_equal_singles("/scenarios/phantom_unit.toml", "headcount frozen", default_record);
}

TEST(ModelLanes, PacksOfFourLeaveTheCountsOfSinglesWithEveryMechanismOn)
{
  expect_packs_equal_singles("/bench/scenarios/eight_units.toml", "base", everything);
}

}  // namespace
}  // namespace ghostcast
