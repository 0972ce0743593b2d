// SPDX-License-Identifier: Apache-2.0
/// \file
/// Every parameter of a scenario with its value or prior and where it comes from.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "ghostcast/scenario/parameter_info.hpp"
#include "ghostcast/scenario/scenario.hpp"

namespace ghostcast {

/// Who decided a value. The order is that of the listing.
enum class Standing : int { given, solved, by_default };

/// What a prior holds in nine beliefs of ten, in the parameter's unit.
struct PriorRange {
  std::string element;  ///< the role, where each role has its own prior; else empty
  double low;           ///< 5 %
  double high;          ///< 95 %
};

/// One parameter of the market, of one organisation or of one unit.
struct ParameterEntry {
  ParameterInfo const* info;
  std::string owner;     ///< the organisation or unit; "market"
  nlohmann::json value;  ///< as the resolved scenario has it; null where it is solved
  std::string text;      ///< "lognormal(median 8, sigma 0.5)"
  std::string from;      ///< "file:line", "default", "solved"
  Standing standing;
  std::vector<PriorRange> ranges;  ///< empty where nothing is drawn
};

/// Every row of the parameter table that a scenario resolves, once for each owner, in the order of
/// the table.
std::vector<ParameterEntry> list_parameters(Scenario const& scenario);

/// A value of the resolved scenario in words; `absent` stands for null.
std::string value_text(nlohmann::json const& value, std::string_view absent = "solved");

/// How two uncertain parameters move together.
struct Correlation {
  std::string first, second;  ///< as in Scenario::draw_names
  double coefficient;         ///< of their normal scores, [-1, 1]
};

/// All pairs with a coefficient other than 0.
std::vector<Correlation> list_correlations(Scenario const& scenario);

/// One step of the chosen plan: "month 3: hiring_freeze = on (Google Cloud)".
std::vector<std::string> list_plan_steps(Scenario const& scenario);

}  // namespace ghostcast
