// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "ghostcast/report/definition_text.hpp"
#include "ghostcast/report/number_text.hpp"
#include "ghostcast/report/text_report.hpp"
#include "ghostcast/report/unit_metrics.hpp"
#include "ghostcast/statistics/incidence.hpp"

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
    return meaning() + table() + absent() + dates() + never() + mean_time() + last_criterion() +
           curve;
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
    std::string text = fmt::format("{:<{}}", "by, in %", label_width);
    for (int const month : checkpoints_within(result_.horizon()))
      text += cell(month, result_.start ? result_.date(month) : duration(month));
    text += "\n";
    if (happened(born_event))
      text += row("born ghost", [this](int m) { return by(born_event, m); });
    for (int k = 0; k < outcome_count; ++k) {
      Events const event = event_of(Outcome{k});
      if (k == 0 || happened(event))
        text += row(words_of(Outcome{k}), [&](int m) { return by(event, m); });
    }
    return text + row("human", [this](int m) { return complement(by(all_events, m)); });
  }

  /// Cells of the widest numbers just fit five to a line.
  std::string cell(int month, std::string const& text) const
  {
    bool const first = month == checkpoints_within(result_.horizon()).front();
    return fmt::format("{:>{}}", text, first ? first_cell_width : cell_width);
  }

  template <class ProportionAt>
  std::string row(char const* label, ProportionAt const& at) const
  {
    std::string text = fmt::format("{:<{}}", label, label_width);
    for (int const month : checkpoints_within(result_.horizon()))
      text += cell(month, percent_cell(probability_, at(month)));
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
    std::string const bound =
        probability_.has_interval() ? " (each below " + percent_at_most(most) + ")" : "";
    return wrapped("in no trajectory" + bound + ": " + names, 2);
  }

  std::string dates() const
  {
    auto const ghosts = cumulative_ghosts(result_.tally, definition_, unit_);
    std::string text = "ghost date of all futures:";
    for (double const level : quantile_levels) {
      auto const month = improper_quantile(ghosts, result_.trajectories(), level);
      text += fmt::format("{}{:.0f} % {}", level == quantile_levels.front() ? " " : ", ",
                          100.0 * level, event_month(result_.start, month, result_.horizon()));
    }
    return wrapped(text, 2);
  }

  std::string never() const
  {
    Proportion const none = complement(by(ghost_events, result_.horizon()));
    std::string text = fmt::format("never a ghost within {}: {} %, of which still human {}",
                                   duration(result_.horizon()), percent_cell(probability_, none),
                                   percent(1.0 - by(all_events, result_.horizon()).value));
    for (int k = 1; k < outcome_count; ++k) {
      double const p = by(event_of(Outcome{k}), result_.horizon()).value;
      if (p > 0.0) text += fmt::format(", {} {}", words_of(Outcome{k}), percent(p));
    }
    return wrapped(text, 2);
  }

  std::string mean_time() const
  {
    auto const ghosts = cumulative_ghosts(result_.tally, definition_, unit_);
    if (ghosts.back() == 0) return "";
    return fmt::format(
        "on average {:.1f} of {} months come after that date (restricted mean time lost)\n",
        restricted_mean_time_lost(ghosts, result_.trajectories()), result_.horizon());
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
      char const* const name =
          Criterion{k} == Criterion::tie ? "several at once" : name_of(Criterion{k});
      text += fmt::format("{}{} {}", k == 0 ? " " : ", ", name,
                          of_ghosts(counts[static_cast<std::size_t>(k)]));
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
