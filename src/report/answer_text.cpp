// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <optional>

#include "ghostcast/report/number_text.hpp"
#include "ghostcast/report/text_report.hpp"
#include "ghostcast/statistics/incidence.hpp"

namespace ghostcast {
namespace {

constexpr int ten_years = 120;
/// Share of trajectories from which another first outcome is worth a clause.
constexpr double notable_outcome = 0.01;
/// Share of ghosts from which their return is worth a clause.
constexpr double notable_relapse = 0.25;

/// What becomes of a unit instead, as the start of "... in 12 %".
char const* clause_of(Outcome outcome)
{
  constexpr char const* clauses[outcome_count] = {
      "becomes a ghost first", "dies for lack of GPUs first", "dies for lack of money first",
      "is abandoned first",    "is acqui-hired first",        "goes into maintenance first"};
  return clauses[static_cast<int>(outcome)];
}

/// Sentences about one unit: the range over definitions, then the first definition.
class Answer {
 public:
  Answer(RunResult const& result, int unit)
      : result_(result), probability_(result.probability()), unit_(unit)
  {
  }

  std::string text() const
  {
    std::string const clauses =
        first_definition() + relapse() + median() + largest_other_outcome() + ".";
    std::string const& name = result_.units[static_cast<std::size_t>(unit_)].name;
    std::string const first = result_.definitions.front().name;
    if (result_.tally.layout.definition_count == 1)
      return wrapped(fmt::format("{} becomes a ghost (\"{}\"){}", name, first, clauses), 2);
    return wrapped(
        fmt::format("{} becomes a ghost{}. By \"{}\" it does{}", name, range(), first, clauses), 2);
  }

 private:
  Proportion by(int definition, Events events, int month) const
  {
    return probability_.by_month(definition, unit_, events, month);
  }
  double at_horizon(int definition) const
  {
    return by(definition, ghost_events, result_.horizon()).value;
  }
  std::string by_horizon() const
  {
    return "by " +
           (result_.start ? result_.last_date() : "month " + std::to_string(result_.horizon()));
  }
  std::string in_none() const
  {
    return " in none of " + counted(result_.trajectories(), "trajectory", "trajectories");
  }

  /// " with probability between 0 % (handful) and 73.5 % (half empty) by 2065-12, ...".
  std::string range() const
  {
    int least = 0;
    int most = 0;
    for (int k = 1; k < result_.tally.layout.definition_count; ++k) {
      if (at_horizon(k) < at_horizon(least)) least = k;
      if (at_horizon(k) > at_horizon(most)) most = k;
    }
    if (at_horizon(most) <= 0.0)
      return fmt::format("{} {}, whatever counts as a ghost", in_none(), by_horizon());
    if (at_horizon(least) >= at_horizon(most))
      return fmt::format(" with probability {} {}, whatever counts as a ghost",
                         percent(at_horizon(most)), by_horizon());
    return fmt::format(
        " with probability between {} ({}) and {} ({}) {}, depending on what counts as a ghost",
        percent(at_horizon(least)), result_.definitions[static_cast<std::size_t>(least)].name,
        percent(at_horizon(most)), result_.definitions[static_cast<std::size_t>(most)].name,
        by_horizon());
  }

  std::string estimate(int month) const
  {
    return percent_cell(probability_, by(0, ghost_events, month)) + " %";
  }

  /// " with probability 9.77 [8.55,11.2] % within ten years and 41.9 [39.7,44.1] % by 2065-12".
  std::string first_definition() const
  {
    Proportion const last = by(0, ghost_events, result_.horizon());
    if (last.value <= 0.0) return in_none() + " " + by_horizon() + below(last);
    std::string text;
    Proportion const born = by(0, born_event, 0);
    if (born.value > 0.0)
      text = fmt::format(", counting the {} that are one from the start,", percent(born.value));
    text += " with probability ";
    if (result_.horizon() > ten_years) text += estimate(ten_years) + " within ten years and ";
    return text + estimate(result_.horizon()) + " " + by_horizon();
  }

  std::string below(Proportion const& none) const
  {
    return probability_.has_interval() ? " (below " + percent_at_most(none.interval.high) + ")"
                                       : "";
  }

  std::string median() const
  {
    auto const ghosts = cumulative_ghosts(result_.tally, 0, unit_);
    auto const month = improper_quantile(ghosts, result_.trajectories(), 0.5);
    return month ? "; half of all futures get there by " + result_.date(*month) : "";
  }

  std::string relapse() const
  {
    std::uint64_t const ghosts = cumulative_ghosts(result_.tally, 0, unit_).back();
    std::uint64_t const relapsed = result_.tally.at(result_.tally.layout.relapsed_at(0, unit_));
    if (ghosts == 0) return "";
    double const share = static_cast<double>(relapsed) / static_cast<double>(ghosts);
    return share > notable_relapse ? "; " + percent(share) + " of them turn back later" : "";
  }

  std::string largest_other_outcome() const
  {
    std::optional<Outcome> largest;
    double most = 0.0;
    for (int k = 1; k < outcome_count; ++k) {
      double const p = by(0, event_of(Outcome{k}), result_.horizon()).value;
      if (p < notable_outcome || p <= most) continue;
      largest = Outcome{k};
      most = p;
    }
    return largest ? fmt::format("; it {} in {}", clause_of(*largest), percent(most)) : "";
  }

  RunResult const& result_;
  EventProbability probability_;
  int unit_;
};

}  // namespace

std::string answer_text(RunResult const& result)
{
  std::string text;
  for (int unit = 0; unit < result.tally.layout.unit_count; ++unit)
    text += Answer(result, unit).text();
  return text;
}

}  // namespace ghostcast
