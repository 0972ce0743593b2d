// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/scenario/physical_unit.hpp"

#include <gtest/gtest.h>

#include <string>

namespace ghostcast {
namespace {

double convert(double value, std::string const& from, std::string const& to)
{
  UnitReading const a = parse_unit(from);
  UnitReading const b = parse_unit(to);
  EXPECT_TRUE(a.unit && b.unit) << from << ", " << to;
  EXPECT_TRUE(fits(a.unit->dimension, b.unit->dimension)) << from << ", " << to;
  return converted(value, *a.unit, *b.unit);
}

TEST(Converted, IsExactWhereTheRatioIsWhole)
{
  EXPECT_EQ(convert(2.0, "years", "months"), 24.0);
  EXPECT_EQ(convert(420.0, "kUSD/year", "USD/month"), 35000.0);
  EXPECT_EQ(convert(0.15, "/year", "1/month"), 0.15 / 12.0);
  EXPECT_EQ(convert(-9.0, "%/year", "log/year"), -0.09);
  EXPECT_EQ(convert(15.0, "%", "1"), 0.15);
  EXPECT_EQ(convert(0.75, "GW", "MW"), 750.0);
  EXPECT_EQ(convert(1450.0, "W", "kW"), 1.45);
  EXPECT_EQ(convert(60.0, "bn USD/year", "USD/month"), 5e9);
  EXPECT_EQ(convert(5.0, "MUSD", "USD"), 5e6);
  EXPECT_EQ(convert(4.0, "quarters", "year"), 1.0);
}

TEST(Converted, HasAMonthOf30Point4375Days)
{
  EXPECT_EQ(convert(1.0, "month", "days"), 30.4375);
  EXPECT_EQ(convert(487.0, "days", "months"), 16.0);
  EXPECT_EQ(convert(487.0, "weeks", "months"), 112.0);
  EXPECT_EQ(convert(1.0, "month", "h"), 730.5);
  EXPECT_EQ(convert(2.0, "USD/h", "USD/GPU-month"), 1461.0);
}

TEST(Converted, GoesThereAndBack)
{
  for (char const* const unit : {"h", "days", "weeks", "months", "quarters", "years"})
    EXPECT_DOUBLE_EQ(convert(convert(7.3, unit, "months"), "months", unit), 7.3) << unit;
}

TEST(ParseUnit, DividesByAllThatFollowsASlash)
{
  EXPECT_EQ(convert(1.0, "USD/GPU-hour", "USD/GPU/hour"), 1.0);
  EXPECT_EQ(convert(1.0, "USD per GPU a month", "USD/GPU-month"), 1.0);
  EXPECT_EQ(convert(15.0, "percent per year", "log/year"), 0.15);
}

TEST(ParseUnit, KnowsWordsInAnyCaseButPrefixesInOne)
{
  EXPECT_EQ(convert(1.0, "usd", "USD"), 1.0);
  EXPECT_EQ(convert(1.0, "Years", "months"), 12.0);
  EXPECT_EQ(convert(1.0, "kw", "kW"), 1.0);
  EXPECT_FALSE(parse_unit("mw").unit.has_value());
  EXPECT_EQ(parse_unit("mw").hint, "Did you mean MW?");
}

TEST(ParseUnit, RefusesWhatIsNone)
{
  EXPECT_EQ(parse_unit("wekes").reason, "has the unknown unit wekes");
  EXPECT_EQ(parse_unit("wekes").hint, "Did you mean weeks?");
  EXPECT_EQ(parse_unit("d").hint, "Did you mean days?");
  EXPECT_EQ(parse_unit("%/yr").hint, "Did you mean year?");
  EXPECT_EQ(parse_unit("M USD").hint, "Did you mean months, or mn for millions?");
  EXPECT_EQ(parse_unit("EUR/month").hint, "Money is in USD.");
  EXPECT_FALSE(parse_unit("").unit.has_value());
  EXPECT_FALSE(parse_unit("USD/").unit.has_value());
  EXPECT_FALSE(parse_unit("h h h h h h h h h").unit.has_value());
  EXPECT_FALSE(parse_unit("tn tn USD").unit.has_value());
  EXPECT_FALSE(parse_unit(std::string(100000, 'x')).unit.has_value());
}

TEST(Fits, LetsPerGpuAndPerPersonBeLeftOutOnly)
{
  auto const both = [](char const* given, char const* documented) {
    return fits(parse_unit(given).unit->dimension, parse_unit(documented).unit->dimension);
  };
  EXPECT_TRUE(both("USD/h", "USD/GPU-hour"));
  EXPECT_TRUE(both("GPUs", "GPUs/person"));
  EXPECT_FALSE(both("%", "GPUs"));
  EXPECT_FALSE(both("USD/GPU-hour", "USD/month"));
  EXPECT_FALSE(both("USD", "months"));
  EXPECT_FALSE(both("USD/person", "USD/GPU"));
}

}  // namespace
}  // namespace ghostcast
