// SPDX-License-Identifier: Apache-2.0
/// \file
/// The prior predictive glance: what the scenario says about its first year, before anything else
/// is believed of it.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "ghostcast/check/public_ranges.hpp"
#include "ghostcast/model/model_params.hpp"

namespace ghostcast {

/// Order statistics over trajectories; infinite where a share or a fleet went to 0.
struct YearQuantiles {
  double low;  ///< 5 %
  double median;
  double high;  ///< 95 %
};

/// How a simulated year lies to the public range.
enum class Mark : int {
  inside,
  outside,  ///< the median is beyond the range
  wide,     ///< inside, but its 5-95 % range is more than twice as wide as the public one
  unjudged  ///< the range is of something else and only stands in
};

struct GlanceLine {
  PublicRange const* range;
  std::optional<YearQuantiles> quantiles;  ///< none where the unit has no such thing
  Mark mark{Mark::inside};
};

struct UnitGlance {
  std::uint64_t running{};        ///< trajectories in which the unit still runs after the year
  std::uint64_t exited{};         ///< those in which it died, was abandoned or acquired
  std::vector<GlanceLine> lines;  ///< in the order of YearMetric
};

struct Glance {
  int months;  ///< 12, or the horizon where it is shorter; amounts are scaled to a year
  std::uint64_t trajectories;
  std::uint64_t
      non_finite;  ///< trajectories with a number that is not finite: a fault of the program
  std::vector<UnitGlance> units;
};

/// Which trajectories: 0 .. trajectories-1 with one belief each, as a run of that seed.
struct GlancePlan {
  std::uint64_t trajectories{2000};
  std::uint64_t seed{1};
  int threads{0};  ///< 0: all cores; the result is the same for any number
};

/// \throws std::bad_alloc, std::system_error
Glance glance_at(ModelParams const& params, GlancePlan const& plan);

/// Order statistics of `values`, NaN left out: the smallest value that at least the level of them
/// do not exceed. Empty without values.
std::optional<YearQuantiles> year_quantiles(std::vector<double> values);

Mark mark_of(PublicRange const& range, YearQuantiles const& quantiles);

}  // namespace ghostcast
