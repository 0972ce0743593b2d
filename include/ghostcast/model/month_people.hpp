// SPDX-License-Identifier: Apache-2.0
/// \file
/// The work and people side of a month: production, money, orders, people (eqs. 17-39).
#pragma once

#include "ghostcast/model/hiring.hpp"
#include "ghostcast/model/layoffs.hpp"
#include "ghostcast/model/leavers.hpp"
#include "ghostcast/model/money.hpp"
#include "ghostcast/model/month_compute.hpp"
#include "ghostcast/model/orders.hpp"
#include "ghostcast/model/raids.hpp"
#include "ghostcast/model/targets.hpp"
#include "ghostcast/model/unit_production.hpp"

namespace ghostcast {

/// What the units of one organisation need to know before they work; grants of the plan arrive.
template <class L>
GHOSTCAST_HOST_DEVICE GHOSTCAST_OUT_OF_LINE void open_month(int o, World<L>& w)
{
  OrganisationState<L>& s = w.state.organisation[o];
  bool const compute = features<L>(*w.model).compute;
  s.idle_share = compute ? share_of<L>(s.free, units_fleet<L>(w.members[o], w.state)) : Real<L>(0);
  s.granted = s.granted + w.block.organisation[o].grant_capital;
}

/// Eqs. 17-28 for one unit.
template <class L>
GHOSTCAST_HOST_DEVICE GHOSTCAST_OUT_OF_LINE void run_work(int u, World<L>& w)
{
  Features const& on = features<L>(*w.model);
  int const o = w.model->unit[u].organisation;
  UnitState<L>& s = w.state.unit[u];
  Real<L> const quantum(w.model->gpu_quantum);
  Real<L> const leased_cost = quantum * w.state.market.rent * w.block.market.hours_per_month;
  Real<L> const grant = w.block.organisation[o].grant_capital / max(w.constants.organisation[o].value0, Real<L>(1));
  s.cash = fma(grant, w.constants.unit[u].value0, s.cash);
  run_production<L>(on, w.block.unit[u], w.constants.unit[u], w.state.market, w.compute_words[u][2], quantum, s);
  run_money<L>(w.block.unit[u], w.constants.unit[u], w.cost[u], leased_cost, w.state.organisation[o].idle_share,
               w.state.market.heat, w.dice.month, s);
}

/// Eq. 29 for one organisation that owns its GPUs.
template <class L>
GHOSTCAST_HOST_DEVICE GHOSTCAST_OUT_OF_LINE void run_orders(int o, World<L>& w)
{
  Members const& members = w.members[o];
  OrganisationState<L>& org = w.state.organisation[o];
  Wide<L> value{};
  Wide<L> caps{};
  Wide<L> const none{};
  for (int i = 0; i < members.count; ++i) {
    UnitState<L> const& s = w.state.unit[members.unit[i]];
    value = value + select(s.running, whole_dollars<L>(s.value * w.constants.unit[members.unit[i]].value0), none);
    caps = caps + select(s.running, to_wide(s.cap_supply), none);
  }
  OrderBasis<L> const basis{from_wide<L>(value), from_wide<L>(caps), units_fleet<L>(members, w.state) + org.free};
  place_orders<L>(w.block.organisation[o], w.state.market, basis, Real<L>(w.model->gpu_quantum), org);
}

/// Eqs. 30-35 for one unit.
template <class L>
GHOSTCAST_HOST_DEVICE GHOSTCAST_OUT_OF_LINE void run_departures(int u, World<L>& w)
{
  Features const& on = features<L>(*w.model);
  UnitParams<L> const& p = w.block.unit[u];
  UnitConstants<L> const& c = w.constants.unit[u];
  UnitState<L>& s = w.state.unit[u];
  Real<L> const quantum(w.model->gpu_quantum);
  WordBlock<L> events;  // not read where both are off
  if (on.layoffs || on.team_raid) events = words_for<L>(w.dice, u, BlockPurpose::unit_events);
  if (on.layoffs) sample_layoff_wave<L>(p, events.word, s);
  if (on.layoffs) advance_target_scale<L>(p, s);
  if (on.targets_move || w.dice.month == 1) set_targets<L>(on, p, c, quantum, s);

  Real<L> const researchers = s.n[researcher][newcomer] + s.n[researcher][settled];
  s.log_gpu_ratio = on.compute ? log_gpu_ratio<L>((s.gpus + s.leased) * quantum, researchers, c.gpu_ratio0) : Real<L>(0);
  run_leavers<L>(on, p, c, w.steady[u], w.state.market.heat, u, w.dice, s);
  if (on.raid || on.team_raid) {
    WordBlock<L> const raid = words_for<L>(w.dice, u, BlockPurpose::unit_raid);
    if (on.raid) sample_raid<L>(p, c, w.state.market.heat_level, u, raid.word, w.dice, s);
    if (on.team_raid) sample_team_raid<L>(p, c, raid.word, events.word, s);
  }
  if (on.layoffs || on.redundancy) run_layoffs<L>(on, p, u, w.dice, s);
}

/// Eq. 36 for one unit: the people it is short of.
template <class L>
GHOSTCAST_HOST_DEVICE GHOSTCAST_OUT_OF_LINE void open_vacancies(int u, World<L>& w)
{
  set_vacancies<L>(features<L>(*w.model), w.block.unit[u], w.constants.unit[u], Real<L>(w.model->gpu_quantum), w.state.unit[u]);
}

/// Sum of an amount over an organisation's units [USD], whole dollars each.
template <class L>
GHOSTCAST_HOST_DEVICE Real<L> whole_sum(Members const& members, State<L> const& state, StoredReal<L> UnitState<L>::*amount)
{
  Real<L> most(0);
  for (int i = 0; i < members.count; ++i) most = max(most, static_cast<Real<L>>(state.unit[members.unit[i]].*amount));
  if (!any(most > Real<L>(0))) return Real<L>(0);
  Wide<L> sum{};
  for (int i = 0; i < members.count; ++i) sum = sum + whole_dollars<L>(state.unit[members.unit[i]].*amount);
  return from_wide<L>(sum);
}

/// Eq. 36 for one organisation: licence fees, what freezes saved, and transfers between its units.
template <class L>
GHOSTCAST_HOST_DEVICE GHOSTCAST_OUT_OF_LINE void run_transfers(int o, World<L>& w)
{
  Features const& on = features<L>(*w.model);
  Members const& members = w.members[o];
  OrganisationState<L>& org = w.state.organisation[o];
  if (on.raid) org.granted = org.granted + whole_sum<L>(members, w.state, &UnitState<L>::licence);
  org.saved_payroll = whole_sum<L>(members, w.state, &UnitState<L>::saved_payroll);
  if (!on.transfers || members.count < 2) return;
  for (int r = 0; r < role_count; ++r) {
    if (on.role[r]) transfer_people<L>(r, members.unit, members.count, w.dice.month, on.tenure, w.block, w.state);
  }
}

/// Eqs. 37-39 for one unit.
template <class L>
GHOSTCAST_HOST_DEVICE GHOSTCAST_OUT_OF_LINE void run_arrivals(int u, World<L>& w)
{
  UnitParams<L> const& p = w.block.unit[u];
  UnitState<L>& s = w.state.unit[u];
  run_hiring<L>(features<L>(*w.model), p, w.constants.unit[u], w.steady[u], w.state.market.heat, u, w.dice, s);
  s.people = count_people<L>(s);
  advance_knowledge<L>(p, s);
  s.quits_total = s.quits_total + s.quits;
  s.poached_total = s.poached_total + s.poached;
}

}  // namespace ghostcast
