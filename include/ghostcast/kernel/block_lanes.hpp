// SPDX-License-Identifier: Apache-2.0
/// \file
/// The lanes types of kernels: arithmetic of `Scalar`, room for the units of one scenario.
#pragma once

#include "ghostcast/kernel/interleaved.hpp"

namespace ghostcast {

/// The warps that advance the same 32 trajectories: warp `index` does the units index, index + size...
struct WarpTeam {
  Block const* block;
  int index;
  int size;

  GHOSTCAST_HOST_DEVICE bool leads() const { return index == 0; }
  GHOSTCAST_HOST_DEVICE bool is_first() const { return leads() && lane_index() == 0; }
  GHOSTCAST_HOST_DEVICE void sync() const { block->sync(); }
  GHOSTCAST_HOST_DEVICE bool does(int k) const { return k % size == index; }
  template <class Act>
  GHOSTCAST_HOST_DEVICE void each(int count, Act&& act) const
  {
    for (int k = index; k < count; k += size) act(k);
  }
};

/// A unit a warp, a trajectory a lane. \tparam units  room: 2, 4, 8, 16 or 32
template <int units>
struct WarpLanes : Scalar {
  using Storage = InterleavedStorage;
  using Team = WarpTeam;
  static constexpr int unit_capacity = units;
};

/// A trajectory a thread, for a scenario of one unit: its state is the thread's own.
struct ThreadLanes : Scalar {
  static constexpr int unit_capacity = 1;
};

/// The same for calm models.
struct CalmThreadLanes : ThreadLanes {
  struct Calm;
};

}  // namespace ghostcast
