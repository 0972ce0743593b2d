// SPDX-License-Identifier: Apache-2.0
/// \file
/// A grid of host threads that runs the body of a kernel: one thread for each device thread, real
/// barriers, one block after the other. Slow, exact, and open to the thread sanitizer.
#pragma once

#include <barrier>
#include <cstring>
#include <memory>
#include <thread>
#include <vector>

#include "ghostcast/engine/engine.hpp"
#include "ghostcast/kernel/simulation.hpp"

namespace ghostcast::test {

/// Memory as a device aligns it.
struct alignas(256) Line {
  std::byte bytes[256];
};

/// How a test wants its blocks.
struct HostGrid {
  int lanes{4};             ///< trajectories of a warp
  int tiles{1};             ///< of a block
  int blocks_per_piece{1};
  int room{1 << 20};        ///< counters that a block may share
};

/// Runs `body(block)` in every thread of one block.
template <class Body>
void run_host_block(int index, int threads, int lanes, std::vector<std::uint32_t>& counters, Body const& body)
{
  std::barrier barrier(threads);
  auto const wait = [](void* at) { static_cast<std::barrier<>*>(at)->arrive_and_wait(); };
  std::vector<std::jthread> workers;
  for (int thread = 0; thread < threads; ++thread) {
    workers.emplace_back([&, thread] {
      host_lane = thread % lanes;
      body(Block{index, thread, threads, lanes, counters.data(), wait, &barrier});
    });
  }
}

/// Simulates pieces as one launch of the kernel over `L` would, into `counts` [slot][layout.size].
template <class L>
void launch_on_host(SimulationArguments const& arguments, HostGrid const& grid)
{
  int const warps = has_own_storage<L> ? arguments.model->unit_count : 1;
  int const threads = warps * grid.lanes * grid.tiles;
  BlockPlan const plan{make_sink_plan(arguments.layout, grid.room), warps, grid.blocks_per_piece,
                       tile_bytes<L>() * static_cast<std::size_t>(grid.tiles)};
  int const blocks = arguments.piece_count * grid.blocks_per_piece;
  std::vector<Line> scratch(plan.scratch_bytes * static_cast<std::size_t>(blocks) / sizeof(Line) + 1);
  std::memset(static_cast<void*>(scratch.data()), 0xff, scratch.size() * sizeof(Line));  // NaN: nothing may rely on it
  SimulationArguments a = arguments;
  a.scratch = scratch.data()->bytes;
  std::vector<std::uint32_t> counters(static_cast<std::size_t>(plan.sink.close_counters()) + 1);
  for (int block = 0; block < blocks; ++block) {
    run_host_block(block, threads, grid.lanes, counters, [&](Block const& at) { simulate_block<L>(a, plan, at); });
  }
}

/// As cuda/ chooses: a thread per trajectory for one unit, else a warp per unit.
inline void launch_on_host(SimulationArguments const& arguments, HostGrid const& grid)
{
  int const units = arguments.model->unit_count;
  if (units == 1 && is_calm_model(*arguments.model)) return launch_on_host<CalmThreadLanes>(arguments, grid);
  if (units == 1) return launch_on_host<ThreadLanes>(arguments, grid);
  if (units == 2) return launch_on_host<WarpLanes<2>>(arguments, grid);
  if (units <= 8) return launch_on_host<WarpLanes<8>>(arguments, grid);
  launch_on_host<WarpLanes<32>>(arguments, grid);
}

/// The tally of a plan's range, cut into pieces that share one slot or have one each.
inline RangeTally simulate_on_host_grid(ModelParams const& model, RunPlan const& plan, HostGrid const& grid = {}, int piece_count = 1)
{
  TallyLayout const layout = layout_of(model, plan);
  RangeTally tally(layout);
  std::vector<Piece> pieces;
  std::uint64_t const count = plan.range.last - plan.range.first;
  auto const parts = static_cast<std::uint64_t>(piece_count);
  for (std::uint64_t k = 0; k < parts; ++k) {
    pieces.push_back({0, {plan.range.first + count * k / parts, plan.range.first + count * (k + 1) / parts}});
  }
  unsigned long long draws = 0;
  SimulationArguments const arguments{&model, layout, plan.seed, plan.beliefs(), pieces.data(), piece_count,
                                      tally.counts.data(), &draws, nullptr};
  launch_on_host(arguments, grid);
  tally.draws = draws;
  return tally;
}

}  // namespace ghostcast::test
