// SPDX-License-Identifier: Apache-2.0
/// \file
/// result.json: a run as one document, schema "ghostcast.result/1". All counts are integers, so a
/// reader may recompute every probability and interval.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "ghostcast/report/run_result.hpp"

namespace ghostcast {

/// Keys stand in the order of the schema; curves are cumulative counts of months 1..T.
/// units[].definitions[].ghost_probability[] has one object a checkpoint, each complete by itself:
/// definition, month, date, probability of a ghost by then with low and high, the interval's name,
/// the number of beliefs, and never with never_low and never_high: P(no ghost by month `horizon`).
/// metrics.repaired[] has one object a component of substitution_rho, named by its value;
/// metrics.commodity_loss splits ghosts from others by the definition that it names.
/// A fan's by_month has null for a month in which nobody runs (running is 0 there).
nlohmann::ordered_json result_json(RunResult const& result);

/// The same as one line; bytes that are not UTF-8 (a file's name in a warning) are replaced.
std::string result_json_text(RunResult const& result);

}  // namespace ghostcast
