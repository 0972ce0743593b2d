// SPDX-License-Identifier: Apache-2.0
/// \file
/// The state at t=0 (section 2).
#pragma once

#include "ghostcast/model/constants.hpp"
#include "ghostcast/model/joint.hpp"
#include "ghostcast/model/markets.hpp"
#include "ghostcast/model/model_params.hpp"
#include "ghostcast/model/money_terms.hpp"
#include "ghostcast/model/outcomes.hpp"
#include "ghostcast/model/raids.hpp"
#include "ghostcast/model/supply.hpp"
#include "ghostcast/model/world.hpp"

namespace ghostcast {

template <class L>
GHOSTCAST_HOST_DEVICE GHOSTCAST_OUT_OF_LINE void start_market(MarketParams<L> const& p, MarketConstants<L> const& c, MarketState<L>& s)
{
  reset<L>(s);
  s.shortage = p.shortage_at_start > Real<L>(0);
  s.heat = p.initial_heat;
  s.heat_level = exp<L>(p.initial_heat);
  s.heat_power = Real<L>(1);
  s.log_price = c.log_price0;
  s.price = p.gpu_price;
  s.log_rent = log<L>(p.rental_start);
  s.rent = p.rental_start;
  s.chi = p.initial_commoditisation;
  s.chi_before_jump = s.chi;
}

template <class L>
GHOSTCAST_HOST_DEVICE GHOSTCAST_OUT_OF_LINE void start_unit(UnitParams<L> const& p, UnitConstants<L> const& c, Real<L> heat, UnitState<L>& s)
{
  reset<L>(s);
  Real<L> const one(1);
  for (int r = 0; r < role_count; ++r) {
    s.n[r][newcomer] = c.people_start[r][newcomer];
    s.n[r][settled] = c.people_start[r][settled];
    s.offers[r] = c.offers_start[r];
  }
  for (int k = 2; k < share_rule_count; ++k) s.share.of[k] = c.shares0[k];
  s.gpus = c.gpus0;
  s.knowledge = p.initial_knowledge;
  s.automation = c.automation0;
  s.up = p.initially_up > Real<L>(0);
  for (int k = 0; k < 2; ++k) s.share.of[k] = select(s.up, c.shares0[k], Real<L>(0));  // no compute, no share
  s.freeze = Mask<L>(false);
  s.running = Mask<L>(true);
  s.finite = Mask<L>(true);
  s.target_scale = one;
  s.people = count_people<L>(s);
  s.peak = s.people;
  s.value = one;
  s.value_up = one;
  s.euler_up = c.euler0;
  s.commodity_loss = Real<L>(-1);
  Real<L> payroll(0);
  for (int r = 0; r < role_count; ++r) payroll = fma(c.pay[r], s.n[r][newcomer] + s.n[r][settled], payroll);
  s.cash = p.initial_cash_payrolls * payroll * pay_level<L>(p, heat, 0);
  Real<L> const supervisors = s.n[supervisor][newcomer] + s.n[supervisor][settled];
  s.supervisor_missed = last_miss<L>(supervisors >= one, Real<L>(0), Real<L>(never_missed));
}

/// GPUs on order at t=0: as given, or the steady state del_G G L/3 of each stage. Renters have none.
template <class L>
GHOSTCAST_HOST_DEVICE void start_orders(ModelParams const& model, ParameterBlock<L> const& block, Constants<L> const& constants,
                                        int o, State<L>& state)
{
  OrganisationParams<L> const& p = block.organisation[o];
  Real<L> engineers(0);
  Real<L> failing(0);
  for (int u = 0; u < model.unit_count; ++u) {
    if (model.unit[u].organisation != o) continue;
    UnitState<L> const& s = state.unit[u];
    engineers = engineers + s.n[infrastructure][newcomer] + s.n[infrastructure][settled];
    failing = fma(block.unit[u].retirement_rate, s.gpus, failing);
  }
  Real<L> const lead = lead_time<L>(p, constants.organisation[o], state.market.shortage, engineers);
  Real<L> const steady = floor(failing * lead * Real<L>(1.0 / order_stages) + Real<L>(0.5));
  Mask<L> const owns = !(p.rental > Real<L>(0));
  for (int j = 0; j < order_stages; ++j) {
    Real<L> const given = floor(p.initial_orders[j] / Real<L>(model.gpu_quantum));
    state.organisation[o].order[j] = select(p.initial_orders[j] >= Real<L>(0), given, select(owns, steady, Real<L>(0)));
  }
}

template <class L>
GHOSTCAST_HOST_DEVICE GHOSTCAST_OUT_OF_LINE void start_organisation(ModelParams const& model, ParameterBlock<L> const& block,
                                              Constants<L> const& constants, int o, State<L>& state)
{
  OrganisationParams<L> const& p = block.organisation[o];
  OrganisationState<L>& s = state.organisation[o];
  reset<L>(s);
  s.order_price = block.market.gpu_price;
  s.book_price = block.market.gpu_price;
  s.free = floor(p.initial_free_gpus / Real<L>(model.gpu_quantum));
  s.granted = p.capital0;
  s.power = p.power_mw;
  s.clipped = Mask<L>(false);
  start_orders<L>(model, block, constants, o, state);
}

/// Everything at t=0; born ghosts are judged and counted.
template <class L>
GHOSTCAST_HOST_DEVICE GHOSTCAST_OUT_OF_LINE void start_state(RangeSink<L> const& sink, World<L>& w)
{
  ModelParams const& model = *w.model;
  once<L>(w, [&] { start_market<L>(w.block.market, w.constants.market, w.state.market); });
  for_units<L>(w, [&](int u) {
    w.cost[u].owned = w.cost[u].spot = Real<L>(0);  // stays where nobody computes
    for (StoredWord<L>& word : w.compute_words[u]) word = Word<L>(0);
    start_unit<L>(w.block.unit[u], w.constants.unit[u], w.block.market.initial_heat, w.state.unit[u]);
    for (int d = 0; d < model.definition_count; ++d) judge_at_start<L>(model.definition[d], d, u, sink, w.state.unit[u]);
  });
  for_organisations<L>(w, [&](int o) { start_organisation<L>(model, w.block, w.constants, o, w.state); });
  once<L>(w, [&] {
    if (counts_joint<L>(model)) {
      for (int d = 0; d < model.definition_count; ++d) w.state.ghosts[d] = Real<L>(0);
      count_joint<L>(0, sink, w);
    }
    for (int g = 0; g < model.group_count; ++g) {
      w.state.group_policy[g] = w.constants.organisation[model.organisation_count > 1 ? g : 0].log_share[g];
    }
  });
}

}  // namespace ghostcast
