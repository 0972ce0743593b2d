// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/sensitivity/information.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "ghostcast/sensitivity/design_random.hpp"

namespace ghostcast {
namespace {

constexpr int coefficient_draws = 200;

/// Lower L with L L' = C for a positive semidefinite C; a direction without variance has none.
std::vector<std::vector<double>> semidefinite_root(std::vector<std::vector<double>> const& matrix)
{
  std::size_t const n = matrix.size();
  std::vector<std::vector<double>> root(n, std::vector<double>(n, 0.0));
  for (std::size_t j = 0; j < n; ++j) {
    double rest = matrix[j][j];
    for (std::size_t k = 0; k < j; ++k) rest -= root[j][k] * root[j][k];
    if (!(rest > 1e-12 * matrix[j][j])) continue;
    root[j][j] = std::sqrt(rest);
    for (std::size_t i = j + 1; i < n; ++i) {
      double other = matrix[i][j];
      for (std::size_t k = 0; k < j; ++k) other -= root[i][k] * root[j][k];
      root[i][j] = other / root[j][j];
    }
  }
  return root;
}

/// mean of max(0, g) - max(0, mean of g) >= 0. The mean of g is its first coefficient.
double gain_of(Basis const& basis, std::vector<double> const& coefficient)
{
  double sum = 0.0;
  for (double const advantage : fitted_values(basis, coefficient)) sum += std::max(0.0, advantage);
  return std::max(0.0, sum / static_cast<double>(basis.points()) - std::max(0.0, coefficient.front()));
}

std::vector<double> drawn(SmoothFit const& fitted, std::vector<std::vector<double>> const& root, std::uint64_t seed, std::uint64_t row)
{
  std::vector<double> result = fitted.coefficient;
  for (std::size_t j = 0; j < result.size(); ++j) {
    double const score = design_normal(seed, DesignPurpose::coefficients, row, static_cast<std::uint32_t>(j));
    for (std::size_t i = j; i < result.size(); ++i) result[i] += root[i][j] * score;
  }
  return result;
}

}  // namespace

Estimate variance_information(SmoothFit const& fitted)
{
  double explained = 0.0;
  double bias = 0.0;
  double variance = 0.0;
  for (std::size_t a = 1; a < fitted.coefficient.size(); ++a) {
    explained += fitted.coefficient[a] * fitted.coefficient[a];
    bias += fitted.covariance[a][a];
    for (std::size_t b = 1; b < fitted.coefficient.size(); ++b) {
      double const c = fitted.covariance[a][b];
      variance += 4.0 * fitted.coefficient[a] * c * fitted.coefficient[b] + 2.0 * c * c;
    }
  }
  return {std::max(0.0, explained - bias), std::sqrt(std::max(0.0, variance))};
}

DecisionInformation decision_information(Basis const& basis, SmoothFit const& advantage, std::uint64_t seed, int input)
{
  auto const root = semidefinite_root(advantage.covariance);
  double const plain = gain_of(basis, advantage.coefficient);
  std::vector<double> gains;
  for (int k = 0; k < coefficient_draws; ++k) {
    auto const row = static_cast<std::uint64_t>(input) * coefficient_draws + static_cast<std::uint64_t>(k);
    gains.push_back(gain_of(basis, drawn(advantage, root, seed, row)));
  }
  Estimate const mean = mean_of(gains);
  double const bias = mean.value - plain;
  return {{std::max(0.0, plain - bias), mean.error * std::sqrt(static_cast<double>(coefficient_draws))}, bias};
}

}  // namespace ghostcast
