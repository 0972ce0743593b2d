// SPDX-License-Identifier: Apache-2.0
/// \file
/// The compute side of a month: markets, supply, allocation (eqs. 1-16).
#pragma once

#include "ghostcast/model/demand.hpp"
#include "ghostcast/model/markets.hpp"
#include "ghostcast/model/supply.hpp"
#include "ghostcast/model/world.hpp"

namespace ghostcast {

/// Eq. 6: sum over units of knowledge x external leavers of last month / people of their
/// organisation at t=0, in fixed point so that it does not depend on the order of units.
template <class L>
GHOSTCAST_HOST_DEVICE Real<L> leaked_knowledge(World<L> const& w)
{
  if (!any(w.block.market.leak_to_rivals > Real<L>(0))) return Real<L>(0);
  constexpr double scale = 1073741824.0;
  Wide<L> sum{};
  for (int u = 0; u < w.model->unit_count; ++u) {
    UnitState<L> const& s = w.state.unit[u];
    Real<L> const people = max(w.constants.organisation[w.model->unit[u].organisation].people0, Real<L>(1));
    sum = sum + to_wide(s.knowledge * (s.quits + s.poached + s.raided) / people * Real<L>(scale));
  }
  return from_wide<L>(sum) * Real<L>(1.0 / scale);
}

/// Eqs. 1-6.
template <class L>
GHOSTCAST_HOST_DEVICE GHOSTCAST_OUT_OF_LINE void run_markets(World<L>& w)
{
  Features const& on = features<L>(*w.model);
  Real<L> const leaked = on.commodity ? leaked_knowledge<L>(w) : Real<L>(0);
  advance_markets<L>(on, w.block.market, w.constants.market, leaked, w.dice, w.state.market);
}

/// Flows of the month start at nothing; what cannot flow stays as the start of the trajectory left it.
template <class L>
GHOSTCAST_HOST_DEVICE void clear_flows(Features const& on, UnitState<L>& s)
{
  Real<L> const zero(0);
  s.quits = s.poached = s.started = zero;
  if (on.compute) s.failed = s.returned = s.rented = zero;
  if (on.raid || on.team_raid) {
    s.raided = s.licence = zero;
    s.acquired = Mask<L>(false);
  }
  if (on.layoffs || on.redundancy) {
    s.cut = s.transferred = s.layoff_fraction = zero;
    for (StoredReal<L>& people : s.transferable) people = zero;
  }
  s.start_people = s.people;
  for (int r = 0; r < role_count; ++r) {
    if (on.role[r]) s.start_offers[r] = s.offers[r];
  }
}

/// Eqs. 7, 9 for one unit, and the GPUs of an exited one, which go to the pool.
template <class L>
GHOSTCAST_HOST_DEVICE GHOSTCAST_OUT_OF_LINE void start_unit_month(int u, World<L>& w)
{
  Features const& on = features<L>(*w.model);
  UnitParams<L> const& p = w.block.unit[u];
  UnitState<L>& s = w.state.unit[u];
  clear_flows<L>(on, s);
  if (on.demand_noise || on.outage || on.compute) {
    WordBlock<L> const words = words_for<L>(w.dice, u, BlockPurpose::unit_compute);
    for (int k = 0; k < 4; ++k) w.compute_words[u][k] = words.word[k];
  }
  advance_demand<L>(p, w.state.market, w.block.market.crash_demand, w.compute_words[u][3], w.dice.month, s);
  if (!on.compute) return;
  if (on.retirement) {
    s.failed = draw_binomial<L>(w.dice, s.gpus, chance_from_probability<L>(p.retirement_rate), w.compute_words[u][0]);
    s.gpus = s.gpus - s.failed;
  }
  s.leased = select(s.running, floor(p.leased_gpus / Real<L>(w.model->gpu_quantum)), Real<L>(0));
  s.span = span_at<L>(p, w.constants.unit[u].span, w.dice.month);
}

/// Quanta of an organisation's units.
template <class L>
GHOSTCAST_HOST_DEVICE Real<L> units_fleet(Members const& members, State<L> const& state)
{
  Wide<L> sum{};
  for (int i = 0; i < members.count; ++i) sum = sum + to_wide(state.unit[members.unit[i]].gpus);
  return from_wide<L>(sum);
}

/// Infrastructure engineers of an organisation (eq. 10).
template <class L>
GHOSTCAST_HOST_DEVICE Real<L> infrastructure_staff(Members const& members, State<L> const& state)
{
  Real<L> sum(0);
  for (int i = 0; i < members.count; ++i) {
    UnitState<L> const& s = state.unit[members.unit[i]];
    sum = sum + s.n[infrastructure][newcomer] + s.n[infrastructure][settled];
  }
  return sum;
}

/// Eqs. 8-10 for one organisation: power, failures of idle chips, arrivals, book price.
template <class L>
GHOSTCAST_HOST_DEVICE GHOSTCAST_OUT_OF_LINE void receive_chips(int o, World<L>& w)
{
  Features const& on = features<L>(*w.model);
  OrganisationParams<L> const& p = w.block.organisation[o];
  OrganisationState<L>& s = w.state.organisation[o];
  Members const& members = w.members[o];
  Real<L> limit(max_gpu_quanta);
  if (on.power) {
    advance_power<L>(p, words_for<L>(w.dice, organisation_address + o, BlockPurpose::organisation_power).word[0], w.dice.month, s);
    limit = power_limit<L>(p, s.power, Real<L>(w.model->gpu_quantum));
  }
  WordBlock<L> const words = words_for<L>(w.dice, organisation_address + o, BlockPurpose::organisation_chips);
  Real<L> const retirement = w.block.unit[members.unit[0]].retirement_rate;
  s.failed = Real<L>(0);
  if (any(s.free > Real<L>(0))) {
    s.failed = draw_binomial<L>(w.dice, s.free, chance_from_probability<L>(retirement), words.word[0]);
    s.free = s.free - s.failed;
  }
  Real<L> const online = units_fleet<L>(members, w.state) + s.free;
  Real<L> const lead = lead_time<L>(p, w.constants.organisation[o], w.state.market.shortage, infrastructure_staff<L>(members, w.state));
  receive_orders<L>(lead, online, limit, words.word, w.dice, s);
  book_arrivals<L>(online, s);
}

/// Eqs. 11, 12 for one unit: what it can pay, and what an owner lets go or a renter settles.
template <class L>
GHOSTCAST_HOST_DEVICE GHOSTCAST_OUT_OF_LINE void want_chips(int u, World<L>& w)
{
  int const o = w.model->unit[u].organisation;
  OrganisationParams<L> const& p = w.block.organisation[o];
  UnitState<L>& s = w.state.unit[u];
  Real<L> const quantum(w.model->gpu_quantum);
  bool const rents = lane(p.rental, 0) > 0.0f;
  set_quantum_cost<L>(w.block.unit[u], w.block.market, w.state.market, w.state.organisation[o].book_price, rents, quantum,
                      w.dice.month, w.cost[u]);
  set_caps<L>(w.block.unit[u], w.constants.unit[u], w.cost[u], rents, quantum, s);
  if (rents) return settle_rental<L>(w.state.market.shortage, s);
  Real<L> const held = s.gpus;
  Real<L> const working = select(s.running, held, Real<L>(0));
  Real<L> const released = sample_release<L>(p, working, w.compute_words[u][1], w.dice);
  Real<L> const kept = select(s.running, min(held - released, Real<L>(s.cap)), Real<L>(0));
  w.held_before[u] = held;
  w.released[u] = held - kept;
  s.gpus = kept;
}

/// Eqs. 13-16 for one organisation that owns its GPUs: the pool, and who gets it.
template <class L>
GHOSTCAST_HOST_DEVICE GHOSTCAST_OUT_OF_LINE void divide_chips(int o, World<L>& w)
{
  OrganisationState<L>& s = w.state.organisation[o];
  Real<L> pool = s.free + s.arrived;
  for (int i = 0; i < w.members[o].count; ++i) pool = pool + w.released[w.members[o].unit[i]];
  s.pool = pool;
  allocate<L>(*w.model, w.block, o, w.held_before, w.dice.month, w.state);
}

/// Whether an organisation rents its GPUs; the same in all lanes.
template <class L>
GHOSTCAST_HOST_DEVICE bool rents_chips(int o, World<L> const& w)
{
  return lane(w.block.organisation[o].rental, 0) > 0.0f;
}

/// Eqs. 7-16: demand, supply and division of GPUs.
template <class L>
GHOSTCAST_HOST_DEVICE void run_compute(World<L>& w)
{
  ModelParams const& model = *w.model;
  for_units<L>(w, [&](int u) { start_unit_month<L>(u, w); });
  if (!features<L>(model).compute) return;
  for_organisations<L>(w, [&](int o) {
    bool const grouped = model.group_count > 1 && model.organisation_count == 1;
    if (grouped) advance_policy<L>(model, w.block, w.constants, w.dice, w.state);
    if (!rents_chips<L>(o, w)) receive_chips<L>(o, w);
  });
  for_units<L>(w, [&](int u) { want_chips<L>(u, w); });
  for_organisations<L>(w, [&](int o) {
    if (!rents_chips<L>(o, w)) divide_chips<L>(o, w);
  });
}

}  // namespace ghostcast
