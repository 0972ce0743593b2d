// SPDX-License-Identifier: Apache-2.0
/// \file
/// How far a run with --precision or --relative came.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "ghostcast/report/run_result.hpp"

namespace ghostcast {

/// Key "precision": the goal, whether it was reached, and by which number it was missed most; null
/// without a goal.
nlohmann::ordered_json precision_json(RunResult const& result);

/// The same in a line; empty without a goal.
std::string precision_text(RunResult const& result);

}  // namespace ghostcast
