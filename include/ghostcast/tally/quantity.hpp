// SPDX-License-Identifier: Apache-2.0
/// \file
/// What is recorded every month, and in which bins.
#pragma once

#include <cstdint>

#include "ghostcast/core/lanes.hpp"
#include "ghostcast/core/dimensions.hpp"

namespace ghostcast {

/// Recorded quantities; the order is that of the tally. Units are recorded while they run.
enum class Quantity : int {
  // of a unit
  headcount,             ///< people
  gpus,                  ///< quanta, leased ones included
  value,                 ///< V / V0, V0 of the unit it refers to where it has a reference
  cost,                  ///< what the unit spent this month, in the same V0
  share_counterfactual,  ///< s_K
  share_euler,           ///< s_E
  share_cost,            ///< s_C
  share_books,           ///< s_B
  knowledge,             ///< K
  automation,            ///< phi
  up,                    ///< 1 when not in outage
  quits,                 ///< people, since t=0
  poached,               ///< people, since t=0
  researchers, engineers, infrastructure_engineers, operators, supervisors, managers,  ///< people
  // of an organisation
  total_headcount,       ///< people
  total_gpus,            ///< quanta, idle ones included
  total_value,           ///< sum of V / sum of V0
  idle_gpus,             ///< quanta
  gpus_on_order,         ///< quanta
  // of the markets, and over all units
  price,                 ///< GPU price / its price at t=0
  rent,                  ///< rental price / its price at t=0
  heat,                  ///< e^h
  shortage,              ///< 0 or 1
  gpu_gini,              ///< Gini coefficient of GPUs over units
  gpu_top_share          ///< largest share of GPUs in one unit
};
inline constexpr int quantity_count = 30;

enum class Scope : int { unit, organisation, market };

/// How a quantity is binned.
enum class Binning : int {
  logarithmic_count,  ///< 0, then 64 bins an octave from 1: exact to 128, 1.6 % wide beyond
  logarithmic_ratio,  ///< 64 bins an octave from 2^-12 to 2^12, clamped
  linear              ///< 256 bins over [0, 1]
};

inline constexpr int bins_per_octave = 64;
inline constexpr int logarithmic_bins = 25 * bins_per_octave + 2;
inline constexpr int linear_bins = 256;

GHOSTCAST_HOST_DEVICE constexpr Scope scope_of(Quantity quantity)
{
  if (quantity < Quantity::total_headcount) return Scope::unit;
  return quantity < Quantity::price ? Scope::organisation : Scope::market;
}

GHOSTCAST_HOST_DEVICE constexpr Binning binning_of(Quantity quantity)
{
  switch (quantity) {
    case Quantity::value:
    case Quantity::cost:
    case Quantity::total_value:
    case Quantity::price:
    case Quantity::rent:
    case Quantity::heat:
      return Binning::logarithmic_ratio;
    case Quantity::share_counterfactual:
    case Quantity::share_euler:
    case Quantity::share_cost:
    case Quantity::share_books:
    case Quantity::knowledge:
    case Quantity::automation:
    case Quantity::up:
    case Quantity::shortage:
    case Quantity::gpu_gini:
    case Quantity::gpu_top_share:
      return Binning::linear;
    default:
      return Binning::logarithmic_count;
  }
}

GHOSTCAST_HOST_DEVICE constexpr int bin_count(Quantity quantity)
{
  return binning_of(quantity) == Binning::linear ? linear_bins : logarithmic_bins;
}

/// One bit a quantity.
using RecordMask = std::uint64_t;

GHOSTCAST_HOST_DEVICE constexpr RecordMask mask_of(Quantity quantity)
{
  return RecordMask{1} << static_cast<int>(quantity);
}

/// What a run records unless the scenario says otherwise.
inline constexpr RecordMask default_record =
    mask_of(Quantity::headcount) | mask_of(Quantity::gpus) | mask_of(Quantity::value) | mask_of(Quantity::cost) |
    mask_of(Quantity::share_counterfactual) | mask_of(Quantity::share_euler) |
    mask_of(Quantity::share_cost) | mask_of(Quantity::share_books) | mask_of(Quantity::knowledge) |
    mask_of(Quantity::total_headcount) | mask_of(Quantity::total_gpus) |
    mask_of(Quantity::total_value) | mask_of(Quantity::gpu_gini) | mask_of(Quantity::gpu_top_share);

/// Name of a quantity in scenarios and results.
constexpr char const* name_of(Quantity quantity)
{
  constexpr char const* names[quantity_count] = {
      "headcount", "gpus", "value", "cost", "share_counterfactual", "share_euler", "share_cost",
      "share_books", "knowledge", "automation", "up", "quits", "poached", "researchers",
      "engineers", "infrastructure_engineers", "operators", "supervisors", "managers",
      "total_headcount", "total_gpus", "total_value", "idle_gpus", "gpus_on_order", "price", "rent",
      "heat", "shortage", "gpu_gini", "gpu_top_share"};
  return names[static_cast<int>(quantity)];
}

}  // namespace ghostcast
