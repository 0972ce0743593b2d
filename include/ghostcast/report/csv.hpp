// SPDX-License-Identifier: Apache-2.0
/// \file
/// Results as comma-separated values (RFC 4180 with line feeds): one header, one record a line.
#pragma once

#include <string>
#include <string_view>

#include "ghostcast/report/run_result.hpp"

namespace ghostcast {

/// A field, in quotes where it holds a comma, a quote or a line break.
std::string csv_field(std::string_view text);

/// unit, definition, outcome, month, date, count, probability, low, high; [unit][definition]
/// [outcome][month 0..T]. "born_ghost" has month 0 alone; "human" counts who has met none so far.
std::string incidence_csv(RunResult const& result);

/// scope, name, quantity, month, date, running, q05, q25, q50, q75, q95 in people, GPUs, USD a
/// month or shares; quantiles are empty where nobody runs.
std::string fan_csv(RunResult const& result);

/// unit, definition, metric, value; one number a line, empty where there is none.
std::string metrics_csv(RunResult const& result);

}  // namespace ghostcast
