// SPDX-License-Identifier: Apache-2.0
/// \file
/// Capital and orders of an organisation that owns its GPUs (eq. 29).
#pragma once

#include "ghostcast/model/organisation_params.hpp"
#include "ghostcast/model/state.hpp"

namespace ghostcast {

/// What the units bring to the order of this month.
template <class L>
struct OrderBasis {
  Real<L> value;   ///< sum of V [USD/month]
  Real<L> caps;    ///< sum of caps before the sunk floor [quanta]
  Real<L> online;  ///< fleet after arrivals [quanta]
};

/// Capital income of the month [USD]; none in a crash or where capital is separate.
template <class L>
GHOSTCAST_HOST_DEVICE Real<L> capital_income(OrganisationParams<L> const& p, Mask<L> crash, OrderBasis<L> const& basis,
                                             OrganisationState<L> const& s)
{
  Real<L> const income = fma(p.capex_share, basis.value, p.freeze_pass * s.saved_payroll);
  return select(crash || p.separate_capital > Real<L>(0), Real<L>(0), income);
}

/// Eq. 29: orders from the carry, at most what units can pay with some headroom. Granted money is
/// spent first and never capped; earned money is kept up to a year's income.
///
/// \param quantum_price  USD
/// \return quanta ordered
template <class L>
GHOSTCAST_HOST_DEVICE Real<L> order_from_carry(OrganisationParams<L> const& p, Mask<L> crash, OrderBasis<L> const& basis,
                                               Real<L> quantum_price, OrganisationState<L>& s)
{
  Real<L> const zero(0);
  Real<L> const income = capital_income<L>(p, crash, basis, s);
  Real<L> const money = max(s.granted + s.earned + income, zero);
  Real<L> const ordered = s.order[0] + s.order[1] + s.order[2];
  Real<L> const headroom = floor(min(p.order_headroom * basis.caps, Real<L>(max_gpu_quanta))) - basis.online - ordered;
  Real<L> const wanted = min(floor(min(money / quantum_price, Real<L>(max_gpu_quanta))), max(headroom, zero));
  Real<L> const count = select(crash, zero, wanted);

  Real<L> const paid = count * quantum_price;
  Real<L> const from_grant = min(s.granted, paid);
  Real<L> const earned = max(min(s.earned + income - (paid - from_grant), Real<L>(12) * income), zero);
  s.granted = s.granted - from_grant;
  s.earned = select(crash, s.earned, earned);
  return count;
}

/// One-off orders of the plan, paid outside the carry; money short of a quantum waits.
template <class L>
GHOSTCAST_HOST_DEVICE Real<L> order_one_off(OrganisationParams<L> const& p, Real<L> quantum_price, Real<L> quantum,
                                            OrganisationState<L>& s)
{
  s.one_off = s.one_off + p.one_off_order;
  Real<L> const bought = floor(min(s.one_off / quantum_price, Real<L>(max_gpu_quanta)));
  s.one_off = s.one_off - bought * quantum_price;
  return bought + floor(p.order_gpus / quantum);
}

/// Eq. 27: mean price of what is on order, after `count` more quanta at `price`.
template <class L>
GHOSTCAST_HOST_DEVICE void book_order(Real<L> count, Real<L> price, OrganisationState<L>& s)
{
  Real<L> const ordered = s.order[0] + s.order[1] + s.order[2];
  Real<L> const total = ordered + count;
  Mask<L> const some = count > Real<L>(0);
  s.order_price = select(some, fma(s.order_price, ordered, price * count) / select(some, total, Real<L>(1)), s.order_price);
}

/// Eq. 29 for one organisation. \param price USD/GPU, \param quantum GPUs
template <class L>
GHOSTCAST_HOST_DEVICE void place_orders(OrganisationParams<L> const& p, MarketState<L> const& market, OrderBasis<L> const& basis,
                                        Real<L> quantum, OrganisationState<L>& s)
{
  Real<L> const price = quantum * market.price;
  Real<L> count = order_from_carry<L>(p, market.crash_left > Real<L>(0), basis, price, s);
  count = count + order_one_off<L>(p, price, quantum, s);
  Real<L> const ordered = s.order[0] + s.order[1] + s.order[2];
  Real<L> const limit = max(Real<L>(max_gpu_quanta) - basis.online - ordered, Real<L>(0));
  s.clipped = s.clipped || count > limit;
  count = min(count, limit);
  book_order<L>(count, market.price, s);
  s.order[0] = s.order[0] + count;
}

}  // namespace ghostcast
