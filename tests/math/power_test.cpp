// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/math/power.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "math/ulp.hpp"

namespace {

using namespace ghostcast;
using ghostcast::test::ulp_error;

/// Largest error of float pow over a grid with |y log x| < limit.
double worst_error(double limit)
{
  double worst = 0.0;
  for (float x = 1e-30f; x < 1e30f; x *= 1.0173f) {
    for (double exponent = -0.999; exponent < 1.0; exponent += 0.0137) {
      double const logarithm = std::log(static_cast<double>(x));
      float const y = static_cast<float>(exponent * limit / std::max(std::fabs(logarithm), 1e-3));
      double const truth = std::pow(static_cast<double>(x), static_cast<double>(y));
      worst = std::max(worst, ulp_error(pow<Scalar>(x, y), truth));
    }
  }
  return worst;
}

// Plain exp(y log x) would err by up to 1.2 |y log x| ulp: 12 and 100 for the two cases below. The
// pair leaves exp's 1.0, the final fma's 1/2 and 1.3e-9 of the logarithm: 0.02 ulp per unit, and as
// much again by rounding, doubled where the result is in the lower half of its binade.
TEST(Pow, FloatIsWithin2UlpWhileTheLogarithmIsBelowTen)
{
  EXPECT_LE(worst_error(10.0), 2.0);
}

TEST(Pow, FloatIsWithin8UlpOverItsWholeRange)
{
  EXPECT_LE(worst_error(85.0), 8.0);
}

TEST(Pow, IsExactAtTheExponentsZeroAndOne)
{
  for (float x : {1e-20f, 0.3f, 1.0f, 2.0f, 7e11f}) EXPECT_EQ(pow<Scalar>(x, 0.0f), 1.0f);
  EXPECT_EQ(pow<Scalar>(1.0f, 123.0f), 1.0f);
  EXPECT_FLOAT_EQ(pow<Scalar>(0.7f, 1.0f), 0.7f);
}

TEST(Pow, DoubleErrsByLessThanOneUlpPerUnitOfTheLogarithm)
{
  for (double x = 1e-20; x < 1e20; x *= 1.37) {
    for (double y : {-3.0, -0.5, 0.1, 1.7, 10.0}) {
      long double const truth = std::pow(static_cast<long double>(x), static_cast<long double>(y));
      double const bound = 2.0 + std::fabs(y * std::log(x));
      EXPECT_LE(ulp_error(pow<ScalarDouble>(x, y), truth), bound) << x << ' ' << y;
    }
  }
}

}  // namespace
