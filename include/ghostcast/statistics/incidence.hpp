// SPDX-License-Identifier: Apache-2.0
/// \file
/// Cumulative incidence: how many of all trajectories have met an outcome first, by month.
///
/// The denominator is every trajectory, those that died or were acquired included: 1 - Kaplan-Meier
/// per cause would pretend that they could still become ghosts. What has not happened by the
/// horizon stays open; it is no event at the horizon.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "ghostcast/tally/tally.hpp"

namespace ghostcast {

/// Trajectories, cumulative, [month 0..T].
using CumulativeCounts = std::vector<std::uint64_t>;

/// First outcome `outcome` by each month; born ghosts are not among them.
CumulativeCounts cumulative_outcome(Tally const& tally, int definition, int unit, Outcome outcome);

/// Ghosts by each month, the born ones from month 0 on.
CumulativeCounts cumulative_ghosts(Tally const& tally, int definition, int unit);

/// First month of the run of months that confirmed the ghost; born ghosts are not among them.
CumulativeCounts cumulative_onset(Tally const& tally, int definition, int unit);

/// First month in which GPU cost reached ten times payroll.
CumulativeCounts cumulative_infra(Tally const& tally, int unit);

/// Quantile of an improper distribution: the first month by which at least `level` of all
/// trajectories have met the event; nothing where the incidence never gets there.
/// \pre total > 0, 0 < level <= 1
std::optional<int> improper_quantile(CumulativeCounts const& cumulative, std::uint64_t total,
                                     double level);

/// Restricted mean time lost to the event within the horizon T [months]:
///   E[T - min(time, T)] = sum over months 0..T-1 of the incidence.
/// \pre total > 0. Source: Andersen, Statistics in Medicine 32 (2013), "Decomposition of number of
/// life years lost according to causes of death".
double restricted_mean_time_lost(CumulativeCounts const& cumulative, std::uint64_t total);

}  // namespace ghostcast
