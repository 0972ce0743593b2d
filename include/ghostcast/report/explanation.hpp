// SPDX-License-Identifier: Apache-2.0
/// \file
/// All that `explain` says about one trajectory, as plain data.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ghostcast/replay/event.hpp"
#include "ghostcast/replay/selection.hpp"
#include "ghostcast/report/run_result.hpp"
#include "ghostcast/report/text_report.hpp"

namespace ghostcast {

/// How the trajectory was found.
struct ExplainedSelection {
  Selection selection{};
  int unit{};
  int definition{};
  FirstOutcomes outcomes;  ///< of all trajectories that were looked at
};

struct Explanation {
  std::string program_version;
  std::string program_commit;
  std::string name;  ///< of the scenario
  std::string title;
  std::string sha256;
  std::string plan;
  std::optional<CalendarMonth> start;  ///< month 0
  double gpu_quantum{1.0};
  std::vector<ReportedUnit> units;
  std::vector<std::string> organisations;
  std::vector<ReportedDefinition> definitions;
  std::vector<std::string> draw_names;  ///< of the belief's parameters: "key" or "unit: key"

  int definition{};  ///< that the first sentence is about
  std::optional<ExplainedSelection> selection;
  Replay replay;
  std::vector<Event> events;

  std::string const& unit_name(int unit) const
  {
    return units[static_cast<std::size_t>(unit)].name;
  }
  std::string const& definition_name(int index) const
  {
    return definitions[static_cast<std::size_t>(index)].name;
  }
  Definition const& definition_at(int index) const
  {
    return definitions[static_cast<std::size_t>(index)].definition;
  }
  /// "2041-03" where the run has a start, else "month 183".
  std::string when(int month) const;
  double held_gpus(UnitState<Scalar> const& s) const;  ///< leased ones included
};

enum class ExplainDetail : int { notable, all };  ///< all: routine events and every parameter too

/// What of it to print.
struct ExplainView {
  std::vector<int> units;  ///< indices, ascending
  std::vector<int> definitions;
  int every{1};  ///< months between the rows of tables
  ExplainDetail detail{ExplainDetail::notable};
  TextStyle style{TextStyle::plain};
};

/// Months between rows that keep a table readable: 1 up to five years, 3 up to ten, else 12.
int default_row_distance(int horizon);

/// "median-ghost": the flag's words.
char const* name_of(Selection selection);

/// An event in words, with the numbers that made it so; without its month and its unit's name.
/// \param definitions  names of the definitions that share it, where it is about one
std::string event_words(Explanation const& explanation, Event const& event,
                        std::string const& definitions);

/// An event of the markets in words.
std::string market_event_words(Explanation const& explanation, Event const& event);

/// Why hiring is frozen or free again: the index of eq. 28, the plan, or that the plan says nothing any more.
enum class FreezeCause { index, plan, plan_ends };
char const* name_of(FreezeCause cause);

/// \pre the event is of a freeze
FreezeCause cause_of_freeze(Explanation const& explanation, Event const& event);

/// Months in a row that ended a unit. \pre the event is an exit, but no acqui-hire
double fatal_run(Explanation const& explanation, Event const& event);

/// Share of its value that a unit loses on the commodity day of a month; nothing where it loses none.
std::optional<double> commodity_loss(Explanation const& explanation, int unit, int month);

/// A step of the plan: "hiring_freeze = on", with its unit or organisation in front.
std::string plan_step_words(Explanation const& explanation, Event const& event);

/// "books share 0.912 >= 0.90", "71 people <= 75 allowed", "value 1.32 x today's >= 1.00", "3
/// supervisors", or the same with "<" and ">" where it fails.
std::string check_words(Definition const& definition, CriterionCheck const& check);

/// All checks of a month: those that failed first, by how much; then those that held, since when.
std::string checks_words(Explanation const& explanation, int unit, int definition, int month);

/// Three digits: "0.0213", "52.4", "22,200", "4.89 bn".
std::string money_words(double amount);

/// "9 people (4 researchers, 5 engineers)"; "1 researcher" where there is one role.
std::string people_words(PeopleByRole const& people);

}  // namespace ghostcast
