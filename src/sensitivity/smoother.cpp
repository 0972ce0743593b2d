// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/sensitivity/smoother.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace ghostcast {
namespace {

double product(std::span<double const> a, std::span<double const> b)
{
  double sum = 0.0;
  for (std::size_t k = 0; k < a.size(); ++k) sum += a[k] * b[k];
  return sum / static_cast<double>(a.size());
}

/// Adds a function made orthogonal to those there are; one that they span already is left out.
/// Twice is enough for rounding (Kahan; Parlett, "The symmetric eigenvalue problem", section 6.9).
void add_function(Basis& basis, std::vector<double> values)
{
  double const before = product(values, values);
  for (int pass = 0; pass < 2; ++pass) {
    for (auto const& known : basis.column) {
      double const along = product(known, values);
      for (std::size_t k = 0; k < values.size(); ++k) values[k] -= along * known[k];
    }
  }
  double const left = product(values, values);
  if (!(left > 1e-12 * before)) return;
  for (double& value : values) value /= std::sqrt(left);
  basis.column.push_back(std::move(values));
}

double cube_above(double x, double knot) { return x > knot ? (x - knot) * (x - knot) * (x - knot) : 0.0; }

/// Knots at levels 1/12, 3/12, ... of the sample.
std::array<double, spline_knots> knots_of(std::span<double const> input)
{
  std::vector<double> sorted(input.begin(), input.end());
  std::sort(sorted.begin(), sorted.end());
  std::array<double, spline_knots> knots{};
  for (std::size_t k = 0; k < knots.size(); ++k) knots[k] = sorted[(2 * k + 1) * sorted.size() / (2 * knots.size())];
  return knots;
}

/// d_k of the source; 0 where knots coincide.
double bend(double x, double knot, double last)
{
  return last > knot ? (cube_above(x, knot) - cube_above(x, last)) / (last - knot) : 0.0;
}

}  // namespace

Basis spline_basis(std::span<double const> input)
{
  auto const knots = knots_of(input);
  double const last = knots.back();
  Basis basis;
  add_function(basis, std::vector<double>(input.size(), 1.0));
  add_function(basis, {input.begin(), input.end()});
  for (std::size_t j = 0; j + 2 < knots.size(); ++j) {
    std::vector<double> values;
    for (double const x : input) values.push_back(bend(x, knots[j], last) - bend(x, knots[spline_knots - 2], last));
    add_function(basis, std::move(values));
  }
  return basis;
}

Basis category_basis(std::span<int const> category)
{
  Basis basis;
  add_function(basis, std::vector<double>(category.size(), 1.0));
  int const highest = *std::max_element(category.begin(), category.end());
  for (int c = 0; c < highest; ++c) {
    std::vector<double> values;
    for (int const each : category) values.push_back(each == c ? 1.0 : 0.0);
    if (product(values, values) > 0.0) add_function(basis, std::move(values));
  }
  return basis;
}

std::vector<double> fitted_values(Basis const& basis, std::span<double const> coefficient)
{
  std::vector<double> result(basis.points(), 0.0);
  for (std::size_t f = 0; f < coefficient.size(); ++f) {
    for (std::size_t k = 0; k < result.size(); ++k) result[k] += coefficient[f] * basis.column[f][k];
  }
  return result;
}

Estimate fitted_value(Basis const& basis, SmoothFit const& fitted, std::size_t point)
{
  double value = 0.0;
  double variance = 0.0;
  for (std::size_t a = 0; a < fitted.coefficient.size(); ++a) {
    double const q = basis.column[a][point];
    value += fitted.coefficient[a] * q;
    for (std::size_t b = 0; b < fitted.coefficient.size(); ++b) variance += q * fitted.covariance[a][b] * basis.column[b][point];
  }
  return {value, std::sqrt(std::max(0.0, variance))};
}

SmoothFit fit(Basis const& basis, std::span<double const> output)
{
  SmoothFit result;
  for (auto const& function : basis.column) result.coefficient.push_back(product(function, output));
  std::vector<double> squares = fitted_values(basis, result.coefficient);
  for (std::size_t k = 0; k < squares.size(); ++k) squares[k] = (output[k] - squares[k]) * (output[k] - squares[k]);
  std::size_t const p = basis.functions();
  double const scale = 1.0 / static_cast<double>(basis.points() - p);
  result.covariance.assign(p, std::vector<double>(p));
  std::vector<double> weighted(squares.size());
  for (std::size_t a = 0; a < p; ++a) {
    for (std::size_t k = 0; k < squares.size(); ++k) weighted[k] = basis.column[a][k] * squares[k];
    for (std::size_t b = 0; b < p; ++b) result.covariance[a][b] = scale * product(weighted, basis.column[b]);
  }
  return result;
}

}  // namespace ghostcast
