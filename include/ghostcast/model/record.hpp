// SPDX-License-Identifier: Apache-2.0
/// \file
/// What a month and a trajectory leave in the tally.
#pragma once

#include "ghostcast/model/constants.hpp"
#include "ghostcast/model/joint.hpp"
#include "ghostcast/model/model_params.hpp"
#include "ghostcast/model/money_terms.hpp"
#include "ghostcast/model/state.hpp"
#include "ghostcast/model/world.hpp"
#include "ghostcast/tally/sink.hpp"

namespace ghostcast {

/// The monthly series of a unit that runs. Value is in V0 of the unit whose price of output it has, so
/// that units with a reference compare although their own V0 differs from belief to belief.
template <class L>
GHOSTCAST_HOST_DEVICE GHOSTCAST_OUT_OF_LINE void record_unit(int u, int month, RangeSink<L> const& sink, UnitConstants<L> const& c, UnitState<L> const& s)
{
  auto const put = [&](Quantity quantity, Real<L> value) { sink.record(s.running, quantity, u, month, value); };
  put(Quantity::headcount, s.people);
  put(Quantity::gpus, s.gpus + s.leased);
  put(Quantity::value, s.value * (c.value0 / c.demand_value));  // exactly s.value without a reference
  put(Quantity::cost, s.costs / c.demand_value);
  for (int k = 0; k < share_rule_count; ++k) {
    put(static_cast<Quantity>(static_cast<int>(Quantity::share_counterfactual) + k), s.share.of[k]);
  }
  put(Quantity::knowledge, s.knowledge);
  put(Quantity::automation, s.automation);
  put(Quantity::up, select(s.up, Real<L>(1), Real<L>(0)));
  put(Quantity::quits, s.quits_total);
  put(Quantity::poached, s.poached_total);
  for (int r = 0; r < role_count; ++r) {
    put(static_cast<Quantity>(static_cast<int>(Quantity::researchers) + r), s.n[r][newcomer] + s.n[r][settled]);
  }
}

/// Sums over an organisation's units; whole numbers, so the order does not matter.
template <class L>
struct Totals {
  Wide<L> people, gpus, value;  ///< people, quanta, USD/month
};

template <class L>
GHOSTCAST_HOST_DEVICE Totals<L> totals_of(ModelParams const& model, Constants<L> const& constants, int organisation, State<L> const& state)
{
  Totals<L> totals{};
  Wide<L> const none{};
  for (int u = 0; u < model.unit_count; ++u) {
    if (model.unit[u].organisation != organisation) continue;
    UnitState<L> const& s = state.unit[u];
    totals.people = totals.people + select(s.running, to_wide(s.people), none);
    totals.gpus = totals.gpus + to_wide(s.gpus + s.leased);
    totals.value = totals.value + select(s.running, whole_dollars<L>(s.value * constants.unit[u].value0), none);
  }
  return totals;
}

template <class L>
GHOSTCAST_HOST_DEVICE GHOSTCAST_OUT_OF_LINE void record_organisation(ModelParams const& model, Constants<L> const& constants, int o, int month,
                                               RangeSink<L> const& sink, State<L> const& state)
{
  Mask<L> const always(true);
  OrganisationState<L> const& s = state.organisation[o];
  Totals<L> const totals = totals_of<L>(model, constants, o, state);
  Real<L> const value0 = max(constants.organisation[o].value0, Real<L>(1));
  sink.record(always, Quantity::total_headcount, o, month, from_wide<L>(totals.people));
  sink.record(always, Quantity::total_gpus, o, month, from_wide<L>(totals.gpus) + s.free);
  sink.record(always, Quantity::total_value, o, month, from_wide<L>(totals.value) / value0);
  sink.record(always, Quantity::idle_gpus, o, month, s.free);
  sink.record(always, Quantity::gpus_on_order, o, month, s.order[0] + s.order[1] + s.order[2]);
}

/// Gini coefficient and largest share of GPUs over units: sum |g_i - g_j| / (2 n sum g).
template <class L>
GHOSTCAST_HOST_DEVICE GHOSTCAST_OUT_OF_LINE void record_concentration(int unit_count, int month, RangeSink<L> const& sink, State<L> const& state)
{
  Wide<L> sum{};
  Wide<L> differences{};
  Real<L> largest(0);
  for (int i = 0; i < unit_count; ++i) {
    Real<L> const held = state.unit[i].gpus + state.unit[i].leased;
    sum = sum + to_wide(held);
    largest = max(largest, held);
    for (int j = 0; j < i; ++j) {
      differences = differences + to_wide(abs(held - (state.unit[j].gpus + state.unit[j].leased)));
    }
  }
  Real<L> const whole = max(from_wide<L>(sum), Real<L>(1));
  Real<L> const gini = from_wide<L>(differences) / (whole * Real<L>(unit_count));
  Mask<L> const always(true);
  sink.record(always, Quantity::gpu_gini, 0, month, gini);
  sink.record(always, Quantity::gpu_top_share, 0, month, largest / whole);
}

template <class L>
GHOSTCAST_HOST_DEVICE GHOSTCAST_OUT_OF_LINE void record_market(Constants<L> const& constants, MarketParams<L> const& p, int month,
                                         RangeSink<L> const& sink, MarketState<L> const& s)
{
  Mask<L> const always(true);
  if (sink.layout->records(Quantity::price)) {
    sink.record(always, Quantity::price, 0, month, s.price * exp<L>(-constants.market.log_price0));
  }
  sink.record(always, Quantity::rent, 0, month, s.rent / p.rental_start);
  sink.record(always, Quantity::heat, 0, month, s.heat_level);
  sink.record(always, Quantity::shortage, 0, month, select(s.shortage, Real<L>(1), Real<L>(0)));
}

/// All series of one month, and the joint outcomes.
template <class L>
GHOSTCAST_HOST_DEVICE void record_month(RangeSink<L> const& sink, World<L>& w)
{
  constexpr RecordMask unit_series = mask_of(Quantity::total_headcount) - 1;
  constexpr RecordMask organisation_series = (mask_of(Quantity::price) - 1) & ~unit_series;
  constexpr RecordMask concentration = mask_of(Quantity::gpu_gini) | mask_of(Quantity::gpu_top_share);
  ModelParams const& model = *w.model;
  RecordMask const wanted = any(sink.recorded) ? sink.layout->record : 0;
  int const month = w.dice.month;
  w.team.each((wanted & unit_series) != 0 ? model.unit_count : 0,
              [&](int u) { record_unit<L>(u, month, sink, w.constants.unit[u], w.state.unit[u]); });
  w.team.each((wanted & organisation_series) != 0 ? model.organisation_count : 0,
              [&](int o) { record_organisation<L>(model, w.constants, o, month, sink, w.state); });
  once<L>(w, [&] {
    if (counts_joint<L>(model)) count_joint<L>(month, sink, w);
    if (wanted == 0) return;
    if ((wanted & concentration) != 0) record_concentration<L>(model.unit_count, month, sink, w.state);
    record_market<L>(w.constants, w.block.market, month, sink, w.state.market);
  });
}

/// What a unit leaves at the end of its trajectory.
template <class L>
GHOSTCAST_HOST_DEVICE void record_unit_end(ModelParams const& model, int u, RangeSink<L> const& sink, UnitState<L> const& s)
{
  TallyLayout const& layout = *sink.layout;
  Real<L> const zero(0);
  for (int d = 0; d < model.definition_count; ++d) {
    sink.add(!s.judgement[d].decided, layout.human_at(d, u));
    sink.add(s.judgement[d].relapsed, layout.relapsed_at(d, u));
  }
  sink.add_offset(Mask<L>(true), layout.infra_at(u, 0),
                  select(s.infra_month > zero, s.infra_month, Real<L>(layout.horizon + 1)));
  sink.add_value(s.output_possible > zero, layout.outage_at(u, 0), Binning::linear,
                 share_of<L>(s.output_lost, s.output_possible));
  Mask<L> const lost = s.commodity_loss >= zero;
  Mask<L> const ghost = s.judgement[0].ghost;
  sink.add_value(lost && ghost, layout.commodity_at(u, true, 0), Binning::linear, s.commodity_loss);
  sink.add_value(lost && !ghost, layout.commodity_at(u, false, 0), Binning::linear, s.commodity_loss);
}

}  // namespace ghostcast
