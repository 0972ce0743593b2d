// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/report/fan.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "report/sample_result.hpp"

namespace ghostcast {
namespace {

using test::add_value;
using test::empty_result;

TEST(FanPoint, CountsTheUnitsThatRun)
{
  RunResult result = empty_result(2, 1, 24);
  add_value(result, Quantity::headcount, 1, 5, 40.0f);
  add_value(result, Quantity::headcount, 1, 5, 50.0f);
  add_value(result, Quantity::headcount, 1, 5, 60.0f);
  FanPoint const point = fan_point(result, Quantity::headcount, 1, 5);
  EXPECT_EQ(point.running, 3u);
  EXPECT_EQ(point.quantiles[2], 50.0);
  EXPECT_EQ(fan_point(result, Quantity::headcount, 0, 5).running, 0u);
  EXPECT_EQ(fan_point(result, Quantity::headcount, 1, 4).running, 0u);
}

TEST(FanPoint, IsInGpusAndDollars)
{
  RunResult result = empty_result(1, 1, 24);
  result.gpu_quantum = 1024.0;
  add_value(result, Quantity::gpus, 0, 24, 100.0f);
  add_value(result, Quantity::value, 0, 24, 2.0f);
  EXPECT_EQ(fan_point(result, Quantity::gpus, 0, 24).quantiles[2], 102400.0);
  EXPECT_NEAR(fan_point(result, Quantity::value, 0, 24).quantiles[2], 2.0 * 4.892e9,
              4.892e9 * 2.0 / 64.0);
}

TEST(FanPoint, ScalesTotalsByTheUnitsOfTheOrganisation)
{
  RunResult result = empty_result(3, 1, 24);
  add_value(result, Quantity::total_value, 0, 1, 1.0f);
  EXPECT_NEAR(fan_point(result, Quantity::total_value, 0, 1).quantiles[2], 3.0 * 4.892e9,
              3.0 * 4.892e9 / 64.0);
}

TEST(FanOf, HasEveryMonth)
{
  RunResult const result = empty_result(1, 1, 24);
  EXPECT_EQ(fan_of(result, Quantity::headcount, 0).size(), 24u);
}

TEST(FanPoint, CountsTheValueOfAUnitWithAReferenceInThatOfTheReference)
{
  RunResult result = empty_result(2, 1, 24);
  result.units[1].reference = 0;
  result.units[1].monthly_value = std::numeric_limits<double>::quiet_NaN();
  for (int u : {0, 1}) add_value(result, Quantity::value, u, 3, 0.5f);
  EXPECT_EQ(fan_point(result, Quantity::value, 1, 3).quantiles, fan_point(result, Quantity::value, 0, 3).quantiles);
}

TEST(Recorded, ListsTheQuantitiesOfAScope)
{
  RunResult const result = empty_result(1, 1, 24);
  auto const market = recorded(result.tally.layout, Scope::market);
  EXPECT_EQ(market, (std::vector{Quantity::gpu_gini, Quantity::gpu_top_share}));
}

TEST(FanUnit, NamesPeopleGpusAndMoney)
{
  EXPECT_STREQ(fan_unit(Quantity::supervisors), "people");
  EXPECT_STREQ(fan_unit(Quantity::gpus_on_order), "GPUs");
  EXPECT_STREQ(fan_unit(Quantity::total_value), "USD/month");
  EXPECT_STREQ(fan_unit(Quantity::share_books), "");
}

}  // namespace
}  // namespace ghostcast
