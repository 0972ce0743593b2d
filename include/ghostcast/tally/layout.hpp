// SPDX-License-Identifier: Apache-2.0
/// \file
/// Where each count of a tally stands in one flat array of integers.
#pragma once

#include <cstdint>

#include "ghostcast/tally/quantity.hpp"

namespace ghostcast {

/// Batches of beliefs (belief mod 64) whose spread gives standard errors clustered by belief.
inline constexpr int batch_count = 64;

/// Months at which every batch is counted; the last one stands for the horizon.
inline constexpr int checkpoint_count = 5;
/// Month of a checkpoint but the last. A function, as device code reads no host arrays.
GHOSTCAST_HOST_DEVICE constexpr int checkpoint_month(int index)
{
  return index == 0 ? 12 : index == 1 ? 36 : index == 2 ? 60 : 120;
}
inline constexpr int checkpoint_months[checkpoint_count - 1] = {checkpoint_month(0), checkpoint_month(1),
                                                                checkpoint_month(2), checkpoint_month(3)};

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

/// Shapes, slowest first; months count 0..T unless said otherwise:
///   outcome   [definition][unit][outcome 6][month]   first outcome, by its month
///   onset     [definition][unit][month]              first month of the confirming run of ghosts
///   criterion [definition][unit][criterion 5]        which one was met last, of ghosts
///   born, human, relapsed  [definition][unit]
///   infra     [unit][month 0..T+1]                   first month GPU cost >= 10 payroll; T+1: never
///   outage    [unit][bin 256]                        share of output lost to outages
///   commodity [unit][ghost, other][bin 256]          share of value lost on the commodity day
///   repair    [unit][rho component 8][repair 4]      trajectories whose belief was repaired
///   batch     [batch 64][checkpoint 5][definition][unit][born, outcome 6]   by first checkpoint reached
///   batch_size [batch 64]                            trajectories
///   series    per recorded quantity [unit | organisation | 1][month 1..T][bin]
struct TallyLayout {
  int unit_count{};
  int organisation_count{};
  int definition_count{};
  int horizon{};
  RecordMask record{};

  std::int64_t outcome{}, onset{}, criterion{}, born{}, human{}, relapsed{}, infra{}, outage{};
  std::int64_t commodity{}, repair{}, batch{}, batch_size{}, size{};
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
  /// `slot` 0 is born a ghost, 1 + outcome else.
  GHOSTCAST_HOST_DEVICE std::int64_t batch_at(int batch_index, int checkpoint, int definition, int unit, int slot) const
  {
    std::int64_t const row = static_cast<std::int64_t>(batch_index) * checkpoint_count + checkpoint;
    return batch + (row * definition_count * unit_count + judged(definition, unit)) * (outcome_count + 1) + slot;
  }
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

/// Index of the first checkpoint at or after `month` (1..horizon).
GHOSTCAST_HOST_DEVICE constexpr int checkpoint_of(int month)
{
  int index = 0;
  while (index < checkpoint_count - 1 && month > checkpoint_month(index)) ++index;
  return index;
}

/// Lays out a tally. Units, organisations, definitions and months as in the ModelParams.
TallyLayout make_layout(int unit_count, int organisation_count, int definition_count, int horizon,
                        RecordMask record);

}  // namespace ghostcast
