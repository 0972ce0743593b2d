// SPDX-License-Identifier: Apache-2.0
/// \file
/// What a reader of a result should know before trusting it.
#pragma once

#include <string>
#include <vector>

#include "ghostcast/report/run_result.hpp"

namespace ghostcast {

/// The scenario's warnings, then the run's, one line each.
std::vector<std::string> warnings_of(RunResult const& result);

}  // namespace ghostcast
