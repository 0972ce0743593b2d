// SPDX-License-Identifier: Apache-2.0
/// \file
/// A run as text for a terminal of 100 columns: the answer first, then a table a unit, then
/// details, and the answer again where a terminal stops scrolling.
#pragma once

#include <cstdint>
#include <string>

#include "ghostcast/report/run_result.hpp"

namespace ghostcast {

enum class TextStyle : int { plain, emphasised };  ///< emphasised: headings bold, by ANSI codes

/// The whole report. \pre the result has at least one trajectory
std::string text_report(RunResult const& result, TextStyle style);

// Its sections, each ending in a line feed.

/// A few lines a unit: how likely it becomes a ghost by the first definition and how likely not, how
/// many turn back, what else becomes of it most often, then the range over all definitions; with
/// intervals and the number of beliefs.
std::string answer_text(RunResult const& result);

/// One row a definition: P(ghost) at the last checkpoints, median date, P(not a ghost within the
/// horizon); then what that consists of.
std::string overview_text(RunResult const& result, int unit);

/// One definition of one unit: outcomes with intervals, dates, what came last, the curve.
std::string definition_details(RunResult const& result, int unit, int definition);

/// Cumulative incidence of all outcomes, stacked, months to the right; the scale fits the highest.
/// Empty without any outcome.
std::string stacked_curve(RunResult const& result, int unit, int definition);

/// Cumulative incidence of ghosts in one line of blocks, a full one the highest; empty without
/// ghosts.
std::string ghost_sparkline(RunResult const& result, int unit, int definition);

/// Quantiles of headcount, GPUs, value and shares at the checkpoints.
std::string unit_fan_text(RunResult const& result, int unit);

/// Trajectories that the thinnest row of the fans of units rests on; rows without any apart.
std::uint64_t fewest_running(RunResult const& result);

/// Totals of the organisations, and how GPUs spread over units where there are any; empty with one
/// unit.
std::string organisation_text(RunResult const& result);

/// Infrastructure at ten times payroll, outages, the commodity day.
std::string unit_metrics_text(RunResult const& result, int unit);

/// What the quantiles and intervals mean; seed, trajectories, beliefs, digest, time.
std::string footer_text(RunResult const& result);

}  // namespace ghostcast
