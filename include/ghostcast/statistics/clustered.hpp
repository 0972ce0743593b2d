// SPDX-License-Identifier: Apache-2.0
/// \file
/// A probability estimated from trajectories, with an interval that respects shared beliefs.
///
/// Trajectories of one belief share their parameters, so they are not independent trials. Batches
/// gather whole beliefs (belief mod 64); they are independent of one another, and their spread
/// gives the standard error.
#pragma once

#include <cstdint>
#include <span>

#include "ghostcast/statistics/interval.hpp"

namespace ghostcast {

/// One batch: trajectories, and those in which the event came true.
struct BatchCount {
  std::uint64_t hits{};
  std::uint64_t size{};
};

/// An estimated probability.
struct Proportion {
  double value{};           ///< hits / trajectories
  double effective_size{};  ///< independent trajectories that would be as precise
  Interval interval;        ///< 95 %, Wilson score
};

/// Where every trajectory has a belief of its own. \return value 0 and [0, 1] where size is 0
Proportion independent_proportion(std::uint64_t hits, std::uint64_t size);

/// Standard error of the ratio p = sum of hits / sum of sizes over B non-empty batches:
///   se^2 = B/(B-1) sum_b (hits_b - p size_b)^2 / (sum_b size_b)^2.
/// \return infinity where fewer than two batches hold trajectories
/// Source: Cochran, "Sampling techniques" (1977), section 6.4 (linearised ratio estimator).
double clustered_standard_error(std::span<BatchCount const> batches);

/// Effective sample size p(1-p)/se^2 within [beliefs, trajectories]; the number of beliefs where
/// p is 0 or 1, for then the batches show no spread.
double effective_size(std::span<BatchCount const> batches, std::uint64_t belief_count);

/// Student's factor with one degree of freedom less than there are non-empty batches; infinity
/// where there is one batch.
double batch_factor(std::span<BatchCount const> batches);

/// Where trajectories share beliefs: Wilson score interval with an effective size and the factor of
/// the batches. One batch alone says nothing about others: with an infinite factor it is [0, 1].
Proportion clustered_proportion(std::uint64_t hits, std::uint64_t size, double effective_size,
                                double factor);

}  // namespace ghostcast
