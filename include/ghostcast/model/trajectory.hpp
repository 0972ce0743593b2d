// SPDX-License-Identifier: Apache-2.0
/// \file
/// One trajectory: the loop over months that every engine runs.
#pragma once

#include "ghostcast/model/levers.hpp"
#include "ghostcast/model/initial.hpp"
#include "ghostcast/model/month.hpp"

namespace ghostcast {

/// Sees nothing; engines use it. Tests and `explain` look at the world after every month.
struct NoObserver {
  template <class L>
  GHOSTCAST_HOST_DEVICE void start(World<L> const&) const
  {
  }
  template <class L>
  GHOSTCAST_HOST_DEVICE void month_end(World<L> const&) const
  {
  }
};

/// What one unit leaves in the tally at the end of the trajectory.
template <class L>
GHOSTCAST_HOST_DEVICE GHOSTCAST_OUT_OF_LINE void record_unit_of(int u, RangeSink<L> const& sink, World<L> const& w)
{
  record_unit_end<L>(*w.model, u, sink, w.state.unit[u]);
  for_each_lane(sink.counted(Mask<L>(true)), [&](int i) {
    auto const component = static_cast<int>(lane(w.rho_component[u], i));
    for (int k = 0; k < repair_count; ++k) {
      if ((lane(w.repaired[u], i) >> k & 1u) != 0) sink.count(sink.layout->repair_at(u, component, static_cast<Repair>(k)));
    }
  });
}

/// What the whole trajectory leaves there, but for its units.
template <class L>
GHOSTCAST_HOST_DEVICE GHOSTCAST_OUT_OF_LINE void record_whole(Wide<L> crashes, Wide<L> commodity_days, RangeSink<L> const& sink, World<L> const& w)
{
  TallyLayout const& layout = *sink.layout;
  Mask<L> clipped(false);
  for (int o = 0; o < w.model->organisation_count; ++o) clipped = clipped || w.state.organisation[o].clipped;
  sink.add(Mask<L>(true), layout.scalar_at(Scalars::trajectories));
  sink.add(!all_finite<L>(w), layout.scalar_at(Scalars::non_finite));
  sink.add(clipped, layout.scalar_at(Scalars::clipped_gpus));
  sink.add(crashes > Wide<L>{}, layout.scalar_at(Scalars::crashes));
  sink.add(commodity_days > Wide<L>{}, layout.scalar_at(Scalars::commodity_days));
  sink.add_group_size();
}

/// Simulates the trajectories `first`.. (one a lane) of the beliefs given, and counts them. All
/// threads of a team call it with the same arguments, each for its lane.
///
/// \param belief  of each lane
/// \return        binomials that this thread drew, summed over the lanes that count
template <class L, class Observer = NoObserver>
GHOSTCAST_HOST_DEVICE std::uint64_t simulate_trajectory(std::uint64_t first, std::uint64_t const (&belief)[L::width],
                                                        RangeSink<L>& sink, World<L>& w, Observer&& observer = {})
{
  prepare_beliefs<L>(belief, w);
  for (int i = 0; i < L::width; ++i) sink.groups[i] = sink.layout->groups_of(belief[i]);
  w.dice = Dice<L>{make_stream<L>(w.seed, first), 0, Real<L>(0)};
  start_state<L>(sink, w);
  observer.start(w);

  Wide<L> draws{};
  Wide<L> crashes{};
  Wide<L> commodity_days{};
  int lever = 0;
  for (int month = 1; month <= w.model->horizon; ++month) {
    lever = apply_levers<L>(month, lever, w);
    w.dice.month = month;
    w.dice.draws = Real<L>(0);
    advance_month<L>(sink, w);
    draws = draws + to_wide(w.dice.draws);
    if (w.team.leads()) {  // who is also the one to change the market next month
      crashes = crashes + select(w.state.market.crash, Wide<L>{1}, Wide<L>{});
      commodity_days = commodity_days + select(w.state.market.commodity_day, Wide<L>{1}, Wide<L>{});
    }
    observer.month_end(w);
  }
  w.team.each(w.model->unit_count, [&](int u) { record_unit_of<L>(u, sink, w); });
  once<L>(w, [&] { record_whole<L>(crashes, commodity_days, sink, w); });
  std::uint64_t total = 0;
  for_each_lane(sink.counted(Mask<L>(true)), [&](int i) { total += static_cast<std::uint64_t>(lane(draws, i)); });
  return total;
}

}  // namespace ghostcast
