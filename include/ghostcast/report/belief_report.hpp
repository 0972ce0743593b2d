// SPDX-License-Identifier: Apache-2.0
/// \file
/// Luck and ignorance in a report: what beliefs say by themselves, and components of rho.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "ghostcast/report/ghost_estimate.hpp"
#include "ghostcast/statistics/belief_spread.hpp"

namespace ghostcast {

/// P(ghost by a month) of the beliefs that drew one component of substitution_rho.
struct ComponentEstimate {
  std::string component;  ///< "substitution_rho = -2"
  std::uint64_t beliefs{};
  GhostEstimate estimate;  ///< its intervals are clustered by belief
};

/// Of each component that some belief drew, at the months of reports; empty where rho is no mixture or
/// trajectories share no beliefs.
std::vector<ComponentEstimate> component_estimates(RunResult const& result, int unit, int definition);

/// Two rows for a table of P(ghost) with the months of reports as columns, and what they mean: the
/// credible band, and the share of ignorance in the variance. Empty where beliefs are not shared.
std::string belief_rows(RunResult const& result, int unit, int definition, int label_width, int first_cell_width,
                        int cell_width);

/// A line on each component at the horizon; empty without any.
std::string component_text(RunResult const& result, int unit, int definition);

/// Keys "belief_spread" and "by_rho_component" of a definition.
nlohmann::ordered_json belief_spread_json(RunResult const& result, int unit, int definition);
nlohmann::ordered_json components_json(RunResult const& result, int unit, int definition);

/// unit, definition, component, month, date, beliefs_counted, probability, low, high, q05, q50, q95,
/// epistemic, aleatory, ignorance, ignorance_error, then never_header; [unit][definition][grid month],
/// where component is "all"; then [component][month of reports] without quantiles and variances.
std::string beliefs_csv(RunResult const& result);

}  // namespace ghostcast
