// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "ghostcast/check/check_text.hpp"
#include "ghostcast/check/columns.hpp"
#include "ghostcast/report/number_text.hpp"

namespace ghostcast {
namespace {

constexpr int definition_width = 18;
constexpr int number_width = 9;
constexpr int verdict_width = 37;

std::string numbers(HeadcountMargin const& m)
{
  bool const any = m.reach == Reach::any_number;
  auto const limit = [&](double people) { return any ? std::string("any") : compact(people); };
  return right(compact(m.places), number_width) + right(limit(m.allowed), number_width) +
         right(compact(m.top_places), number_width) + right(compact(m.top_peak), number_width) +
         right(limit(m.top_allowed), number_width);
}

/// The verdict without the numbers that stand in the columns.
std::string short_verdict(HeadcountMargin const& m)
{
  std::string const all = verdict_text(m);
  return all.substr(0, all.rfind(": "));
}

std::string unit_table(Scenario const& s, CheckResult const& result, int unit)
{
  std::string text = "\n" + shorten(s.unit_names[static_cast<std::size_t>(unit)], text_width) + "\n";
  text += std::string(definition_width, ' ') + right("at least value", 2 * number_width) +
          right("at the value ceiling", 3 * number_width) + "\n" + std::string(definition_width, ' ') +
          right("wanted", number_width) + right("allowed", number_width) + right("wanted", number_width) +
          right("peak", number_width) + right("allowed", number_width) + "\n";
  for (HeadcountMargin const& m : result.margins) {
    if (m.unit != unit) continue;
    std::string const& name = s.definition_names[static_cast<std::size_t>(m.definition)];
    text += table_row({{shorten(name, definition_width - 1), definition_width},
                       {numbers(m), 5 * number_width + 1},
                       {" " + short_verdict(m), verdict_width}});
  }
  return text;
}

}  // namespace

std::string headcount_text(Scenario const& scenario, CheckResult const& result)
{
  std::string text = section_heading("3. How many people a unit will want, and how many a ghost may have");
  text += wrapped(
      "People wanted (equation 30 without chance) once automation has reached its ceiling, all at the median. First at "
      "the least value that the definition takes, with the limit of today's headcount; then after growth to the value "
      "ceiling, with the limit of the headcount that such growth brings first. Vacancies, freezes and layoffs can take the staff "
      "lower, luck and other beliefs either way.",
      0);
  for (int u = 0; u < scenario.model.unit_count; ++u) text += unit_table(scenario, result, u);
  return text;
}

}  // namespace ghostcast
