// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "ghostcast/report/definition_text.hpp"
#include "ghostcast/report/explain_text.hpp"
#include "ghostcast/report/number_text.hpp"

namespace ghostcast {
namespace {

/// One definition of one unit: what held and what failed when it mattered.
class CriteriaText {
 public:
  CriteriaText(Explanation const& explanation, int unit, int definition)
      : e_(explanation),
        definition_(explanation.definition_at(definition)),
        verdict_(verdict_of(explanation.replay, unit, definition_, definition)),
        unit_(unit),
        index_(definition),
        last_(explanation.replay.last_running_month(unit))
  {
  }

  std::string text() const
  {
    double const people = e_.units[static_cast<std::size_t>(unit_)].people;
    std::string text = wrapped(
        fmt::format("{}: {}", e_.definition_name(index_), definition_text(definition_, people)), 2);
    if (verdict_.ghost()) {
      text += at(verdict_.month, verdict_.born() ? "a ghost at the start" : "a ghost");
      if (verdict_.relapse && *verdict_.relapse <= last_)
        text += at(*verdict_.relapse, "no longer");
    }
    text += at(last_, last_ == e_.replay.horizon() ? "at the horizon" : "its last month");
    return verdict_.ghost() ? text : text + closest();
  }

 private:
  std::string at(int month, char const* what) const
  {
    return wrapped(
        fmt::format("- {}, {}: {}", e_.when(month), what, checks_words(e_, unit_, index_, month)),
        4);
  }

  /// Of the criteria that failed in the last month, when each came closest.
  std::string closest() const
  {
    std::string text;
    for (auto const& check : check_criteria(e_.replay, unit_, definition_, index_, last_)) {
      if (!check.asked || check.holds || check.criterion == Criterion::supervisor) continue;
      BestMonth const best = best_month(e_.replay, unit_, definition_, index_, check.criterion);
      text += fmt::format("{}{} in {}", text.empty() ? "" : "; ",
                          check_words(definition_, best.check), e_.when(best.month));
    }
    return text.empty() ? "" : wrapped("- at best: " + text, 2);
  }

  Explanation const& e_;
  Definition const& definition_;
  Verdict verdict_;
  int unit_;
  int index_;
  int last_;
};

}  // namespace

std::string explain_criteria(Explanation const& explanation, ExplainView const& view, int unit)
{
  std::string text =
      explain_heading(shorten(explanation.unit_name(unit), 70) + ": criteria of each definition", view.style);
  for (int const definition : view.definitions)
    text += CriteriaText(explanation, unit, definition).text();
  return text;
}

}  // namespace ghostcast
