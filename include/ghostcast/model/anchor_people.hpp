// SPDX-License-Identifier: Apache-2.0
/// \file
/// People at t=0: hazards, targets, tenure bands, offers and pay of a unit's belief.
#pragma once

#include "ghostcast/core/precision.hpp"
#include "ghostcast/model/attrition.hpp"
#include "ghostcast/model/constants.hpp"
#include "ghostcast/model/decay.hpp"
#include "ghostcast/model/stationary.hpp"

namespace ghostcast {

enum class Start : int { as_given, stationary };

/// Hazards with their multipliers, elasticities, hiring constants.
template <class L>
GHOSTCAST_HOST_DEVICE inline void anchor_hazards(UnitParams<L> const& p, UnitConstants<L>& c)
{
  using D = Double<L>;
  for (int r = 0; r < role_count; ++r) {
    c.quit_hazard[r][newcomer] = p.quit_hazard_new[r] * p.quit_multiplier;
    c.quit_hazard[r][settled] = p.quit_hazard_settled[r] * p.quit_multiplier;
    c.poach_hazard[r] = p.poach_hazard[r] * p.poach_multiplier;
    c.automation_elasticity[r] = p.role_automation_elasticity[r] * p.automation_elasticity;
    c.headcount_elasticity[r] = p.role_headcount_elasticity[r] * p.headcount_elasticity;
  }
  c.fill_hazard = Real<L>(30.4f) / p.fill_days;
  c.raid_hazard = p.raid_rate_per_year / Real<L>(12.0f);
  Real<D> const one(1);
  Real<D> const acceptance = double_of(p.offer_acceptance);
  Mask<D> const sure = acceptance >= one;
  Real<D> const odds = select(sure, one, acceptance / (one - acceptance));
  c.acceptance_logit = single_of(select(sure, Real<D>(80), log<D>(odds)));
}

/// Probability that a vacancy leads to an accepted offer, at the market of t=0.
template <class L>
GHOSTCAST_HOST_DEVICE inline Real<Double<L>> hire_probability_at_start(UnitParams<L> const& p, UnitConstants<L> const& c)
{
  using D = Double<L>;
  Real<D> const pay = double_of(p.pay_appeal) * log<D>(double_of(p.pay));
  Real<D> const accepted = logistic<D>(double_of(c.acceptance_logit) + pay);
  return -expm1<D>(-double_of(c.fill_hazard)) * accepted;
}

/// What the exits of all roles have in common at t=0. \tparam D  in double precision
template <class D>
struct StartOfPeople {
  Real<D> held;    ///< factor of bonuses on hazards
  Real<D> stay;    ///< p_co
  Real<D> ageing;  ///< 1/tau_ten
  Real<D> hire;    ///< p_fill x p_acc
  Real<D> start;   ///< p_start
};

template <class L>
GHOSTCAST_HOST_DEVICE inline StartOfPeople<Double<L>> start_of_people(UnitParams<L> const& p, UnitConstants<L> const& c)
{
  using D = Double<L>;
  Real<D> const zero(0);
  Real<D> const ramp = double_of(p.ramp_months);
  return {exp<D>(-double_of(p.bonus_effect) * double_of(p.retention_bonus)), double_of(p.counter_offer_success),
          select(ramp > zero, min(Real<D>(1), Real<D>(1) / ramp), zero), hire_probability_at_start<L>(p, c),
          double_of(p.start_probability)};
}

/// One role: target0, tenure bands and offers at t=0.
template <class L>
GHOSTCAST_HOST_DEVICE inline void anchor_role(UnitParams<L> const& p, int r, Start start, StartOfPeople<Double<L>> const& common,
                                              UnitConstants<L>& c)
{
  using D = Double<L>;
  Real<D> const people = double_of(p.people[r]);
  StationaryRole<D> role{people, double_of(p.new_people[r]), double_of(p.initial_offers[r])};
  if (start == Start::stationary) {
    Real<D> const poach = common.held * double_of(c.poach_hazard[r]);
    Real<D> const exit_new = exit_probability<D>(common.held * double_of(c.quit_hazard[r][newcomer]), poach, common.stay);
    Real<D> const exit_settled = exit_probability<D>(common.held * double_of(c.quit_hazard[r][settled]), poach, common.stay);
    role = stationary_role<D>(people, exit_new, exit_settled, common.ageing, common.hire, common.start);
  }
  Real<L> const newcomers = single_of(min(role.newcomers, people));
  c.target0[r] = single_of(role.target) + p.open_positions[r];
  c.people_start[r][newcomer] = newcomers;
  c.people_start[r][settled] = p.people[r] - newcomers;
  c.offers_start[r] = single_of(role.offers);
}

/// Pay by role, scaled so that the payroll of t=0 is as given.
template <class L>
GHOSTCAST_HOST_DEVICE inline void anchor_pay(UnitParams<L> const& p, UnitConstants<L>& c)
{
  using D = Double<L>;
  Real<D> const zero(0);
  Real<D> payroll(0);
  for (int r = 0; r < role_count; ++r) payroll = payroll + double_of(p.monthly_pay[r]) * double_of(p.people[r]);
  Real<D> const given = double_of(p.monthly_payroll);
  Mask<D> const scaled = given >= zero && payroll > zero;
  Real<D> const factor = select(scaled, given / (payroll * double_of(p.pay)), Real<D>(1));
  for (int r = 0; r < role_count; ++r) c.pay[r] = single_of(double_of(p.monthly_pay[r]) * factor);
}

/// All of the people's side of a unit at t=0.
template <class L>
GHOSTCAST_HOST_DEVICE inline void anchor_people(UnitParams<L> const& p, Start start, UnitConstants<L>& c)
{
  anchor_hazards<L>(p, c);
  StartOfPeople<Double<L>> const common = start_of_people<L>(p, c);
  Real<L> people(0);
  for (int r = 0; r < role_count; ++r) {
    anchor_role<L>(p, r, start, common, c);
    people = people + p.people[r];
  }
  c.people0 = people;
  anchor_pay<L>(p, c);
}

}  // namespace ghostcast
