// SPDX-License-Identifier: Apache-2.0
/// \file
/// A smoother of one output on one input: least squares on few orthonormal functions.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "ghostcast/sensitivity/estimate.hpp"

namespace ghostcast {

/// Knots of the natural cubic spline, at equal steps of probability.
inline constexpr int spline_knots = 6;

/// Functions of an input at the points of a sample: mean over points of q_k q_l is 1 where k = l, else
/// 0; the first one is 1 everywhere.
struct Basis {
  std::vector<std::vector<double>> column;  ///< [function][point]

  std::size_t functions() const { return column.size(); }
  std::size_t points() const { return column.front().size(); }
};

/// Natural cubic splines. \pre ten points at least
/// Source: Hastie, Tibshirani & Friedman, "The elements of statistical learning" (2009), eq. 5.4-5.5.
Basis spline_basis(std::span<double const> input);

/// Indicators of an input that has few values. \param category  from 0
Basis category_basis(std::span<int const> category);

/// beta_k = mean of q_k y, and the covariance of beta whatever the variance at each point:
///   C_kl = n/(n-p) sum q_k q_l e^2 / n^2, e the residuals.
/// Source: White, Econometrica 48 (1980).
struct SmoothFit {
  std::vector<double> coefficient;
  std::vector<std::vector<double>> covariance;
};

/// \pre as many outputs as points, more than functions
SmoothFit fit(Basis const& basis, std::span<double const> output);

/// sum_k beta_k q_k at each point: an estimate of E[Y | input].
std::vector<double> fitted_values(Basis const& basis, std::span<double const> coefficient);

/// The fitted value at one point of the sample, with error^2 = q' C q.
Estimate fitted_value(Basis const& basis, SmoothFit const& fitted, std::size_t point);

}  // namespace ghostcast
