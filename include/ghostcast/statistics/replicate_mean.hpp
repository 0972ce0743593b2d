// SPDX-License-Identifier: Apache-2.0
/// \file
/// A probability from independent replicates of an unbiased estimator.
#pragma once

#include <optional>
#include <span>

#include "ghostcast/statistics/interval.hpp"

namespace ghostcast {

struct ReplicateMean {
  double value{};                    ///< mean of the replicates
  double standard_error{};           ///< of the mean
  std::optional<Interval> interval;  ///< 95 %, Student's, within [0, 1]; none where all are equal
  std::size_t zeros{};               ///< replicates that are 0: they found no event at all
};

/// Mean m of R replicates p_1 .. p_R, se = sqrt(sum (p_r - m)^2 / (R (R - 1))), m -/+ t_{R-1} se cut
/// at 0 and 1. Equal replicates show no spread, and so no interval. Few particles make replicates
/// skewed to the right; then the interval covers less than it says, the more so the more are 0.
/// \pre at least two replicates. Source: Student, Biometrika 6 (1908).
ReplicateMean replicate_mean(std::span<double const> replicates);

/// Independent trials of plain Monte Carlo that give a probability this standard error: p(1-p)/se^2.
/// \pre 0 < probability, 0 < standard_error
double plain_trials(double probability, double standard_error);

}  // namespace ghostcast
