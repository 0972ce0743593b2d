// SPDX-License-Identifier: Apache-2.0
/// \file
/// Fans: quantiles over the units that still run, month by month, in real units.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ghostcast/report/run_result.hpp"
#include "ghostcast/statistics/histogram_quantile.hpp"

namespace ghostcast {

/// One month of a fan; the quantiles mean nothing where nobody runs: result.json has null in
/// by_month there, fan.csv empty fields.
struct FanPoint {
  std::uint64_t running{};  ///< trajectories
  Quantiles quantiles{};    ///< in the unit of fan_unit
};

/// "people", "GPUs", "USD/month" or "" for what has no unit.
char const* fan_unit(Quantity quantity);

/// One step of a quantity's tally in the unit of fan_unit: V0 for a value, the quantum for GPUs, 1 else.
double fan_scale(RunResult const& result, Quantity quantity, int index);

/// Name of row `index` of a quantity: the unit, the organisation, or "market".
std::string fan_name(RunResult const& result, Quantity quantity, int index);

/// \param index  the unit, the organisation, or 0; month in 1..T
/// \pre the quantity was recorded
FanPoint fan_point(RunResult const& result, Quantity quantity, int index, int month);

/// [month 1..T]. \pre the quantity was recorded
std::vector<FanPoint> fan_of(RunResult const& result, Quantity quantity, int index);

/// Recorded quantities of a scope, in the order of the tally.
std::vector<Quantity> recorded(TallyLayout const& layout, Scope scope);

}  // namespace ghostcast
