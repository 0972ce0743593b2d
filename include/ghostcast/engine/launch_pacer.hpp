// SPDX-License-Identifier: Apache-2.0
/// \file
/// How many trajectories a launch on a device gets.
#pragma once

#include <algorithm>
#include <cstdint>

namespace ghostcast {

/// Sizes launches by the time of those before.
///
/// The first launch fills the device once. Launches then grow towards `launch_seconds`, at most
/// twofold a step, because the first times hold start-up costs and say little of larger launches;
/// one that was too long is followed by one shortened in proportion. A launch that was not full
/// (the end of a run) says nothing of full ones. Below a sixteenth of a full device a launch takes
/// the time of one trajectory, and to shrink it further would only lose speed.
class LaunchPacer {
 public:
  /// Aim of a launch [s]: long against the cost of a launch, short against the wait after Ctrl-C
  /// and the second after which a display's driver complains.
  static constexpr double launch_seconds = 0.2;
  static constexpr std::uint64_t least_share = 16;

  /// \param concurrent  trajectories that fill the device, >= 1
  explicit LaunchPacer(std::uint64_t concurrent)
      : least_(std::max<std::uint64_t>(1, concurrent / least_share)),
        size_(std::max<std::uint64_t>(1, concurrent))
  {
  }

  /// Trajectories of the next launch, >= 1.
  std::uint64_t size() const { return size_; }

  /// A launch of `count` trajectories took `seconds`. \pre 1 <= count <= size()
  void learn(std::uint64_t count, double seconds)
  {
    bool const is_long = seconds > launch_seconds;
    if (!is_long && count < size_) return;
    double const step = seconds > launch_seconds / 2 ? launch_seconds / seconds : 2.0;
    auto const fitting = static_cast<std::uint64_t>(static_cast<double>(count) * step);
    size_ = std::max(least_, fitting);
  }

 private:
  std::uint64_t least_;
  std::uint64_t size_;
};

}  // namespace ghostcast
