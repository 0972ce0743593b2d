// SPDX-License-Identifier: Apache-2.0
/// \file
/// What each random word is for. The numbers are addresses: they never change, new ones are added.
#pragma once

#include <cstdint>

namespace ghostcast {

/// One number a role. Purpose p owns Philox blocks 2p, with the leading bits of all roles (role_word in
/// model/dice.hpp), and 2p+1, with those that follow.
enum class RolePurpose : std::uint32_t {
  leave_settled = 0,
  leave_new = 1,
  accept = 2,
  start = 3,
  approach_settled = 4,
  approach_new = 5,
  stay_settled = 6,
  stay_new = 7,
  age = 8,
  raid_settled = 9,
  raid_new = 10,
  layoff_wave = 11,
  redundancy = 12,
  scheduled_layoff = 13,
  transfer = 14
};

/// Philox blocks of four words each, in the order of the words.
enum class BlockPurpose : std::uint32_t {
  unit_compute = 32,   ///< failed GPUs, released GPUs, outage, demand noise
  unit_raid = 33,      ///< raid, its fraction, purchase blocked, team raid
  unit_events = 34,    ///< team's role, team's size, layoff wave, its size
  group_policy = 48,   ///< policy noise
  organisation_chips = 56,  ///< failed idle GPUs, hops from stage 0, 1, 2
  organisation_power = 57,  ///< new connection
  market_prices = 64,  ///< shortage, heat noise, heat jump, price noise
  market_tech = 65,    ///< rent noise, scarcity, algorithms, commodity day
  market_crash = 66    ///< the bubble bursts
};

/// The "unit" of an address that is not a unit's.
inline constexpr int organisation_address = 64;
inline constexpr int group_address = 96;
inline constexpr int market_address = 128;

}  // namespace ghostcast
