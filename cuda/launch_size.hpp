// SPDX-License-Identifier: Apache-2.0
/// \file
/// How many trajectories a launch takes, so that it ends within about a second. No CUDA calls.
#pragma once

#include <algorithm>
#include <cstdint>

namespace ghostcast::cuda {

inline constexpr double wanted_launch_seconds = 0.5;

/// The size of the next launch after one of `size` trajectories took `seconds`: towards
/// wanted_launch_seconds, at most twice as large, in whole rounds of `resident` trajectories.
/// \param resident  trajectories that run at once, >= 1: with fewer a launch is hardly shorter
/// \return          resident .. max(most, resident)
inline std::uint64_t next_launch_size(std::uint64_t size, double seconds, std::uint64_t resident, std::uint64_t most)
{
  double const factor = std::min(2.0, wanted_launch_seconds / std::max(seconds, 1e-6));
  auto const wanted = static_cast<std::uint64_t>(static_cast<double>(size) * factor);
  std::uint64_t const rounds = std::min(wanted, most) / resident;
  return std::max<std::uint64_t>(rounds, 1) * resident;
}

}  // namespace ghostcast::cuda
