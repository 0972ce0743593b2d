// SPDX-License-Identifier: Apache-2.0
/// \file
/// A unit's month of production: outages, automation, supervised GPUs, output, value
/// (eqs. 5, 17-26).
#pragma once

#include "ghostcast/model/constants.hpp"
#include "ghostcast/model/features.hpp"
#include "ghostcast/model/labour.hpp"
#include "ghostcast/model/money_terms.hpp"
#include "ghostcast/model/production.hpp"
#include "ghostcast/model/state.hpp"
#include "ghostcast/random/variates.hpp"

namespace ghostcast {

/// Eq. 17: outage of the whole unit, by the knowledge of last month.
template <class L>
GHOSTCAST_HOST_DEVICE void advance_outage(UnitParams<L> const& p, Word<L> word, UnitState<L>& s)
{
  Real<L> const one(1);
  Real<L> const fails = min(p.outage_hazard * fma(p.outage_knowledge_effect, one - s.knowledge, one), one);
  Real<L> const recovers = select(s.people > Real<L>(0), p.recovery_probability * max(s.knowledge, Real<L>(0.3)), Real<L>(0));
  Mask<L> const change = bernoulli<L>(select(s.up, fails, recovers), word);
  s.up = (s.up && !change) || (!s.up && change);
}

/// Eqs. 5, 18: the share of tasks that could be automated, and the adoption that follows it.
template <class L>
GHOSTCAST_HOST_DEVICE void advance_automation(UnitParams<L> const& p, UnitConstants<L> const& c, Real<L> frontier, UnitState<L>& s)
{
  Real<L> const zero(0);
  Real<L> const possible = c.automation_ceiling * logistic<L>((frontier + c.automation_offset) / c.automation_width);
  // Where the frontier has not moved, phi* is phi0 but for rounding, and there is nothing to adopt.
  Real<L> const gap = select(frontier > zero, max(possible - s.automation, zero), zero);
  s.automation = clip_automation<L>(fma(p.adoption_rate, gap, s.automation));
}

/// Log compute labour ln x of eq. 21 had compute been up, and whether there is any.
template <class L>
struct ComputeLabour {
  Mask<L> some;
  Mask<L> overseen;  ///< supervision does not bind
  Real<L> log;
};

/// Eqs. 19-21. \param quantum  GPUs
template <class L>
GHOSTCAST_HOST_DEVICE ComputeLabour<L> compute_labour(UnitParams<L> const& p, UnitConstants<L> const& c, Real<L> algorithms,
                                                      Real<L> quantum, UnitState<L> const& s)
{
  Real<L> const gpus = (s.gpus + s.leased) * quantum;
  Real<L> const researchers = s.n[researcher][newcomer] + s.n[researcher][settled];
  Real<L> const supervisors = s.n[supervisor][newcomer] + s.n[supervisor][settled];
  Real<L> const engineers = s.n[infrastructure][newcomer] + s.n[infrastructure][settled];
  Real<L> const limit = supervision_limit<L>(s.span, supervision<L>(p, supervisors, researchers));
  Real<L> const supervised = min(gpus, limit);
  Mask<L> const some = c.has_compute > Real<L>(0) && supervised > Real<L>(0);
  Real<L> const usable = supervised * utilisation<L>(c.utilisation_floor, c.infra_utilisation, engineers, gpus);
  Mask<L> const usable_some = some && usable > Real<L>(0);
  Real<L> const log_x = log_compute_labour<L>(c.log_productivity, p.compute_exponent, select(usable_some, usable, Real<L>(1)),
                                              c.algorithm_exponent, algorithms);
  return {usable_some, gpus <= limit, log_x};
}

/// Eqs. 24, 25: V / V0 from ln Y.
template <class L>
GHOSTCAST_HOST_DEVICE Real<L> value_of(UnitParams<L> const& p, UnitConstants<L> const& c, Real<L> demand, Real<L> log_output)
{
  Real<L> const ratio = exp<L>(fma(p.pass_through, log_output - c.log_demand_output, demand));
  // The limit is beyond any meaning; it keeps sums of money finite where the ceiling is off.
  return min(value_below_ceiling<L>(ratio, p.value_ceiling), Real<L>(1e15)) * (c.demand_value / c.value0);
}

/// Eq. 24 in logs: ln Y = ln H + ln(1 + (1-chi)(F/H - 1)).
template <class L>
GHOSTCAST_HOST_DEVICE Real<L> log_output(Real<L> log_human, Real<L> ratio, Real<L> chi)
{
  if (all(ratio == Real<L>(1))) return log_human;
  return log_human + log1p<L>((Real<L>(1) - chi) * (ratio - Real<L>(1)));
}

/// Eq. 6: share of value that this month's commodity day took, -1 where there was none or nobody
/// worked.
template <class L>
GHOSTCAST_HOST_DEVICE void measure_commodity_day(UnitParams<L> const& p, UnitConstants<L> const& c, MarketState<L> const& market,
                                                 Mask<L> works, Real<L> log_human, Real<L> ratio, UnitState<L>& s)
{
  Mask<L> const first = market.commodity_day && s.commodity_loss < Real<L>(0) && s.running && works;
  if (!any(first)) return;
  Real<L> const before = value_of<L>(p, c, s.demand, log_output<L>(log_human, ratio, market.chi_before_jump));
  Real<L> const loss = Real<L>(1) - share_of<L>(s.value, before);
  s.commodity_loss = select(first, loss, s.commodity_loss);
}

/// Eq. 15's marginal value of a quantum, for next month's rule: V (1-1/eps)(1-chi) F s_E zeta /
/// (Y max(G,1)); 0 where supervision binds.
template <class L>
GHOSTCAST_HOST_DEVICE Real<L> marginal_value(UnitParams<L> const& p, UnitConstants<L> const& c, Real<L> chi,
                                             Production<L> const& f, Mask<L> overseen, UnitState<L> const& s)
{
  Real<L> const one(1);
  Real<L> const kept = one - chi;
  Real<L> const markup = kept * f.ratio / fma(kept, f.ratio - one, one);
  Real<L> const value = s.value_up * c.value0 * p.pass_through;
  return select(overseen, value * markup * f.euler_share * p.compute_exponent / max(s.gpus, one), Real<L>(0));
}

/// Eqs. 17-25 for one unit: sets value, value_up, euler_up, and the production shares.
template <class L>
GHOSTCAST_HOST_DEVICE void run_production(Features const& on, UnitParams<L> const& p, UnitConstants<L> const& c,
                                          MarketState<L> const& market, Word<L> outage_word, Real<L> quantum, UnitState<L>& s)
{
  Real<L> const zero(0);
  if (on.outage) advance_outage<L>(p, outage_word, s);
  if (on.algorithms) advance_automation<L>(p, c, market.frontier, s);

  Real<L> const human = human_labour<L>(p, s.n, s.knowledge);
  Mask<L> const works = human > zero;
  Real<L> const log_human = log<L>(select(works, human, Real<L>(1)));
  Production<L> f{Real<L>(1), zero};
  ComputeLabour<L> x{Mask<L>(false), Mask<L>(true), zero};
  if (on.compute) {
    x = compute_labour<L>(p, c, market.algorithms, quantum, s);
    f = produce<L>(select(x.some, exp<L>(x.log), zero), human, s.automation, p.substitution_rho);
  }
  s.value_up = select(works, value_of<L>(p, c, s.demand, log_output<L>(log_human, f.ratio, market.chi)), zero);
  s.euler_up = f.euler_share;
  s.value = s.value_up;
  Mask<L> const produces = s.up && works;
  if (!any(!s.up)) {
    s.share.of[0] = select(works, Real<L>(1) - Real<L>(1) / f.ratio, zero);
    s.share.of[1] = f.euler_share;
  } else {
    Real<L> const by_hand = value_of<L>(p, c, s.demand, log_human);
    s.value = select(works, select(s.up, s.value_up, by_hand), zero);
    s.share.of[0] = select(produces, Real<L>(1) - Real<L>(1) / f.ratio, zero);
    s.share.of[1] = select(produces, f.euler_share, zero);
  }
  if (on.commodity) measure_commodity_day<L>(p, c, market, works, log_human, select(produces, f.ratio, Real<L>(1)), s);
  if (on.compute) s.marginal_weight = marginal_value<L>(p, c, market.chi, f, x.overseen, s);
  s.output_lost = s.output_lost + (s.value_up - s.value);
  s.output_possible = s.output_possible + s.value_up;
}

}  // namespace ghostcast
