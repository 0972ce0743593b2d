// SPDX-License-Identifier: Apache-2.0
// Oracle 12: water-filling with cumulative rounding: weights (3,1,2,2), caps (200,500,90,600).
#include <gmock/gmock.h>

#include <vector>

#include "ghostcast/model/share_out.hpp"

namespace ghostcast {
namespace {

using ::testing::ElementsAre;

template <class L>
std::vector<double> divide(double pool, int start)
{
  constexpr double weights[] = {3.0, 1.0, 2.0, 2.0};
  constexpr double caps[] = {200.0, 500.0, 90.0, 600.0};
  Claims<L> claims{};
  claims.count = 4;
  claims.start = start;
  for (int i = 0; i < 4; ++i) {
    claims.weight[i] = static_cast<Real<L>>(weights[i]);
    claims.room[i] = static_cast<Real<L>>(caps[i]);
  }
  Real<L> const left = share_out<L>(claims, static_cast<Real<L>>(pool));
  std::vector<double> result;
  for (int i = 0; i < 4; ++i) result.push_back(static_cast<double>(claims.given[i]));
  result.push_back(static_cast<double>(left));
  return result;
}

TEST(WaterFilling, GivesThePublishedDivision)
{
  EXPECT_THAT(divide<Scalar>(1000.0, 0), ElementsAre(200, 236, 90, 474, 0));
  EXPECT_THAT(divide<ScalarDouble>(1000.0, 0), ElementsAre(200, 236, 90, 474, 0));
}

TEST(WaterFilling, RotationMovesNothingButTheRounding)
{
  for (int start = 0; start < 4; ++start) {
    std::vector<double> const given = divide<Scalar>(1000.0, start);
    EXPECT_EQ(given[0], 200.0);
    EXPECT_EQ(given[2], 90.0);
    EXPECT_NEAR(given[1], 236.0, 1.0);
    EXPECT_NEAR(given[3], 474.0, 1.0);
    EXPECT_EQ(given[0] + given[1] + given[2] + given[3] + given[4], 1000.0);
  }
}

TEST(WaterFilling, WhatNoCapTakesIsLeft)
{
  EXPECT_THAT(divide<Scalar>(2000.0, 1), ElementsAre(200, 500, 90, 600, 610));
}

}  // namespace
}  // namespace ghostcast
