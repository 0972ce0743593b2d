// SPDX-License-Identifier: Apache-2.0
#include "memory_plan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

namespace ghostcast::cuda {
namespace {

constexpr std::size_t mebibyte = std::size_t{1} << 20;
constexpr std::size_t most = std::numeric_limits<std::size_t>::max();

std::size_t add(std::size_t a, std::size_t b) { return a > most - b ? most : a + b; }

std::size_t times(std::size_t a, std::size_t b) { return b != 0 && a > most / b ? most : a * b; }

std::uint64_t quotient_up(std::uint64_t a, std::uint64_t b) { return a / b + (a % b != 0 ? 1 : 0); }

std::size_t total_bytes(MemoryDemand const& demand)
{
  return times(static_cast<std::size_t>(demand.tally_size), sizeof(std::uint64_t));
}

/// A slot's tally, its draws, its digest, its piece and its place in the list.
std::size_t slot_bytes(MemoryDemand const& demand)
{
  return add(times(static_cast<std::size_t>(demand.tally_size), sizeof(std::uint32_t)),
             sizeof(std::uint64_t) + sizeof(Digest) + sizeof(Piece) + sizeof(int));
}

/// A share-out and the rounds it takes.
struct Candidate {
  int slots{};
  int blocks_per_slot{};
  std::uint64_t rounds{};
};

/// The most blocks that each of `slots` ranges can use and memory holds; none fit: 0.
Candidate candidate_of(MemoryDemand const& demand, int slots, std::size_t usable)
{
  auto const group = static_cast<std::uint64_t>(demand.trajectories);
  std::uint64_t const useful = quotient_up(demand.workload.range_size, group);
  auto blocks = static_cast<int>(std::min<std::uint64_t>(useful, static_cast<std::uint64_t>(demand.blocks / slots)));
  std::size_t const fixed = planned_bytes(demand, slots, 0);
  if (fixed > usable) return {};
  if (demand.scratch_bytes > 0) {
    std::size_t const held = (usable - fixed) / demand.scratch_bytes / static_cast<std::size_t>(slots);
    blocks = static_cast<int>(std::min<std::size_t>(held, static_cast<std::size_t>(blocks)));
  }
  if (blocks == 0) return {};
  std::uint64_t const launches = quotient_up(static_cast<std::uint64_t>(demand.workload.range_count),
                                             static_cast<std::uint64_t>(slots));
  return {slots, blocks, launches * quotient_up(demand.workload.range_size, static_cast<std::uint64_t>(blocks) * group)};
}

}  // namespace

std::size_t reserved_bytes(std::size_t total_bytes)
{
  return std::clamp(total_bytes / 32, 64 * mebibyte, 1024 * mebibyte);
}

std::size_t planned_bytes(MemoryDemand const& demand, int slots, int blocks)
{
  std::size_t bytes = add(demand.model_bytes, total_bytes(demand));
  bytes = add(bytes, times(static_cast<std::size_t>(slots), slot_bytes(demand)));
  return add(bytes, times(static_cast<std::size_t>(blocks), demand.scratch_bytes));
}

MemoryPlan plan_memory(DeviceMemory const& memory, MemoryDemand const& demand)
{
  std::size_t const reserve = reserved_bytes(memory.total);
  std::size_t const usable = memory.free > reserve ? memory.free - reserve : 0;
  int const limit = std::min(demand.workload.range_count, demand.blocks);
  std::uint64_t fewest = std::numeric_limits<std::uint64_t>::max();
  for (int slots = 1; slots <= limit; ++slots) {
    Candidate const candidate = candidate_of(demand, slots, usable);
    if (candidate.slots > 0) fewest = std::min(fewest, candidate.rounds);
  }
  for (int slots = 1; slots <= limit; ++slots) {
    Candidate const candidate = candidate_of(demand, slots, usable);
    if (candidate.slots == 0 || candidate.rounds - fewest > fewest / 32) continue;
    return {slots, candidate.blocks_per_slot, planned_bytes(demand, slots, slots * candidate.blocks_per_slot)};
  }
  return {0, 0, planned_bytes(demand, 1, 1)};
}

std::string refusal_text(std::string const& device, DeviceMemory const& memory, MemoryDemand const& demand)
{
  return fmt::format(
      "out of device memory: {} has {} free of {}, {} are kept in reserve; the smallest piece of this run needs {} "
      "(the model {}, the total {}, one range {}, one block {}). Record fewer quantities (`record`) or use --engine cpu",
      device, memory_words(memory.free), memory_words(memory.total), memory_words(reserved_bytes(memory.total)),
      memory_words(planned_bytes(demand, 1, 1)), memory_words(demand.model_bytes), memory_words(total_bytes(demand)),
      memory_words(slot_bytes(demand)), memory_words(demand.scratch_bytes));
}

int blocks_per_piece(int blocks, int piece_count, std::uint64_t largest_piece, int trajectories)
{
  std::uint64_t const useful = quotient_up(largest_piece, static_cast<std::uint64_t>(trajectories));
  std::uint64_t const resident = static_cast<std::uint64_t>(blocks / piece_count);
  return static_cast<int>(std::max<std::uint64_t>(1, std::min(useful, resident)));
}

}  // namespace ghostcast::cuda
