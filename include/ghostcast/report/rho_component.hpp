// SPDX-License-Identifier: Apache-2.0
/// \file
/// Components of the mixture of substitution_rho by name.
#pragma once

#include <string>
#include <vector>

#include "ghostcast/report/run_result.hpp"

namespace ghostcast {

/// A value of a resolved scenario in words: "-2", "normal(mean 0.1, sd 0.2)".
std::string value_text(nlohmann::json const& value);

/// What substitution_rho of a unit may be, in the order of the tally: "substitution_rho = -2", ... of
/// a mixture; one name of a number or another distribution. At most max_rho_components; empty where
/// the resolved scenario does not say.
std::vector<std::string> rho_components(RunResult const& result, int unit);

/// The name of one component; a number, from 1, where the resolved scenario does not say.
std::string rho_component(RunResult const& result, int unit, int component);

}  // namespace ghostcast
