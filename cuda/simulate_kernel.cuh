// SPDX-License-Identifier: Apache-2.0
/// \file
/// The simulation kernel: a thread index and one call of the body that the host can run too.
#pragma once

#include "ghostcast/kernel/simulation.hpp"
#include "simulation_kernel.hpp"

namespace ghostcast::cuda {

/// Tiles of a block: enough for 256 threads.
template <class L>
inline constexpr int tiles_per_block = has_own_storage<L> ? (unit_capacity<L> < 8 ? 8 / unit_capacity<L> : 1) : 8;

/// Most threads of a block: a warp a unit for each tile.
template <class L>
inline constexpr int most_threads = warp_size * tiles_per_block<L> * unit_capacity<L>;

extern __shared__ std::uint32_t close_counters[];

template <class L>
__global__ void __launch_bounds__(most_threads<L>, max(1, resident_threads / most_threads<L>))
    simulate_kernel(__grid_constant__ SimulationArguments const arguments, __grid_constant__ BlockPlan const plan)
{
  Block const block{static_cast<int>(blockIdx.x), static_cast<int>(threadIdx.x), static_cast<int>(blockDim.x), warp_size,
                    close_counters, nullptr, nullptr};
  simulate_block<L>(arguments, plan, block);
}

template <class L>
SimulationKernel make_simulation_kernel()
{
  return {reinterpret_cast<void const*>(&simulate_kernel<L>), unit_capacity<L>, tiles_per_block<L>, has_own_storage<L>, tile_bytes<L>()};
}

}  // namespace ghostcast::cuda
