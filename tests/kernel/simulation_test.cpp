// SPDX-License-Identifier: Apache-2.0
// The body of the kernel, run by host threads with real barriers, leaves the tally of the CPU engine.
#include <gtest/gtest.h>

#include "kernel/host_grid.hpp"
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

/// Both tallies, as one array and its draws.
void expect_same(ModelParams const& model, RunPlan const& plan, HostGrid const& grid, int pieces = 1)
{
  RangeTally mine = simulate_on_host_grid(model, plan, grid, pieces);
  Tally total(mine.layout);
  drain(mine, total);
  Tally const theirs = make_cpu_engine(1)->run(model, plan, {}).tally;
  EXPECT_EQ(total.counts, theirs.counts);
}

TEST(SimulateBlock, LeavesTheTallyOfTheCpuEngine)
{
  QuietModel rich = rich_model();
  expect_same(rich.params(), plan_of({0, 20}), {});
}

}  // namespace
}  // namespace ghostcast
