// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/math/exponential.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "math/ulp.hpp"

namespace {

using namespace ghostcast;
using ghostcast::test::ulp_error;

/// Calls `check(x)` for floats of all exponents below 2^7 and both signs, 7 bits of mantissa apart.
template <class Check>
void for_floats_up_to(float limit, Check&& check)
{
  for (std::uint32_t bits = 0x01000000u; as_real(bits) <= limit; bits += 127u) {
    check(as_real(bits));
    check(-as_real(bits));
  }
}

TEST(Exp, FloatIsWithin1p3UlpOfTheTruth)
{
  // The bound: half an ulp of the last addition, the same of exp(r) - 1 <= 0.41, and the
  // polynomial.
  double worst = 0.0;
  for_floats_up_to(86.9f, [&](float x) {
    worst = std::max(worst, ulp_error(exp<Scalar>(x), std::exp(static_cast<double>(x))));
  });
  RecordProperty("max_ulp", std::to_string(worst));
  EXPECT_LE(worst, 1.3);
}

TEST(Exp, DoubleIsWithin1p5UlpOfTheTruth)
{
  double worst = 0.0;
  for (double x = -700.0; x <= 700.0; x += 0.0031417) {
    worst = std::max(worst, ulp_error(exp<ScalarDouble>(x), std::exp(static_cast<long double>(x))));
  }
  for (double x = 0x1p-60; x < 1.0; x *= 1.01) {
    worst =
        std::max(worst, ulp_error(exp<ScalarDouble>(-x), std::exp(-static_cast<long double>(x))));
  }
  RecordProperty("max_ulp", std::to_string(worst));
  EXPECT_LE(worst, 1.5);
}

TEST(ExpMinus, IsExpToTheLastBitWhereNothingIsClipped)
{
  for_floats_up_to(87.0f, [](float x) {
    if (x >= 0.0f) {
      ASSERT_EQ(exp_minus<Scalar>(x), exp<Scalar>(-x)) << x;
      ASSERT_EQ(exp_minus<ScalarDouble>(x), exp<ScalarDouble>(-static_cast<double>(x))) << x;
    }
  });
  EXPECT_EQ(exp_minus<Scalar>(0.0f), 1.0f);
}

TEST(Exp, SaturatesAtNormalNumbers)
{
  float const infinity = std::numeric_limits<float>::infinity();
  for (float x : {-88.0f, -1e3f, -3e38f, -infinity}) EXPECT_EQ(exp<Scalar>(x), exp<Scalar>(-87.0f));
  for (float x : {89.0f, 1e3f, 3e38f, infinity}) EXPECT_EQ(exp<Scalar>(x), exp<Scalar>(88.0f));
  EXPECT_TRUE(std::isnormal(exp<Scalar>(-infinity)));
  EXPECT_TRUE(std::isnormal(exp<Scalar>(infinity)));
  EXPECT_TRUE(std::isnormal(exp<ScalarDouble>(-1e300)));
  EXPECT_TRUE(std::isnormal(exp<ScalarDouble>(1e300)));
}

TEST(Exp, PassesNotANumberOn)
{
  EXPECT_TRUE(std::isnan(exp<Scalar>(std::numeric_limits<float>::quiet_NaN())));
  EXPECT_TRUE(std::isnan(exp<ScalarDouble>(std::numeric_limits<double>::quiet_NaN())));
}

TEST(Expm1, FloatIsWithin2UlpOfTheTruth)
{
  // Two roundings of about one ulp each, near x = 0.35 where k changes from 0 to 1.
  double worst = 0.0;
  for_floats_up_to(86.9f, [&](float x) {
    worst = std::max(worst, ulp_error(expm1<Scalar>(x), std::expm1(static_cast<double>(x))));
  });
  RecordProperty("max_ulp", std::to_string(worst));
  EXPECT_LE(worst, 2.0);
}

TEST(Expm1, DoubleIsWithin2UlpOfTheTruth)
{
  double worst = 0.0;
  for (double x = 0x1p-200; x < 700.0; x *= 1.0003) {
    for (double y : {x, -x}) {
      worst = std::max(worst,
                       ulp_error(expm1<ScalarDouble>(y), std::expm1(static_cast<long double>(y))));
    }
  }
  RecordProperty("max_ulp", std::to_string(worst));
  EXPECT_LE(worst, 2.0);
}

TEST(Logistic, IsWithin3UlpAndEndsAtZeroAndOne)
{
  double worst = 0.0;
  for (float x = -80.0f; x < 80.0f; x += 0.00037f) {
    double const truth = 1.0 / (1.0 + std::exp(-static_cast<double>(x)));
    worst = std::max(worst, ulp_error(logistic<Scalar>(x), truth));
  }
  EXPECT_LE(worst, 3.0);  // exp 1.04, sum 1/2, quotient 1/2, each magnified up to 2 by the binade
  EXPECT_EQ(logistic<Scalar>(0.0f), 0.5f);
  EXPECT_EQ(logistic<Scalar>(1e9f), 1.0f);
  EXPECT_LT(logistic<Scalar>(-1e9f), 1e-37f);
}

}  // namespace
