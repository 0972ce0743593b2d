// SPDX-License-Identifier: Apache-2.0
/// \file
/// Where a value of some rank lies among binned values.
#pragma once

#include <cstdint>

namespace ghostcast {

/// The bin that holds the value, and the counts around it.
struct RankPosition {
  std::int64_t bin{-1};   ///< -1: the row is empty
  std::uint64_t below{};  ///< counts in the bins before it
  std::uint64_t here{};   ///< counts in it, >= 1 unless the row is empty

  bool operator==(RankPosition const&) const = default;
};

}  // namespace ghostcast
