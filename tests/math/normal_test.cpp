// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/math/normal.hpp"

#include <gtest/gtest.h>

#include <boost/math/distributions/normal.hpp>
#include <cmath>

namespace {

using namespace ghostcast;

/// The quantile at u or at 1 - u, from the nearer tail, in extended precision.
long double true_quantile(std::uint32_t word)
{
  bool const upper = word >= 0x80000000u;
  long double const tail = (static_cast<long double>(upper ? ~word : word) + 0.5L) * 0x1p-32L;
  long double const z =
      boost::math::quantile(boost::math::normal_distribution<long double>{}, tail);
  return upper ? -z : z;
}

/// Calls `check(word)` for words from both ends (dense in the tails) to the middle.
template <class Check>
void for_words(Check&& check)
{
  for (double distance = 0.0; distance < 0x1p31; distance = std::floor(distance * 1.00031 + 1.0)) {
    check(static_cast<std::uint32_t>(distance));
    check(~static_cast<std::uint32_t>(distance));
  }
  for (std::uint32_t word = 0; word < 0xfff00000u; word += 0x7fedcu) check(word);
}

TEST(NormalQuantile, FloatKeepsTheErrorThatTheBinomialEnvelopeAssumes)
{
  // expansion_error allows 7e-7 |z| + 3e-7, of which the expansion's own arithmetic needs a third.
  double worst = 0.0;
  for_words([&](std::uint32_t word) {
    double const truth = static_cast<double>(true_quantile(word));
    double const error = std::fabs(static_cast<double>(normal_quantile<Scalar>(word)) - truth);
    worst = std::max(worst, error / (7e-7 * std::fabs(truth) + 3e-7));
  });
  RecordProperty("max_share_of_the_envelope", std::to_string(worst));
  EXPECT_LE(worst, 0.7);
}

TEST(FourTails, AreFourTimesTheSmallerTailToTheLastBit)
{
  for_words([](std::uint32_t word) { ASSERT_EQ(four_tails<Scalar>(word), 4.0f * smaller_tail<Scalar>(word)) << word; });
}

TEST(NormalQuantile, FloatIsAntisymmetric)
{
  for_words([](std::uint32_t word) {
    ASSERT_EQ(normal_quantile<Scalar>(word), -normal_quantile<Scalar>(~word)) << word;
  });
}

TEST(NormalQuantile, DoubleHasFourteenDigits)
{
  // AS 241 states 1e-16; near u = 1/2 the quantile's relative error is that of u - 1/2.
  for_words([](std::uint32_t word) {
    double const truth = static_cast<double>(true_quantile(word));
    ASSERT_NEAR(normal_quantile<ScalarDouble>(word), truth, 1e-14 * std::fabs(truth)) << word;
  });
  boost::math::normal const normal;
  for (double u = 1e-300; u < 0.5; u *= 1.7) {
    double const truth = boost::math::quantile(normal, u);
    ASSERT_NEAR(normal_quantile(u), truth, 1e-14 * std::fabs(truth)) << u;
  }
}

TEST(NormalCdf, HasTwelveDigitsInBothTails)
{
  boost::math::normal_distribution<long double> const normal;
  for (double z = -8.5; z <= 8.5; z += 0.00317) {
    double const truth = static_cast<double>(boost::math::cdf(normal, static_cast<long double>(z)));
    ASSERT_NEAR(normal_cdf(z), truth, 1e-12 * truth) << z;
  }
}

TEST(NormalCdf, UndoesTheQuantile)
{
  for (double u = 1e-15; u < 0.5; u *= 1.9) {
    // d log(cdf) = phi/cdf dz <= (|z| + 1) dz: 14 digits of z leave 12 of u.
    ASSERT_NEAR(normal_cdf(normal_quantile(u)), u, 1e-12 * u);
  }
}

}  // namespace
