// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/statistics/hazard.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "statistics/replicates_that_disagree.hpp"

namespace ghostcast {
namespace {

using testing_support::replicates_that_disagree;

/// 1e12 lives under constant hazards .01 (ghost), .02 (starved): expected counts, no dice.
Tally constant_hazards(int horizon, double born)
{
  constexpr double lives = 1e12;
  Tally tally(make_layout(1, 1, 1, horizon, 0));
  auto const set = [&](std::int64_t index, double count) {
    tally.counts[static_cast<std::size_t>(index)] = static_cast<std::uint64_t>(std::llround(count));
  };
  set(tally.layout.scalar_at(Scalars::trajectories), lives);
  set(tally.layout.born_at(0, 0), born * lives);
  double alive = (1.0 - born) * lives;
  for (int month = 1; month <= horizon; ++month) {
    set(tally.layout.outcome_at(0, 0, Outcome::ghost, month), 0.01 * alive);
    set(tally.layout.outcome_at(0, 0, Outcome::dead_gpu, month), 0.02 * alive);
    alive *= 0.97;
  }
  return tally;
}

TEST(Hazards, OfAMonthAreTheHazardsThatMadeTheCounts)
{
  Tally const tally = constant_hazards(60, 0.2);
  Hazards const hazards(tally, tally.trajectories(), 0, 0);
  for (int month : {1, 2, 30, 60}) {
    EXPECT_NEAR(hazards.over(Outcome::ghost, {month, month}).hazard.value, 0.01, 1e-10);
    EXPECT_NEAR(hazards.over(Outcome::dead_gpu, {month, month}).hazard.value, 0.02, 1e-10);
    EXPECT_EQ(hazards.over(Outcome::acquired, {month, month}).events, 0u);
  }
}

TEST(Hazards, OfAYearAreTheIncidenceAmongThoseAtRisk)
{
  Tally const tally = constant_hazards(60, 0.2);
  Hazards const hazards(tally, tally.trajectories(), 0, 0);
  double const of_a_year = (1.0 - std::pow(0.97, 12)) / 3.0;  // a third of all outcomes are ghosts
  EXPECT_NEAR(hazards.over(Outcome::ghost, {1, 12}).hazard.value, of_a_year, 1e-10);
  EXPECT_NEAR(hazards.over(Outcome::ghost, {49, 60}).hazard.value, of_a_year, 1e-10);
}

TEST(Hazards, RiskSetsLeaveOutBornGhostsAndWhoHasAnOutcome)
{
  Tally const tally = constant_hazards(60, 0.2);
  Hazards const hazards(tally, tally.trajectories(), 0, 0);
  EXPECT_NEAR(static_cast<double>(hazards.at_risk(1)), 0.8e12, 1.0);
  EXPECT_NEAR(static_cast<double>(hazards.at_risk(13)), 0.8e12 * std::pow(0.97, 12), 100.0);
}

TEST(Hazards, MultiplyToTheShareWithoutAnyOutcome)
{
  Tally const tally = constant_hazards(24, 0.0);
  Hazards const hazards(tally, tally.trajectories(), 0, 0);
  double survival = 1.0;
  for (int month = 1; month <= 24; ++month) {
    double all = 0.0;
    for (int k = 0; k < outcome_count; ++k)
      all += hazards.over(Outcome{k}, {month, month}).hazard.value;
    survival *= 1.0 - all;
  }
  EXPECT_NEAR(survival, std::pow(0.97, 24), 1e-9);
}

TEST(Hazards, HaveTheWilsonIntervalOfThoseAtRisk)
{
  Tally tally(make_layout(1, 1, 1, 12, 0));
  tally.counts[static_cast<std::size_t>(tally.layout.scalar_at(Scalars::trajectories))] = 50;
  tally.counts[static_cast<std::size_t>(tally.layout.outcome_at(0, 0, Outcome::ghost, 1))] = 10;
  tally.counts[static_cast<std::size_t>(tally.layout.outcome_at(0, 0, Outcome::ghost, 2))] = 4;
  Hazard const second = Hazards(tally, 50, 0, 0).over(Outcome::ghost, {2, 2});
  Interval const expected = wilson_interval(0.1, 40.0, normal_factor());
  EXPECT_EQ(second.at_risk, 40u);
  EXPECT_DOUBLE_EQ(second.hazard.value, 0.1);
  EXPECT_DOUBLE_EQ(second.hazard.interval.low, expected.low);
  EXPECT_DOUBLE_EQ(second.hazard.interval.high, expected.high);
}

TEST(Hazards, AreClusteredWhereBeliefsAreShared)
{
  Tally const tally = replicates_that_disagree();
  Hazard const hazard = Hazards(tally, 32, 0, 0).over(Outcome::ghost, {1, 1});
  // Replicates that are all or nothing: p(1-p)/se^2 is 15, and no less than the beliefs.
  Interval const expected = wilson_interval(0.5, 32.0, student_factor(15.0));
  EXPECT_DOUBLE_EQ(hazard.hazard.interval.low, expected.low);
  EXPECT_DOUBLE_EQ(hazard.hazard.interval.high, expected.high);
  EXPECT_GT(Hazards(tally, 320, 0, 0).over(Outcome::ghost, {1, 1}).hazard.interval.low,
            expected.low);
}

TEST(Hazards, SayNothingWhereNobodyIsAtRisk)
{
  Tally tally(make_layout(1, 1, 1, 12, 0));
  tally.counts[static_cast<std::size_t>(tally.layout.scalar_at(Scalars::trajectories))] = 9;
  tally.counts[static_cast<std::size_t>(tally.layout.born_at(0, 0))] = 9;
  Hazard const hazard = Hazards(tally, 9, 0, 0).over(Outcome::ghost, {1, 12});
  EXPECT_EQ(hazard.at_risk, 0u);
  EXPECT_EQ(hazard.hazard.interval.low, 0.0);
  EXPECT_EQ(hazard.hazard.interval.high, 1.0);
}

TEST(YearsWithin, CoverTheHorizon)
{
  auto const years = years_within(30);
  ASSERT_EQ(years.size(), 3u);
  EXPECT_EQ(years[0].first, 1);
  EXPECT_EQ(years[1].last, 24);
  EXPECT_EQ(years[2].first, 25);
  EXPECT_EQ(years[2].last, 30);
}

}  // namespace
}  // namespace ghostcast
