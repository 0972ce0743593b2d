// SPDX-License-Identifier: Apache-2.0
/// \file
/// Functions whose indices are known, seen through dice.
#pragma once

#include <cmath>
#include <functional>
#include <numbers>
#include <vector>

#include "ghostcast/sensitivity/design_random.hpp"
#include "ghostcast/sensitivity/estimate.hpp"
#include "ghostcast/sensitivity/point_matrix.hpp"

namespace ghostcast::testing_support {

using Function = std::function<double(std::vector<double> const&)>;  ///< of uniforms

/// sin x1 + a sin^2 x2 + b x3^4 sin x1 over (-pi, pi)^3, a = 7, b = .1.
inline double ishigami(std::vector<double> const& u)
{
  auto const x = [&](std::size_t i) { return std::numbers::pi * (2.0 * u[i] - 1.0); };
  double const wave = std::sin(x(1));
  return std::sin(x(0)) * (1.0 + 0.1 * std::pow(x(2), 4)) + 7.0 * wave * wave;
}

/// Evaluates at points: each output is the mean of `count` numbers with normal noise of variance
/// `noise` each; none: exact. \param stream  dice of its own for each matrix
inline std::vector<Evaluation> evaluate(Function const& f, PointMatrix const& points, double noise = 0.0, int count = 4, std::uint64_t stream = 0)
{
  std::vector<Evaluation> result;
  for (int row = 0; row < points.rows; ++row) {
    std::vector<double> u;
    for (int i = 0; i < points.columns; ++i) u.push_back(points.at(row, i));
    double const exact = f(u);
    std::vector<double> seen;
    for (int k = 0; k < count; ++k) {
      double const score = design_normal(1000 + stream, DesignPurpose::coefficients, static_cast<std::uint64_t>(row), static_cast<std::uint32_t>(k));
      seen.push_back(exact + std::sqrt(noise) * score);
    }
    Estimate const mean = mean_of(seen);
    result.push_back(noise > 0.0 ? Evaluation{mean.value, mean.error * mean.error} : Evaluation{exact, 0.0});
  }
  return result;
}

inline PointMatrix random_points(int rows, int columns, std::uint64_t seed, DesignPurpose purpose)
{
  PointMatrix points(rows, columns);
  for (int row = 0; row < rows; ++row) {
    for (int i = 0; i < columns; ++i) points.at(row, i) = design_uniform(seed, purpose, static_cast<std::uint64_t>(row), static_cast<std::uint32_t>(i));
  }
  return points;
}

}  // namespace ghostcast::testing_support
