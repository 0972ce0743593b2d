// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/statistics/incidence.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace ghostcast {
namespace {

constexpr int horizon = 60;

void add(Tally& tally, std::int64_t index, std::uint64_t count = 1)
{
  tally.counts[static_cast<std::size_t>(index)] += count;
}

Tally one_unit()
{
  return Tally(make_layout(1, 1, 1, horizon, 0));
}

TEST(CumulativeGhosts, HoldTheBornOnesFromMonthZero)
{
  Tally tally = one_unit();
  add(tally, tally.layout.born_at(0, 0), 3);
  add(tally, tally.layout.outcome_at(0, 0, Outcome::ghost, 5), 2);
  CumulativeCounts const ghosts = cumulative_ghosts(tally, 0, 0);
  ASSERT_EQ(ghosts.size(), horizon + 1u);
  EXPECT_EQ(ghosts[0], 3u);
  EXPECT_EQ(ghosts[4], 3u);
  EXPECT_EQ(ghosts[5], 5u);
  EXPECT_EQ(ghosts[horizon], 5u);
  EXPECT_EQ(cumulative_outcome(tally, 0, 0, Outcome::ghost)[horizon], 2u);
}

TEST(CumulativeOutcome, KeepsCausesUnitsAndDefinitionsApart)
{
  Tally tally(make_layout(2, 1, 2, horizon, 0));
  add(tally, tally.layout.outcome_at(1, 0, Outcome::acquired, horizon), 4);
  EXPECT_EQ(cumulative_outcome(tally, 1, 0, Outcome::acquired)[horizon], 4u);
  EXPECT_EQ(cumulative_outcome(tally, 1, 0, Outcome::maintenance)[horizon], 0u);
  EXPECT_EQ(cumulative_outcome(tally, 0, 0, Outcome::acquired)[horizon], 0u);
  EXPECT_EQ(cumulative_outcome(tally, 1, 1, Outcome::acquired)[horizon], 0u);
}

TEST(CumulativeIncidence, MatchesCompetingConstantHazards)
{
  // model.md section 8, row 2: hazards .01, .02, .005 a month; CIF_k(60) = l_k/L (1 - e^(-60 L)).
  // 200,000 trajectories: five standard errors of the largest share are .0056.
  std::mt19937_64 dice(2);
  double const hazards[] = {0.01, 0.02, 0.005};
  Tally tally = one_unit();
  constexpr int trajectories = 200000;
  for (int k = 0; k < trajectories; ++k) {
    int const month =
        static_cast<int>(std::ceil(std::exponential_distribution<double>(0.035)(dice)));
    int const cause = std::discrete_distribution<int>({hazards[0], hazards[1], hazards[2]})(dice);
    if (month <= horizon)
      add(tally, tally.layout.outcome_at(0, 0, Outcome{cause}, std::max(month, 1)));
  }
  double const expected[] = {0.250726735, 0.501453470, 0.125363367};
  for (int cause = 0; cause < 3; ++cause) {
    double const share =
        static_cast<double>(cumulative_outcome(tally, 0, 0, Outcome{cause})[horizon]) /
        trajectories;
    EXPECT_NEAR(share, expected[cause], 0.0056);
  }
}

TEST(ImproperQuantile, IsTheFirstMonthThatReachesTheLevelOfAllTrajectories)
{
  CumulativeCounts const counts = {0, 1, 1, 5, 6};
  EXPECT_EQ(improper_quantile(counts, 10, 0.10), 1);
  EXPECT_EQ(improper_quantile(counts, 10, 0.11), 3);
  EXPECT_EQ(improper_quantile(counts, 10, 0.50), 3);
  EXPECT_EQ(improper_quantile(counts, 10, 0.60), 4);
}

TEST(ImproperQuantile, IsNothingWhereTheIncidenceNeverGetsThere)
{
  EXPECT_EQ(improper_quantile({0, 1, 4}, 10, 0.5), std::nullopt);
  EXPECT_EQ(improper_quantile({0, 0, 0}, 10, 0.05), std::nullopt);
}

TEST(ImproperQuantile, IsMonthZeroForBornGhosts)
{
  EXPECT_EQ(improper_quantile({6, 6, 6}, 10, 0.5), 0);
}

TEST(RestrictedMeanTimeLost, IsTheMeanOfHorizonMinusTime)
{
  // Events at months 1 and 4 of a horizon of 4 and two trajectories without: (3 + 0 + 0 + 0) / 4.
  EXPECT_EQ(restricted_mean_time_lost({0, 1, 1, 1, 2}, 4), 0.75);
  // Born: the whole horizon is lost.
  EXPECT_EQ(restricted_mean_time_lost({4, 4, 4, 4, 4}, 4), 4.0);
  EXPECT_EQ(restricted_mean_time_lost({0, 0, 0, 0, 0}, 4), 0.0);
}

TEST(CumulativeInfra, LeavesOutWhoNeverGetsThere)
{
  Tally tally = one_unit();
  add(tally, tally.layout.infra_at(0, 0), 1);
  add(tally, tally.layout.infra_at(0, horizon), 2);
  add(tally, tally.layout.infra_at(0, horizon + 1), 7);
  EXPECT_EQ(cumulative_infra(tally, 0).back(), 3u);
  EXPECT_EQ(cumulative_infra(tally, 0).front(), 1u);
}

}  // namespace
}  // namespace ghostcast
