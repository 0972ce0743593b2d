// SPDX-License-Identifier: Apache-2.0
/// \file
/// One month, in the order of the specification (section 5): the table of contents of the model.
#pragma once

#include "ghostcast/model/month_people.hpp"
#include "ghostcast/model/outcomes.hpp"
#include "ghostcast/model/record.hpp"

namespace ghostcast {

/// The people of a unit that has just exited vanish; its GPUs stay for one more month.
template <class L>
GHOSTCAST_HOST_DEVICE void close_unit(UnitState<L>& s)
{
  if (all(s.running)) return;
  Real<L> const zero(0);
  for (int r = 0; r < role_count; ++r) {
    for (int band = 0; band < band_count; ++band) s.n[r][band] = select(s.running, s.n[r][band], zero);
    s.offers[r] = select(s.running, s.offers[r], zero);
  }
  s.people = select(s.running, s.people, zero);
  s.leased = select(s.running, s.leased, zero);
}

/// Section 6 for one unit, and the check that its numbers are finite.
template <class L>
GHOSTCAST_HOST_DEVICE GHOSTCAST_OUT_OF_LINE void end_unit_month(int u, RangeSink<L> const& sink, World<L>& w)
{
  UnitState<L>& s = w.state.unit[u];
  Mask<L> const finite = s.value - s.value == Real<L>(0) && s.cash - s.cash == Real<L>(0) &&
                         s.demand - s.demand == Real<L>(0) && s.gpus - s.gpus == Real<L>(0);
  s.finite = s.finite && (finite || !s.running);
  judge_unit<L>(w.model->definition, w.model->definition_count, w.block.unit[u], w.constants.unit[u].gpus0, u, w.dice.month,
                sink, s);
  close_unit<L>(s);
}

/// Whether the unit still has anything to do in any lane.
template <class L>
GHOSTCAST_HOST_DEVICE bool lives(UnitState<L> const& s)
{
  return any(s.running);
}

/// Advances the world by the month that `w.dice` stands at.
template <class L>
GHOSTCAST_HOST_DEVICE GHOSTCAST_OUT_OF_LINE void advance_month(RangeSink<L> const& sink, World<L>& w)
{
  bool const compute = features<L>(*w.model).compute;
  once<L>(w, [&] { run_markets<L>(w); });                              // eqs. 1-6, 7b
  run_compute<L>(w);                                                   // eqs. 7-16
  for_organisations<L>(w, [&](int o) { open_month<L>(o, w); });
  for_units<L>(w, [&](int u) {
    if (lives<L>(w.state.unit[u])) run_work<L>(u, w);                  // eqs. 17-28
  });
  for_organisations<L>(w, [&](int o) {
    if (compute && !rents_chips<L>(o, w)) run_orders<L>(o, w);         // eq. 29
  });
  for_units<L>(w, [&](int u) {
    if (lives<L>(w.state.unit[u])) run_departures<L>(u, w);            // eqs. 30-35
    open_vacancies<L>(u, w);                                           // eq. 36
  });
  for_organisations<L>(w, [&](int o) { run_transfers<L>(o, w); });     // eq. 36
  for_units<L>(w, [&](int u) {
    if (!lives<L>(w.state.unit[u])) return;
    run_arrivals<L>(u, w);                                             // eqs. 37-39
    end_unit_month<L>(u, sink, w);                                     // section 6
  });
  record_month<L>(sink, w);
}

}  // namespace ghostcast
