// SPDX-License-Identifier: Apache-2.0
/// \file
/// Where GPUs come from and go: failures, power, orders in an Erlang pipeline (eqs. 8-10).
#pragma once

#include "ghostcast/model/constants.hpp"
#include "ghostcast/model/decay.hpp"
#include "ghostcast/model/dice.hpp"
#include "ghostcast/model/organisation_params.hpp"
#include "ghostcast/model/state.hpp"
#include "ghostcast/random/variates.hpp"

namespace ghostcast {

/// Eq. 8: power [MW].
template <class L>
GHOSTCAST_HOST_DEVICE void advance_power(OrganisationParams<L> const& p, Word<L> word, int month, OrganisationState<L>& s)
{
  Real<L> const grown = s.power * exp<L>(p.power_growth * halving<L>(Real<L>(month), p.power_growth_half));
  Mask<L> const connected = bernoulli<L>(p.power_step_hazard, word);
  s.power = min(grown + select(connected, p.power_step_mw, Real<L>(0)), p.power_max_mw);
}

/// Quanta that `power` MW carry: floor(1000 MW / (kW x PUE)) GPUs.
///
/// \param quantum  GPUs
template <class L>
GHOSTCAST_HOST_DEVICE Real<L> power_limit(OrganisationParams<L> const& p, Real<L> power, Real<L> quantum)
{
  Real<L> const gpus = floor(Real<L>(1000) * power / (p.kw_per_gpu * p.pue));
  return floor(min(gpus / quantum, Real<L>(max_gpu_quanta)));
}

/// Eq. 10: lead time [months], shortened by infrastructure engineers.
template <class L>
GHOSTCAST_HOST_DEVICE Real<L> lead_time(OrganisationParams<L> const& p, OrganisationConstants<L> const& c,
                                        Mask<L> shortage, Real<L> engineers)
{
  Real<L> const lead = select(shortage, c.lead_months[1], c.lead_months[0]);
  if (!any(p.lead_infra_effect != Real<L>(0))) return lead;
  return lead / fma(p.lead_infra_effect, log1p<L>(engineers / p.lead_infra_scale), Real<L>(1));
}

/// Probability that a GPU on order moves to the next of the three stages: min(1, 3/L), so that the
/// mean of the three is L.
template <class L>
GHOSTCAST_HOST_DEVICE Real<L> hop_probability(Real<L> lead)
{
  return min(Real<L>(1), Real<L>(order_stages) / max(lead, Real<L>(1e-6)));
}

/// Eq. 10: hops, all from the queue as it was; chips without power wait in the last stage.
///
/// \param online  quanta installed, idle ones included
/// \param limit   quanta that the power carries
/// \param word    failed idle chips [0], hops from stage 0, 1, 2 [1..3]
template <class L>
GHOSTCAST_HOST_DEVICE void receive_orders(Real<L> lead, Real<L> online, Real<L> limit, Word<L> const (&word)[4],
                                          Dice<L>& dice, OrganisationState<L>& s)
{
  s.arrived = Real<L>(0);
  if (!any(s.order[0] + s.order[1] + s.order[2] > Real<L>(0))) return;
  Chance<L> const hop = chance_from_probability<L>(hop_probability<L>(lead));
  Real<L> moved[order_stages];
  for (int j = 0; j < order_stages; ++j) moved[j] = draw_binomial<L>(dice, s.order[j], hop, word[1 + j]);
  s.arrived = min(moved[2], max(limit - online, Real<L>(0)));
  s.order[2] = s.order[2] - s.arrived + moved[1];
  s.order[1] = s.order[1] - moved[1] + moved[0];
  s.order[0] = s.order[0] - moved[0];
}

/// Eq. 27: the fleet's mean price paid, after arrivals bought at the mean price of what was on order.
template <class L>
GHOSTCAST_HOST_DEVICE void book_arrivals(Real<L> online, OrganisationState<L>& s)
{
  Real<L> const fleet = online + s.arrived;
  Mask<L> const some = s.arrived > Real<L>(0) && fleet > Real<L>(0);
  Real<L> const mixed = fma(s.book_price, online, s.order_price * s.arrived) / select(some, fleet, Real<L>(1));
  s.book_price = select(some, mixed, s.book_price);
}

}  // namespace ghostcast
