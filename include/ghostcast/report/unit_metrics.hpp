// SPDX-License-Identifier: Apache-2.0
/// \file
/// What else a run counts about a unit, beside outcomes and fans.
#pragma once

#include <array>
#include <cstdint>

#include "ghostcast/report/run_result.hpp"
#include "ghostcast/statistics/histogram_quantile.hpp"
#include "ghostcast/statistics/incidence.hpp"

namespace ghostcast {

/// A distribution of shares in [0, 1]; mean and quantiles mean nothing where nobody was counted.
struct ShareSummary {
  std::uint64_t trajectories{};
  double mean{};
  Quantiles quantiles{};
};

enum class CommodityGroup : int { ghost, other };

/// Share of its output that a unit lost to outages.
ShareSummary outage_loss(RunResult const& result, int unit);

/// Share of value lost on the day compute became a commodity, of trajectories that had one.
ShareSummary commodity_loss(RunResult const& result, int unit, CommodityGroup group);

/// First month in which GPU cost was ten times payroll.
struct InfraTenfold {
  CumulativeCounts by_month;  ///< trajectories, cumulative, [month 0..T]
  std::uint64_t never{};      ///< trajectories
};
InfraTenfold infra_tenfold(RunResult const& result, int unit);

/// Ghosts, born ones apart, by the criterion that they met last.
std::array<std::uint64_t, criterion_count> last_criteria(RunResult const& result, int definition,
                                                         int unit);

/// Trajectories whose belief was repaired by anchoring.
std::uint64_t repair_count_of(RunResult const& result, int unit, int component, Repair repair);

/// "share", "automation", "ceiling", "utilisation".
char const* name_of(Repair repair);

}  // namespace ghostcast
