// SPDX-License-Identifier: Apache-2.0
/// \file
/// Where each count of a tally stands in one flat array of integers.
#pragma once

#include <cstdint>

#include "ghostcast/tally/quantity.hpp"

namespace ghostcast {

/// Beliefs that may have a group of counters of their own.
inline constexpr int max_own_groups = 4096;

/// Single counts at the head of the array.
enum class Scalars : int {
  trajectories,   ///< how many
  non_finite,     ///< of them with a number that is not finite: a fault of the program
  draws,          ///< binomials with n >= 1 and 0 < p < 1
  clipped_gpus,   ///< trajectories whose GPUs met the limit of 2^24 quanta
  crashes,        ///< trajectories in which the bubble burst
  commodity_days, ///< trajectories that had a commodity day
  recorded        ///< trajectories whose monthly series are counted (recorded_series.hpp)
};
inline constexpr int scalar_count = 8;

/// The groups that count a belief's trajectories.
struct BeliefGroups {
  int own;        ///< of this belief alone, -1: none
  int replicate;  ///< of its replicate

  template <class Act>
  GHOSTCAST_HOST_DEVICE void each(Act&& act) const
  {
    if (own >= 0) act(own);
    act(replicate);
  }
};

/// Shapes, slowest first; months count 0..T unless said otherwise:
///   outcome   [definition][unit][outcome 6][month]   first outcome, by its month
///   onset     [definition][unit][month]              first month of the confirming run of ghosts
///   criterion [definition][unit][criterion 5]        which one was met last, of ghosts
///   born, human, relapsed  [definition][unit]
///   infra     [unit][month 0..T+1]                   first month GPU cost >= 10 payroll; T+1: never
///   outage    [unit][bin 256]                        share of output lost to outages
///   commodity [unit][ghost, other][bin 256]          share of value lost on the commodity day
///   repair    [unit][rho component 8][repair 4]      trajectories whose belief was repaired
///   joint     [definition][units 1..U][month]        first month with so many ghosts at once or before;
///                                                    born ghosts have month 0; only with two units or more
///   series    per recorded quantity [unit | organisation | 1][month 1..T][bin]
///   group_size [group]                               trajectories
///   group     [group][grid month][definition]{[unit][born, outcome 6], [units 1..U as in joint]}
///
/// A group is a belief b < own_groups, or (own_groups + r) all beliefs of replicate r = b mod 16, those
/// of the former included. Groups are counted at the first grid month at or after the event: every
/// month, quarter, half-year or year, whichever is the finest that fits. Groups stand last and far: they
/// are many and seldom touched.
struct TallyLayout {
  int unit_count{};
  int organisation_count{};
  int definition_count{};
  int horizon{};
  RecordMask record{};
  int own_groups{};   ///< beliefs with a group of their own
  int group_count{};  ///< those, then one for each replicate
  int grid_step{};    ///< months between grid months
  int grid_count{};

  std::int64_t outcome{}, onset{}, criterion{}, born{}, human{}, relapsed{}, infra{}, outage{};
  std::int64_t commodity{}, repair{}, joint{}, group_size{}, group{}, size{};
  std::int64_t series[quantity_count]{};

  GHOSTCAST_HOST_DEVICE std::int64_t judged(int definition, int unit) const
  {
    return static_cast<std::int64_t>(definition) * unit_count + unit;
  }
  GHOSTCAST_HOST_DEVICE std::int64_t scalar_at(Scalars which) const { return static_cast<int>(which); }
  GHOSTCAST_HOST_DEVICE std::int64_t outcome_at(int definition, int unit, Outcome o, int month) const
  {
    return outcome + (judged(definition, unit) * outcome_count + static_cast<int>(o)) * (horizon + 1) + month;
  }
  GHOSTCAST_HOST_DEVICE std::int64_t onset_at(int definition, int unit, int month) const
  {
    return onset + judged(definition, unit) * (horizon + 1) + month;
  }
  GHOSTCAST_HOST_DEVICE std::int64_t criterion_at(int definition, int unit, Criterion c) const
  {
    return criterion + judged(definition, unit) * criterion_count + static_cast<int>(c);
  }
  GHOSTCAST_HOST_DEVICE std::int64_t born_at(int definition, int unit) const { return born + judged(definition, unit); }
  GHOSTCAST_HOST_DEVICE std::int64_t human_at(int definition, int unit) const { return human + judged(definition, unit); }
  GHOSTCAST_HOST_DEVICE std::int64_t relapsed_at(int definition, int unit) const
  {
    return relapsed + judged(definition, unit);
  }
  GHOSTCAST_HOST_DEVICE std::int64_t infra_at(int unit, int month) const
  {
    return infra + static_cast<std::int64_t>(unit) * (horizon + 2) + month;
  }
  GHOSTCAST_HOST_DEVICE std::int64_t outage_at(int unit, int bin) const { return outage + unit * linear_bins + bin; }
  GHOSTCAST_HOST_DEVICE std::int64_t commodity_at(int unit, bool ghost, int bin) const
  {
    return commodity + (unit * 2 + (ghost ? 0 : 1)) * linear_bins + bin;
  }
  GHOSTCAST_HOST_DEVICE std::int64_t repair_at(int unit, int component, Repair what) const
  {
    return repair + (unit * max_rho_components + component) * repair_count + static_cast<int>(what);
  }
  /// Whether joint outcomes are counted: with one unit they are its own.
  GHOSTCAST_HOST_DEVICE bool counts_joint() const { return unit_count > 1; }
  /// \param units  1 .. unit_count  \param month  0 .. horizon
  GHOSTCAST_HOST_DEVICE std::int64_t joint_at(int definition, int units, int month) const
  {
    return joint + (judged(definition, units - 1)) * (horizon + 1) + month;
  }

