// SPDX-License-Identifier: Apache-2.0
/// \file
/// The verb `rare`: what it reports, as plain data, and as text, JSON and CSV.
#pragma once

#include <filesystem>

#include "ghostcast/rare/rare_event.hpp"
#include "ghostcast/report/run_result.hpp"

namespace ghostcast {

/// The estimate of one unit and definition with all that must stand beside it.
struct RareResult {
  std::string program_version;
  std::string program_commit;

  std::string name;  ///< of the scenario
  std::string sha256;
  nlohmann::json resolved;
  std::string plan;
  std::vector<std::string> changes;
  std::optional<CalendarMonth> start;
  int horizon{};
  std::vector<std::string> scenario_warnings;

  ReportedUnit unit;
  ReportedDefinition definition;
  int within{};  ///< months
  RarePlan split;
  RareEstimate estimate;
  Proportion never;              ///< no ghost by the horizon
  std::uint64_t never_trajectories{};  ///< that `never` rests on, each with a belief of its own

  std::uint64_t particles() const { return split.replicates * split.particles; }
};

/// The interval of the probability and how it was found.
struct RareInterval {
  Interval ends;
  std::string method;  ///< "Student" or "Wilson"
};

/// Student's over replicates; where all replicates are equal, Wilson's of the initial particles,
/// which are independent trials.
RareInterval rare_interval(RareResult const& result);

/// What the estimate cost, in months simulated, and what plain Monte Carlo would cost.
struct RareCost {
  double months{};              ///< simulated, those to get back to splits included
  double trajectory_months{};   ///< of one trajectory without splits, mean
  std::optional<double> plain;  ///< trajectories for this standard error; none where it is 0 or unknown
  /// Months of plain Monte Carlo over months simulated.
  std::optional<double> gain() const;
};
RareCost rare_cost(RareResult const& result);

/// At most 100 columns. Every probability with definition, interval, beliefs and `never`.
std::string rare_text(RareResult const& result);

/// Schema "ghostcast.rare/1" (docs/rare_events.md).
nlohmann::ordered_json rare_json(RareResult const& result);

/// The estimate in one row: unit, definition, within, probability, low, high, method, ...
std::string rare_csv(RareResult const& result);

/// A row a replicate: its estimate, rounds, splits, months, ancestors.
std::string replicates_csv(RareResult const& result);

/// rare.json, rare.csv and replicates.csv. \throws OutputError
void write_rare(std::filesystem::path const& folder, RareResult const& result);

}  // namespace ghostcast
