// SPDX-License-Identifier: Apache-2.0
/// \file
/// Results as comma-separated values (RFC 4180 with line feeds): one header, one record a line.
#pragma once

#include <string>
#include <string_view>

#include "ghostcast/report/run_result.hpp"

namespace ghostcast {

/// A name as a field: in quotes where it holds a separator, a quote or a line break; with an apostrophe
/// at its start, or after a ';', where a spreadsheet would take what follows for a formula, or where an
/// apostrophe follows. Taking one apostrophe away at those places gives the name again. A text that
/// is a number stays as it is.
std::string csv_field(std::string_view name);

/// Columns that every line with a probability of a ghost ends in: the interval's name, the number
/// of beliefs, P(no ghost by the horizon) with its interval, the month of the horizon.
inline constexpr char const* never_header = "interval,beliefs,never,never_low,never_high,horizon";
std::string never_fields(RunResult const& result, int unit, int definition);

/// unit, definition, outcome, month, date, count, probability, low, high, then never_header;
/// [unit][definition][outcome][month 0..T]. "born_ghost" has month 0 alone; "human" counts who has
/// met none so far.
std::string incidence_csv(RunResult const& result);

/// unit, definition, outcome, period ("month", "year"), first_month, last_month, date of the last,
/// at_risk, events, hazard, low, high, then never_header: cause-specific hazards.
std::string hazard_csv(RunResult const& result);

/// scope, name, quantity, month, date, running, q05, q25, q50, q75, q95 in people, GPUs, USD a
/// month or shares; quantiles are empty where nobody runs.
std::string fan_csv(RunResult const& result);

/// unit, definition, metric, value, low, high, then never_header; one number a line, empty where
/// there is none. low and high are of a probability of a ghost; lines without a definition leave the
/// columns from low on empty.
std::string metrics_csv(RunResult const& result);

}  // namespace ghostcast
