// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/math/logarithm.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "math/ulp.hpp"

namespace {

using namespace ghostcast;
using ghostcast::test::ulp_error;

TEST(Log, FloatIsWithin1p3UlpOfTheTruth)
{
  // At most 1.23 over all floats; every 97th here, in every binade.
  double worst = 0.0;
  for (std::uint32_t bits = 0x00800000u; bits < 0x7f800000u; bits += 97u) {
    float const x = as_real(bits);
    if (x == 1.0f) continue;
    worst = std::max(worst, ulp_error(log<Scalar>(x), std::log(static_cast<double>(x))));
  }
  RecordProperty("max_ulp", std::to_string(worst));
  EXPECT_LE(worst, 1.3);
}

TEST(Log, FloatIsPreciseBesideItsZero)
{
  double worst = 0.0;
  for (std::uint32_t bits = 0x3f7f0000u; bits < 0x3f810000u; ++bits) {
    float const x = as_real(bits);
    if (x == 1.0f) continue;
    worst = std::max(worst, ulp_error(log<Scalar>(x), std::log(static_cast<double>(x))));
  }
  EXPECT_LE(worst, 1.3);
  EXPECT_EQ(log<Scalar>(1.0f), 0.0f);
}

TEST(Log, DoubleIsWithin1p5UlpOfTheTruth)
{
  double worst = 0.0;
  for (double x = 1e-307; x < 1e307; x *= 1.00173) {
    worst = std::max(worst, ulp_error(log<ScalarDouble>(x), std::log(static_cast<long double>(x))));
  }
  for (double x = 0x1p-52; x < 1.0; x *= 1.003) {
    for (double y : {1.0 + x, 1.0 - x / 2}) {
      worst =
          std::max(worst, ulp_error(log<ScalarDouble>(y), std::log(static_cast<long double>(y))));
    }
  }
  RecordProperty("max_ulp", std::to_string(worst));
  EXPECT_LE(worst, 1.5);
}

TEST(Log, IsFiniteWhereItMeansNothing)
{
  float const infinity = std::numeric_limits<float>::infinity();
  for (float x : {0.0f, -0.0f, -1.0f, infinity}) EXPECT_TRUE(std::isfinite(log<Scalar>(x)));
}

TEST(Log1p, FloatIsWithin2p5UlpOfTheTruth)
{
  // log 1.23, the quotient and the last sum; magnified by up to 2 where the result is in a lower
  // binade than its largest part.
  double worst = 0.0;
  for (std::uint32_t bits = 0x01000000u; bits < 0x7f000000u; bits += 211u) {
    float const x = as_real(bits);
    worst = std::max(worst, ulp_error(log1p<Scalar>(x), std::log1p(static_cast<double>(x))));
    if (x < 1.0f) {
      worst = std::max(worst, ulp_error(log1p<Scalar>(-x), std::log1p(-static_cast<double>(x))));
    }
  }
  RecordProperty("max_ulp", std::to_string(worst));
  EXPECT_LE(worst, 2.5);
}

TEST(Log1p, DoubleIsWithin2p5UlpOfTheTruth)
{
  double worst = 0.0;
  for (double x = 1e-300; x < 1e300; x *= 1.003) {
    worst =
        std::max(worst, ulp_error(log1p<ScalarDouble>(x), std::log1p(static_cast<long double>(x))));
    if (x < 1.0) {
      worst = std::max(
          worst, ulp_error(log1p<ScalarDouble>(-x), std::log1p(-static_cast<long double>(x))));
    }
  }
  RecordProperty("max_ulp", std::to_string(worst));
  EXPECT_LE(worst, 2.5);
}

}  // namespace
