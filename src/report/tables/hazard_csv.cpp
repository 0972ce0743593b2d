// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <iterator>

#include "ghostcast/report/csv.hpp"
#include "ghostcast/report/definition_text.hpp"
#include "ghostcast/statistics/hazard.hpp"

namespace ghostcast {
namespace {

/// Appends the rows of one unit and definition.
void append_hazards(RunResult const& result, int unit, int definition, std::string& text)
{
  Hazards const hazards(result.tally, result.beliefs, definition, unit);
  std::string const prefix =
      csv_field(result.units[static_cast<std::size_t>(unit)].name) + "," +
      csv_field(result.definitions[static_cast<std::size_t>(definition)].name);
  std::string const suffix = never_fields(result, unit, definition);
  auto const row = [&](Outcome outcome, char const* period, MonthSpan span) {
    Hazard const h = hazards.over(outcome, span);
    fmt::format_to(std::back_inserter(text), "{},{},{},{},{},{},{},{},{:.9g},{:.9g},{:.9g},{}\n",
                   prefix, name_of(outcome), period, span.first, span.last,
                   result.start ? to_string(later(*result.start, span.last)) : "", h.at_risk,
                   h.events, h.hazard.value, h.hazard.interval.low, h.hazard.interval.high, suffix);
  };
  for (int k = 0; k < outcome_count; ++k) {
    for (int month = 1; month <= result.horizon(); ++month)
      row(Outcome{k}, "month", {month, month});
    for (MonthSpan const& year : years_within(result.horizon())) row(Outcome{k}, "year", year);
  }
}

}  // namespace

std::string hazard_csv(RunResult const& result)
{
  std::string text =
      "unit,definition,outcome,period,first_month,last_month,date,at_risk,events,hazard,low,high," +
      std::string(never_header) + "\n";
  for (int unit = 0; unit < result.tally.layout.unit_count; ++unit) {
    for (int definition = 0; definition < result.tally.layout.definition_count; ++definition)
      append_hazards(result, unit, definition, text);
  }
  return text;
}

}  // namespace ghostcast
