// SPDX-License-Identifier: Apache-2.0
/// \file
/// A checked scenario as text of 100 columns, to be read from top to bottom.
#pragma once

#include <string>

#include "ghostcast/check/check_result.hpp"

namespace ghostcast {

/// The whole report: verdict, warnings, five sections, what to do next.
std::string check_text(Scenario const& scenario, CheckResult const& result);

// Its parts, each ending in a line feed.

/// "phantom_unit.toml is valid: 0 faults, 2 warnings", and the warnings.
std::string verdict_lines(Scenario const& scenario);
std::string parameters_text(Scenario const& scenario, CheckResult const& result);
std::string anchors_text(Scenario const& scenario, CheckResult const& result);
std::string headcount_text(Scenario const& scenario, CheckResult const& result);
std::string feasibility_text(Scenario const& scenario, CheckResult const& result);
std::string glance_text(Scenario const& scenario, CheckResult const& result);

}  // namespace ghostcast
