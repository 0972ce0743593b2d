// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "ghostcast/report/belief_report.hpp"
#include "ghostcast/report/definition_text.hpp"
#include "ghostcast/report/ghost_estimate.hpp"
#include "ghostcast/report/number_text.hpp"
#include "ghostcast/report/text_report.hpp"
#include "ghostcast/report/unit_metrics.hpp"
#include "ghostcast/statistics/hazard.hpp"
#include "ghostcast/statistics/incidence.hpp"
#include "ghostcast/statistics/months_lost.hpp"

namespace ghostcast {
namespace {

constexpr int label_width = 11;
constexpr int first_cell_width = 17;
constexpr int cell_width = 18;

/// Writes about one definition of one unit.
class Details {
 public:
  Details(RunResult const& result, int unit, int definition)
      : result_(result), probability_(result.probability()), unit_(unit), definition_(definition)
  {
  }

  std::string text() const
  {
    std::string curve = definition_ == 0 ? stacked_curve(result_, unit_, definition_)
                                         : ghost_sparkline(result_, unit_, definition_);
    return meaning() + table() + belief_rows(result_, unit_, definition_, label_width, first_cell_width, cell_width) +
           absent() + component_text(result_, unit_, definition_) + dates() + mean_time() + hazard() +
           last_criterion() + curve;
  }

 private:
  std::string meaning() const
  {
    Definition const& definition =
        result_.definitions[static_cast<std::size_t>(definition_)].definition;
    double const people = result_.units[static_cast<std::size_t>(unit_)].people;
    return wrapped("a ghost has: " + definition_text(definition, people), 2);
  }

  std::string table() const
  {
    std::string text = caption() + fmt::format("{:<{}}", "by, in %", label_width);
    for (int const month : checkpoints_within(result_.horizon()))
      text += cell(month, when(result_, month));
    text += "\n";
    text += row("ghost", ghost_events);
    if (happened(born_event)) text += row("from start", born_event);
    text += row("no ghost", [this](int m) { return complement(by(ghost_events, m)); });
    return text + rows_without_ghost();
  }

  std::string caption() const
  {
    return wrapped(fmt::format("by \"{}\": {}", name(), basis_text(result_)), 2);
  }

  /// What "no ghost" consists of, where it is not human alone.
  std::string rows_without_ghost() const
  {
    std::string text;
    for (int k = 1; k < outcome_count; ++k) {
      if (happened(event_of(Outcome{k}))) text += row(words_of(Outcome{k}), event_of(Outcome{k}));
    }
    if (text.empty()) return "";
    return text + row("human", [this](int m) { return complement(by(all_events, m)); });
  }

  std::string const& name() const
  {
    return result_.definitions[static_cast<std::size_t>(definition_)].name;
  }

  /// Cells of the widest numbers just fit five to a line.
  std::string cell(int month, std::string const& text) const
  {
    bool const first = month == checkpoints_within(result_.horizon()).front();
    return fmt::format("{:>{}}", text, first ? first_cell_width : cell_width);
  }

  std::string row(char const* label, Events events) const
  {
    return row(label, [&](int month) { return by(events, month); });
  }

  template <class ProportionAt>
  std::string row(char const* label, ProportionAt const& at) const
  {
    std::string text = fmt::format("{:<{}}", label, label_width);
    for (int const month : checkpoints_within(result_.horizon()))
      text += cell(month, percent_with_interval(at(month)));
    return text + "\n";
  }

  Proportion by(Events events, int month) const
  {
    return probability_.by_month(definition_, unit_, events, month);
  }
  bool happened(Events events) const { return by(events, result_.horizon()).value > 0.0; }

  /// Outcomes that the table leaves out.
  std::string absent() const
  {
    std::string names;
    double most = 0.0;
    for (int k = 1; k < outcome_count; ++k) {
      Events const event = event_of(Outcome{k});
      if (happened(event)) continue;
      names += fmt::format("{}{}", names.empty() ? "" : ", ", words_of(Outcome{k}));
      most = by(event, result_.horizon()).interval.high;
    }
    if (names.empty()) return "";
    return wrapped(
        fmt::format("in no trajectory (each below {}): {}", percent_at_most(most), names), 2);
  }

