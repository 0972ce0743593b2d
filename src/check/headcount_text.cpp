// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "ghostcast/check/check_text.hpp"
#include "ghostcast/check/columns.hpp"
#include "ghostcast/report/number_text.hpp"

namespace ghostcast {
namespace {

constexpr int definition_width = 17;
constexpr int number_width = 9;
constexpr int beliefs_width = 10;
constexpr int verdict_width = 28;

std::string numbers(HeadcountMargin const& m)
{
  bool const any = m.reach == Reach::any_number;
  auto const limit = [&](double people) { return any ? std::string("any") : compact(people); };
  return right(compact(m.places), number_width) + right(limit(m.allowed), number_width) +
         right(compact(m.top_places), number_width) + right(compact(m.top_peak), number_width) +
         right(limit(m.top_allowed), number_width);
}

/// The verdict without the numbers, which stand in the columns.
char const* short_verdict(HeadcountMargin const& m)
{
  switch (m.reach) {
    case Reach::any_number:
      return "headcount is no criterion";
    case Reach::within:
      return "a ghost is within reach";
    case Reach::at_the_peak:
      return "within reach after growth";
    case Reach::rounding:
      return "rounding decides";
    default:
      return "out of reach";
  }
}

std::string beliefs_cell(HeadcountMargin const& m)
{
  if (m.reach == Reach::any_number) return right("any", beliefs_width);
  return right(
      percent_number(static_cast<double>(m.beliefs_within) / static_cast<double>(m.beliefs)),
      beliefs_width);
}

std::string unit_table(Scenario const& s, CheckResult const& result, int unit)
{
  std::string text =
      "\n" + shorten(s.unit_names[static_cast<std::size_t>(unit)], text_width) + "\n";
  text += std::string(definition_width, ' ') + right("at least value", 2 * number_width) +
          right("at the value ceiling", 3 * number_width) + right("beliefs", beliefs_width) + "\n" +
          std::string(definition_width, ' ') + right("wanted", number_width) +
          right("allowed", number_width) + right("wanted", number_width) +
          right("peak", number_width) + right("allowed", number_width) +
          right("within, %", beliefs_width) + "\n";
  for (HeadcountMargin const& m : result.margins) {
    if (m.unit != unit) continue;
    std::string const& name = s.definition_names[static_cast<std::size_t>(m.definition)];
    text += table_row({{shorten(name, definition_width - 1), definition_width},
                       {numbers(m) + beliefs_cell(m) + "  " + short_verdict(m),
                        5 * number_width + beliefs_width + verdict_width}});
  }
  return text;
}

}  // namespace

std::string headcount_text(Scenario const& scenario, CheckResult const& result)
{
  std::string text =
      section_heading("3. How many people a unit will want, and how many a ghost may have");
  text += wrapped(
      "People wanted (equation 30 without chance) once automation has reached its ceiling, all at "
      "the median. First at "
      "the least value that the definition takes, with the limit of today's headcount; then after "
      "growth to the value "
      "ceiling, with the limit of the headcount that such growth brings first. Then the share of "
      "beliefs (the first " +
          grouped(result.margins.empty() ? 0 : result.margins.front().beliefs) +
          ") in which the first pair fits. Freezes, vacancies and layoffs take the staff below "
          "what is wanted, so "
          "out of reach (at the median) is not never.",
      0);
  for (int u = 0; u < scenario.model.unit_count; ++u) text += unit_table(scenario, result, u);
  return text;
}

}  // namespace ghostcast
