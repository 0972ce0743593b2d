// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/math/gamma.hpp"

#include <gtest/gtest.h>

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>

namespace {

using namespace ghostcast;

constexpr double shapes[] = {0.05, 0.3, 1.0, 1.5, 4.0, 20.0, 150.0, 1000.0};
constexpr double probabilities[] = {1e-15, 1e-9, 1e-6, 0.001, 0.1, 0.5, 0.9, 0.999, 1.0 - 1e-6};

TEST(LogGamma, AgreesWithBoost)
{
  // Where log Gamma is near 0 the sums before it are near 13: an absolute error of 1e-14.
  for (double x = 0.01; x < 1e6; x *= 1.013) {
    double const truth = boost::math::lgamma(x);
    ASSERT_NEAR(log_gamma(x), truth, 1e-14 + 1e-15 * std::fabs(truth)) << x;
  }
}

TEST(LogGamma, StirlingErrorIsContinuousWhereItsFormulaChanges)
{
  EXPECT_NEAR(stirling_error(10.0), stirling_error(std::nextafter(10.0, 0.0)), 1e-14);
  EXPECT_NEAR(stirling_error(1.0), 1.0 - 0.91893853320467274178, 1e-14);
}

TEST(StirlingSeries, FollowsFromTheRecurrenceOfGamma)
{
  // Gamma(x+1) = x Gamma(x): correction(x) - correction(x+1) = (x+1/2) log(1+1/x) - 1. The series'
  // next term is 3e-17 at x = 10, a tenth of it remains in the difference beyond x = 12.
  for (double x = 12.0; x < 100.0; x += 0.7) {
    long double const wide = x;
    long double const truth = (wide + 0.5L) * std::log1p(1.0L / wide) - 1.0L;
    EXPECT_NEAR(stirling_series(x) - stirling_series(x + 1.0), static_cast<double>(truth), 4e-18)
        << x;
  }
}

TEST(GammaCdf, AgreesWithBoost)
{
  for (double shape : shapes) {
    boost::math::gamma_distribution<> const gamma(shape);
    for (double probability : probabilities) {
      double const x = boost::math::quantile(gamma, probability);
      if (x < 1e-290) continue;
      double const truth = boost::math::cdf(gamma, x);
      // log Gamma(1000) = 5900 has an error of 1e-12, and so has the density.
      ASSERT_NEAR(gamma_cdf(shape, x), truth, 1e-11 * truth) << shape << ' ' << x;
      double const density = boost::math::pdf(gamma, x);
      ASSERT_NEAR(gamma_density(shape, x), density, 1e-11 * density) << shape << ' ' << x;
    }
  }
}

TEST(GammaCdf, IsTheExponentialLawAtShapeOne)
{
  for (double x = 0.01; x < 30.0; x *= 1.3) {
    EXPECT_NEAR(gamma_cdf(1.0, x), -std::expm1(-x), 1e-14);
  }
  EXPECT_EQ(gamma_cdf(1.0, 0.0), 0.0);
}

TEST(BetaCdf, AgreesWithBoost)
{
  for (double a : shapes) {
    for (double b : shapes) {
      boost::math::beta_distribution<> const beta(a, b);
      for (double probability : probabilities) {
        double const x = boost::math::quantile(beta, probability);
        if (x < 1e-290 || x >= 1.0 - 1e-12) continue;  // 1 - x has no digits there
        double const truth = boost::math::cdf(beta, x);
        ASSERT_NEAR(beta_cdf(a, b, x), truth, 3e-11 * truth) << a << ' ' << b << ' ' << x;
        double const density = boost::math::pdf(beta, x);
        ASSERT_NEAR(beta_density(a, b, x), density, 3e-11 * density) << a << ' ' << b << ' ' << x;
      }
    }
  }
}

TEST(BetaCdf, IsAPowerWhereOneShapeIsOne)
{
  for (double x = 0.05; x < 1.0; x += 0.1) {
    EXPECT_NEAR(beta_cdf(3.0, 1.0, x), x * x * x, 1e-14);
    EXPECT_NEAR(beta_cdf(1.0, 1.0, x), x, 1e-14);
  }
  EXPECT_EQ(beta_cdf(2.0, 3.0, 0.0), 0.0);
  EXPECT_EQ(beta_cdf(2.0, 3.0, 1.0), 1.0);
}

}  // namespace
