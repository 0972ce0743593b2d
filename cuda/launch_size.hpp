// SPDX-License-Identifier: Apache-2.0
/// \file
/// How many trajectories a launch takes, so that it ends within about a second. No CUDA calls.
#pragma once

#include <algorithm>
#include <cstdint>

namespace ghostcast::cuda {

inline constexpr double wanted_launch_seconds = 0.5;

/// A first launch that is short on any device and for any model.
inline constexpr std::uint64_t first_launch_size = 1024;

/// The size of the next launch after one of `size` trajectories took `seconds`: towards
/// wanted_launch_seconds, at most four times as large.
/// \param resident  trajectories that run at once, >= 1; larger launches are whole rounds of it
/// \return          1 .. most
inline std::uint64_t next_launch_size(std::uint64_t size, double seconds, std::uint64_t resident, std::uint64_t most)
{
  double const factor = std::min(4.0, wanted_launch_seconds / std::max(seconds, 1e-6));
  auto const wanted = static_cast<std::uint64_t>(static_cast<double>(size) * factor);
  std::uint64_t const bounded = std::clamp<std::uint64_t>(wanted, 1, most);
  return bounded < resident ? bounded : bounded / resident * resident;
}

}  // namespace ghostcast::cuda
