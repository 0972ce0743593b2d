// SPDX-License-Identifier: Apache-2.0
/// \file
/// How a device's memory and blocks are shared out over ranges of trajectories. No CUDA calls.
#pragma once

#include <cstdint>
#include <string>

#include "ghostcast/engine/accelerator.hpp"
#include "memory_words.hpp"

namespace ghostcast::cuda {

/// What a run asks of a device's memory, and what a device can do at once.
struct MemoryDemand {
  std::size_t model_bytes{};
  std::int64_t tally_size{};    ///< counts of a tally, >= 1
  int blocks{1};                ///< that the device runs at once, >= 1
  int trajectories{1};          ///< that a block runs at once, >= 1
  std::size_t scratch_bytes{};  ///< per block
  Workload workload;            ///< range_count and range_size >= 1
};

/// The share-out. A range in each of `slots` tallies, `blocks_per_slot` blocks on each of them.
struct MemoryPlan {
  int slots{};                ///< 0: not even one fits
  int blocks_per_slot{};      ///< >= 1 unless refused
  std::size_t bytes{};        ///< of this plan, the reserve excluded; refused: of the smallest

  bool fits() const { return slots > 0; }
};

/// Memory left to the driver, to local memory of kernels and to a display: 1/32 of all,
/// 64 MiB .. 1 GiB.
std::size_t reserved_bytes(std::size_t total_bytes);

/// Bytes on the device of a plan: model, 64-bit total, a 32-bit tally a slot, scratch a block.
/// Saturates at the largest number.
std::size_t planned_bytes(MemoryDemand const& demand, int slots, int blocks);

/// The share-out that ends a run soonest where every group of trajectories takes the same time:
/// ceil(range_count / slots) launches of ceil(range_size / (blocks_per_slot x trajectories)) rounds.
/// Of those within 1/32 of the fewest rounds the one with the fewest slots. Fewer slots, then fewer
/// blocks where memory is short.
MemoryPlan plan_memory(DeviceMemory const& memory, MemoryDemand const& demand);

/// Why a plan was refused: what the smallest needs, of which parts, what is free, and what helps.
std::string refusal_text(std::string const& device, DeviceMemory const& memory, MemoryDemand const& demand);

/// Blocks that each piece of a launch gets: all may be resident at once, and the largest piece needs
/// no more. \param blocks  for which there is scratch, >= piece_count  \return >= 1
int blocks_per_piece(int blocks, int piece_count, std::uint64_t largest_piece, int trajectories);

}  // namespace ghostcast::cuda
