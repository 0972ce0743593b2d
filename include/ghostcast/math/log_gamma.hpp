// SPDX-License-Identifier: Apache-2.0
/// \file
/// The logarithm of the gamma and beta functions in portable double.
#pragma once

#include "ghostcast/math/exponential.hpp"
#include "ghostcast/math/logarithm.hpp"

namespace ghostcast {

/// Stirling's correction: log Gamma(x) = (x - 1/2) log x - x + log(2 pi)/2 + correction(x), x
/// >= 10.
GHOSTCAST_HOST_DEVICE inline double stirling_series(double x)
{
  double const z = 1.0 / (x * x);
  return polynomial<ScalarDouble>(z, 1.0 / 156, -691.0 / 360360, 1.0 / 1188, -1.0 / 1680,
                                  1.0 / 1260, -1.0 / 360, 1.0 / 12) /
         x;
}

/// log Gamma(x) for x > 0; error 1e-15 of the value, or of 1 near the zeros at 1 and 2.
GHOSTCAST_HOST_DEVICE inline double log_gamma(double x)
{
  double product = 1.0;
  for (; x < 10.0; x += 1.0) product *= x;  // Gamma(x) = Gamma(x + k) / (x ... (x + k - 1))
  double const stirling =
      fma(x - 0.5, log<ScalarDouble>(x), -x) + 0.91893853320467274178 + stirling_series(x);
  return stirling - log<ScalarDouble>(product);
}

/// The same correction for any x >= 1: what Stirling's formula lacks of log Gamma(x + 1).
GHOSTCAST_HOST_DEVICE inline double stirling_error(double x)
{
  if (x >= 10.0) return stirling_series(x);
  return log_gamma(x + 1.0) - fma(x + 0.5, log<ScalarDouble>(x), -x) - 0.91893853320467274178;
}

/// log B(a, b) = log(Gamma(a) Gamma(b) / Gamma(a + b)).
GHOSTCAST_HOST_DEVICE inline double log_beta(double a, double b)
{
  return log_gamma(a) + log_gamma(b) - log_gamma(a + b);
}

}  // namespace ghostcast
