// SPDX-License-Identifier: Apache-2.0
/// \file
/// Differences between two runs that share their dice and their beliefs.
///
/// Both runs are cut into the same clusters: whole beliefs, the same ones in both. Clusters are
/// independent of one another, and what a cluster's luck does to both runs cancels in its
/// difference.
#pragma once

#include <cstdint>
#include <span>

#include "ghostcast/statistics/interval.hpp"

namespace ghostcast {

/// What one cluster adds to a ratio in each of two runs: a probability (hits, trajectories) or a
/// mean (sum of values, how many there are).
struct PairedCluster {
  double base{};       ///< sum
  double plan{};       ///< sum
  double base_size{};  ///< trajectories, >= 0
  double plan_size{};  ///< trajectories, >= 0
};

/// Plan minus base.
struct PairedDifference {
  double base{};            ///< NaN where nobody was counted
  double plan{};            ///< NaN where nobody was counted
  double difference{};      ///< plan - base
  double standard_error{};  ///< infinity where fewer than two clusters hold trajectories
  Interval interval;        ///< 95 %
  /// Variance with independent dice over the paired one; NaN where the paired one is 0 or unknown.
  double variance_ratio{};
};

/// Ratios r = sum_c base_c / sum_c base_size_c and r' of the plan over B filled clusters c, and the
/// standard error of d = r' - r by linearisation:
///   e'_c = (plan_c - r' plan_size_c) / sum plan_size,   e_c the same of the base,
///   se(d)^2 = B/(B-1) sum_c (e'_c - e_c)^2,
///   variance ratio = (B/(B-1) sum_c e'_c^2 + B/(B-1) sum_c e_c^2) / se(d)^2.
/// The interval is d +- factor x se. \param factor  Student's with B - 1 degrees of freedom
/// Source: Cochran, "Sampling techniques" (1977), sections 6.4 and 6.14 (two ratios of one sample);
/// common random numbers: Law, "Simulation modeling and analysis" (2015), section 11.2.
PairedDifference paired_difference(std::span<PairedCluster const> clusters, double factor);

/// The same of probabilities, with an interval that behaves where few trajectories differ: within
/// [-1, 1], and where fewer than `rough_clusters` clusters differ at all its half width is at least
/// the Wilson bound of "none in `trials`". \param trials  beliefs: independent of one another
PairedDifference paired_probability(std::span<PairedCluster const> clusters, double factor,
                                    double trials);

/// Clusters with a difference below which their spread alone is not to be trusted.
inline constexpr int rough_clusters = 10;

/// Student's factor of these clusters; infinity where fewer than two hold trajectories.
double cluster_factor(std::span<PairedCluster const> clusters);

/// The difference where both runs are known to be the same: exactly 0, without an error.
PairedDifference no_difference(std::span<PairedCluster const> clusters);

}  // namespace ghostcast
