// SPDX-License-Identifier: Apache-2.0
/// \file
/// A comparison as text for a terminal of 100 columns, as compare.json, schema
/// "ghostcast.compare/1", and as CSV. docs/results.md describes the keys and columns.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "ghostcast/report/comparison.hpp"

namespace ghostcast {

/// "+1.23 [+0.91,+1.55]", in points of percent; the bounds are rounded outward. "0 [0,0]" where the
/// runs are the same so far. At most 19 characters where there is an interval.
std::string points_with_interval(PairedDifference const& difference);

/// A plan against the base, all units.
std::string pairing_text(Pairing const& pairing);

/// Means of people, GPUs and value of a unit; empty where none is recorded.
std::string series_difference_text(Pairing const& pairing, int unit);

/// Definitions that the plan moved rather than the unit, and why; empty where there are none.
std::string definition_shift_text(Pairing const& pairing, int unit);

/// What the comparison rests on, then all plans.
std::string comparison_text(Comparison const& comparison);

/// Curves are one array a number: probabilities over months 0..T, means over months 1..T.
nlohmann::ordered_json comparison_json(Comparison const& comparison);
std::string comparison_json_text(Comparison const& comparison);

/// plan, unit, definition, outcome, month, date, base, plan_value, difference, low, high,
/// standard_error, variance_ratio, interval, beliefs, base_never, plan_never, horizon: P(outcome by
/// the month) and their difference. Outcome "ghost_or_born" counts born ghosts too.
std::string difference_csv(Comparison const& comparison);

/// plan, scope, name, quantity, month, date, base, plan_value, difference, low, high,
/// standard_error, variance_ratio: means of recorded quantities; month "total" is the sum over
/// months.
std::string series_difference_csv(Comparison const& comparison);

}  // namespace ghostcast
