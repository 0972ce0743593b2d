// SPDX-License-Identifier: Apache-2.0
/// \file
/// Ghosts of several units jointly. Units share markets and beliefs, so P(at least one ghost) is not 1
/// minus the product of their own probabilities.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "ghostcast/report/run_result.hpp"

namespace ghostcast {

/// A table for each definition, months of reports as columns; empty with one unit.
std::string joint_text(RunResult const& result);

/// Key "joint": one object for each definition, number of units and month of reports; empty with one unit.
nlohmann::ordered_json joint_json(RunResult const& result);

/// unit ("2 or more of 5"), definition, units, month, date, count, probability, low, high, interval, beliefs, never, never_low,
/// never_high, horizon; [definition][units 1..U][month 0..T]. never: not so many by the horizon.
std::string joint_csv(RunResult const& result);

}  // namespace ghostcast
