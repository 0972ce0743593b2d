// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "ghostcast/report/definition_text.hpp"
#include "ghostcast/report/explain_text.hpp"
#include "ghostcast/report/number_text.hpp"

namespace ghostcast {
namespace {

/// Says what becomes of units.
class Summary {
 public:
  Summary(Explanation const& explanation, ExplainView const& view) : e_(explanation), view_(view) {}

  std::string text() const
  {
    std::string text = wrapped(which() + fates(), 2);
    for (int const unit : view_.units) text += other_definitions(unit);
    if (e_.selection) text += wrapped(how_found(), 2);
    return text +
           wrapped(
               "This is one future of many: it shows how things hang together, not how likely "
               "they are. `ghostcast run` gives probabilities.",
               2);
  }

 private:
  std::string which() const
  {
    return fmt::format(
        "Trajectory {} (belief {}, seed {}) of {}, plan \"{}\":", grouped(e_.replay.trajectory),
        grouped(e_.replay.belief.number), e_.replay.seed, e_.name, e_.plan);
  }

  Verdict verdict(int unit, int definition) const
  {
    return verdict_of(e_.replay, unit, e_.definition_at(definition), definition);
  }

  std::string date(int month) const
  {
    return e_.start ? fmt::format("{} (month {})", e_.when(month), month) : e_.when(month);
  }

  std::string fates() const
  {
    std::string text;
    for (int const unit : view_.units) {
      text += fmt::format(
          "{} {} {}", text.empty() ? "" : ";", e_.unit_name(unit),
          fate(unit, e_.definition, fmt::format(" by \"{}\"", e_.definition_name(e_.definition))));
    }
    return text + ".";
  }

  /// \param by  the definition in words, or empty
  std::string fate(int unit, int definition, std::string const& by) const
  {
    Verdict const v = verdict(unit, definition);
    if (!v.first)
      return fmt::format("is still human{} at the horizon, {}", by, e_.when(e_.replay.horizon()));
    if (!v.ghost()) return fmt::format("{} in {}", verb(*v.first), date(v.month));
    std::string const born = "is a ghost" + by + " from the start";
    std::string text = v.born() ? born : fmt::format("becomes a ghost{} in {}", by, date(v.month));
    if (v.relapse) text += fmt::format(" and turns back in {}", date(*v.relapse));
    return text;
  }

  static char const* verb(Outcome outcome)
  {
    constexpr char const* verbs[outcome_count] = {
        "becomes a ghost", "dies for lack of GPUs", "dies for lack of money",
        "is abandoned",    "is acqui-hired",        "goes into maintenance"};
    return verbs[static_cast<int>(outcome)];
  }

  /// "By the others: phantom 2041-09; ghost, half empty: human; ...".
  std::string other_definitions(int unit) const
  {
    std::vector<std::pair<std::string, std::string>> fates;  // fate, names
    for (int const d : view_.definitions) {
      if (d == e_.definition) continue;
      std::string const what = fate(unit, d, "");
      auto same = fates.begin();
      while (same != fates.end() && same->first != what) ++same;
      if (same == fates.end()) same = fates.insert(fates.end(), {what, ""});
      same->second +=
          fmt::format("{}\"{}\"", same->second.empty() ? "" : ", ", e_.definition_name(d));
    }
    if (fates.empty()) return "";
    std::string text = fmt::format("{} by the other definitions:", e_.unit_name(unit));
    for (auto const& [what, names] : fates)
      text += fmt::format("{} by {} it {}", &what == &fates.front().first ? "" : ";", names, what);
    return wrapped(text + ".", 2);
  }

  std::string how_found() const
  {
    ExplainedSelection const& s = *e_.selection;
    FirstOutcomes const& found = s.outcomes;
    std::string text = fmt::format(
        "Found by --select {} among {}: by \"{}\" {} becomes a ghost first in {} of them",
        name_of(s.selection), counted(found.trajectories(), "trajectory", "trajectories"),
        e_.definition_name(s.definition), e_.unit_name(s.unit), grouped(found.ghost_count()));
    if (std::uint64_t const born = found.ghosts.front().count; born > 0)
      text += fmt::format(" ({} from the start)", grouped(born));
    for (int k = 1; k < outcome_count; ++k) {
      Group const& group = found.others[static_cast<std::size_t>(k)];
      if (group.count > 0)
        text += fmt::format(", {} in {}", words_of(Outcome{k}), grouped(group.count));
    }
    return text + fmt::format(", still human at the horizon in {}. {}.", grouped(found.human.count),
                              rule(s.selection));
  }

  static char const* rule(Selection selection)
  {
    switch (selection) {
      case Selection::median_ghost:
        return "This one has the median of the ghost dates, and the lowest number of those";
      case Selection::earliest_ghost:
        return "This one has the earliest ghost date, and the lowest number of those";
      default:
        return "This one has the lowest number of those that are still human at the horizon";
    }
  }

  Explanation const& e_;
  ExplainView const& view_;
};

}  // namespace

std::string explain_summary(Explanation const& explanation, ExplainView const& view)
{
  return Summary(explanation, view).text();
}

}  // namespace ghostcast
