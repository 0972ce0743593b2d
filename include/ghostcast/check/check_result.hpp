// SPDX-License-Identifier: Apache-2.0
/// \file
/// All that `check` finds out about a valid scenario, as plain data.
#pragma once

#include <vector>

#include "ghostcast/check/anchor_listing.hpp"
#include "ghostcast/check/feasibility.hpp"
#include "ghostcast/check/glance.hpp"
#include "ghostcast/check/headcount_margin.hpp"
#include "ghostcast/check/parameter_listing.hpp"

namespace ghostcast {

struct CheckResult {
  std::vector<ParameterEntry> parameters;
  std::vector<Correlation> correlations;
  std::vector<std::string> plan_steps;
  std::vector<UnitAnchors> anchors;          ///< [unit]
  std::vector<HeadcountMargin> margins;      ///< [unit][definition]
  std::vector<UnitFeasibility> feasibility;  ///< [unit]
  Glance glance;
  GlancePlan plan;
};

/// The beliefs of the feasibility are those of the glance's trajectories.
CheckResult check_scenario(Scenario const& scenario, GlancePlan const& plan);

}  // namespace ghostcast
