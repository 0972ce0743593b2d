// SPDX-License-Identifier: Apache-2.0
/// \file
/// What a tally counts for each of a few beliefs; the one place that knows how.
#pragma once

#include <vector>

#include "ghostcast/sensitivity/outputs.hpp"
#include "ghostcast/tally/tally.hpp"

namespace ghostcast {

/// Months at which beliefs are counted, ascending; the last one is the horizon.
std::vector<int> grid_months(Tally const& tally);

/// First outcomes of one belief's trajectories. \pre belief < 64, and no more beliefs in the run
PointCounts belief_counts(Tally const& tally, int belief, int definition, int unit);

}  // namespace ghostcast
