// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/statistics/clustered.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <vector>

namespace ghostcast {
namespace {

using Batches = std::vector<BatchCount>;

TEST(ClusteredStandardError, IsTheOneOfBatchMeansWhenBatchesAreEqual)
{
  Batches const batches = {{2, 10}, {4, 10}, {9, 10}};
  double const mean = 0.5;
  double const variance =
      ((0.2 - mean) * (0.2 - mean) + (0.4 - mean) * (0.4 - mean) + (0.9 - mean) * (0.9 - mean)) /
      2.0;
  EXPECT_NEAR(clustered_standard_error(batches), std::sqrt(variance / 3.0), 1e-12);
}

TEST(ClusteredStandardError, IsInfiniteForOneBatch)
{
  EXPECT_TRUE(std::isinf(clustered_standard_error(Batches{{3, 10}})));
  EXPECT_TRUE(std::isinf(clustered_standard_error(Batches{{3, 10}, {0, 0}})));
}

TEST(EffectiveSize, IsTheNumberOfBeliefsWhenEachBeliefDecidesAlone)
{
  Batches batches;
  for (std::uint64_t b = 0; b < 64; ++b) batches.push_back({b % 2 == 0 ? 100u : 0u, 100});
  // se^2 = p(1-p)/63: one belief short of 64, and never below the beliefs.
  EXPECT_NEAR(effective_size(batches, 64), 64.0, 1e-9);
}

TEST(EffectiveSize, NeverExceedsTheTrajectories)
{
  Batches const even(64, BatchCount{50, 100});  // batches that agree too well
  EXPECT_EQ(effective_size(even, 64), 6400.0);
}

TEST(EffectiveSize, IsTheNumberOfBeliefsWithoutSpread)
{
  EXPECT_EQ(effective_size(Batches(64, BatchCount{0, 100}), 640), 640.0);
  EXPECT_EQ(effective_size(Batches(64, BatchCount{100, 100}), 640), 640.0);
}

TEST(BatchFactor, CountsBatchesThatHoldTrajectories)
{
  Batches batches(64, BatchCount{1, 2});
  EXPECT_NEAR(batch_factor(batches), student_factor(63.0), 1e-12);
  for (std::size_t b = 3; b < 64; ++b) batches[b] = {};
  EXPECT_NEAR(batch_factor(batches), student_factor(2.0), 1e-12);
  EXPECT_TRUE(std::isinf(batch_factor(Batches{{1, 2}})));
}

TEST(ClusteredProportion, SaysNothingFromOneBatch)
{
  Proportion const p = clustered_proportion(30, 100, 1.0, batch_factor(Batches{{30, 100}}));
  EXPECT_EQ(p.value, 0.3);
  EXPECT_EQ(p.interval.low, 0.0);
  EXPECT_EQ(p.interval.high, 1.0);
}

TEST(ClusteredProportion, CoversTheTruthOfNestedTrialsWhileTheNaiveIntervalDoesNot)
{
  // p ~ Beta(2, 3) per belief (model.md section 8, row 17): the truth is 0.4, the variance between
  // beliefs .04, within them .20. 640 beliefs of 20 trajectories, 2000 repetitions: coverage of a
  // true 95 % interval has a standard error of .5 %; five of them bound the test on both sides.
  std::mt19937_64 dice(17);
  std::gamma_distribution<double> two(2.0);
  std::gamma_distribution<double> three(3.0);
  int covered = 0;
  int naively_covered = 0;
  constexpr int repetitions = 2000;
  for (int repetition = 0; repetition < repetitions; ++repetition) {
    Batches batches(64);
    std::uint64_t hits = 0;
    for (std::size_t belief = 0; belief < 640; ++belief) {
      double const x = two(dice);
      double const p = x / (x + three(dice));
      std::uint64_t const here =
          static_cast<std::uint64_t>(std::binomial_distribution<int>(20, p)(dice));
      batches[belief % 64].hits += here;
      batches[belief % 64].size += 20;
      hits += here;
    }
    Proportion const clustered =
        clustered_proportion(hits, 12800, effective_size(batches, 640), batch_factor(batches));
    Proportion const naive = independent_proportion(hits, 12800);
    covered += clustered.interval.low <= 0.4 && 0.4 <= clustered.interval.high ? 1 : 0;
    naively_covered += naive.interval.low <= 0.4 && 0.4 <= naive.interval.high ? 1 : 0;
  }
  EXPECT_NEAR(static_cast<double>(covered) / repetitions, 0.95, 0.025);
  EXPECT_LT(static_cast<double>(naively_covered) / repetitions, 0.75);
}

}  // namespace
}  // namespace ghostcast
