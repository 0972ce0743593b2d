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

/// What the trajectory leaves in the tally at its end.
template <class L>
GHOSTCAST_HOST_DEVICE void record_end(RangeSink<L> const& sink, World<L> const& w)
{
  TallyLayout const& layout = *sink.layout;
  Mask<L> clipped(false);
  for (int o = 0; o < w.model->organisation_count; ++o) clipped = clipped || w.state.organisation[o].clipped;
  sink.add(Mask<L>(true), layout.scalar_at(Scalars::trajectories));
  sink.add(!w.finite, layout.scalar_at(Scalars::non_finite));
  sink.add(clipped, layout.scalar_at(Scalars::clipped_gpus));
  for (int u = 0; u < w.model->unit_count; ++u) {
    record_unit_end<L>(*w.model, u, sink, w.state.unit[u]);
    for_each_lane(Mask<L>(true), [&](int i) {
      for (int k = 0; k < repair_count; ++k) {
        if ((w.repaired[i][u] >> k & 1u) == 0) continue;
        ++sink.counts[layout.repair_at(u, w.rho_component[i][u], static_cast<Repair>(k))];
      }
    });
  }
  for_each_lane(Mask<L>(true), [&](int i) { ++sink.counts[layout.batch_size + sink.batch[i]]; });
}

/// Simulates the trajectories `first`.. (one a lane) of the beliefs given, and counts them.
///
/// \param belief  of each lane
/// \return        binomials drawn, summed over lanes
template <class L, class Observer = NoObserver>
GHOSTCAST_HOST_DEVICE std::uint64_t simulate_trajectory(std::uint64_t first, std::uint64_t const (&belief)[L::width],
                                                        RangeSink<L>& sink, World<L>& w, Observer&& observer = {})
{
  ModelParams const& model = *w.model;
  prepare_beliefs<L>(belief, w);
  for (int i = 0; i < L::width; ++i) sink.batch[i] = static_cast<int>(belief[i] % batch_count);
  w.dice = Dice<L>{make_stream<L>(w.seed, first), 0, Real<L>(0)};
  w.finite = Mask<L>(true);
  start_state<L>(model, w.block, w.constants, sink, w.state);
  observer.start(w);

  Wide<L> draws{};
  Wide<L> crashes{};
  Wide<L> commodity_days{};
  int lever = 0;
  for (int month = 1; month <= model.horizon; ++month) {
    lever = apply_levers<L>(month, lever, w);
    w.dice.month = month;
    w.dice.draws = Real<L>(0);
    advance_month<L>(sink, w);
    draws = draws + to_wide(w.dice.draws);
    crashes = crashes + select(w.state.market.crash, Wide<L>{1}, Wide<L>{});
    commodity_days = commodity_days + select(w.state.market.commodity_day, Wide<L>{1}, Wide<L>{});
    observer.month_end(w);
  }
  undo_levers<L>(lever, w);
  record_end<L>(sink, w);
  sink.add(crashes > Wide<L>{}, sink.layout->scalar_at(Scalars::crashes));
  sink.add(commodity_days > Wide<L>{}, sink.layout->scalar_at(Scalars::commodity_days));
  std::uint64_t total = 0;
  for_each_lane(Mask<L>(true), [&](int i) { total += static_cast<std::uint64_t>(lane(draws, i)); });
  return total;
}

}  // namespace ghostcast
