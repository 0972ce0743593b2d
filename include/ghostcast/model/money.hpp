// SPDX-License-Identifier: Apache-2.0
/// \file
/// A unit's money: payroll, costs, cost shares, cash, the hiring freeze (eqs. 26-28).
#pragma once

#include "ghostcast/model/budget.hpp"
#include "ghostcast/model/constants.hpp"
#include "ghostcast/model/money_terms.hpp"
#include "ghostcast/model/state.hpp"

namespace ghostcast {

/// Eq. 27: payroll [USD].
template <class L>
GHOSTCAST_HOST_DEVICE Real<L> payroll_of(UnitConstants<L> const& c, UnitState<L> const& s)
{
  Real<L> sum(0);
  for (int r = 0; r < role_count; ++r) sum = fma(c.pay[r], s.n[r][newcomer] + s.n[r][settled], sum);
  return sum * s.pay_level;
}

/// Eq. 27: cost of the unit's GPUs, of its part of the idle ones, and of leased ones [USD].
///
/// \param idle_share  idle quanta per quantum of the organisation's units; 0 for renters
template <class L>
GHOSTCAST_HOST_DEVICE Real<L> gpu_cost_of(QuantumCost<L> const& cost, Real<L> leased_quantum_cost, Real<L> idle_share,
                                          UnitState<L> const& s)
{
  Real<L> const charged = s.gpus + min(idle_share * s.gpus, s.gpus);
  return fma(cost.owned, charged, leased_quantum_cost * s.leased);
}

/// Eq. 27: other non-labour cost oc V0 (V/V0)^ko [USD].
template <class L>
GHOSTCAST_HOST_DEVICE Real<L> other_cost(UnitParams<L> const& p, UnitConstants<L> const& c, Real<L> value)
{
  if (!any(p.other_nonlabour > Real<L>(0))) return Real<L>(0);
  Mask<L> const some = value > Real<L>(0);
  Real<L> const grown = exp<L>(p.other_cost_elasticity * log<L>(select(some, value, Real<L>(1))));
  return select(some, p.other_nonlabour * c.value0 * grown, Real<L>(0));
}

/// Eq. 27: cash after value, costs and the payout of what exceeds the reserve. The cap ends the
/// heaping up of cash; it takes nothing that the unit had before, such as a grant of this month.
template <class L>
GHOSTCAST_HOST_DEVICE void settle_cash(UnitParams<L> const& p, UnitConstants<L> const& c, Real<L> other, UnitState<L>& s)
{
  Real<L> const zero(0);
  Real<L> const value = s.value * c.value0;
  Real<L> const income = fma(p.base_income, c.value0, value);
  Real<L> const costs = fma(p.retention_bonus, s.payroll, s.payroll) + s.gpu_cost + other;
  s.costs = costs;
  Real<L> const most = max(p.cash_cap * s.payroll, s.cash);
  Real<L> const cash = s.cash + (income - costs);
  Real<L> const spare = max(cash - p.initial_cash_payrolls * s.payroll, zero);
  s.cash = min(cash - min(c.margin * value, spare), most);
}

/// Eq. 28: the freeze by its index, with hysteresis, unless a lever forces it.
template <class L>
GHOSTCAST_HOST_DEVICE void advance_freeze(UnitParams<L> const& p, UnitConstants<L> const& c, UnitState<L>& s)
{
  Mask<L> const forced_on = p.hiring_freeze == Real<L>(static_cast<int>(FreezeMode::on));
  Mask<L> const forced_off = p.hiring_freeze == Real<L>(static_cast<int>(FreezeMode::off));
  Mask<L> const indexless = forced_on || forced_off || p.freeze_above > Real<L>(1e30);
  if (all(indexless)) {
    s.freeze = forced_on;
    return;
  }
  Real<L> const index = freeze_index<L>(s.euler_up, s.gpu_cost, s.payroll) - c.freeze_index0;
  Mask<L> const by_index = index > p.freeze_above || (s.freeze && !(index < p.freeze_below));
  s.freeze = forced_on || (by_index && !indexless);
}

/// Eqs. 26-28 for one unit.
template <class L>
GHOSTCAST_HOST_DEVICE void run_money(UnitParams<L> const& p, UnitConstants<L> const& c, QuantumCost<L> const& cost,
                                     Real<L> leased_quantum_cost, Real<L> idle_share, Real<L> heat, int month, UnitState<L>& s)
{
  s.pay_level = pay_level<L>(p, heat, month);
  s.payroll = payroll_of<L>(c, s);
  s.gpu_cost = gpu_cost_of<L>(cost, leased_quantum_cost, idle_share, s);
  Real<L> const other = other_cost<L>(p, c, s.value);
  Real<L> const nonlabour = s.gpu_cost + other;
  s.share.of[2] = share_of<L>(s.gpu_cost, s.gpu_cost + s.payroll);
  s.share.of[3] = share_of<L>(nonlabour, nonlabour + s.payroll);
  settle_cash<L>(p, c, other, s);
  advance_freeze<L>(p, c, s);

  Mask<L> const tenfold = s.running && s.payroll > Real<L>(0) && s.gpu_cost >= Real<L>(10) * s.payroll;
  s.infra_month = select(tenfold && s.infra_month == Real<L>(0), Real<L>(month), s.infra_month);
}

}  // namespace ghostcast
