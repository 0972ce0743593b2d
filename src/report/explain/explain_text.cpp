// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/report/explain_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "ghostcast/report/number_text.hpp"

namespace ghostcast {
namespace {

std::string footer(Explanation const& e)
{
  return "\n" + wrapped(fmt::format("trajectory {}, seed {}, {}, digest of this trajectory {}",
                                    grouped(e.replay.trajectory), e.replay.seed,
                                    e.replay.belief_count == 0
                                        ? "one belief each"
                                        : counted(e.replay.belief_count, "belief", "beliefs"),
                                    to_hex(digest_of(e.replay.tally))),
                        2);
}

}  // namespace

int default_row_distance(int horizon)
{
  return horizon <= 60 ? 1 : horizon <= 120 ? 3 : 12;
}

std::vector<int> table_months(Explanation const& explanation, ExplainView const& view)
{
  std::set<int> months = {0, explanation.replay.horizon()};
  for (int month = 0; month <= explanation.replay.horizon(); month += view.every)
    months.insert(month);
  for (Event const& event : explanation.events) {
    bool const ours =
        std::count(view.units.begin(), view.units.end(), event.unit) > 0 &&
        (event.definition < 0 ||
         std::count(view.definitions.begin(), view.definitions.end(), event.definition) > 0);
    if (event.weight == Weight::headline && (event.unit < 0 || ours)) months.insert(event.month);
  }
  return {months.begin(), months.end()};
}

std::string explain_heading(std::string const& text, TextStyle style)
{
  bool const bold = style == TextStyle::emphasised;
  return fmt::format("\n{}{}{}\n", bold ? "\033[1m" : "", text, bold ? "\033[0m" : "");
}

std::string explain_text(Explanation const& explanation, ExplainView const& view)
{
  std::string text = explain_summary(explanation, view);
  text += explain_belief(explanation, view);
  text += explain_events(explanation, view);
  for (int const unit : view.units) text += explain_unit_table(explanation, view, unit);
  text += explain_world_tables(explanation, view);
  for (int const unit : view.units) text += explain_criteria(explanation, view, unit);
  return text + footer(explanation);
}

}  // namespace ghostcast
