// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/sensitivity/normal_scores.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "support/statistical.hpp"

namespace ghostcast {
namespace {

using testing::ElementsAre;
using testing_support::matches;

/// Three inputs on one factor, and one alone.
NormalScores factor()
{
  auto const row = [](int own, double l) { return std::vector<Loading>{{0, l}, {own, std::sqrt(1 - l * l)}}; };
  return NormalScores({row(1, -0.6), {{9, 1.0}}, row(2, 0.6), row(3, -0.4)});
}

TEST(NormalScores, KnowsItsCorrelationsAndComponents)
{
  NormalScores const scores = factor();
  EXPECT_NEAR(scores.correlation(0, 2), -0.36, 1e-15);
  EXPECT_NEAR(scores.correlation(2, 3), -0.24, 1e-15);
  EXPECT_NEAR(scores.correlation(0, 0), 1.0, 1e-15);
  EXPECT_EQ(scores.correlation(0, 1), 0.0);
  EXPECT_THAT(scores.components(), ElementsAre(ElementsAre(0, 2, 3), ElementsAre(1)));
}

TEST(NormalScores, JoinsInputsThatMeetThroughAThird)
{
  double const h = std::sqrt(0.5);
  NormalScores const chain({{{0, 1.0}}, {{1, 1.0}}, {{0, h}, {1, h}}});
  EXPECT_THAT(chain.components(), ElementsAre(ElementsAre(0, 1, 2)));
}

TEST(Redraw, LeavesWhatIsKnownAsItIs)
{
  NormalScores const scores = factor();
  std::vector<double> const known{1.5, -0.25, 0.5, 2.0};
  auto const drawn = scores.redraw(known, {0, 1, 0, 1}, 1, DesignPurpose::conditional, 3);
  EXPECT_EQ(drawn[0], 1.5);
  EXPECT_EQ(drawn[2], 0.5);
  EXPECT_NE(drawn[1], -0.25);
  EXPECT_NE(drawn[3], 2.0);
}

// Given z1 = 2 with correlation r the other is N(2 r, 1 - r^2).
TEST(Redraw, HasTheMeanAndVarianceOfTheConditionalNormal)
{
  double const r = -0.7;
  NormalScores const pair({{{0, 1.0}}, {{0, r}, {1, std::sqrt(1 - r * r)}}});
  constexpr int n = 20000;
  double sum = 0.0, squares = 0.0;
  for (int k = 0; k < n; ++k) {
    double const z = pair.redraw({2.0, 0.0}, {0, 1}, 5, DesignPurpose::conditional, static_cast<std::uint64_t>(k))[1];
    sum += z;
    squares += (z - 2 * r) * (z - 2 * r);
  }
  double const variance = 1 - r * r;
  EXPECT_TRUE(matches(sum / n, 2 * r, std::sqrt(variance / n)));
  EXPECT_TRUE(matches(squares / n, variance, variance * std::sqrt(2.0 / n)));
}

}  // namespace
}  // namespace ghostcast
