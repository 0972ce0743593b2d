// SPDX-License-Identifier: Apache-2.0
/// \file
/// Months of a run as months of the calendar.
#pragma once

#include <optional>
#include <string>

namespace ghostcast {

struct CalendarMonth {
  int year{};
  int month{};  ///< 1..12
};

/// `months` later. \pre months >= 0
CalendarMonth later(CalendarMonth start, int months);

/// "2034-05".
std::string to_string(CalendarMonth date);

/// "2034-05" where the run has a start, else "101 months".
std::string month_name(std::optional<CalendarMonth> const& start, int month);

/// The month of an event, or ">" and the horizon where it never comes: ">2065-12", ">480 months".
std::string event_month(std::optional<CalendarMonth> const& start, std::optional<int> month,
                        int horizon);

/// "10 years", "1 year", "8 months".
std::string duration(int months);

}  // namespace ghostcast
