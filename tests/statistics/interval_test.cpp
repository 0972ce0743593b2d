// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/statistics/interval.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace ghostcast {
namespace {

TEST(NormalFactor, IsTheTextbookValue)
{
  EXPECT_NEAR(normal_factor(0.95), 1.959963984540054, 1e-12);
  EXPECT_NEAR(normal_factor(0.99), 2.575829303548901, 1e-12);
}

TEST(StudentFactor, IsTheTextbookValueAndTendsToTheNormalOne)
{
  EXPECT_NEAR(student_factor(1.0), 12.706204736432095, 1e-9);
  EXPECT_NEAR(student_factor(63.0), 1.998340543, 1e-8);
  EXPECT_NEAR(student_factor(1e7), normal_factor(), 1e-6);
}

TEST(WilsonInterval, MatchesAPublishedExample)
{
  // Newcombe, Statistics in Medicine 17 (1998), table I: 81 of 263 and 15 of 148, score method.
  Interval const first = wilson_interval(81.0 / 263.0, 263.0, normal_factor());
  EXPECT_NEAR(first.low, 0.2553, 5e-5);
  EXPECT_NEAR(first.high, 0.3662, 5e-5);
  Interval const second = wilson_interval(15.0 / 148.0, 148.0, normal_factor());
  EXPECT_NEAR(second.low, 0.0624, 5e-5);
  EXPECT_NEAR(second.high, 0.1605, 5e-5);
}

TEST(WilsonInterval, EndsWhereTheScoreTestJustRejects)
{
  double const z = normal_factor();
  Interval const interval = wilson_interval(0.2, 50.0, z);
  for (double const p : {interval.low, interval.high}) {
    EXPECT_NEAR(std::abs(0.2 - p) / std::sqrt(p * (1.0 - p) / 50.0), z, 1e-9);
  }
}

TEST(WilsonInterval, StartsAtZeroWithoutHitsAndEndsAtOneWithoutMisses)
{
  double const z = normal_factor();
  Interval const none = wilson_interval(0.0, 10.0, z);
  EXPECT_EQ(none.low, 0.0);
  EXPECT_NEAR(none.high, z * z / (10.0 + z * z), 1e-12);
  Interval const all = wilson_interval(1.0, 10.0, z);
  EXPECT_EQ(all.high, 1.0);
  EXPECT_NEAR(all.low, 10.0 / (10.0 + z * z), 1e-12);
}

TEST(WilsonInterval, IsEverythingWithoutTrials)
{
  Interval const interval = wilson_interval(0.0, 0.0, normal_factor());
  EXPECT_EQ(interval.low, 0.0);
  EXPECT_EQ(interval.high, 1.0);
}

}  // namespace
}  // namespace ghostcast
