// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <optional>

#include "ghostcast/report/definition_text.hpp"
#include "ghostcast/report/ghost_estimate.hpp"
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

/// "10.1 [9.64,10.5] %".
std::string estimate(Proportion const& proportion)
{
  return percent_with_interval(proportion) + " %";
}

/// Sentences about one unit: the first definition, then the range over all.
class Answer {
 public:
  Answer(RunResult const& result, int unit)
      : result_(result), probability_(result.probability()), unit_(unit)
  {
  }

  std::string text() const
  {
    return wrapped(fmt::format("{}{}{}{}.{} {}; intervals: {}.", first_definition(), relapse(),
                               median(), largest_other_outcome(), range(), beliefs_text(result_),
                               interval_name(result_)),
                   2);
  }

 private:
  GhostEstimate by(int definition, int month) const
  {
    return ghost_estimate(result_, unit_, definition, month);
  }
  GhostEstimate at_horizon(int definition) const { return by(definition, result_.horizon()); }
  std::string by_horizon() const { return "by " + when(result_, result_.horizon()); }

  /// By "books 90" (books share >= 90 %) Cloud becomes a ghost with probability ...
  std::string first_definition() const
  {
    ReportedDefinition const& first = result_.definitions.front();
    ReportedUnit const& unit = result_.units[static_cast<std::size_t>(unit_)];
    std::string const start = fmt::format("By \"{}\" ({}) {} becomes a ghost", first.name,
                                          definition_gist(first.definition, unit.people), unit.name);
    GhostEstimate const last = at_horizon(0);
    if (last.ghost.value > 0.0)
      return fmt::format("{} with probability {}{} {}{}, and not by then with {}", start, within_ten(),
                         estimate(last.ghost), by_horizon(), born(), estimate(last.never));
    return fmt::format("{} in none of {} {}: probability {}, not by then {}", start,
                       counted(result_.trajectories(), "trajectory", "trajectories"), by_horizon(),
                       estimate(last.ghost), estimate(last.never));
  }

  std::string within_ten() const
  {
    if (result_.horizon() <= ten_years) return "";
    return fmt::format("{} by {} and ", estimate(by(0, ten_years).ghost), when(result_, ten_years));
  }

  std::string born() const
  {
    Proportion const born = probability_.by_month(0, unit_, born_event, 0);
    return born.value > 0.0 ? fmt::format(" (counting {} from the start)", estimate(born)) : "";
  }

  /// One end of the range over definitions.
  std::string end(int definition) const
  {
    GhostEstimate const last = at_horizon(definition);
    return fmt::format("{} (\"{}\", not by then {})", estimate(last.ghost),
                       result_.definitions[static_cast<std::size_t>(definition)].name,
                       estimate(last.never));
  }

  /// " The 8 definitions range from ... to ... by 2065-12."; nothing of one definition.
  std::string range() const
  {
    int const count = result_.tally.layout.definition_count;
    int least = 0;
    int most = 0;
    for (int k = 1; k < count; ++k) {
      if (at_horizon(k).ghost.value < at_horizon(least).ghost.value) least = k;
      if (at_horizon(k).ghost.value > at_horizon(most).ghost.value) most = k;
    }
    if (count == 1) return "";
    if (at_horizon(least).ghost.value >= at_horizon(most).ghost.value)
      return fmt::format(" All {} definitions say the same.", count);
    return fmt::format(" The {} definitions range from {} to {} {}.", count, end(least), end(most),
                       by_horizon());
  }

  std::string median() const
  {
    auto const ghosts = cumulative_ghosts(result_.tally, 0, unit_);
    auto const month = improper_quantile(ghosts, result_.trajectories(), 0.5);
    return month ? "; half of all futures get there by " + when(result_, *month) : "";
  }

  std::string relapse() const
  {
    std::uint64_t const ghosts = cumulative_ghosts(result_.tally, 0, unit_).back();
    std::uint64_t const relapsed = result_.tally.at(result_.tally.layout.relapsed_at(0, unit_));
    if (ghosts == 0) return "";
    double const share = static_cast<double>(relapsed) / static_cast<double>(ghosts);
    return share > notable_relapse ? fmt::format("; {} of the ghosts turn back later", percent(share))
                                   : "";
  }

  std::string largest_other_outcome() const
  {
    std::optional<Outcome> largest;
    Proportion most;
    for (int k = 1; k < outcome_count; ++k) {
      Proportion const p =
          probability_.by_month(0, unit_, event_of(Outcome{k}), result_.horizon());
      if (p.value < notable_outcome || p.value <= most.value) continue;
      largest = Outcome{k};
      most = p;
    }
    return largest ? fmt::format("; it {} in {}", clause_of(*largest), estimate(most)) : "";
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
