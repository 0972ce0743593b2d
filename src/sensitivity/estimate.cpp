// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/sensitivity/estimate.hpp"

#include <cmath>
#include <limits>
#include <numeric>

namespace ghostcast {
namespace {

double mean(std::span<double const> values)
{
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

}  // namespace

Estimate mean_of(std::span<double const> values)
{
  double const centre = mean(values);
  auto const n = static_cast<double>(values.size());
  if (n < 2) return {centre, std::numeric_limits<double>::infinity()};
  double squares = 0.0;
  for (double const value : values) squares += (value - centre) * (value - centre);
  return {centre, std::sqrt(squares / (n * (n - 1.0)))};
}

Estimate ratio_of_means(std::span<double const> x, std::span<double const> y)
{
  double const below = mean(y);
  constexpr double none = std::numeric_limits<double>::quiet_NaN();
  if (!(below > 0.0)) return {none, none};
  double const ratio = mean(x) / below;
  double squares = 0.0;
  for (std::size_t k = 0; k < x.size(); ++k) squares += (x[k] - ratio * y[k]) * (x[k] - ratio * y[k]);
  auto const n = static_cast<double>(x.size());
  return {ratio, std::sqrt(squares / (n * (n - 1.0))) / below};
}

}  // namespace ghostcast
