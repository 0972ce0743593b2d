// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/report/ghost_estimate.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "report/sample_result.hpp"

namespace ghostcast {
namespace {

using test::add_trajectory;
using test::empty_result;

/// Ghosts in months 10, 20, ..., 50 of five trajectories, a maintenance, four human.
RunResult ten_trajectories()
{
  RunResult result = empty_result(1, 1, 60);
  for (std::uint64_t k = 0; k < 5; ++k)
    add_trajectory(result, k, Outcome::ghost, 10 * static_cast<int>(k + 1));
  add_trajectory(result, 5, Outcome::maintenance, 30);
  for (std::uint64_t k = 6; k < 10; ++k) add_trajectory(result, k, std::nullopt);
  return result;
}

TEST(GhostEstimate, TakesNeverAtTheHorizonWhateverTheMonth)
{
  RunResult const result = ten_trajectories();
  for (int const month : {0, 30, 60}) {
    GhostEstimate const estimate = ghost_estimate(result, 0, 0, month);
    EXPECT_EQ(estimate.ghost.value, static_cast<double>(std::min(month / 10, 5)) / 10.0);
    EXPECT_EQ(estimate.never.value, 0.5);
  }
}

TEST(OtherFirst, IsPartOfNever)
{
  EXPECT_EQ(other_first(ten_trajectories(), 0, 0).value, 0.1);
}

TEST(GhostDate, IsWhereTheIntervalOfTheProbabilityHoldsTheShare)
{
  RunResult const result = ten_trajectories();
  EventProbability const probability = result.probability();
  for (double const level : {0.05, 0.25, 0.5}) {
    GhostDate const date = ghost_date(result, 0, 0, level);
    for (int month = 0; month <= 60; ++month) {
      Proportion const p = probability.by_month(0, 0, ghost_events, month);
      EXPECT_EQ(p.value >= level, date.month && month >= *date.month) << level << ' ' << month;
      EXPECT_EQ(p.interval.high >= level, date.earliest && month >= *date.earliest);
      EXPECT_EQ(p.interval.low >= level, date.latest && month >= *date.latest);
    }
  }
  EXPECT_FALSE(ghost_date(result, 0, 0, 0.75).month);
  EXPECT_TRUE(ghost_date(result, 0, 0, 0.75).earliest);  // Wilson's bound of 5 in 10 is 0.763
}

TEST(OverviewMonths, AreTheLastThreeCheckpoints)
{
  EXPECT_EQ(overview_months(480), (std::vector{60, 120, 480}));
  EXPECT_EQ(overview_months(60), (std::vector{12, 36, 60}));
  EXPECT_EQ(overview_months(1), (std::vector{1}));
}

TEST(BasisText, SaysWhetherBeliefsAreShared)
{
  RunResult result = ten_trajectories();
  EXPECT_EQ(basis_text(result), "10 trajectories, 10 beliefs, intervals: 95 % Wilson");
  result.beliefs = 1;
  EXPECT_EQ(basis_text(result),
            "10 trajectories, 1 belief, intervals: 95 % Wilson clustered by belief");
}

TEST(MonthText, MarksWhatDoesNotCome)
{
  RunResult result = ten_trajectories();
  EXPECT_EQ(month_text(result, 7), "7");
  EXPECT_EQ(month_text(result, std::nullopt), ">60");
  result.start = CalendarMonth{2025, 12};
  EXPECT_EQ(month_text(result, 7), "2026-07");
  EXPECT_EQ(month_text(result, std::nullopt), ">2030-12");
}

}  // namespace
}  // namespace ghostcast
