// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/report/calendar.hpp"

#include <fmt/format.h>

namespace ghostcast {
namespace {

std::string counted(int count, char const* noun)
{
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

}  // namespace

CalendarMonth later(CalendarMonth start, int months)
{
  int const since_year_zero = 12 * start.year + start.month - 1 + months;
  return {since_year_zero / 12, since_year_zero % 12 + 1};
}

std::string to_string(CalendarMonth date)
{
  return fmt::format("{:04}-{:02}", date.year, date.month);
}

std::string month_name(std::optional<CalendarMonth> const& start, int month)
{
  return start ? to_string(later(*start, month)) : counted(month, "month");
}

std::string event_month(std::optional<CalendarMonth> const& start, std::optional<int> month,
                        int horizon)
{
  return month ? month_name(start, *month) : ">" + month_name(start, horizon);
}

std::string duration(int months)
{
  return months % 12 == 0 ? counted(months / 12, "year") : counted(months, "month");
}

}  // namespace ghostcast
