// SPDX-License-Identifier: Apache-2.0
/// \file
/// People at t=0: hazards, targets, tenure bands, offers and pay of a unit's belief.
#pragma once

#include "ghostcast/model/attrition.hpp"
#include "ghostcast/model/constants.hpp"
#include "ghostcast/model/decay.hpp"
#include "ghostcast/model/stationary.hpp"

namespace ghostcast {

enum class Start : int { as_given, stationary };

/// Hazards with their multipliers, elasticities, hiring constants.
GHOSTCAST_HOST_DEVICE inline void anchor_hazards(UnitParams<Scalar> const& p, UnitConstants<Scalar>& c)
{
  for (int r = 0; r < role_count; ++r) {
    c.quit_hazard[r][newcomer] = p.quit_hazard_new[r] * p.quit_multiplier;
    c.quit_hazard[r][settled] = p.quit_hazard_settled[r] * p.quit_multiplier;
    c.poach_hazard[r] = p.poach_hazard[r] * p.poach_multiplier;
    c.automation_elasticity[r] = p.role_automation_elasticity[r] * p.automation_elasticity;
    c.headcount_elasticity[r] = p.role_headcount_elasticity[r] * p.headcount_elasticity;
  }
  c.fill_hazard = 30.4f / p.fill_days;
  c.raid_hazard = p.raid_rate_per_year / 12.0f;
  bool const sure = p.offer_acceptance >= 1.0f;
  double const odds = sure ? 1.0 : static_cast<double>(p.offer_acceptance) / (1.0 - static_cast<double>(p.offer_acceptance));
  c.acceptance_logit = sure ? 80.0f : static_cast<float>(log<ScalarDouble>(odds));
}

/// Probability that a vacancy leads to an accepted offer, at the market of t=0.
GHOSTCAST_HOST_DEVICE inline double hire_probability_at_start(UnitParams<Scalar> const& p, UnitConstants<Scalar> const& c)
{
  double const pay = static_cast<double>(p.pay_appeal) * log<ScalarDouble>(static_cast<double>(p.pay));
  double const accepted = logistic<ScalarDouble>(static_cast<double>(c.acceptance_logit) + pay);
  return -expm1<ScalarDouble>(-static_cast<double>(c.fill_hazard)) * accepted;
}

/// One role: target0, tenure bands and offers at t=0.
GHOSTCAST_HOST_DEVICE inline void anchor_role(UnitParams<Scalar> const& p, int r, Start start, UnitConstants<Scalar>& c)
{
  double const stay = static_cast<double>(p.counter_offer_success);
  double const held = exp<ScalarDouble>(-static_cast<double>(p.bonus_effect) * static_cast<double>(p.retention_bonus));
  double const poach = held * static_cast<double>(c.poach_hazard[r]);
  double const exit_new = exit_probability<ScalarDouble>(held * static_cast<double>(c.quit_hazard[r][newcomer]), poach, stay);
  double const exit_settled = exit_probability<ScalarDouble>(held * static_cast<double>(c.quit_hazard[r][settled]), poach, stay);
  double const ageing = p.ramp_months > 0.0f ? min(1.0, 1.0 / static_cast<double>(p.ramp_months)) : 0.0;
  double const people = static_cast<double>(p.people[r]);
  StationaryRole role{people, static_cast<double>(p.new_people[r]), static_cast<double>(p.initial_offers[r])};
  if (start == Start::stationary) {
    role = stationary_role(people, exit_new, exit_settled, ageing, hire_probability_at_start(p, c),
                           static_cast<double>(p.start_probability));
  }
  c.target0[r] = static_cast<float>(role.target) + p.open_positions[r];
  c.people_start[r][newcomer] = static_cast<float>(min(role.newcomers, people));
  c.people_start[r][settled] = p.people[r] - c.people_start[r][newcomer];
  c.offers_start[r] = static_cast<float>(role.offers);
}

/// Pay by role, scaled so that the payroll of t=0 is as given.
GHOSTCAST_HOST_DEVICE inline void anchor_pay(UnitParams<Scalar> const& p, UnitConstants<Scalar>& c)
{
  double payroll = 0.0;
  for (int r = 0; r < role_count; ++r) payroll += static_cast<double>(p.monthly_pay[r]) * static_cast<double>(p.people[r]);
  bool const scaled = p.monthly_payroll >= 0.0f && payroll > 0.0;
  double const factor = scaled ? static_cast<double>(p.monthly_payroll) / (payroll * static_cast<double>(p.pay)) : 1.0;
  for (int r = 0; r < role_count; ++r) c.pay[r] = static_cast<float>(static_cast<double>(p.monthly_pay[r]) * factor);
}

/// All of the people's side of a unit at t=0.
GHOSTCAST_HOST_DEVICE inline void anchor_people(UnitParams<Scalar> const& p, Start start, UnitConstants<Scalar>& c)
{
  anchor_hazards(p, c);
  c.people0 = 0.0f;
  for (int r = 0; r < role_count; ++r) {
    anchor_role(p, r, start, c);
    c.people0 += p.people[r];
  }
  anchor_pay(p, c);
}

}  // namespace ghostcast
