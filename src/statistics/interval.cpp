// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/statistics/interval.hpp"

#include <algorithm>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>

namespace ghostcast {

double normal_factor(double confidence)
{
  return boost::math::quantile(boost::math::normal_distribution<double>(), 0.5 + 0.5 * confidence);
}

double student_factor(double degrees_of_freedom, double confidence)
{
  boost::math::students_t_distribution<double> const law(degrees_of_freedom);
  return boost::math::quantile(law, 0.5 + 0.5 * confidence);
}

Interval wilson_interval(double estimate, double size, double factor)
{
  if (!(size > 0.0)) return {0.0, 1.0};
  double const square = factor * factor / size;
  double const centre = (estimate + 0.5 * square) / (1.0 + square);
  double const spread = estimate * (1.0 - estimate) * square + 0.25 * square * square;
  double const half = std::sqrt(spread) / (1.0 + square);
  // At 0 and 1 the bound is the estimate itself; rounding must not move it.
  return {estimate <= 0.0 ? 0.0 : std::max(0.0, centre - half),
          estimate >= 1.0 ? 1.0 : std::min(1.0, centre + half)};
}

}  // namespace ghostcast
