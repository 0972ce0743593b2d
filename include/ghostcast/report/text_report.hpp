// SPDX-License-Identifier: Apache-2.0
/// \file
/// A run as text for a terminal of 100 columns: the answer first, then a table a unit, then
/// details.
#pragma once

#include <string>

#include "ghostcast/report/run_result.hpp"

namespace ghostcast {

enum class TextStyle : int { plain, emphasised };  ///< emphasised: headings bold, by ANSI codes

/// The whole report. \pre the result has at least one trajectory
std::string text_report(RunResult const& result, TextStyle style);

// Its sections, each ending in a line feed.

/// One sentence a unit: when it becomes a ghost by the first definition.
std::string answer_text(RunResult const& result);

/// One row a definition: P(ghost) at the checkpoints, median date, P(never).
std::string overview_text(RunResult const& result, int unit);

/// One definition of one unit: outcomes with intervals, dates, what came last, the curve.
std::string definition_details(RunResult const& result, int unit, int definition);

/// Cumulative incidence of all outcomes, stacked, months to the right; the scale fits the highest.
std::string stacked_curve(RunResult const& result, int unit, int definition);

/// Cumulative incidence of ghosts in one line of blocks, the highest stated; empty without ghosts.
std::string ghost_sparkline(RunResult const& result, int unit, int definition);

/// Quantiles of headcount, GPUs, value and shares at the checkpoints.
std::string unit_fan_text(RunResult const& result, int unit);

/// Totals of the organisations, and how GPUs spread over units; empty with one unit.
std::string organisation_text(RunResult const& result);

/// Infrastructure at ten times payroll, outages, the commodity day.
std::string unit_metrics_text(RunResult const& result, int unit);

/// What the intervals mean; seed, trajectories, beliefs, digest, time.
std::string footer_text(RunResult const& result);

}  // namespace ghostcast
