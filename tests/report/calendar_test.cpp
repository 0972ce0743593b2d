// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/report/calendar.hpp"

#include <gtest/gtest.h>

namespace ghostcast {
namespace {

constexpr CalendarMonth december{2025, 12};

TEST(Calendar, CarriesOverTheYear)
{
  EXPECT_EQ(month_name(december, 0), "2025-12");
  EXPECT_EQ(month_name(december, 1), "2026-01");
  EXPECT_EQ(month_name(december, 12), "2026-12");
  EXPECT_EQ(month_name(december, 480), "2065-12");
}

TEST(Calendar, CountsMonthsWithoutAStart)
{
  EXPECT_EQ(month_name(std::nullopt, 1), "1 month");
  EXPECT_EQ(month_name(std::nullopt, 101), "101 months");
}

TEST(EventMonth, IsBeyondTheHorizonWhereItNeverComes)
{
  EXPECT_EQ(event_month(december, std::nullopt, 480), ">2065-12");
  EXPECT_EQ(event_month(std::nullopt, std::nullopt, 480), ">480 months");
  EXPECT_EQ(event_month(december, 101, 480), "2034-05");
}

TEST(Duration, IsInYearsWhereItCanBe)
{
  EXPECT_EQ(duration(12), "1 year");
  EXPECT_EQ(duration(480), "40 years");
  EXPECT_EQ(duration(7), "7 months");
}

}  // namespace
}  // namespace ghostcast
