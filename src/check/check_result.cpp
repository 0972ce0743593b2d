// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/check/check_result.hpp"

namespace ghostcast {

CheckResult check_scenario(Scenario const& scenario, GlancePlan const& plan)
{
  ModelParams const params = scenario.params();
  CheckResult result{list_parameters(scenario),
                     list_correlations(scenario),
                     list_plan_steps(scenario),
                     {},
                     list_headcount_margins(params, plan.seed, plan.trajectories),
                     list_feasibility(params, plan.seed, plan.trajectories),
                     glance_at(params, plan),
                     plan};
  for (int u = 0; u < params.unit_count; ++u) result.anchors.push_back(list_anchors(params, u));
  return result;
}

}  // namespace ghostcast
