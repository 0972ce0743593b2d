// SPDX-License-Identifier: Apache-2.0
/// \file
/// All that a report says about one run, as plain data: no engine and no scenario reader is needed
/// to write it again later.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "ghostcast/model/definition.hpp"
#include "ghostcast/report/calendar.hpp"
#include "ghostcast/statistics/event_probability.hpp"
#include "ghostcast/statistics/precision.hpp"
#include "ghostcast/tally/tally.hpp"

namespace ghostcast {

/// What a report needs to know about a unit.
struct ReportedUnit {
  std::string name;
  int organisation{};      ///< index
  double people{};         ///< at t=0, all roles
  double gpus{};           ///< at t=0
  double monthly_value{};  ///< V0 [USD/month]
  int reference{-1};       ///< index of the unit in whose V0 its value is recorded, -1: its own
};

struct ReportedDefinition {
  std::string name;
  Definition definition;
};

/// A finished range of trajectories first .. last-1.
struct ReportedRange {
  std::uint64_t first{};
  std::uint64_t last{};
  Digest digest;
};

struct ReportedEngine {
  std::string name;
  std::string device;
  int threads{};
  std::string isa{};  ///< instruction set of the CPU; empty: of another engine
  int ranks{1};       ///< processes that computed together
};

enum class Completion : int { complete, interrupted };

constexpr char const* name_of(Completion completion)
{
  return completion == Completion::complete ? "complete" : "interrupted";
}

/// The precision that a run was to reach, and how far it came.
struct ReportedPrecision {
  PrecisionGoal goal;
  std::uint64_t at_most{};  ///< trajectories
  std::uint64_t block{};    ///< trajectories that were added at a time
  Precision reached;
};

/// Where a result was found instead of computed.
struct ReportedStore {
  std::int64_t run{};    ///< its number there
  std::string computed;  ///< when: "2026-11-23 04:55 UTC"
  std::string version;   ///< of the program that did
  std::string commit;
};

struct RunResult {
  std::string program_version;
  std::string program_commit;

  // the scenario
  std::string name;
  std::string title;
  std::string file;
  std::string sha256;
  nlohmann::json resolved;
  std::string plan;
  std::vector<std::string> changes;  ///< of the command line: "without shocks", "set gpus = 512"
  std::optional<CalendarMonth> start;  ///< month 0
  double gpu_quantum{1.0};             ///< GPUs a quantum of the tally stands for
  std::vector<ReportedUnit> units;
  std::vector<std::string> organisations;
  std::vector<ReportedDefinition> definitions;
  std::vector<std::string> scenario_warnings;

  // the run
  std::uint64_t seed{};
  std::uint64_t planned{};  ///< trajectories asked for
  std::uint64_t belief_count{};  ///< of a block; 0: one each
  std::uint64_t belief_block{};  ///< trajectories of a block; 0: all
  std::uint64_t beliefs{};  ///< used; the number of trajectories where each has its own
  std::vector<std::vector<int>> rho_beliefs;  ///< [unit][belief]: component of rho, of those with groups
  std::optional<ReportedPrecision> precision;
  ReportedEngine engine;
  std::optional<ReportedStore> stored;
  Tally tally;
  Digest digest;
  std::vector<ReportedRange> ranges;
  double seconds{};
  std::string fault;         ///< of the machine, that ended the run early; empty: none
  std::string lost_devices;  ///< faults after which other devices took over; empty: none

  int horizon() const { return tally.layout.horizon; }
  std::uint64_t trajectories() const { return tally.trajectories(); }
  /// Trajectories whose monthly series were recorded; the first 8,192 and then one in 32.
  std::uint64_t recorded() const { return tally.scalar(Scalars::recorded); }
  Completion completion() const
  {
    return trajectories() < planned ? Completion::interrupted : Completion::complete;
  }
  std::string date(int month) const { return month_name(start, month); }
  std::string last_date() const { return date(horizon()); }
  EventProbability probability() const { return {tally, beliefs}; }
};

}  // namespace ghostcast
