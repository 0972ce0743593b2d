// SPDX-License-Identifier: Apache-2.0
/// \file
/// Restricted mean time lost to an outcome, with its standard error.
#pragma once

#include "ghostcast/statistics/event_probability.hpp"

namespace ghostcast {

struct MonthsLost {
  double mean{};            ///< months, 0..T
  double standard_error{};  ///< months; infinity where one belief stands for all
  Interval interval;        ///< 95 %, within 0..T
};

/// Mean of L = T - min(time of `events`, T) over all trajectories, T the horizon; L is 0 where they
/// do not come first. Where every trajectory has a belief of its own, se^2 = (E[L^2] - E[L]^2) / N
/// with a normal interval. Where they share beliefs, with L_r the sum over the n_r trajectories of
/// replicate r,
///   se^2 = R/(R-1) sum_r (L_r - n_r E[L])^2 / N^2,
/// with Student's interval; L_r takes grid months for months where these are coarser. Where nothing
/// happened the upper bound is T times Wilson's of the probability of the events.
/// Source: Andersen, Statistics in Medicine 32 (2013); Cochran, "Sampling techniques" (1977), 6.4.
MonthsLost months_lost(Tally const& tally, std::uint64_t belief_count, int definition, int unit,
                       Events events);

}  // namespace ghostcast
