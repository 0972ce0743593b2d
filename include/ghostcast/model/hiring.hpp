// SPDX-License-Identifier: Apache-2.0
/// \file
/// Vacancies, transfers, offers, starts, and what the unit knows afterwards (eqs. 36-39).
#pragma once

#include "ghostcast/model/constants.hpp"
#include "ghostcast/model/dice.hpp"
#include "ghostcast/model/features.hpp"
#include "ghostcast/model/money_terms.hpp"
#include "ghostcast/model/share_out.hpp"
#include "ghostcast/model/state.hpp"
#include "ghostcast/model/steady_chances.hpp"
#include "ghostcast/model/parameter_block.hpp"

namespace ghostcast {

/// Eq. 36: people that a freeze never bars: the minimum, and the supervisors that the chips need
/// which the unit can pay.
template <class L>
GHOSTCAST_HOST_DEVICE Real<L> needed_people(UnitParams<L> const& p, Real<L> quantum, int role, UnitState<L> const& s)
{
  if (role != supervisor) return p.minimum_people[role];
  Mask<L> const spans = s.span > Real<L>(0);
  Real<L> const for_chips = ceil(s.cap_need * quantum / select(spans, s.span, Real<L>(1)));
  return max(p.minimum_people[role], select(spans, min(s.target[role], for_chips), Real<L>(0)));
}

/// Eq. 36: vacancies of each role, and the payroll that the freeze saves.
template <class L>
GHOSTCAST_HOST_DEVICE void set_vacancies(Features const& on, UnitParams<L> const& p, UnitConstants<L> const& c, Real<L> quantum,
                                         UnitState<L>& s)
{
  Real<L> const zero(0);
  Real<L> saved(0);
  bool const freezes = any(s.freeze);
  for (int r = 0; r < role_count; ++r) {
    if (!on.role[r]) continue;  // has none since the start
    Real<L> const filled = s.n[r][newcomer] + s.n[r][settled] + s.offers[r];
    Real<L> const open = select(s.running, max(s.target[r] - filled, zero), zero);
    Real<L> vacant = open;
    if (freezes) {
      Mask<L> const frozen = s.freeze && !(p.freeze_exempt[r] > zero);
      vacant = select(frozen, min(max(needed_people<L>(p, quantum, r, s) - filled, zero), open), open);
      saved = fma(open - vacant, c.pay[r] * s.pay_level, saved);
    }
    s.vacancies[r] = vacant;
  }
  s.saved_payroll = saved;
}

/// People who join are new where the unit has a new band, else settled at once.
template <class L>
GHOSTCAST_HOST_DEVICE void join(bool tenure, UnitParams<L> const& p, int role, Real<L> count, UnitState<L>& s)
{
  Real<L> const young = tenure ? select(p.ramp_months > Real<L>(0), count, Real<L>(0)) : Real<L>(0);
  s.n[role][newcomer] = s.n[role][newcomer] + young;
  s.n[role][settled] = s.n[role][settled] + (count - young);
}

/// Eq. 36: cut people fill vacancies of other units of their organisation, one pool a role; a unit
/// never gets more than the others gave, so nobody returns to where he was cut.
///
/// \param members  indices of the organisation's units, \param count of them
template <class L>
GHOSTCAST_HOST_DEVICE void transfer_people(int role, int const* members, int count, int month, bool tenure,
                                           ParameterBlock<L> const& block, State<L>& state)
{
  Claims<L> claims;
  claims.count = count;
  claims.start = month % count;
  Real<L> pool(0);
  for (int i = 0; i < count; ++i) pool = pool + state.unit[members[i]].transferable[role];
  if (!any(pool > Real<L>(0))) return;
  for (int i = 0; i < count; ++i) {
    UnitState<L> const& s = state.unit[members[i]];
    claims.weight[i] = s.vacancies[role];
    claims.room[i] = min(s.vacancies[role], pool - s.transferable[role]);
    claims.given[i] = Real<L>(0);
  }
  share_out<L>(claims, pool);
  for (int i = 0; i < count; ++i) {
    UnitState<L>& s = state.unit[members[i]];
    join<L>(tenure, block.unit[members[i]], role, claims.given[i], s);
    s.vacancies[role] = s.vacancies[role] - claims.given[i];
    s.transferred = s.transferred + claims.given[i];
  }
}

/// Eq. 37: probability that a vacancy leads to an accepted offer this month.
template <class L>
GHOSTCAST_HOST_DEVICE Real<L> hire_probability(UnitParams<L> const& p, UnitConstants<L> const& c, Real<L> heat, Real<L> log_gpu_ratio)
{
  Mask<L> const heated = heat != Real<L>(0);
  Real<L> const cooled = any(heated) ? exp<L>(-p.fill_heat_effect * heat) : Real<L>(1);
  Real<L> const filled = -expm1<L>(-c.fill_hazard * cooled);
  Real<L> const pay = any(p.pay != Real<L>(1)) ? p.pay_appeal * log<L>(p.pay) : Real<L>(0);
  return filled * logistic<L>(fma(p.gpu_appeal, log_gpu_ratio, c.acceptance_logit + pay));
}

/// The chances of eqs. 37, 38 that no state moves.
template <class L>
GHOSTCAST_HOST_DEVICE GHOSTCAST_OUT_OF_LINE void set_steady_hiring(UnitParams<L> const& p, UnitConstants<L> const& c, SteadyChances<L>& steady)
{
  steady.hire.set(chance_from_probability<L>(hire_probability<L>(p, c, Real<L>(0), Real<L>(0))));
  steady.start.set(chance_from_probability<L>(p.start_probability));
}

/// Eqs. 37, 38: offers accepted and people who start; nobody starts in the month he accepts.
template <class L>
GHOSTCAST_HOST_DEVICE void run_hiring(Features const& on, UnitParams<L> const& p, UnitConstants<L> const& c,
                                      SteadyChances<L> const& steady, Real<L> heat, int unit, Dice<L>& dice, UnitState<L>& s)
{
  RoleWords<L> const accept = words_for<L>(dice, unit, RolePurpose::accept);
  bool const certain = all(p.start_probability >= Real<L>(1));
  RoleWords<L> start;  // not read where everybody starts
  if (!certain) start = words_for<L>(dice, unit, RolePurpose::start);
  Chance<L> const hire = on.hires_vary ? chance_from_probability<L>(hire_probability<L>(p, c, heat, s.log_gpu_ratio)) : steady.hire.get();
  auto const& begin = steady.start.get();
  bool const costs = any(p.hiring_cost > Real<L>(0));
  Real<L> begun(0);
  Real<L> cash = s.cash;
  for (int r = 0; r < role_count; ++r) {
    if (!on.role[r]) continue;
    Real<L> const accepted = draw_binomial<L>(dice, s.vacancies[r], hire, accept, r);
    Real<L> const started = certain ? s.start_offers[r] : draw_binomial<L>(dice, s.start_offers[r], begin, start, r);
    s.offers[r] = s.offers[r] - started + accepted;
    join<L>(on.tenure, p, r, started, s);
    begun = begun + started;
    if (costs) cash = cash - accepted * p.hiring_cost * c.pay[r] * s.pay_level;
  }
  s.started = s.started + begun;
  if (costs) s.costs = s.costs + (s.cash - cash);
  s.cash = cash;
}

/// Eq. 39: knowledge decays, leaves with people, is learnt by those who stay and brought by those
/// who come.
template <class L>
GHOSTCAST_HOST_DEVICE void advance_knowledge(UnitParams<L> const& p, UnitState<L>& s)
{
  Real<L> const one(1);
  Real<L> const zero(0);
  Real<L> const leavers = s.quits + s.poached + s.raided + s.cut;
  Real<L> const lost = p.knowledge_lost_with_leavers * min(leavers / max(s.start_people, one), one);
  Real<L> staff(0);
  for (int r = 0; r < role_count; ++r) staff = staff + s.n[r][settled];
  Real<L> const learnt = p.knowledge_learning * (one - s.knowledge) * share_of<L>(staff, staff + p.knowledge_half_people);
  Real<L> const brought = p.knowledge_from_rivals * s.started / max(s.people, one);
  s.knowledge = clip(s.knowledge * (one - p.knowledge_decay) * (one - lost) + learnt + brought, zero, one);
}

}  // namespace ghostcast
