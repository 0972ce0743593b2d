// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/random/binomial_small.hpp"

#include <gtest/gtest.h>

#include "ghostcast/random/binomial.hpp"
#include "random/exact_law.hpp"

namespace {

using namespace ghostcast;
using test::law_error;
using test::LawError;

/// Calls `check(n, p)` for cells with n p just below each mean, at several p.
template <class Check>
void for_small_cells(Check&& check)
{
  for (double mean :
       {0.005, 0.02, 0.1, 0.3, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 6.5, 7.0, 7.5, 7.75, 7.95}) {
    for (double p :
         {0.0005, 0.002, 0.005, 0.01, 0.02, 0.04, 0.1, 0.25, 0.3, 0.35, 0.4, 0.45, 0.499}) {
      double const n = std::floor(mean / p);
      if (n >= 1.0) check(static_cast<float>(n), static_cast<float>(p));
    }
  }
}

/// The error of float's law where the hazard is given: the law of exactly that hazard is meant.
LawError hazard_error(float n, float p)
{
  float const hazard = -std::log1p(-p);
  auto const chance = chance_from_hazard<Scalar>(hazard);
  double const exact = -std::expm1(-static_cast<double>(hazard));
  return law_error(
      [&](std::uint32_t word) { return sample_binomial_small<Scalar>(n, chance, word); },
      static_cast<double>(n), exact);
}

// The bounds of float: the hazard and the odds are rounded (6e-8 each, 1.2e-7 after expm1), and
// the probability of k carries k times the odds' error and n h times the hazard's. At a mean of 8
// that is 2e-6 if all errors agree; measured 1.3e-6. It moves the mean by 5e-6 sd, a sixth of the
// standard error of 1e9 trajectories.

TEST(SampleBinomialSmall, HasTheBinomialLawOfItsHazard)
{
  for_small_cells([](float n, float p) {
    LawError const error = hazard_error(n, p);
    EXPECT_LE(error.total_variation, 2e-6) << n << ' ' << p;
    EXPECT_LE(std::fabs(error.bias), 8e-6) << n << ' ' << p;
  });
}

TEST(SampleBinomialSmall, HasTheBinomialLawOfItsProbability)
{
  for_small_cells([](float n, float p) {
    auto const chance = chance_from_probability<Scalar>(p);
    LawError const error = law_error(
        [&](std::uint32_t word) { return sample_binomial_small<Scalar>(n, chance, word); },
        static_cast<double>(n), static_cast<double>(p));
    EXPECT_LE(error.total_variation, 2e-6) << n << ' ' << p;
    EXPECT_LE(std::fabs(error.bias), 8e-6) << n << ' ' << p;
  });
}

TEST(SampleBinomialSmall, IsMorePreciseWhileTheMeanIsBelowOne)
{
  // There only the rounding of P(X = 0), 6e-8 and less, and the word's 2^-32 count.
  for_small_cells([](float n, float p) {
    if (n * p >= 1.0f) return;
    EXPECT_LE(hazard_error(n, p).total_variation, 2.5e-7) << n << ' ' << p;
  });
}

TEST(MassAtZero, GivesBackWhatTheProductLost)
{
  // exp 1 ulp, the last fma 1/2, 1.2e-7 each at most. Without the residual n h = 10 alone adds
  // 6e-7.
  for (float n = 1.0f; n < 3000.0f; n += 7.0f) {
    for (float hazard = 1e-4f; n * hazard < 12.0f; hazard *= 1.0931f) {
      double const truth = std::exp(-static_cast<double>(n) * static_cast<double>(hazard));
      EXPECT_NEAR(static_cast<double>(mass_at_zero<Scalar>(n, hazard)), truth, 1.8e-7 * truth);
    }
  }
}

TEST(SampleBinomialSmall, InDoubleHasTheLawToTheResolutionOfTheWord)
{
  // Each of some 30 thresholds is off by at most one word, 2.3e-10, since u drops the last bit.
  for_small_cells([](float n, float p) {
    auto const chance = chance_from_probability<ScalarDouble>(p);
    LawError const error = law_error(
        [&](std::uint32_t word) { return sample_binomial_small<ScalarDouble>(n, chance, word); },
        static_cast<double>(n), static_cast<double>(p));
    EXPECT_LE(error.total_variation, 5e-9) << n << ' ' << p;
    EXPECT_LE(error.cdf, 5e-10) << n << ' ' << p;
  });
}

TEST(SampleBinomialSmall, ReachesTheTailThatASumFromBelowWouldLose)
{
  // P(X > k) at the last word is 1.2e-10: the exact quantile, here by Boost's complement.
  auto const chance = chance_from_probability<Scalar>(0.001f);
  boost::math::binomial_distribution<double> const binomial(1000.0, static_cast<double>(0.001f));
  double const k = static_cast<double>(sample_binomial_small<Scalar>(1000.0f, chance, 0xffffffffu));
  EXPECT_LE(boost::math::cdf(boost::math::complement(binomial, k)), 0x1p-33);
  EXPECT_GT(boost::math::cdf(boost::math::complement(binomial, k - 1.0)), 0x1p-33);
}

}  // namespace
