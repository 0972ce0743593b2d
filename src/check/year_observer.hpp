// SPDX-License-Identifier: Apache-2.0
/// \file
/// What happens to each unit in the first year of each trajectory; internal to src/check.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "ghostcast/check/public_ranges.hpp"
#include "ghostcast/model/world.hpp"

namespace ghostcast {

/// A unit's year; NaN where there is nothing to measure.
using Year = std::array<double, year_metric_count>;

/// [unit][trajectory], flat; a unit that has exited has no year.
struct Years {
  std::uint64_t trajectories;
  std::vector<Year> of;
  std::vector<char> running;

  Years(int units, std::uint64_t count);
  std::size_t at(int unit, std::uint64_t trajectory) const
  {
    return static_cast<std::size_t>(unit) * trajectories + trajectory;
  }
};

/// Observes trajectories whose horizon is the year; threads write to places of their own.
class YearObserver {
 public:
  YearObserver(int months, Years& years) : months_(months), years_(years) {}
  void begin(std::uint64_t trajectory) { trajectory_ = trajectory; }
  void start(World<Scalar> const& world);
  void month_end(World<Scalar> const& world);

 private:
  struct Start {
    double people, gpus, books, counterfactual;
    double staff;  ///< sum over months of the people at their start
  };
  Year year_of(World<Scalar> const& world, int unit) const;

  int months_;
  Years& years_;
  std::uint64_t trajectory_{};
  std::array<Start, max_units> start_{};
};

}  // namespace ghostcast
