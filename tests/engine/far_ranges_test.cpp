// SPDX-License-Identifier: Apache-2.0
// Trajectory numbers beyond 32 bits, up to the most that the program takes: 1e12.
#include <gtest/gtest.h>

#include "ghostcast/cli/flags.hpp"
#include "kernel/host_grid.hpp"
#include "support/rich_model.hpp"

namespace ghostcast {
namespace {

using namespace testing_support;
using test::simulate_on_host_grid;

constexpr std::uint64_t most = cli::most_trajectories;
constexpr std::uint64_t wrap = std::uint64_t{1} << 32;

/// Some trajectories across 2^32, and the last that there can be.
TrajectoryRange const far_ranges[] = {{wrap - 20, wrap + 20}, {most - 40, most}};

RunPlan plan_of(TrajectoryRange range, std::uint64_t beliefs = 0)
{
  RunPlan plan;
  plan.seed = 11;
  plan.range = range;
  plan.belief_count = beliefs;
  return plan;
}

TEST(FarRanges, AreTheSameOnEveryInstructionSet)
{
  QuietModel rich = rich_model();
  ModelParams const model = rich.params();
  for (TrajectoryRange const& range : far_ranges) {
    for (std::uint64_t const beliefs : {0u, 48u}) {
      RunPlan const plan = plan_of(range, beliefs);
      Digest const expected = make_cpu_engine(1, Isa::scalar)->run(model, plan, {}).digest;
      for (Isa const isa : available_isas()) EXPECT_EQ(make_cpu_engine(2, isa)->run(model, plan, {}).digest, expected) << isa_name(isa);
    }
  }
}

TEST(FarRanges, AreTheSameInTheKernel)
{
  QuietModel rich = rich_model();
  for (TrajectoryRange const& range : far_ranges) {
    RunPlan const plan = plan_of({range.first + 16, range.first + 24});  // few: host threads meet at every barrier
    RangeTally tally = simulate_on_host_grid(rich.params(), plan);
    Tally total(tally.layout);
    EXPECT_EQ(drain(tally, total), make_cpu_engine(1, Isa::scalar)->run(rich.params(), plan, {}).digest) << range.first;
  }
}

TEST(FarRanges, HaveFuturesOfTheirOwn)
{
  QuietModel rich = rich_model();
  auto const engine = make_cpu_engine(1);
  Digest const near = engine->run(rich.params(), plan_of({0, 48}), {}).digest;
  EXPECT_NE(engine->run(rich.params(), plan_of({wrap, wrap + 48}), {}).digest, near);
  EXPECT_NE(engine->run(rich.params(), plan_of({2 * wrap, 2 * wrap + 48}), {}).digest, near);
}

TEST(FarRanges, ShareBeliefsByTheirNumber)
{
  // 2^32 = 0 modulo 64, so the 64 trajectories from there have the 64 beliefs in their order, once each.
  BeliefPlan const beliefs{64, 0};
  for (std::uint64_t i = 0; i < 64; ++i) EXPECT_EQ(beliefs.of(wrap + i), i);
}

TEST(FarRanges, PiecesOfTheLargestRunFitTheCountersOfARange)
{
  std::uint64_t next = 0;
  for (TrajectoryRange const& piece : split_range({0, most})) {
    EXPECT_EQ(piece.first, next);
    EXPECT_LT(piece.last - piece.first, wrap);
    next = piece.last;
  }
  EXPECT_EQ(next, most);
}

TEST(FarRanges, CountersOfARunHoldTheDrawsOfTheLargestRun)
{
  // A range keeps its draws in 64 bits, as a run all its counts. A month has at most one draw for each of
  // the 15 purposes of people's dice, role and unit (model/purpose.hpp).
  constexpr double draws = 15.0 * role_count * max_units * max_months;
  EXPECT_LT(draws * static_cast<double>(most), 0x1p64);
}

}  // namespace
}  // namespace ghostcast
