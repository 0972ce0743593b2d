// SPDX-License-Identifier: Apache-2.0
/// \file
/// The first outcome of a trajectory, of one unit by one definition, as a number.
#pragma once

#include <cstdint>

#include "ghostcast/core/dimensions.hpp"
#include "ghostcast/core/host_device.hpp"

namespace ghostcast {

/// Kinds of first outcomes at a horizon T:
///   0 .. T       ghost in that month; 0: born
///   T+1 .. T+6   T+1 + Outcome, in any month; of the ghost there is none
///   T+7          human: none by the horizon
/// A code is a kind, plus the number of kinds where some number of the trajectory is not finite.
GHOSTCAST_HOST_DEVICE constexpr std::uint32_t other_kind(Outcome outcome, int horizon)
{
  return static_cast<std::uint32_t>(horizon + 1 + static_cast<int>(outcome));
}
GHOSTCAST_HOST_DEVICE constexpr std::uint32_t human_kind(int horizon)
{
  return static_cast<std::uint32_t>(horizon + 1 + outcome_count);
}
GHOSTCAST_HOST_DEVICE constexpr std::uint32_t first_outcome_kinds(int horizon) { return human_kind(horizon) + 1; }
GHOSTCAST_HOST_DEVICE constexpr std::uint32_t first_outcome_codes(int horizon)
{
  return 2 * first_outcome_kinds(horizon);
}

}  // namespace ghostcast
