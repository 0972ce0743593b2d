// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/statistics/belief_spread.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/math/distributions/beta.hpp>
#include <cmath>
#include <random>

namespace ghostcast {
namespace {

using Beliefs = std::vector<BatchCount>;

/// Tosses of beliefs whose p is what `draw` gives.
template <class Draw>
Beliefs toss(int count, int trajectories, std::uint64_t seed, Draw const& draw)
{
  std::mt19937_64 words(seed);
  Beliefs beliefs;
  for (int b = 0; b < count; ++b) {
    double const p = draw(words);
    std::binomial_distribution<int> hits(trajectories, p);
    beliefs.push_back({static_cast<std::uint64_t>(hits(words)), static_cast<std::uint64_t>(trajectories)});
  }
  return beliefs;
}

double beta_2_3(std::mt19937_64& words)
{
  std::uniform_real_distribution<double> uniform;
  return boost::math::quantile(boost::math::beta_distribution<double>(2.0, 3.0), uniform(words));
}

TEST(SplitVariance, IsTheAnalysisOfVarianceByHand)
{
  Beliefs const beliefs = {{2, 10}, {3, 5}, {2, 5}};
  double const p = 0.35;
  double const between = (10 * std::pow(0.2 - p, 2) + 5 * std::pow(0.6 - p, 2) + 5 * std::pow(0.4 - p, 2)) / 2.0;
  double const within = (10 * 0.2 * 0.8 + 5 * 0.6 * 0.4 + 5 * 0.4 * 0.6) / 17.0;
  double const n0 = (20.0 - 150.0 / 20.0) / 2.0;
  VarianceSplit const split = split_variance(beliefs).value();
  EXPECT_NEAR(split.aleatory, within, 1e-15);
  EXPECT_NEAR(split.epistemic, (between - within) / n0, 1e-15);
  EXPECT_NEAR(split.share, split.epistemic / (split.epistemic + within), 1e-15);
  EXPECT_FALSE(split.truncated);
}

TEST(SplitVariance, FindsTheVarianceOfBetaAndThatOfItsDice)
{
  // Beta(2,3): epistemic .04, aleatory .20, share 1/6, however few trajectories a belief has. The errors
  // are those of 4,000 beliefs: a variance of about .04 + .2/n has a relative error of sqrt(2/4000).
  for (int const trajectories : {2, 10, 40}) {
    VarianceSplit const split = split_variance(toss(4000, trajectories, 5, beta_2_3)).value();
    double const naive = 0.04 + 0.20 / trajectories;
    double const error = naive * std::sqrt(2.0 / 4000.0);
    EXPECT_NEAR(split.epistemic, 0.04, 5.0 * (error + 0.2 / trajectories / std::sqrt(4000.0))) << trajectories;
    EXPECT_NEAR(split.aleatory, 0.20, 5.0 * 0.1 / std::sqrt(4000.0)) << trajectories;
    EXPECT_NEAR(split.share, 1.0 / 6.0, 5.0 * split.share_error) << trajectories;
    EXPECT_LT(split.share_error, 0.05) << trajectories;
  }
}

TEST(SplitVariance, IsUnbiasedOverManyRuns)
{
  double sum = 0.0;
  double squares = 0.0;
  double errors = 0.0;
  constexpr int runs = 400;
  for (std::uint64_t seed = 1; seed <= runs; ++seed) {
    VarianceSplit const split = split_variance(toss(160, 10, seed, beta_2_3)).value();
    sum += split.share;
    squares += split.share * split.share;
    errors += split.share_error * split.share_error;
  }
  double const mean = sum / runs;
  double const variance = squares / runs - mean * mean;
  // The share is a ratio: its bias is of the order of 1/160 of itself.
  EXPECT_NEAR(mean, 1.0 / 6.0, 5.0 * std::sqrt(variance / runs) + 1.0 / 160.0 / 6.0);
  // The jackknife's mean square error estimate, 15 degrees of freedom each, errs upward if at all.
  EXPECT_NEAR(errors / runs / variance, 1.0, 5.0 * std::sqrt(2.0 / 15.0 / runs + 2.0 / runs) + 0.1);
}

TEST(SplitVariance, SaysNothingIsIgnoranceWhereAllBeliefsAgree)
{
  int truncated = 0;
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    VarianceSplit const split = split_variance(toss(320, 20, seed, [](auto&) { return 0.3; })).value();
    EXPECT_GE(split.epistemic, 0.0);
    EXPECT_LT(split.share, 0.02);
    truncated += split.truncated ? 1 : 0;
  }
  // About half of the estimates of 0 are negative: 20 +- 3.2; five standard errors.
  EXPECT_NEAR(truncated, 20, 16);
}

TEST(SplitVariance, SaysAllIsIgnoranceWhereEveryBeliefIsSure)
{
  Beliefs beliefs;
  for (std::uint64_t b = 0; b < 64; ++b) beliefs.push_back({b % 4 == 0 ? 10u : 0u, 10});
  VarianceSplit const split = split_variance(beliefs).value();
  EXPECT_EQ(split.aleatory, 0.0);
  EXPECT_EQ(split.share, 1.0);
  EXPECT_NEAR(split.epistemic, 0.25 * 0.75 * 64.0 / 63.0, 1e-12);
}

TEST(SplitVariance, IsZeroWithoutVariance)
{
  VarianceSplit const split = split_variance(Beliefs(32, BatchCount{0, 10})).value();
  EXPECT_EQ(split.share, 0.0);
  EXPECT_EQ(split.epistemic, 0.0);
}

TEST(SplitVariance, IsRefusedWithOneBeliefOrOneTrajectoryEach)
{
  EXPECT_FALSE(split_variance(Beliefs{{3, 10}}).has_value());
  EXPECT_FALSE(split_variance(Beliefs{{3, 10}, {0, 0}}).has_value());
  EXPECT_FALSE(split_variance(Beliefs(50, BatchCount{1, 1})).has_value());
}

TEST(CredibleBand, HasTheQuantilesOfTheBeliefsAndNotOfTheDice)
{
  // Two kinds of belief, .2 and .7: with 4,000 trajectories each the dice move p_j by .006 at most.
  Beliefs const sure = toss(1600, 4000, 3, [](auto& words) { return words() % 4 == 0 ? 0.7 : 0.2; });
  CredibleBand const band = credible_band(sure).value();
  EXPECT_NEAR(band.low, 0.2, 0.02);
  EXPECT_NEAR(band.middle, 0.2, 0.02);
  EXPECT_NEAR(band.high, 0.7, 0.02);
}

TEST(CredibleBand, IsNarrowerThanThatOfTheNoisyMeans)
{
  // Beta(2,3) with ten trajectories a belief. The mean of the shrunk values is p, their variance that of
  // the law; a beta smeared by ten dice is nearly one again, so that its quantiles hold to .03.
  boost::math::beta_distribution<double> const law(2.0, 3.0);
  CredibleBand const band = credible_band(toss(4000, 10, 9, beta_2_3)).value();
  EXPECT_NEAR(band.low, boost::math::quantile(law, 0.05), 0.03);
  EXPECT_NEAR(band.middle, boost::math::quantile(law, 0.50), 0.03);
  EXPECT_NEAR(band.high, boost::math::quantile(law, 0.95), 0.03);
}

TEST(CredibleBand, IsAPointWhereBeliefsAgree)
{
  Beliefs const beliefs = {{3, 10}, {3, 10}, {3, 10}};
  CredibleBand const band = credible_band(beliefs).value();
  EXPECT_DOUBLE_EQ(band.low, 0.3);
  EXPECT_DOUBLE_EQ(band.high, 0.3);
}

/// A tally of one unit in which belief b has ten trajectories, b of them ghosts in month b + 1.
Tally staircase(int beliefs)
{
  Tally tally(make_layout(1, 1, 1, 24, 0, static_cast<std::uint64_t>(beliefs)));
  TallyLayout const& layout = tally.layout;
  auto const add = [&](std::int64_t index, int count) { tally.counts[static_cast<std::size_t>(index)] += static_cast<std::uint64_t>(count); };
  for (int b = 0; b < beliefs; ++b) {
    layout.groups_of(static_cast<std::uint64_t>(b)).each([&](int group) {
      add(layout.group_size_at(group), 10);
      add(layout.group_at(group, layout.grid_of(b + 1), 0, 0, 1), b);
    });
  }
  return tally;
}

TEST(BeliefSpreads, CumulateOverTheMonthsOfTheGrid)
{
  Tally const tally = staircase(5);
  auto const spreads = belief_spreads(tally, 0, 0, ghost_events);
  ASSERT_EQ(spreads.size(), 24u);
  EXPECT_EQ(spreads[0].month, 1);
  EXPECT_DOUBLE_EQ(spreads[0].probability, 0.0);
  EXPECT_DOUBLE_EQ(spreads[2].probability, 3.0 / 50.0);
  EXPECT_DOUBLE_EQ(spreads[23].probability, 10.0 / 50.0);
  EXPECT_EQ(spreads[23].beliefs, 5u);
  VarianceSplit const last = split_variance(GroupCounts(tally).beliefs(0, 0, ghost_events, 23)).value();
  EXPECT_EQ(spreads[23].split.epistemic, last.epistemic);
}

TEST(BeliefSpreads, AreRefusedWithAReason)
{
  EXPECT_EQ(spread_refusal(staircase(5)), "");
  EXPECT_THAT(spread_refusal(staircase(1)), ::testing::HasSubstr("one belief"));
  Tally const own(make_layout(1, 1, 1, 24, 0));
  EXPECT_THAT(spread_refusal(own), ::testing::HasSubstr("share a belief"));
  EXPECT_TRUE(belief_spreads(own, 0, 0, ghost_events).empty());
}

}  // namespace
}  // namespace ghostcast
