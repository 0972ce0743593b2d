// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/scenario/target_headcount.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <numeric>

#include "ghostcast/model/attrition.hpp"
#include "ghostcast/model/belief_constants.hpp"
#include "ghostcast/model/hiring.hpp"
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
  std::uint32_t repaired[max_units] = {};
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

Features every_role()
{
  Features on{};
  on.targets_vary = true;
  std::fill(std::begin(on.role), std::end(on.role), true);
  return on;
}

/// The unit with its targets set and nobody there.
UnitState<Scalar> empty_unit(MedianBelief const& belief, int unit, double automation,
                             double value_ratio)
{
  UnitState<Scalar> s{};
  s.automation = clip_automation<Scalar>(static_cast<float>(automation));
  s.value = static_cast<float>(value_ratio);
  s.target_scale = 1.0f;
  set_targets<Scalar>(every_role(), belief.at_horizon.unit[unit], belief.constants.unit[unit],
                      1.0f, s);
  return s;
}

Places places_of(MedianBelief const& belief, int unit, double automation, double value_ratio)
{
  UnitState<Scalar> const s = empty_unit(belief, unit, automation, value_ratio);
  Places places{};
  std::copy(std::begin(s.target), std::end(s.target), places.begin());
  return places;
}

/// What a frozen unit fills from nothing is what it keeps in the end.
///
/// \param chips  that the unit could pay, in quanta
double kept_in_a_freeze(MedianBelief const& belief, int unit, UnitState<Scalar> s, float chips,
                        float quantum)
{
  UnitConstants<Scalar> const& c = belief.constants.unit[unit];
  UnitParams<Scalar> const& p = belief.at_horizon.unit[unit];
  s.running = true;
  s.freeze = true;
  s.span = c.span;
  s.cap_need = chips;
  set_vacancies<Scalar>(every_role(), p, c, quantum, s);
  double people = 0.0;
  for (int r = 0; r < role_count; ++r) {
    float const leaving = exit_probability<Scalar>(c.quit_hazard[r][settled], c.poach_hazard[r],
                                                   p.counter_offer_success);
    people += static_cast<double>(leaving > 0.0f ? s.vacancies[r] : s.target[r]);
  }
  return people;
}

FrozenHeadcount frozen_of(ModelParams const& params, MedianBelief const& belief, int unit,
                          double automation, double value_ratio)
{
  UnitState<Scalar> const s = empty_unit(belief, unit, automation, value_ratio);
  constexpr auto all_chips = static_cast<float>(max_gpu_quanta);
  return {kept_in_a_freeze(belief, unit, s, 0.0f, params.gpu_quantum),
          kept_in_a_freeze(belief, unit, s, all_chips, params.gpu_quantum)};
}

bool lets_freeze(UnitParams<Scalar> const& p)
{
  auto const mode = static_cast<FreezeMode>(static_cast<int>(p.hiring_freeze));
  return mode == FreezeMode::on || (mode == FreezeMode::automatic && p.freeze_above < 1e30f);
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

FrozenHeadcount frozen_headcount(ModelParams const& params, int unit, double automation,
                                 double value_ratio)
{
  return frozen_of(params, *median_belief(params), unit, automation, value_ratio);
}

bool can_freeze(ModelParams const& params, int unit)
{
  auto const block = std::make_unique<ParameterBlock<Scalar>>(params.base);
  bool const starts_bare = params.lever_step_count == 0 || params.lever_steps[0].month > 1;
  bool can = starts_bare && lets_freeze(block->unit[unit]);
  for (int k = 0; k < params.lever_step_count; ++k) {
    LeverStep const& step = params.lever_steps[k];
    flat(*block)[step.target] = step.slot >= 0 ? block->plan_value[step.slot] : step.value;
    // Steps of one month stand together; only what holds after the last of them counts.
    bool const month_ends = k + 1 == params.lever_step_count ||
                            params.lever_steps[k + 1].month != step.month;
    if (month_ends) can = can || lets_freeze(block->unit[unit]);
  }
  return can;
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
  FinalHeadcount fewest{automation, from, places_of(*belief, unit, automation, from), 0.0, allowed,
                        {}};
  fewest.total = total_of(fewest.places);
  for (int k = 1; k <= steps; ++k) {
    double const ratio = from * std::exp(range * k / steps);
    Places const places = places_of(*belief, unit, automation, ratio);
    double const total = total_of(places);
    if (total < fewest.total) fewest = {automation, ratio, places, total, allowed, {}};
  }
  fewest.frozen = frozen_of(params, *belief, unit, automation, fewest.value_ratio);
  return fewest;
}

}  // namespace ghostcast
