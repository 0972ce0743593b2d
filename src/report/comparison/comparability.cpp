// SPDX-License-Identifier: Apache-2.0
#include <numeric>

#include "ghostcast/report/comparison.hpp"

namespace ghostcast {
namespace {

double floor_of(UnitParams<Scalar> const& unit)
{
  return std::accumulate(std::begin(unit.minimum_people), std::end(unit.minimum_people), 0.0);
}

/// Follows the steps of the plan; a drawn step keeps the number before it (a minimum is never
/// drawn).
PeopleFloor floor_at_end(ModelParams const& params, int unit)
{
  ParameterBlock<Scalar> block = params.base;
  PeopleFloor floor{floor_of(block.unit[unit]), 0};
  for (int k = 0; k < params.lever_step_count; ++k) {
    LeverStep const& step = params.lever_steps[k];
    if (step.slot < 0) flat(block)[step.target] = step.value;
    double const now = floor_of(block.unit[unit]);
    if (now != floor.people) floor = {now, step.month};
  }
  return floor;
}

bool same_definition(Definition const& a, Definition const& b)
{
  return a.share == b.share && a.threshold == b.threshold &&
         a.headcount_share == b.headcount_share && a.headcount_limit == b.headcount_limit &&
         a.growth == b.growth && a.persistence == b.persistence &&
         a.needs_supervisor == b.needs_supervisor;
}

bool same_definitions(Scenario const& a, Scenario const& b)
{
  if (a.definition_names != b.definition_names) return false;
  for (int k = 0; k < a.model.definition_count; ++k) {
    if (!same_definition(a.model.definition[k], b.model.definition[k])) return false;
  }
  return true;
}

bool same_start(std::optional<StartMonth> const& a, std::optional<StartMonth> const& b)
{
  if (a.has_value() != b.has_value()) return false;
  return !a || (a->year == b->year && a->month == b->month);
}

}  // namespace

std::vector<PeopleFloor> people_floors(Scenario const& scenario)
{
  ModelParams const params = scenario.params();
  std::vector<PeopleFloor> floors;
  for (int unit = 0; unit < params.unit_count; ++unit) floors.push_back(floor_at_end(params, unit));
  return floors;
}

std::string why_incomparable(Scenario const& base, Scenario const& plan)
{
  if (base.unit_names != plan.unit_names) return "has other units";
  if (base.organisation_names != plan.organisation_names) return "has other organisations";
  if (!same_definitions(base, plan)) return "has other definitions of a ghost";
  if (base.horizon != plan.horizon)
    return "has a horizon of " + std::to_string(plan.horizon) + " months, not " +
           std::to_string(base.horizon);
  if (!same_start(base.start, plan.start)) return "starts in another month";
  if (base.record != plan.record) return "records other quantities";
  return "";
}

}  // namespace ghostcast
