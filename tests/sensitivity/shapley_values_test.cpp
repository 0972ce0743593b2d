// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/sensitivity/shapley_values.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>

#include "ghostcast/sensitivity/design_random.hpp"

namespace ghostcast {
namespace {

using testing::DoubleNear;
using testing::ElementsAre;

double sum(std::vector<double> const& values) { return std::accumulate(values.begin(), values.end(), 0.0); }

// The glove game: player 0 has a left glove, 1 and 2 a right one each; a pair is worth 1.
TEST(ShapleyValues, OfTheGloveGameAreTwoThirdsAndASixth)
{
  std::vector<double> const value{0, 0, 0, 1, 0, 1, 0, 1};
  EXPECT_THAT(shapley_values(3, value), ElementsAre(DoubleNear(2.0 / 3, 1e-15), DoubleNear(1.0 / 6, 1e-15), DoubleNear(1.0 / 6, 1e-15)));
}

TEST(ShapleyValues, OfSwitchesThatDoNotInteractAreTheirOwnEffects)
{
  std::vector<double> value(128);
  double const effect[] = {1, -2, 0, 4, 0.5, -0.25, 8};
  for (std::size_t s = 0; s < value.size(); ++s) {
    value[s] = 3.0;
    for (std::size_t i = 0; i < 7; ++i) value[s] += (s >> i & 1) != 0 ? effect[i] : 0.0;
  }
  auto const found = shapley_values(7, value);
  for (std::size_t i = 0; i < 7; ++i) EXPECT_NEAR(found[i], effect[i], 1e-12);
}

TEST(ShapleyValues, AddUpToTheWholeDifference)
{
  std::vector<double> value;
  for (std::uint64_t s = 0; s < 128; ++s) value.push_back(design_uniform(1, DesignPurpose::screening, s, 0));
  EXPECT_NEAR(sum(shapley_values(7, value)), value.back() - value.front(), 1e-12);
  std::vector<std::vector<int>> const few{{3, 0, 1, 2, 6, 5, 4}, {0, 1, 2, 3, 4, 5, 6}};
  EXPECT_NEAR(sum(shapley_values_of_orders(few, value)), value.back() - value.front(), 1e-12);
}

TEST(ShapleyValuesOfOrders, OfAllOrdersAreExact)
{
  std::vector<double> value;
  for (std::uint64_t s = 0; s < 16; ++s) value.push_back(design_uniform(2, DesignPurpose::screening, s, 0));
  std::vector<std::vector<int>> all;
  std::vector<int> order{0, 1, 2, 3};
  do all.push_back(order);
  while (std::next_permutation(order.begin(), order.end()));
  auto const exact = shapley_values(4, value);
  auto const found = shapley_values_of_orders(all, value);
  for (std::size_t i = 0; i < 4; ++i) EXPECT_NEAR(found[i], exact[i], 1e-12);
}

TEST(CoalitionsOf, AddOnePlayerAtATime)
{
  std::vector<int> const order{2, 0, 1};
  EXPECT_THAT(coalitions_of(order), ElementsAre(0U, 4U, 5U, 7U));
}

}  // namespace
}  // namespace ghostcast