  GHOSTCAST_HOST_DEVICE BeliefGroups groups_of(std::uint64_t belief) const
  {
    return {belief < static_cast<std::uint64_t>(own_groups) ? static_cast<int>(belief) : -1,
            own_groups + static_cast<int>(belief % replicate_count)};
  }
  /// Grid months ascend; the last is the horizon. \param index  0 .. grid_count - 1
  GHOSTCAST_HOST_DEVICE int grid_month(int index) const
  {
    return index + 1 < grid_count ? (index + 1) * grid_step : horizon;
  }
  /// Index of the first grid month at or after `month` (0 .. horizon).
  GHOSTCAST_HOST_DEVICE int grid_of(int month) const { return month <= 0 ? 0 : (month - 1) / grid_step; }
  /// Counters of one definition of a group at one grid month.
  GHOSTCAST_HOST_DEVICE int group_row() const
  {
    return unit_count * (outcome_count + 1) + (counts_joint() ? unit_count : 0);
  }
  /// `slot` 0 is born a ghost, 1 + outcome else.
  GHOSTCAST_HOST_DEVICE std::int64_t group_at(int group_index, int grid, int definition, int unit, int slot) const
  {
    return group_begin(group_index, grid, definition) + unit * (outcome_count + 1) + slot;
  }
  /// \param units  1 .. unit_count
  GHOSTCAST_HOST_DEVICE std::int64_t group_joint_at(int group_index, int grid, int definition, int units) const
  {
    return group_begin(group_index, grid, definition) + unit_count * (outcome_count + 1) + units - 1;
  }
  GHOSTCAST_HOST_DEVICE std::int64_t group_begin(int group_index, int grid, int definition) const
  {
    std::int64_t const row = static_cast<std::int64_t>(group_index) * grid_count + grid;
    return group + (row * definition_count + definition) * group_row();
  }
  GHOSTCAST_HOST_DEVICE std::int64_t group_size_at(int group_index) const { return group_size + group_index; }
  /// All series stand between these two.
  GHOSTCAST_HOST_DEVICE std::int64_t series_begin() const { return series[0]; }
  GHOSTCAST_HOST_DEVICE std::int64_t series_end() const { return group_size; }
  GHOSTCAST_HOST_DEVICE bool records(Quantity quantity) const { return (record & mask_of(quantity)) != 0; }
  /// `index`: the unit, the organisation, or 0; months count from 1 here.
  GHOSTCAST_HOST_DEVICE std::int64_t series_at(Quantity quantity, int index, int month, int bin) const
  {
    std::int64_t const row = static_cast<std::int64_t>(index) * horizon + (month - 1);
    return series[static_cast<int>(quantity)] + row * bin_count(quantity) + bin;
  }
};

/// Rows of a series: units, organisations, or one.
GHOSTCAST_HOST_DEVICE constexpr int series_rows(TallyLayout const& layout, Quantity quantity)
{
  switch (scope_of(quantity)) {
    case Scope::unit: return layout.unit_count;
    case Scope::organisation: return layout.organisation_count;
    default: return 1;
  }
}

/// Lays out a tally. Units, organisations, definitions and months as in the ModelParams.
/// \param belief_count  as in RunPlan; 0: a belief for each trajectory, of which none has a group of its own
TallyLayout make_layout(int unit_count, int organisation_count, int definition_count, int horizon,
                        RecordMask record, std::uint64_t belief_count = 0);

}  // namespace ghostcast
