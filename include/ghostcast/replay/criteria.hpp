// SPDX-License-Identifier: Apache-2.0
/// \file
/// What a definition asked in one month of a replayed trajectory, and what became of it.
#pragma once

#include <array>
#include <optional>

#include "ghostcast/model/definition.hpp"
#include "ghostcast/replay/replay.hpp"

namespace ghostcast {

/// The criteria in the order of `Criterion`: share, headcount, value, supervisor.
inline constexpr int judged_criteria = 4;

/// One criterion at the end of one month.
struct CriterionCheck {
  Criterion criterion{};
  bool asked{true};  ///< false: the definition needs no supervisor
  bool holds{};
  double value{};  ///< share, people, V / V0 or supervisors
  double limit{};  ///< that the value must reach, or must not exceed where people are counted
  int run{};       ///< months in a row that it held, this one included; those before t=0 unknown
};

/// \pre 0 <= month <= replay.last_running_month(unit)
std::array<CriterionCheck, judged_criteria> check_criteria(Replay const& replay, int unit,
                                                           Definition const& definition, int index,
                                                           int month);

/// Months in a row that each criterion of definition `index` was met, `month` and t=0 included, by the
/// model's own record.
/// \param state  at the end of `month`, in which the unit was judged, the month of its exit included
std::array<int, judged_criteria> criteria_runs(UnitState<Scalar> const& state, int index, int month);

/// Whether each criterion of the definition held in that month; one that is not asked for does.
std::array<bool, judged_criteria> criteria_held(UnitState<Scalar> const& state,
                                                Definition const& definition, int index, int month);

/// Months in a row that all of them held, t=0 not included.
int ghostly_months(UnitState<Scalar> const& state, Definition const& definition, int index, int month);

/// What became of a unit by one definition.
struct Verdict {
  std::optional<Outcome> first;    ///< first outcome; nothing: still human at the horizon
  int month{};                     ///< of it; 0 for a born ghost
  std::optional<int> relapse;      ///< first month after a ghost in which a criterion failed
  Criterion last{Criterion::tie};  ///< of a confirmed ghost: the criterion met last

  bool ghost() const { return first == Outcome::ghost; }
  bool born() const { return ghost() && month == 0; }
};

Verdict verdict_of(Replay const& replay, int unit, Definition const& definition, int index);

/// Why a unit ends in this month; nothing where it does not. The order of precedence is the
/// model's.
std::optional<Outcome> exit_of(Replay const& replay, int unit, int month);

/// Months in a row of starvation, debt, emptiness or decline that end a unit's time.
int fatal_months();

/// The best that a criterion came to while the unit ran: the highest share, value or number of
/// supervisors, or the fewest people over what was allowed then.
struct BestMonth {
  int month{};
  CriterionCheck check;
};
BestMonth best_month(Replay const& replay, int unit, Definition const& definition, int index,
                     Criterion criterion);

}  // namespace ghostcast
