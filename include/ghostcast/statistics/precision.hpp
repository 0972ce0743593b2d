// SPDX-License-Identifier: Apache-2.0
/// \file
/// How well a tally knows the probabilities that a report prints.
#pragma once

#include <limits>
#include <optional>

#include "ghostcast/statistics/event_probability.hpp"

namespace ghostcast {

/// Standard errors that are wanted; infinity: any will do.
struct PrecisionGoal {
  double absolute{std::numeric_limits<double>::infinity()};  ///< of a probability
  double relative{std::numeric_limits<double>::infinity()};  ///< of a probability, over itself

  bool any() const;
};

/// A probability that a report prints.
struct PrintedProbability {
  int unit{-1};       ///< -1: of several units jointly
  int definition{};
  Events events{};    ///< of the unit
  int units{};        ///< jointly: ghosts, at least
  int month{};
  Proportion estimate;
  double error{};     ///< standard error, see EventProbability::standard_error
};

/// Where a tally stands.
struct Precision {
  double ratio{};             ///< largest error over what is wanted; at most 1: reached
  PrintedProbability worst;   ///< whose it is
  double largest_error{};     ///< of all

  bool reached() const { return ratio <= 1.0; }
};

/// Looks at all units and definitions, at 1, 3, 5, 10 years and the horizon: ghosts, each other first
/// outcome, none of them, and ghosts of several units jointly. The relative goal leaves out what no
/// trajectory met: it has no relative error.
/// \param belief_count  as for EventProbability
Precision precision_of(Tally const& tally, std::uint64_t belief_count, PrecisionGoal const& goal);

}  // namespace ghostcast
