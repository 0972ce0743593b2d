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

/// Mean of L = T - min(time of `events`, T) over all trajectories, T the horizon; L is 0 where they do
/// not come first. se^2 = deff (E[L^2] - E[L]^2) / N with the design effect deff = N / effective size of
/// P(events by T), 1 where every trajectory has a belief of its own. The interval is normal, and where
/// nothing happened the upper bound is T times Wilson's of that probability.
/// Source: Andersen, Statistics in Medicine 32 (2013); clustering: Kish, "Survey sampling" (1965), 8.2.
MonthsLost months_lost(Tally const& tally, std::uint64_t belief_count, int definition, int unit, Events events);

}  // namespace ghostcast
