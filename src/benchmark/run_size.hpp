// SPDX-License-Identifier: Apache-2.0
/// \file
/// How many trajectories a timed run has.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "ghostcast/benchmark/measurement.hpp"

namespace ghostcast::bench {

/// Finds the number of trajectories that take the time asked for, by runs that grow until one takes a
/// quarter of it. They warm the machine up too. A number that was asked for is taken as it is.
class RunSize {
 public:
  static constexpr std::uint64_t first_size = 1024;
  static constexpr std::uint64_t grain = 4096;  ///< pieces of such runs are multiples of packs
  static constexpr std::uint64_t least_grain = 64;  ///< of runs that are shorter than one grain
  static constexpr std::uint64_t largest = 100'000'000'000;

  explicit RunSize(BenchSettings const& settings)
      : seconds_(settings.seconds), size_(settings.trajectories > 0 ? settings.trajectories : first_size), found_(settings.trajectories > 0)
  {
  }

  bool found() const { return found_; }
  std::uint64_t next() const { return size_; }  ///< trajectories of the next run, >= 1

  /// The last run took so long [s].
  void learn(double seconds)
  {
    double const times = seconds_ / std::max(seconds, 1e-6);
    found_ = times <= 4.0 || size_ >= largest;
    double const wanted = static_cast<double>(size_) * std::clamp(times, 1e-6, found_ ? 4.0 : 16.0);
    double const unit = static_cast<double>(wanted < static_cast<double>(grain) ? least_grain : grain);
    size_ = std::min(largest, static_cast<std::uint64_t>(std::max(1.0, std::ceil(wanted / unit)) * unit));
  }

 private:
  double seconds_;
  std::uint64_t size_;
  bool found_;
};

}  // namespace ghostcast::bench
