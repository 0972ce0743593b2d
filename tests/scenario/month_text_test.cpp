// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/scenario/month_text.hpp"

#include <gtest/gtest.h>

namespace ghostcast {
namespace {

TEST(ParseMonth, TakesMonthsOfTheCalendarAlone)
{
  auto const month = parse_month("2025-12");
  ASSERT_TRUE(month.has_value());
  EXPECT_EQ(month->year, 2025);
  EXPECT_EQ(month->month, 12);
  for (char const* const wrong : {"", "2025", "2025-13", "2025-00", "2025-1", "2025-12-01",
                                  "0000-01", "20a5-01", "2025/01", " 2025-01", "2025-1x"})
    EXPECT_FALSE(parse_month(wrong).has_value()) << wrong;
}

TEST(LooksLikeMonth, KnowsWhatSomebodyMeantAsOne)
{
  EXPECT_TRUE(looks_like_month("2025-13"));
  EXPECT_TRUE(looks_like_month("2025-12-01"));
  EXPECT_FALSE(looks_like_month("24 months"));
  EXPECT_FALSE(looks_like_month("-9 %/year"));
}

TEST(MonthsBetween, CountsOverYearsInBothDirections)
{
  EXPECT_EQ(months_between({2025, 12}, {2026, 3}), 3);
  EXPECT_EQ(months_between({2025, 12}, {2035, 12}), 120);
  EXPECT_EQ(months_between({2026, 3}, {2025, 12}), -3);
  EXPECT_EQ(months_between({2026, 3}, {2026, 3}), 0);
}

}  // namespace
}  // namespace ghostcast
