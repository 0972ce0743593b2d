// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/statistics/event_probability.hpp"

#include <gtest/gtest.h>

#include "report/sample_result.hpp"

namespace ghostcast {
namespace {

using test::add_trajectory;
using test::empty_result;

TEST(CheckpointsWithin, EndAtTheHorizon)
{
  EXPECT_EQ(checkpoints_within(480), (std::vector{12, 36, 60, 120, 480}));
  EXPECT_EQ(checkpoints_within(121), (std::vector{12, 36, 60, 120, 121}));
  EXPECT_EQ(checkpoints_within(120), (std::vector{12, 36, 60, 120}));
  EXPECT_EQ(checkpoints_within(48), (std::vector{12, 36, 48}));
  EXPECT_EQ(checkpoints_within(7), (std::vector{7}));
}

TEST(EventProbability, CountsEventsUpToAndIncludingTheMonth)
{
  RunResult result = empty_result(1, 1, 48);
  add_trajectory(result, 0, Outcome::ghost, 12);
  add_trajectory(result, 1, Outcome::ghost, 13);
  add_trajectory(result, 2, Outcome::acquired, 12);
  add_trajectory(result, 3, Outcome::ghost, 0);
  EventProbability const probability = result.probability();
  EXPECT_EQ(probability.by_month(0, 0, event_of(Outcome::ghost), 11).value, 0.0);
  EXPECT_EQ(probability.by_month(0, 0, event_of(Outcome::ghost), 12).value, 0.25);
  EXPECT_EQ(probability.by_month(0, 0, ghost_events, 12).value, 0.5);
  EXPECT_EQ(probability.by_month(0, 0, all_events, 48).value, 1.0);
  EXPECT_EQ(probability.none_by_month(0, 0, ghost_events, 48).value, 0.25);
}

TEST(EventProbability, HasNoIntervalWithOneBelief)
{
  RunResult result = empty_result(1, 1, 48);
  for (std::uint64_t k = 0; k < 10; ++k) add_trajectory(result, k, std::nullopt);
  EXPECT_TRUE(result.probability().has_interval());  // one each
  result.beliefs = 2;
  EXPECT_TRUE(result.probability().has_interval());
  result.beliefs = 1;
  EXPECT_FALSE(result.probability().has_interval());
}

TEST(EventProbability, HasNoIntervalWhereOneReplicateHoldsAll)
{
  RunResult result = empty_result(1, 1, 48);
  for (std::uint64_t k = 0; k < 10; ++k) add_trajectory(result, 5, std::nullopt);
  result.beliefs = 2;
  EXPECT_FALSE(result.probability().has_interval());
}

TEST(EventProbability, IsTheWilsonIntervalWhereEachTrajectoryHasABelief)
{
  RunResult result = empty_result(1, 1, 48);
  for (std::uint64_t k = 0; k < 100; ++k)
    add_trajectory(result, k, k < 30 ? std::optional(Outcome::ghost) : std::nullopt, 20);
  Proportion const p = result.probability().by_month(0, 0, ghost_events, 48);
  Interval const wilson = wilson_interval(0.3, 100.0, normal_factor());
  EXPECT_EQ(p.interval.low, wilson.low);
  EXPECT_EQ(p.interval.high, wilson.high);
}

/// 64 beliefs of ten trajectories; every second belief makes ghosts of all ten in month 20.
RunResult decided_by_belief()
{
  RunResult result = empty_result(1, 1, 48);
  for (std::uint64_t k = 0; k < 640; ++k) {
    add_trajectory(result, k % 64, k % 2 == 0 ? std::optional(Outcome::ghost) : std::nullopt, 20);
  }
  result.beliefs = 64;
  return result;
}

TEST(EventProbability, IsClusteredByBeliefWhereBeliefsAreShared)
{
  RunResult const result = decided_by_belief();
  Proportion const p = result.probability().by_month(0, 0, ghost_events, 48);
  EXPECT_NEAR(p.effective_size, 64.0, 1e-9);
  EXPECT_NEAR(p.interval.high, wilson_interval(0.5, 64.0, student_factor(15.0)).high, 1e-12);
}

TEST(EventProbability, TakesTheSmallerEffectiveSizeBetweenGridMonths)
{
  RunResult const result = decided_by_belief();
  // Half has happened by month 20; every month is on the grid here.
  Proportion const p = result.probability().by_month(0, 0, ghost_events, 24);
  EXPECT_EQ(p.value, 0.5);
  EXPECT_NEAR(p.effective_size, 64.0, 1e-9);
}

TEST(EventProbability, TakesTheNumberOfBeliefsWhereNothingHasHappened)
{
  RunResult const result = decided_by_belief();  // nothing has happened by month 12
  for (int const month : {0, 1, 11}) {
    Proportion const p = result.probability().by_month(0, 0, ghost_events, month);
    EXPECT_EQ(p.value, 0.0);
    EXPECT_EQ(p.effective_size, 64.0) << month;
  }
}

TEST(EventProbability, IsSymmetricUnderTheComplement)
{
  RunResult const result = decided_by_belief();
  Proportion const p = result.probability().by_month(0, 0, ghost_events, 36);
  Proportion const none = result.probability().none_by_month(0, 0, ghost_events, 36);
  EXPECT_NEAR(p.interval.low + none.interval.high, 1.0, 1e-15);
  EXPECT_NEAR(p.interval.high + none.interval.low, 1.0, 1e-15);
}

}  // namespace
}  // namespace ghostcast
