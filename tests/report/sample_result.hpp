// SPDX-License-Identifier: Apache-2.0
/// \file
/// A run as an engine would hand it over, made by hand: trajectories are told what happens to them.
#pragma once

#include <cstdint>

#include "ghostcast/report/run_result.hpp"
#include "ghostcast/tally/binning.hpp"

namespace ghostcast::test {

inline void add(Tally& tally, std::int64_t index, std::uint64_t count = 1)
{
  tally.counts[static_cast<std::size_t>(index)] += count;
}

/// A result of so many units and definitions without a single trajectory.
inline RunResult empty_result(int units, int definitions, int horizon)
{
  RunResult result;
  result.program_version = "0.1.0";
  result.program_commit = "abc";
  result.name = "sample";
  result.title = "A sample";
  result.sha256 = "00";
  result.resolved = {{"horizon", horizon}};
  result.plan = "base";
  result.seed = 7;
  result.engine = {"cpu", "a processor", 2, "avx2"};
  result.organisations = {"All"};
  result.seconds = 2.0;
  for (int u = 0; u < units; ++u) {
    result.units.push_back({"Unit " + std::to_string(u), 0, 55000.0, 2.5e6, 4.892e9});
  }
  for (int d = 0; d < definitions; ++d) {
    result.definitions.push_back({"definition " + std::to_string(d), Definition{}});
  }
  result.tally = Tally(make_layout(units, 1, definitions, horizon, default_record));
  return result;
}

/// A resolved scenario of one unit that says no more than what its substitution_rho is.
inline nlohmann::json resolved_rho(nlohmann::json const& rho)
{
  nlohmann::json unit;
  unit["parameters"]["substitution_rho"]["value"] = rho;
  return {{"units", nlohmann::json::array({unit})}};
}

/// Adds one trajectory, with belief `belief`; `first_outcome` at `month`, for every unit and
/// definition. Without an outcome the unit stays human; month 0 with ghost is a born ghost.
inline void add_trajectory(RunResult& result, std::uint64_t belief,
                           std::optional<Outcome> first_outcome, int month = 0)
{
  TallyLayout const& layout = result.tally.layout;
  BeliefGroups const groups = layout.groups_of(belief);
  auto const add_group = [&](int month_of_event, int d, int u, int slot) {
    groups.each([&](int group) { add(result.tally, layout.group_at(group, layout.grid_of(month_of_event), d, u, slot)); });
  };
  add(result.tally, layout.scalar_at(Scalars::trajectories));
  groups.each([&](int group) { add(result.tally, layout.group_size_at(group)); });
  for (int d = 0; d < layout.definition_count; ++d) {
    for (int u = 0; u < layout.unit_count; ++u) {
      bool const born = first_outcome == Outcome::ghost && month == 0;
      if (!first_outcome) {
        add(result.tally, layout.human_at(d, u));
      } else if (born) {
        add(result.tally, layout.born_at(d, u));
        add_group(0, d, u, 0);
      } else {
        add(result.tally, layout.outcome_at(d, u, *first_outcome, month));
        add_group(month, d, u, 1 + static_cast<int>(*first_outcome));
      }
    }
    // All units fare alike: as soon as one is a ghost, all are.
    for (int units = 1; first_outcome == Outcome::ghost && layout.counts_joint() && units <= layout.unit_count; ++units) {
      add(result.tally, layout.joint_at(d, units, month));
      groups.each([&](int group) { add(result.tally, layout.group_joint_at(group, layout.grid_of(month), d, units)); });
    }
  }
  ++result.planned;
  ++result.beliefs;
}

/// Counts `value` of a recorded quantity in one month of one trajectory.
inline void add_value(RunResult& result, Quantity quantity, int index, int month, float value)
{
  int const bin = bin_of(binning_of(quantity), value);
  add(result.tally, result.tally.layout.series_at(quantity, index, month, bin));
}

}  // namespace ghostcast::test
