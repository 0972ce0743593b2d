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
  s.saved_payroll = zero;
  for (int r = 0; r < role_count; ++r) {
    s.vacancies[r] = zero;
    if (!on.role[r]) continue;
    Real<L> const filled = s.n[r][newcomer] + s.n[r][settled] + s.offers[r];
    Real<L> const open = max(s.target[r] - filled, zero);
    Mask<L> const frozen = s.freeze && !(p.freeze_exempt[r] > zero);
    s.vacancies[r] = select(s.running, open, zero);
    if (!any(frozen)) continue;
    Real<L> const allowed = select(frozen, max(needed_people<L>(p, quantum, r, s) - filled, zero), open);
    s.vacancies[r] = select(s.running, min(allowed, open), zero);
    s.saved_payroll = fma(select(s.running, open - s.vacancies[r], zero), c.pay[r] * s.pay_level, s.saved_payroll);
  }
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
GHOSTCAST_HOST_DEVICE Real<L> hire_probability(UnitParams<L> const& p, UnitConstants<L> const& c, Real<L> heat, UnitState<L> const& s)
{
  Mask<L> const heated = heat != Real<L>(0);
  Real<L> const cooled = any(heated) ? exp<L>(-p.fill_heat_effect * heat) : Real<L>(1);
  Real<L> const filled = -expm1<L>(-c.fill_hazard * cooled);
  Real<L> const pay = any(p.pay != Real<L>(1)) ? p.pay_appeal * log<L>(p.pay) : Real<L>(0);
  return filled * logistic<L>(fma(p.gpu_appeal, s.log_gpu_ratio, c.acceptance_logit + pay));
}

/// Eqs. 37, 38: offers accepted and people who start; nobody starts in the month he accepts.
template <class L>
GHOSTCAST_HOST_DEVICE void run_hiring(Features const& on, UnitParams<L> const& p, UnitConstants<L> const& c, Real<L> heat, int unit,
                                      Dice<L>& dice, UnitState<L>& s)
{
  RoleWords<L> const accept = words_for<L>(dice, unit, RolePurpose::accept);
  bool const certain = all(p.start_probability >= Real<L>(1));
  RoleWords<L> start;  // not read where everybody starts
  if (!certain) start = words_for<L>(dice, unit, RolePurpose::start);
  Chance<L> const hire = chance_from_probability<L>(hire_probability<L>(p, c, heat, s));
  Chance<L> begin;
  if (!certain) begin = chance_from_probability<L>(p.start_probability);
  for (int r = 0; r < role_count; ++r) {
    if (!on.role[r]) continue;
    Real<L> const accepted = draw_binomial<L>(dice, s.vacancies[r], hire, accept[r]);
    Real<L> const started = certain ? s.start_offers[r] : draw_binomial<L>(dice, s.start_offers[r], begin, start[r]);
    s.offers[r] = s.offers[r] - started + accepted;
    join<L>(on.tenure, p, r, started, s);
    s.started = s.started + started;
    s.cash = s.cash - accepted * p.hiring_cost * c.pay[r] * s.pay_level;
  }
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
