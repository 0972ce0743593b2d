// SPDX-License-Identifier: Apache-2.0
/// \file
/// Which trajectories leave their monthly series in the tally.
///
/// A series is one addition to memory for each quantity, unit and month of a trajectory, however fast the
/// model is, and a fan chart needs no billion of them: quantiles of 8,192 trajectories lie within .0055 of
/// their level (one standard error). So all of the first 8,192 are recorded and then one group of 64 in 32.
/// That is a property of the trajectory's number, so tallies merge as ever; outcomes are counted in all
/// trajectories.
///
/// Beliefs take turns with a power of two as period (model/belief_plan.hpp), so every thirty-second group
/// would be the same few beliefs again and again. Groups are chosen by the fractional part of their number
/// times the golden ratio, which is as even as can be among the numbers (Knuth 1998, 6.4, theorem S) and,
/// since powers of two times that ratio are as irrational, among the beliefs.
#pragma once

#include <cstdint>

#include "ghostcast/core/lanes.hpp"

namespace ghostcast {

inline constexpr std::uint64_t all_recorded_before = 8192;
inline constexpr std::uint64_t recorded_group = 64;
inline constexpr int recorded_share_bits = 5;  ///< one group in 2^5

/// Whether the series of a trajectory are recorded.
GHOSTCAST_HOST_DEVICE constexpr bool is_recorded(std::uint64_t trajectory)
{
  constexpr std::uint64_t golden = 0x9E3779B97F4A7C15u;  // 2^64 over the golden ratio
  std::uint64_t const fraction = trajectory / recorded_group * golden;
  return trajectory < all_recorded_before || fraction >> (64 - recorded_share_bits) == 0;
}

/// The same for the lanes of trajectories `first`, `first` + 1, ...
template <class L>
GHOSTCAST_HOST_DEVICE Mask<L> recorded_lanes(std::uint64_t first)
{
  constexpr std::uint64_t width = L::width;
  if (first / recorded_group == (first + width - 1) / recorded_group) return Mask<L>(is_recorded(first));
  Real<L> recorded(0);
  for (int i = 0; i < L::width; ++i) set_lane(recorded, i, is_recorded(first + static_cast<std::uint64_t>(i)) ? 1.0f : 0.0f);
  return recorded > Real<L>(0);
}

}  // namespace ghostcast
