// SPDX-License-Identifier: Apache-2.0
/// \file
/// Which belief a trajectory has.
#pragma once

#include <cstdint>

#include "ghostcast/core/host_device.hpp"

namespace ghostcast {

/// Trajectories come in blocks, and each block has beliefs of its own: so more trajectories may be
/// added that bring more beliefs, and those before keep theirs.
struct BeliefPlan {
  std::uint64_t count{0};  ///< beliefs of a block; 0: one for each trajectory
  std::uint64_t block{0};  ///< trajectories of a block; 0: all of the run

  /// The belief of a trajectory: within a block they take turns.
  GHOSTCAST_HOST_DEVICE std::uint64_t of(std::uint64_t trajectory) const
  {
    if (count == 0) return trajectory;
    if (block == 0) return trajectory % count;
    return trajectory / block * count + trajectory % block % count;
  }

  friend bool operator==(BeliefPlan const&, BeliefPlan const&) = default;
};

}  // namespace ghostcast
