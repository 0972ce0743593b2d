// SPDX-License-Identifier: Apache-2.0
/// \file
/// Plans of one scenario, or scenarios of one shape, run with the same dice and the same beliefs.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ghostcast/report/run_result.hpp"
#include "ghostcast/scenario/scenario.hpp"
#include "ghostcast/statistics/cluster_sums.hpp"
#include "ghostcast/statistics/paired.hpp"

namespace ghostcast {

/// People that a unit is never left without for long: the sum of minimum_people over its roles,
/// which a freeze does not bar (eq. 36).
struct PeopleFloor {
  double people{};  ///< at the horizon, after all steps of the plan
  int since{};      ///< month from which it is at least that, 0: from the start
};

/// One side of a comparison.
struct ComparedRun {
  std::string label;  ///< of the plan, or the file where files are compared
  RunResult result;
  std::vector<ClusterSums> clusters;  ///< the same beliefs in every run
  std::vector<PeopleFloor> floors;    ///< [unit]
};

struct Comparison {
  ComparedRun base;
  std::vector<ComparedRun> plans;
};

/// Why two runs cannot be compared, in one clause: other units, definitions, horizon, calendar or
/// recorded quantities. Empty where they can.
std::string why_incomparable(Scenario const& base, Scenario const& plan);

/// Floors of all units of a scenario under its plan.
std::vector<PeopleFloor> people_floors(Scenario const& scenario);

/// Two runs that share their dice. Borrows both.
class Pairing {
 public:
  Pairing(ComparedRun const& base, ComparedRun const& plan);

  /// The first month with a count that differs; empty where the two tallies are the same. Before it
  /// every difference is 0, without an error.
  std::optional<int> parting() const { return parting_; }

  /// P(one of `events` by the end of `month`), plan minus base; month in 0..horizon.
  PairedDifference probability(int definition, int unit, Events events, int month) const;

  /// Restricted mean time to the event [months], E[min(time, T)], plan minus base: T less the
  /// restricted mean time lost.
  PairedDifference mean_time(int definition, int unit, Events events) const;

  /// Mean of a quantity in `month`, 1..T, in the unit of fan_unit. Units that ended count as 0 in
  /// people, GPUs and value; of shares it is the mean over those that run. \pre recorded
  PairedDifference mean(Quantity quantity, int index, int month) const;

  /// The same summed over the months of the horizon: USD of a value per month, people-months,
  /// GPU-months. \pre not a share
  PairedDifference total(Quantity quantity, int index) const;

  int horizon() const { return base_->result.horizon(); }
  ComparedRun const& base() const { return *base_; }
  ComparedRun const& plan() const { return *plan_; }

 private:
  std::vector<PairedCluster> series(Quantity quantity, int index, int first, int last) const;
  PairedDifference difference(std::vector<PairedCluster> const& clusters, int month) const;

  ComparedRun const* base_;
  ComparedRun const* plan_;
  std::optional<int> parting_;
  double factor_{};
};

/// Months in which one sign of a difference stands out.
struct SignStretch {
  int first{};
  int last{};
  int sign{};  ///< -1 or 1
};

/// Standard errors that a difference must be from 0 to have a sign. Three, not two: a curve has
/// many months, and one of them is beyond two by luck alone.
inline constexpr double sign_errors = 3.0;

/// The signs of a curve of differences, in order, each from the first to the last month in which it
/// stands out; neighbours differ in sign. \param curve  [month 0..T]
std::vector<SignStretch> sign_stretches(std::vector<PairedDifference> const& curve);

/// P(ghost by each month) of one definition, plan minus base, [month 0..T].
std::vector<PairedDifference> ghost_difference(Pairing const& pairing, int definition, int unit);

/// What a plan did to a definition rather than to the unit.
struct DefinitionShift {
  /// The plan's floor of people is above the base's and not below what the definition allows of
  /// today's people: headcount can hardly get under the limit.
  bool floor_bars{};
  double allowed{};   ///< people, while the peak is that of today
  PeopleFloor floor;  ///< of the plan
  PeopleFloor base_floor;
  /// P(ghost) by the horizon differs by at least shift_probability and sign_errors standard errors,
  /// while at the horizon the mean share that the definition looks at differs by less than
  /// shift_share, mean value by less than shift_value of the base's, and mean headcount by less
  /// than shift_people of the people at t=0.
  bool reality_alike{};
  PairedDifference ghost;  ///< P(ghost by the horizon)
  double share{};          ///< difference of the mean share of running units at the horizon
  double value{};          ///< relative difference of the mean value at the horizon
  double people{};         ///< difference of the mean headcount there, of the people at t=0

  bool moved() const { return floor_bars || reality_alike; }
};

inline constexpr double shift_probability = 0.05;
inline constexpr double shift_share = 0.02;
inline constexpr double shift_value = 0.05;
inline constexpr double shift_people = 0.10;

DefinitionShift definition_shift(Pairing const& pairing, int definition, int unit);

/// "95 % paired, Student over 64 clusters of beliefs".
std::string paired_interval_name(Comparison const& comparison);

}  // namespace ghostcast
