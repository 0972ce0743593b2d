// SPDX-License-Identifier: Apache-2.0
/// \file
/// Which trajectories leave their monthly series in the tally.
///
/// A series is one addition to memory for each quantity, unit and month of a trajectory, however fast the
/// model is, and a fan chart needs no billion of them: quantiles of 65,536 trajectories lie within .002 of
/// their level (one standard error). So all of the first 65,536 are recorded and then every sixteenth
/// group of 64. That is a property of the trajectory's number, so tallies merge as ever; outcomes are
/// counted in all trajectories.
#pragma once

#include <cstdint>

#include "ghostcast/core/lanes.hpp"

namespace ghostcast {

inline constexpr std::uint64_t all_recorded_before = 65536;
inline constexpr std::uint64_t recorded_group = 64;
inline constexpr std::uint64_t recorded_stride = 16;  ///< groups

/// Whether the series of a trajectory are recorded.
GHOSTCAST_HOST_DEVICE constexpr bool is_recorded(std::uint64_t trajectory)
{
  return trajectory < all_recorded_before || trajectory / recorded_group % recorded_stride == 0;
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
