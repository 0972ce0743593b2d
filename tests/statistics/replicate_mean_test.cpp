// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/statistics/replicate_mean.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <vector>

#include "support/statistical.hpp"

namespace ghostcast {
namespace {

TEST(ReplicateMean, IsTheTextbookIntervalOfAMean)
{
  // 1, 2, 3, 4 hundredths: mean .025, variance 5/3 e-4, t_3 = 3.182446305.
  std::vector<double> const values = {0.01, 0.02, 0.03, 0.04};
  ReplicateMean const mean = replicate_mean(values);
  EXPECT_DOUBLE_EQ(mean.value, 0.025);
  EXPECT_NEAR(mean.standard_error, std::sqrt(5.0 / 3.0 * 1e-4 / 4.0), 1e-15);
  ASSERT_TRUE(mean.interval);
  EXPECT_NEAR(mean.interval->low, 0.025 - 3.182446305 * mean.standard_error, 1e-10);
  EXPECT_NEAR(mean.interval->high, 0.025 + 3.182446305 * mean.standard_error, 1e-10);
  EXPECT_EQ(mean.zeros, 0u);
}

TEST(ReplicateMean, KeepsToProbabilities)
{
  std::vector<double> const values = {0.0, 0.0, 0.0, 0.9};
  ReplicateMean const mean = replicate_mean(values);
  EXPECT_EQ(mean.interval->low, 0.0);
  EXPECT_LE(mean.interval->high, 1.0);
  EXPECT_EQ(mean.zeros, 3u);
}

TEST(ReplicateMean, HasNoIntervalWhereNothingIsSpread)
{
  std::vector<double> const values(5, 0.0);
  EXPECT_FALSE(replicate_mean(values).interval);
  EXPECT_EQ(replicate_mean(values).zeros, 5u);
}

TEST(ReplicateMean, CoversAsOftenAsItSays)
{
  // Normal replicates, for which Student's law is exact.
  constexpr int trials = 20000;
  std::mt19937_64 random(1);
  std::normal_distribution<double> law(0.5, 0.01);
  double covered = 0.0;
  for (int k = 0; k < trials; ++k) {
    std::vector<double> values(6);
    for (double& value : values) value = law(random);
    Interval const interval = *replicate_mean(values).interval;
    if (interval.low <= 0.5 && 0.5 <= interval.high) covered += 1.0;
  }
  EXPECT_TRUE(testing_support::share_matches(covered / trials, confidence_level, trials));
}

TEST(PlainTrials, GiveTheStandardErrorOfABinomialShare)
{
  double const trials = plain_trials(1e-7, 2e-8);
  EXPECT_NEAR(std::sqrt(1e-7 * (1.0 - 1e-7) / trials), 2e-8, 1e-20);
}

}  // namespace
}  // namespace ghostcast
