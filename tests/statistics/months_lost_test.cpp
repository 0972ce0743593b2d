// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/statistics/months_lost.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "ghostcast/statistics/incidence.hpp"

#include "statistics/replicates_that_disagree.hpp"

namespace ghostcast {
namespace {

using testing_support::replicates_that_disagree;

void add(Tally& tally, std::int64_t index, std::uint64_t count)
{
  tally.counts[static_cast<std::size_t>(index)] += count;
}

/// Times of 400 trajectories, geometric with hazard .05 and cut at the horizon of 24 months.
Tally geometric(std::uint64_t seed)
{
  std::mt19937_64 dice(seed);
  std::geometric_distribution<int> waiting(0.05);
  Tally tally(make_layout(1, 1, 1, 24, 0));
  for (int k = 0; k < 400; ++k) {
    int const month = 1 + waiting(dice);
    add(tally, tally.layout.scalar_at(Scalars::trajectories), 1);
    if (month <= 24) add(tally, tally.layout.outcome_at(0, 0, Outcome::ghost, month), 1);
  }
  return tally;
}

TEST(MonthsLost, AreTheAreaUnderTheIncidence)
{
  Tally const tally = geometric(1);
  EXPECT_NEAR(months_lost(tally, 400, 0, 0, ghost_events).mean,
              restricted_mean_time_lost(cumulative_ghosts(tally, 0, 0), 400), 1e-12);
}

TEST(MonthsLost, CountBornGhostsForTheWholeHorizon)
{
  Tally tally(make_layout(1, 1, 1, 24, 0));
  add(tally, tally.layout.scalar_at(Scalars::trajectories), 4);
  add(tally, tally.layout.born_at(0, 0), 1);
  add(tally, tally.layout.outcome_at(0, 0, Outcome::acquired, 14), 1);
  EXPECT_DOUBLE_EQ(months_lost(tally, 4, 0, 0, ghost_events).mean, 6.0);
  EXPECT_DOUBLE_EQ(months_lost(tally, 4, 0, 0, event_of(Outcome::acquired)).mean, 2.5);
  EXPECT_DOUBLE_EQ(months_lost(tally, 4, 0, 0, all_events).mean, 8.5);
}

TEST(MonthsLost, CoverTheTruthAsOftenAsTheySay)
{
  // E[L] = sum over months 0..23 of 1 - .95^t. Coverage of 2000 true 95 % intervals has a standard
  // error of .5 %; five of them are 2.5 %.
  double truth = 0.0;
  for (int month = 0; month < 24; ++month) truth += 1.0 - std::pow(0.95, month);
  int covered = 0;
  for (std::uint64_t seed = 1; seed <= 2000; ++seed) {
    Interval const interval = months_lost(geometric(seed), 400, 0, 0, ghost_events).interval;
    covered += interval.low <= truth && truth <= interval.high ? 1 : 0;
  }
  EXPECT_NEAR(covered / 2000.0, 0.95, 0.025);
}

TEST(MonthsLost, AreNotCertainlyNoneWhereNothingHappened)
{
  Tally tally(make_layout(1, 1, 1, 24, 0));
  add(tally, tally.layout.scalar_at(Scalars::trajectories), 400);
  MonthsLost const lost = months_lost(tally, 400, 0, 0, ghost_events);
  EXPECT_EQ(lost.mean, 0.0);
  EXPECT_EQ(lost.interval.low, 0.0);
  EXPECT_DOUBLE_EQ(lost.interval.high, 24.0 * wilson_interval(0.0, 400.0, normal_factor()).high);
}

TEST(MonthsLost, HaveTheErrorOfReplicatesWhereBeliefsAreShared)
{
  // Eleven months lost in half of 16 replicates of 20 trajectories, none in the others.
  MonthsLost const lost = months_lost(replicates_that_disagree(), 32, 0, 0, ghost_events);
  EXPECT_DOUBLE_EQ(lost.mean, 5.5);
  EXPECT_NEAR(lost.standard_error, 5.5 / std::sqrt(15.0), 1e-12);
  EXPECT_NEAR(lost.interval.high - lost.mean, student_factor(15.0) * lost.standard_error, 1e-12);
}

TEST(MonthsLost, KnowNoErrorFromOneBelief)
{
  Tally tally(make_layout(1, 1, 1, 24, 0));
  add(tally, tally.layout.scalar_at(Scalars::trajectories), 400);
  tally.layout.groups_of(0).each(
      [&](int group) { add(tally, tally.layout.group_size_at(group), 400); });
  EXPECT_TRUE(std::isinf(months_lost(tally, 1, 0, 0, ghost_events).standard_error));
}

}  // namespace
}  // namespace ghostcast
