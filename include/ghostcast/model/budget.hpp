// SPDX-License-Identifier: Apache-2.0
/// \file
/// How many GPUs a unit can pay and supervise (eqs. 11, 12).
#pragma once

#include "ghostcast/model/constants.hpp"
#include "ghostcast/model/dice.hpp"
#include "ghostcast/model/labour.hpp"
#include "ghostcast/model/money_terms.hpp"
#include "ghostcast/model/market_params.hpp"
#include "ghostcast/model/organisation_params.hpp"
#include "ghostcast/model/state.hpp"

namespace ghostcast {

/// Monthly cost of one quantum [USD].
template <class L>
struct QuantumCost {
  StoredReal<L> owned;  ///< at the book price, or the rent
  StoredReal<L> spot;   ///< at today's price, or the rent
};

template <class L>
GHOSTCAST_HOST_DEVICE void set_quantum_cost(UnitParams<L> const& p, MarketParams<L> const& market_params,
                                            MarketState<L> const& market, Real<L> book_price, bool rents,
                                            Real<L> quantum, int month, QuantumCost<L>& cost)
{
  if (rents) {
    Real<L> const rent = quantum * market.rent * market_params.hours_per_month;
    cost.owned = rent;
    cost.spot = rent;
    return;
  }
  Real<L> const opex = opex_at<L>(p, month);
  cost.owned = quantum * owned_gpu_cost<L>(p, book_price, opex);
  cost.spot = quantum * owned_gpu_cost<L>(p, market.price, opex);
}

/// Eq. 12: compute budget C0 (V_up/V0)^kc (s_E/s_E0)^ks [USD/month], from last month as if compute
/// had been up: an outage must not strip the unit.
template <class L>
GHOSTCAST_HOST_DEVICE Real<L> compute_budget(UnitParams<L> const& p, UnitConstants<L> const& c, UnitState<L> const& s)
{
  Mask<L> const anchored = c.euler0 > Real<L>(0);
  Real<L> const relative = select(anchored, s.euler_up / select(anchored, c.euler0, Real<L>(1)), Real<L>(1));
  Real<L> const on_value = p.compute_budget_elasticity * log<L>(max(s.value_up, Real<L>(1e-6)));
  Real<L> const on_share = p.compute_budget_on_share * log<L>(clip(relative, Real<L>(0.25), Real<L>(4)));
  return c.compute_budget0 * exp<L>(on_value + on_share);
}

/// Quanta that a budget pays: owned ones at their cost, further ones at the spot cost.
template <class L>
GHOSTCAST_HOST_DEVICE Real<L> affordable(Real<L> budget, QuantumCost<L> const& cost, Real<L> held)
{
  // What is just affordable stays so in spite of rounding.
  budget = budget * Real<L>(1.0 + 1e-6);
  Real<L> const rest = budget - held * cost.owned;
  Real<L> const shrunk = floor(budget / cost.owned);
  Real<L> const grown = held + floor(rest / cost.spot);
  return min(select(rest < Real<L>(0), shrunk, grown), Real<L>(max_gpu_quanta));
}

/// Quanta that the guarantee per researcher asks for (eqs. 12, 14).
template <class L>
GHOSTCAST_HOST_DEVICE Real<L> guaranteed(UnitParams<L> const& p, Real<L> researchers, Real<L> quantum)
{
  return min(ceil(p.gpu_guarantee * researchers / quantum), Real<L>(max_gpu_quanta));
}

/// Eq. 12: sets cap (with the sunk floor of owners), cap_supply (without it) and cap_need (without
/// the supervision limit, for eq. 36).
template <class L>
GHOSTCAST_HOST_DEVICE void set_caps(UnitParams<L> const& p, UnitConstants<L> const& c, QuantumCost<L> const& cost, bool rents,
                                    Real<L> quantum, UnitState<L>& s)
{
  Real<L> const largest(max_gpu_quanta);
  Real<L> const researchers = s.n[researcher][newcomer] + s.n[researcher][settled];
  Real<L> const supervisors = s.n[supervisor][newcomer] + s.n[supervisor][settled];
  Real<L> const paid = max(affordable<L>(compute_budget<L>(p, c, s), cost, s.gpus), guaranteed<L>(p, researchers, quantum));
  Real<L> const overseen = ceil(
      min(supervision_limit<L>(s.span, supervision<L>(p, supervisors, researchers)) / quantum, largest));
  Mask<L> const unbounded = p.appetite == Real<L>(static_cast<int>(Appetite::unbounded));
  Real<L> const sunk = rents ? Real<L>(0) : ceil(Real<L>(0.97) * s.gpus);
  s.cap_need = select(unbounded, largest, max(paid, sunk));
  s.cap_supply = select(unbounded, largest, min(paid, overseen));
  s.cap = max(s.cap_supply, sunk);
}

/// Eq. 11: quanta that the unit lets go this month: projects that end, or all of them.
template <class L>
GHOSTCAST_HOST_DEVICE Real<L> sample_release(OrganisationParams<L> const& o, Real<L> gpus, Word<L> word, Dice<L>& dice)
{
  if (lane(o.release, 0) == static_cast<float>(ReleaseMode::full)) {
    int const period = max(static_cast<int>(lane(o.full_period, 0)), 1);
    return dice.month % period == 0 ? gpus : Real<L>(0);
  }
  if (!any(o.project_end_rate > Real<L>(0))) return Real<L>(0);
  return draw_binomial<L>(dice, gpus, chance_from_probability<L>(o.project_end_rate), word);
}

/// Eq. 29, renters: what is due and what failed joins, what exceeds the cap leaves, and what is
/// missing is ordered for next month unless chips are short.
template <class L>
GHOSTCAST_HOST_DEVICE void settle_rental(Mask<L> shortage, UnitState<L>& s)
{
  Real<L> const zero(0);
  Mask<L> const running = s.running;
  s.rented = select(running, s.rent_due + s.failed, zero);
  Real<L> const held = s.gpus + s.rented;
  s.returned = select(running, max(held - s.cap, zero), held);
  s.gpus = held - s.returned;
  s.rent_due = select(running && !shortage, max(s.cap - s.gpus, zero), zero);
}

}  // namespace ghostcast