  std::string dates() const
  {
    std::string text = fmt::format("by \"{}\", {}, ", name(), beliefs_text(result_));
    bool any = false;
    for (double const level : quantile_levels) {
      GhostDate const date = ghost_date(result_, unit_, definition_, level);
      if (!date.month) continue;
      text += fmt::format("{:.0f} % {}by {} [{},{}]; ", 100.0 * level,
                          any ? "" : "of all futures are ghosts ", when(result_, *date.month),
                          month_text(result_, date.earliest), month_text(result_, date.latest));
      any = true;
    }
    Proportion const never = complement(by(ghost_events, result_.horizon()));
    return wrapped(fmt::format("{}never by {}: {} %", text, when(result_, result_.horizon()),
                               percent_with_interval(never)),
                   2);
  }


  std::string mean_time() const
  {
    auto const ghosts = cumulative_ghosts(result_.tally, definition_, unit_);
    if (ghosts.back() == 0) return "";
    MonthsLost const lost = months_lost(result_.tally, result_.beliefs, definition_, unit_, ghost_events);
    return wrapped(fmt::format("on average {:.1f} [{:.1f},{:.1f}] of {} months come after the ghost date (restricted "
                               "mean time lost)",
                               lost.mean, lost.interval.low, lost.interval.high, result_.horizon()),
                   2);
  }

  /// Hazards of a ghost in the years that end at the table's last months.
  std::string hazard() const
  {
    if (!happened(event_of(Outcome::ghost))) return "";
    Hazards const hazards(result_.tally, result_.beliefs, definition_, unit_);
    std::string text = fmt::format("by \"{}\", {}: of those with no outcome before, ghosts within the year to",
                                   name(), beliefs_text(result_));
    for (int const month : overview_months(result_.horizon())) {
      Hazard const h = hazards.over(Outcome::ghost, {std::max(1, month - 11), month});
      text += fmt::format("{} {} {} %", text.ends_with("to") ? "" : ",", when(result_, month),
                          percent_with_interval(h.hazard));
    }
    Proportion const never = complement(by(ghost_events, result_.horizon()));
    return wrapped(fmt::format("{}; never by {}: {} %", text, when(result_, result_.horizon()),
                               percent_with_interval(never)),
                   2);
  }

  std::string last_criterion() const
  {
    auto const counts = last_criteria(result_, definition_, unit_);
    std::uint64_t ghosts = 0;
    for (std::uint64_t const count : counts) ghosts += count;
    if (ghosts == 0) return "";
    auto const of_ghosts = [ghosts](std::uint64_t count) {
      return percent(static_cast<double>(count) / static_cast<double>(ghosts));
    };
    std::string text = fmt::format("of the {}, met last:", counted(ghosts, "ghost", "ghosts"));
    for (int k = 0; k < criterion_count; ++k) {
      std::uint64_t const count = counts[static_cast<std::size_t>(k)];
      if (count == 0) continue;
      char const* const name =
          Criterion{k} == Criterion::tie ? "several at once" : name_of(Criterion{k});
      text += fmt::format("{}{} {}", text.ends_with(':') ? " " : ", ", name, of_ghosts(count));
    }
    return wrapped(text + relapse_clause(), 2);
  }

  /// Born ghosts may relapse too.
  std::string relapse_clause() const
  {
    auto const ghosts = cumulative_ghosts(result_.tally, definition_, unit_);
    std::uint64_t const relapsed =
        result_.tally.at(result_.tally.layout.relapsed_at(definition_, unit_));
    std::string const of_all =
        happened(born_event) ? fmt::format(" of {}, born ones included", grouped(ghosts.back()))
                             : "";
    return "; relapsed later: " +
           percent(static_cast<double>(relapsed) / static_cast<double>(ghosts.back())) + of_all;
  }

  RunResult const& result_;
  EventProbability probability_;
  int unit_;
  int definition_;
};

}  // namespace

std::string definition_details(RunResult const& result, int unit, int definition)
{
  return Details(result, unit, definition).text();
}

}  // namespace ghostcast
