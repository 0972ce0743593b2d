// SPDX-License-Identifier: Apache-2.0
/// \file
/// A group of trajectories, known by its size and its lowest number.
#pragma once

#include <cstdint>

#include "ghostcast/core/lanes.hpp"

namespace ghostcast {

/// Trajectories of one kind: how many, and the lowest number among them. Merging is addition and
/// the least number, so order does not matter.
struct Group {
  std::uint64_t count{};
  std::uint64_t lowest{~std::uint64_t{0}};  ///< meaningful where count > 0

  GHOSTCAST_HOST_DEVICE void add(Group const& other)
  {
    count += other.count;
    lowest = min(lowest, other.lowest);
  }
  GHOSTCAST_HOST_DEVICE void add(std::uint64_t trajectory) { add(Group{1, trajectory}); }
};

}  // namespace ghostcast
