// SPDX-License-Identifier: Apache-2.0
/// \file
/// The body of the simulation kernel: what each thread of a grid does. `cuda/` launches it on a
/// device; tests run it with threads of the host.
#pragma once

#include "ghostcast/kernel/block_sink.hpp"
#include "ghostcast/kernel/first_outcome.hpp"
#include "ghostcast/kernel/simulation_arguments.hpp"
#include "ghostcast/model/trajectory.hpp"

namespace ghostcast {

/// Bytes of scratch memory that a tile over `L` works on; none where threads work on their own.
template <class L>
constexpr std::size_t tile_bytes()
{
  if constexpr (has_own_storage<L>) return sizeof(SharedWorld<L>);
  else return 0;
}

/// The world of this thread; \param tile  which of the block's tiles it belongs to
template <class L>
GHOSTCAST_HOST_DEVICE World<L> enter_world(SimulationArguments const& a, BlockPlan const& plan, Block const& block, int tile)
{
  if constexpr (has_own_storage<L>) {
    std::byte* const scratch = a.scratch + static_cast<std::size_t>(block.index) * plan.scratch_bytes;
    auto& shared = reinterpret_cast<SharedWorld<L>*>(scratch)[tile];
    int const warp = block.thread / block.lanes;
    return World<L>{{shared}, a.model, a.seed, WarpTeam{&block, warp % plan.warps_per_tile, plan.warps_per_tile}, {}, {}, false};
  } else {
    return World<L>{};
  }
}

/// The sink of this thread for one piece.
template <class L>
GHOSTCAST_HOST_DEVICE RangeSink<L> open_sink(SimulationArguments const& a, SinkPlan const& plan, Block const& block, int slot)
{
  RangeSink<L> sink{};
  sink.layout = &plan.layout;
  sink.plan = &plan;
  sink.slot = a.counts + static_cast<std::size_t>(slot) * static_cast<std::size_t>(plan.layout.size);
  sink.events = plan.events_close ? block.counters : sink.slot;
  sink.window = plan.window_close ? block.counters + (plan.events_close ? plan.event_count : 0) : nullptr;
  return sink;
}

/// What a kernel does besides the model's month: flushes the series when all have recorded it, and
/// watches the unit that is asked for.
template <class Sink>
struct KernelObserver {
  Block const& block;
  Sink const& sink;
  OutcomeQuery const& query;
  FirstOutcomeWatcher watcher;

  template <class L>
  GHOSTCAST_HOST_DEVICE void start(World<L> const& w)
  {
    if (query.codes != nullptr && w.team.does(query.unit)) watcher.start(w);
  }
  template <class L>
  GHOSTCAST_HOST_DEVICE void month_end(World<L> const& w)
  {
    flush_month(block, sink, w.dice.month);
    if (query.codes != nullptr && w.team.does(query.unit)) watcher.month_end(w);
  }
};

/// Simulates this block's share of its piece: every `blocks_per_piece`-th group of trajectories.
/// All threads make the same number of rounds; lanes beyond the end keep step without counting.
template <class L>
GHOSTCAST_HOST_DEVICE std::uint64_t simulate_piece(Piece const& piece, SimulationArguments const& a, BlockPlan const& plan,
                                                   Block const& block, RangeSink<L>& sink)
{
  int const warp = block.thread / block.lanes;
  int const tile = warp / plan.warps_per_tile;
  auto const group = static_cast<std::uint64_t>(block.threads / plan.warps_per_tile);  // trajectories at once
  auto const offset = static_cast<std::uint64_t>(tile * block.lanes + block.thread % block.lanes);
  World<L> world = enter_world<L>(a, plan, block, tile);
  set_up_world<L>(*a.model, a.seed, world);
  KernelObserver<RangeSink<L>> observer{block, sink, a.query, {a.model->horizon, a.query.unit, a.query.definition}};
  std::uint64_t draws = 0;
  std::uint64_t const stride = group * static_cast<std::uint64_t>(plan.blocks_per_piece);
  std::uint64_t const part = static_cast<std::uint64_t>(block.index % plan.blocks_per_piece);
  for (std::uint64_t round = piece.range.first + part * group; round < piece.range.last; round += stride) {
    bool const inside = round + offset < piece.range.last;
    sink.active = inside && a.query.codes == nullptr;
    std::uint64_t const trajectory = inside ? round + offset : piece.range.first;
    std::uint64_t const belief[] = {a.beliefs.of(trajectory)};
    std::uint64_t const drawn = simulate_trajectory<L>(trajectory, belief, sink, world, observer);
    if (inside && a.query.codes != nullptr && world.team.does(a.query.unit)) {
      a.query.codes[trajectory - piece.range.first] = observer.watcher.code();
    }
    draws += sink.active ? drawn : 0;
  }
  return draws;
}

/// What one thread of one block does.
template <class L>
GHOSTCAST_HOST_DEVICE void simulate_block(SimulationArguments const& a, BlockPlan const& plan, Block const& block)
{
  for (int k = block.thread; k < plan.sink.close_counters(); k += block.threads) block.counters[k] = 0;
  block.sync();
  Piece const piece = a.pieces[block.index / plan.blocks_per_piece];
  RangeSink<L> sink = open_sink<L>(a, plan.sink, block, piece.slot);
  std::uint64_t const draws = simulate_piece<L>(piece, a, plan, block, sink);
  if (a.query.codes == nullptr) add_atomically(&a.draws[piece.slot], static_cast<unsigned long long>(draws));
  block.sync();
  if (plan.sink.events_close) flush_row(block, block.counters, plan.sink.event_count, sink.slot);
}

}  // namespace ghostcast
