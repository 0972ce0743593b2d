// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/statistics/paired.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <vector>

namespace ghostcast {
namespace {

using Clusters = std::vector<PairedCluster>;

TEST(PairedDifference, IsTheTTestOfClusterDifferencesWhereClustersAreEqual)
{
  Clusters const clusters = {{2, 4, 10, 10}, {4, 5, 10, 10}, {9, 9, 10, 10}};
  PairedDifference const d = paired_difference(clusters, 2.0);
  double const mean = (0.2 + 0.1 + 0.0) / 3.0;
  double const variance =
      ((0.2 - mean) * (0.2 - mean) + (0.1 - mean) * (0.1 - mean) + mean * mean) / 2.0 / 3.0;
  EXPECT_DOUBLE_EQ(d.base, 0.5);
  EXPECT_DOUBLE_EQ(d.plan, 0.6);
  EXPECT_NEAR(d.difference, mean, 1e-15);
  EXPECT_NEAR(d.standard_error, std::sqrt(variance), 1e-15);
  EXPECT_NEAR(d.interval.low, mean - 2.0 * std::sqrt(variance), 1e-15);
  EXPECT_NEAR(d.interval.high, mean + 2.0 * std::sqrt(variance), 1e-15);
}

TEST(PairedDifference, GainIsTheSumOfBothVariancesOverThePairedOne)
{
  Clusters const clusters = {{2, 4, 10, 10}, {4, 5, 10, 10}, {9, 9, 10, 10}};
  // Deviations of the base's shares from .5: -.3, -.1, .4; of the plan's from .6: -.2, -.1, .3; of
  // their differences from .1: .1, 0, -.1.
  EXPECT_NEAR(paired_difference(clusters, 2.0).variance_ratio, (0.26 + 0.14) / 0.02, 1e-12);
}

TEST(PairedDifference, IsZeroOfARunAgainstItself)
{
  Clusters clusters;
  for (int k = 0; k < 20; ++k) clusters.push_back({1.0 * k, 1.0 * k, 30.0, 30.0});
  PairedDifference const d = paired_difference(clusters, cluster_factor(clusters));
  EXPECT_EQ(d.difference, 0.0);
  EXPECT_EQ(d.standard_error, 0.0);
  EXPECT_EQ(d.interval.low, 0.0);
  EXPECT_EQ(d.interval.high, 0.0);
  EXPECT_TRUE(std::isnan(d.variance_ratio));
}

TEST(PairedDifference, FlipsWhereBaseAndPlanChangePlaces)
{
  std::mt19937_64 dice(3);
  Clusters forward;
  Clusters backward;
  for (int k = 0; k < 64; ++k) {
    double const a = static_cast<double>(dice() % 100);
    double const b = static_cast<double>(dice() % 100);
    forward.push_back({a, b, 100.0, 90.0});
    backward.push_back({b, a, 90.0, 100.0});
  }
  PairedDifference const there = paired_probability(forward, 2.0, 6400.0);
  PairedDifference const back = paired_probability(backward, 2.0, 6400.0);
  EXPECT_EQ(there.difference, -back.difference);
  EXPECT_EQ(there.standard_error, back.standard_error);
  EXPECT_EQ(there.interval.low, -back.interval.high);
  EXPECT_EQ(there.interval.high, -back.interval.low);
  EXPECT_NEAR(there.variance_ratio, back.variance_ratio, 1e-12);
}

TEST(PairedDifference, OneClusterSaysNothingAboutOthers)
{
  PairedDifference const d = paired_difference(Clusters{{3, 4, 10, 10}, {0, 0, 0, 0}},
                                               cluster_factor(Clusters{{3, 4, 10, 10}}));
  EXPECT_TRUE(std::isinf(d.standard_error));
  EXPECT_TRUE(std::isinf(d.interval.high));
  EXPECT_NEAR(d.difference, 0.1, 1e-15);
}

TEST(PairedProbability, IsNotCertainWhereNothingHappened)
{
  Clusters const clusters(64, PairedCluster{0.0, 0.0, 100.0, 100.0});
  double const factor = cluster_factor(clusters);
  PairedDifference const d = paired_probability(clusters, factor, 6400.0);
  EXPECT_EQ(d.difference, 0.0);
  EXPECT_DOUBLE_EQ(d.interval.high, wilson_interval(0.0, 6400.0, factor).high);
  EXPECT_DOUBLE_EQ(d.interval.low, -d.interval.high);
  EXPECT_GT(d.interval.high, 3.0 / 6400.0);  // the rule of three, and a little more
}

TEST(PairedProbability, StaysWithinOne)
{
  Clusters const clusters(3, PairedCluster{0.0, 2.0, 2.0, 2.0});
  PairedDifference const d = paired_probability(clusters, cluster_factor(clusters), 6.0);
  EXPECT_EQ(d.difference, 1.0);
  EXPECT_EQ(d.interval.high, 1.0);
  EXPECT_LT(d.interval.low, 1.0);
}

TEST(PairedProbability, CoversTheTruthAsOftenAsItSays)
{
  // Beliefs draw u; a trajectory of the base is a hit below .3 + .2 u, of the plan below .35 + .2
  // u, of one die. 64 clusters of 20 beliefs of 5 trajectories; the truth is .05. Coverage of 2000
  // true 95 % intervals has a standard error of .5 %, so five of them are 2.5 %.
  std::mt19937_64 dice(18);
  std::uniform_real_distribution<double> uniform;
  int covered = 0;
  constexpr int repetitions = 2000;
  for (int repetition = 0; repetition < repetitions; ++repetition) {
    Clusters clusters(64, PairedCluster{0.0, 0.0, 100.0, 100.0});
    for (PairedCluster& cluster : clusters) {
      for (int belief = 0; belief < 20; ++belief) {
        double const u = uniform(dice);
        for (int k = 0; k < 5; ++k) {
          double const die = uniform(dice);
          cluster.base += die < 0.3 + 0.2 * u ? 1.0 : 0.0;
          cluster.plan += die < 0.35 + 0.2 * u ? 1.0 : 0.0;
        }
      }
    }
    PairedDifference const d = paired_probability(clusters, cluster_factor(clusters), 1280.0);
    covered += d.interval.low <= 0.05 && 0.05 <= d.interval.high ? 1 : 0;
  }
  EXPECT_NEAR(static_cast<double>(covered) / repetitions, 0.95, 0.025);
}

TEST(NoDifference, IsExact)
{
  PairedDifference const d = no_difference(Clusters{{3, 3, 10, 10}, {0, 0, 10, 10}});
  EXPECT_EQ(d.base, 0.15);
  EXPECT_EQ(d.plan, 0.15);
  EXPECT_EQ(d.interval.low, 0.0);
  EXPECT_EQ(d.interval.high, 0.0);
}

}  // namespace
}  // namespace ghostcast
