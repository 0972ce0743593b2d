// SPDX-License-Identifier: Apache-2.0
/// \file
/// Which trajectories a piece of work is about.
#pragma once

#include <cstdint>

namespace ghostcast {

/// Trajectories first .. last-1.
struct TrajectoryRange {
  std::uint64_t first{};
  std::uint64_t last{};
};

/// Trajectories that one launch simulates into one tally slot.
struct Piece {
  int slot{};             ///< 0 .. Capacity::slots - 1
  TrajectoryRange range;  ///< a part of the range that the slot is given
};

}  // namespace ghostcast
