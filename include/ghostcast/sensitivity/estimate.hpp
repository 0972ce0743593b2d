// SPDX-License-Identifier: Apache-2.0
/// \file
/// Numbers with their standard errors, and model outputs with their simulation noise.
#pragma once

#include <span>

namespace ghostcast {

struct Estimate {
  double value{};
  double error{};  ///< one standard error, >= 0
};

/// A model output at one point: the mean over N trajectories.
struct Evaluation {
  double mean{};
  double noise{};  ///< unbiased estimate of the variance of `mean` over the dice; 0: no noise
};

/// Mean of independent numbers; the error is infinite where there are fewer than two.
/// \pre not empty
Estimate mean_of(std::span<double const> values);

/// Ratio r = sum x / sum y of means of independent pairs, with the linearised error
///   se^2 = sum (x - r y)^2 / (n (n-1) mean(y)^2).
/// Not a number where the mean of y is not positive. \pre as many x as y, two at least
/// Source: Cochran, "Sampling techniques" (1977), section 6.4.
Estimate ratio_of_means(std::span<double const> x, std::span<double const> y);

}  // namespace ghostcast
