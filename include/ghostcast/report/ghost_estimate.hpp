// SPDX-License-Identifier: Apache-2.0
/// \file
/// The probability of a ghost with all that must stand beside it: the interval and its method, the
/// number of beliefs, and the probability of no ghost within the horizon.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ghostcast/report/run_result.hpp"

namespace ghostcast {

/// What one definition says about one unit by one month.
struct GhostEstimate {
  int month{};        ///< 0..T
  Proportion ghost;   ///< a ghost by the end of the month, born ones included
  Proportion never;   ///< no ghost by the horizon: still human, or another outcome came first
};

/// \pre unit, definition and month within the result
GhostEstimate ghost_estimate(RunResult const& result, int unit, int definition, int month);

/// P(an outcome other than a ghost came first by the horizon): the part of `never` that is settled.
Proportion other_first(RunResult const& result, int unit, int definition);

/// The month by which a share of all futures are ghosts. Empty members: not within the horizon.
struct GhostDate {
  std::optional<int> month;
  std::optional<int> earliest;  ///< the month by which the interval of P(ghost) reaches the share
  std::optional<int> latest;    ///< the month by which it has passed it
};

/// \pre 0 < level < 1
GhostDate ghost_date(RunResult const& result, int unit, int definition, double level);

/// Months that a table has room for: the last three checkpoints, ascending, the horizon last.
std::vector<int> overview_months(int horizon);

/// "95 % Wilson", "95 % Wilson clustered by belief" where trajectories share beliefs.
std::string interval_name(RunResult const& result);

/// "20,000 trajectories, 100 beliefs, intervals: 95 % Wilson clustered by belief".
std::string basis_text(RunResult const& result);

/// "1 belief", "20,000 beliefs".
std::string beliefs_text(RunResult const& result);

/// "2065-12" where the run has a start, else "month 480".
std::string when(RunResult const& result, int month);

/// A month in a column: "2044-06" or "104"; ">2065-12" or ">480" where it does not come.
std::string month_text(RunResult const& result, std::optional<int> month);

}  // namespace ghostcast
