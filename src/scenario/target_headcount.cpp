// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/scenario/target_headcount.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <numeric>

#include "ghostcast/model/belief_constants.hpp"
#include "ghostcast/model/outcomes.hpp"
#include "ghostcast/model/targets.hpp"

namespace ghostcast {
namespace {

using Places = std::array<double, role_count>;

/// The belief in which every draw is at its median.
struct MedianBelief {
  Constants<Scalar> constants{};
  ParameterBlock<Scalar> at_horizon{};  ///< with the plan's levers
};

std::unique_ptr<MedianBelief> median_belief(ModelParams const& params)
{
  auto belief = std::make_unique<MedianBelief>();
  unsigned repaired[max_units] = {};
  derive_constants(params, params.base, belief->constants, repaired);
  belief->at_horizon = params.base;
  float* const values = flat(belief->at_horizon);
  for (int k = 0; k < params.lever_step_count; ++k) {
    LeverStep const& step = params.lever_steps[k];
    values[step.target] =
        step.slot >= 0 ? belief->at_horizon.plan_value[step.slot] : step.value;
  }
  return belief;
}

Places places_of(MedianBelief const& belief, int unit, double automation, double value_ratio)
{
  Features on{};
  on.targets_vary = true;
  std::fill(std::begin(on.role), std::end(on.role), true);
  UnitState<Scalar> s{};
  s.automation = clip_automation<Scalar>(static_cast<float>(automation));
  s.value = static_cast<float>(value_ratio);
  s.target_scale = 1.0f;
  set_targets<Scalar>(on, belief.at_horizon.unit[unit], belief.constants.unit[unit], 1.0f, s);
  Places places{};
  std::copy(std::begin(s.target), std::end(s.target), places.begin());
  return places;
}

double total_of(Places const& places)
{
  return std::accumulate(places.begin(), places.end(), 0.0);
}

}  // namespace

Places target_headcount(ModelParams const& params, int unit, double automation, double value_ratio)
{
  return places_of(*median_belief(params), unit, automation, value_ratio);
}

FinalHeadcount final_headcount(ModelParams const& params, int unit, Definition const& definition)
{
  auto const belief = median_belief(params);
  UnitConstants<Scalar> const& c = belief->constants.unit[unit];
  // Eq. 30 sees no value beyond these.
  constexpr double lowest = 0.05;
  constexpr double highest = 50.0;
  constexpr int steps = 64;
  double const from = std::max(static_cast<double>(definition.growth), lowest);
  double const ceiling = static_cast<double>(belief->at_horizon.unit[unit].value_ceiling) *
                         static_cast<double>(c.demand_value / c.value0);
  double const range = std::log(std::max(std::min(ceiling, highest) / from, 1.0));
  double const automation = static_cast<double>(c.automation_ceiling);
  double const allowed =
      static_cast<double>(headcount_limit<Scalar>(definition, static_cast<float>(c.people0)));
  FinalHeadcount fewest{automation, from, places_of(*belief, unit, automation, from), 0.0, allowed};
  fewest.total = total_of(fewest.places);
  for (int k = 1; k <= steps; ++k) {
    double const ratio = from * std::exp(range * k / steps);
    Places const places = places_of(*belief, unit, automation, ratio);
    double const total = total_of(places);
    if (total < fewest.total) fewest = {automation, ratio, places, total, allowed};
  }
  return fewest;
}

}  // namespace ghostcast
