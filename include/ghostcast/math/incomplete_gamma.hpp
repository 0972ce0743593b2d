// SPDX-License-Identifier: Apache-2.0
/// \file
/// The gamma distribution with scale 1, in portable double.
///
/// Both tails are written as (density of log X) x (series or fraction): in t = log x nothing
/// underflows, and the factor is the inverse derivative of the log tail that Newton's rule needs.
#pragma once

#include "ghostcast/math/log_gamma.hpp"

namespace ghostcast {

/// Continued fractions and series stop here at the latest; shapes up to 1e5 need fewer terms.
inline constexpr int most_terms = 4000;

/// P(X <= x) over the density of log X, by the power series; for x < shape + 1.
GHOSTCAST_HOST_DEVICE inline double gamma_series(double shape, double x)
{
  double term = 1.0 / shape;
  double sum = term;
  for (int n = 1; n < most_terms && term > 1e-17 * sum; ++n) {
    term *= x / (shape + n);
    sum += term;
  }
  return sum;
}

/// P(X > x) over the density of log X, by Legendre's fraction (Lentz); for x >= shape + 1.
GHOSTCAST_HOST_DEVICE inline double gamma_fraction(double shape, double x)
{
  double b = x + 1.0 - shape;
  double c = 1e300;
  double d = 1.0 / b;
  double value = d;
  double change = 0.0;
  for (int n = 1; n < most_terms && abs(change - 1.0) > 2e-16; ++n) {
    double const a = -n * (n - shape);
    b += 2.0;
    d = 1.0 / fma(a, d, b);
    c = b + a / c;
    change = c * d;
    value *= change;
  }
  return value;
}

/// The law of log X for gamma-distributed X with scale 1; see quantile_table.hpp.
struct LogGammaLaw {
  double shape;
  double log_norm;  ///< log Gamma(shape)

  /// log of the density of log X at t.
  GHOSTCAST_HOST_DEVICE double log_density(double t) const
  {
    return fma(shape, t, -exp<ScalarDouble>(t)) - log_norm;
  }

  /// P(log X <= t) over the density.
  GHOSTCAST_HOST_DEVICE double lower_ratio(double t) const
  {
    double const x = exp<ScalarDouble>(t);
    if (x < shape + 1.0) return gamma_series(shape, x);
    return exp<ScalarDouble>(-log_density(t)) - gamma_fraction(shape, x);
  }

  /// P(log X > t) over the density.
  GHOSTCAST_HOST_DEVICE double upper_ratio(double t) const
  {
    double const x = exp<ScalarDouble>(t);
    if (x >= shape + 1.0) return gamma_fraction(shape, x);
    return exp<ScalarDouble>(-log_density(t)) - gamma_series(shape, x);
  }
};

/// The law of log X for a shape > 0.
GHOSTCAST_HOST_DEVICE inline LogGammaLaw make_log_gamma_law(double shape)
{
  return {shape, log_gamma(shape)};
}

/// Density of the gamma distribution with scale 1 at x > 0.
GHOSTCAST_HOST_DEVICE inline double gamma_density(double shape, double x)
{
  return exp<ScalarDouble>(make_log_gamma_law(shape).log_density(log<ScalarDouble>(x))) / x;
}

/// P(X <= x) for the gamma distribution with scale 1; relative error below 1e-11 for shape <= 1000.
GHOSTCAST_HOST_DEVICE inline double gamma_cdf(double shape, double x)
{
  if (!(x > 0.0)) return 0.0;
  double const t = log<ScalarDouble>(x);
  double const density = exp<ScalarDouble>(make_log_gamma_law(shape).log_density(t));
  if (x < shape + 1.0) return density * gamma_series(shape, x);
  return 1.0 - density * gamma_fraction(shape, x);
}

}  // namespace ghostcast
