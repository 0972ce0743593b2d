// SPDX-License-Identifier: Apache-2.0
/// \file
/// Addresses of random words over all that an address is made of, for tests against other generators.
#pragma once

#include <vector>

#include "ghostcast/model/purpose.hpp"
#include "ghostcast/random/random_stream.hpp"

namespace ghostcast::test {

/// A block of words in the generator's own terms.
struct WordAddress {
  std::uint64_t seed;
  std::uint64_t subsequence;
  std::uint64_t block;

  friend bool operator==(WordAddress const&, WordAddress const&) = default;
};

/// The block of a trajectory's words, as documented in random_stream.hpp; written anew here.
constexpr std::uint64_t trajectory_block(int month, int unit, std::uint32_t block)
{
  return std::uint64_t(month) << 32 | std::uint64_t(unit) << 24 | block;
}

/// The block of a belief's words.
constexpr std::uint64_t belief_block(int unit, std::uint32_t hash)
{
  return std::uint64_t{1} << 60 | std::uint64_t(unit) << 32 | hash;
}

inline constexpr std::uint64_t seeds[] = {0, 1, 42, 0x80000000u, 0xffffffffu, 0x100000000u, 0x8000000000000001u, 0xffffffffffffffffu};

/// Trajectories, or beliefs, on both sides of 2^32.
inline constexpr std::uint64_t numbers[] = {0, 1, 65535, 65536, 0xffffffffu, 0x100000000u, 0x123456789abcu, 0xffffffffffffffffu};

inline constexpr int months[] = {0, 1, 2, 119, 255, 256, 480, (1 << 28) - 1};

/// Units at both ends, and the addresses of what is no unit.
inline constexpr int units[] = {0, 1, 31, organisation_address, group_address, market_address, 255};

/// Every block that the model's table of purposes gives away.
inline std::vector<std::uint32_t> purpose_blocks()
{
  std::vector<std::uint32_t> blocks;
  for (RolePurpose p : {RolePurpose::leave_settled, RolePurpose::leave_new, RolePurpose::accept, RolePurpose::start,
                        RolePurpose::approach_settled, RolePurpose::approach_new, RolePurpose::stay_settled, RolePurpose::stay_new,
                        RolePurpose::age, RolePurpose::raid_settled, RolePurpose::raid_new, RolePurpose::layoff_wave,
                        RolePurpose::redundancy, RolePurpose::scheduled_layoff, RolePurpose::transfer}) {
    blocks.push_back(2 * static_cast<std::uint32_t>(p));
    blocks.push_back(2 * static_cast<std::uint32_t>(p) + 1);
  }
  for (BlockPurpose p : {BlockPurpose::unit_compute, BlockPurpose::unit_raid, BlockPurpose::unit_events, BlockPurpose::group_policy,
                         BlockPurpose::organisation_chips, BlockPurpose::organisation_power, BlockPurpose::market_prices,
                         BlockPurpose::market_tech, BlockPurpose::market_crash}) {
    blocks.push_back(static_cast<std::uint32_t>(p));
  }
  return blocks;
}

/// Calls `visit(address, words)` for every trajectory address, with the words that the model gets there.
template <class Visit>
void for_each_trajectory_address(Visit&& visit)
{
  std::vector<std::uint32_t> const blocks = purpose_blocks();
  for (std::uint64_t seed : seeds) {
    for (std::uint64_t number : numbers) {
      auto const stream = make_stream<Scalar>(seed, number);
      for (int month : months) {
        for (int unit : units) {
          for (std::uint32_t block : blocks) {
            visit(WordAddress{seed, number, trajectory_block(month, unit, block)}, random_words<Scalar>(stream, month, unit, block));
          }
        }
      }
    }
  }
}

/// The same for beliefs: hashes of names as they come, and the extreme ones.
template <class Visit>
void for_each_belief_address(Visit&& visit)
{
  std::uint32_t const hashes[] = {0, 1, 0x80000000u, 0xffffffffu, name_hash("gpus", 4), name_hash("quit_hazard", 11)};
  for (std::uint64_t seed : seeds) {
    for (std::uint64_t number : numbers) {
      auto const stream = make_stream<Scalar>(seed, number);
      for (int unit : {0, 1, 31, 32, 63, (1 << 28) - 1}) {
        for (std::uint32_t hash : hashes) {
          visit(WordAddress{seed, number, belief_block(unit, hash)}, belief_words<Scalar>(stream, unit, hash));
        }
      }
    }
  }
}

}  // namespace ghostcast::test
