// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "ghostcast/check/check_text.hpp"
#include "ghostcast/check/columns.hpp"
#include "ghostcast/report/number_text.hpp"

namespace ghostcast {
namespace {

constexpr int definition_width = 13;
constexpr int number_width = 8;
constexpr int beliefs_width = 7;
constexpr int verdict_width = 26;  // two spaces, "only in a hiring freeze", and one that a cell keeps

std::string numbers(HeadcountMargin const& m)
{
  bool const any = m.reach == Reach::any_number;
  auto const limit = [&](double people) { return any ? std::string("any") : compact(people); };
  return right(compact(m.places), number_width) + right(limit(m.allowed), number_width) +
         right(compact(m.top_places), number_width) + right(compact(m.top_peak), number_width) +
         right(limit(m.top_allowed), number_width) +
         right(m.can_freeze ? compact(m.frozen.most) : "-", number_width);
}

/// The verdict without the numbers, which stand in the columns.
char const* short_verdict(HeadcountMargin const& m)
{
  switch (m.reach) {
    case Reach::any_number:
      return "any headcount will do";
    case Reach::within:
      return "within reach";
    case Reach::at_the_peak:
      return "within reach once grown";
    case Reach::rounding:
      return "rounding decides";
    case Reach::frozen:
      return "only in a hiring freeze";
    case Reach::supervisors:
      return "hangs on supervisors";
    default:
      return m.can_freeze ? "not even in a freeze" : "out of reach";
  }
}

std::string beliefs_cells(HeadcountMargin const& m)
{
  auto const share = [&](std::uint64_t count) {
    return percent_number(static_cast<double>(count) / static_cast<double>(m.beliefs));
  };
  bool const any = m.reach == Reach::any_number;
  return right(any ? "any" : share(m.beliefs_within), beliefs_width) +
         right(!m.can_freeze ? "-" : any ? "any" : share(m.beliefs_frozen), beliefs_width);
}

std::string head_lines()
{
  std::string const indent(definition_width, ' ');
  return indent + right("lowest value", 2 * number_width) +
         right("value ceiling", 3 * number_width) + right("frozen", number_width) +
         right("beliefs, %", 2 * beliefs_width) + "\n" + indent + right("wanted", number_width) +
         right("allowed", number_width) + right("wanted", number_width) +
         right("peak", number_width) + right("allowed", number_width) +
         right("staff", number_width) + right("wanted", beliefs_width) +
         right("frozen", beliefs_width) + "\n";
}

std::string unit_table(Scenario const& s, CheckResult const& result, int unit)
{
  std::string text =
      "\n" + shorten(s.unit_names[static_cast<std::size_t>(unit)], text_width) + "\n";
  text += head_lines();
  for (HeadcountMargin const& m : result.margins) {
    if (m.unit != unit) continue;
    std::string const& name = s.definition_names[static_cast<std::size_t>(m.definition)];
    text += table_row({{shorten(name, definition_width - 1), definition_width},
                       {numbers(m) + beliefs_cells(m) + "  " + short_verdict(m),
                        6 * number_width + 2 * beliefs_width + verdict_width}});
  }
  return text;
}

/// What the columns are, and what they are not.
std::string caption(CheckResult const& result)
{
  std::uint64_t const beliefs = result.margins.empty() ? 0 : result.margins.front().beliefs;
  return wrapped("Without chance, at the median belief, once automation has reached its ceiling:",
                 0) +
         list_item("lowest value: places wanted (equation 30) at the least value that the "
                   "definition takes, and people allowed of today's headcount") +
         list_item("value ceiling: the same after growth to the ceiling, with what is allowed of "
                   "the peak that such growth brings") +
         list_item("frozen staff: who is left, at the lowest value, if hiring stays frozen until "
                   "all have gone who are not replaced (equations 28, 36). All supervisors count, "
                   "as the chips may need them; where fewer would do, the verdict hangs on "
                   "supervisors") +
         list_item(fmt::format("beliefs: share of the first {} in which the places wanted, and the "
                               "frozen staff, are at most what is allowed of today's headcount",
                               grouped(beliefs))) +
         wrapped("Whether this comes within the horizon is not judged here. Vacancies, layoff waves "
                 "and raids empty a unit further, by chance. How probable a ghost is, "
                 "`ghostcast run` says.",
                 0);
}

}  // namespace

std::string headcount_text(Scenario const& scenario, CheckResult const& result)
{
  std::string text =
      section_heading("3. How many people a unit will want, and how many a ghost may have") +
      caption(result);
  for (int u = 0; u < scenario.model.unit_count; ++u) text += unit_table(scenario, result, u);
  return text;
}

}  // namespace ghostcast
