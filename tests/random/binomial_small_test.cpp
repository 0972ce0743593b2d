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
    // Floats from the start: of p made float in a call, g++ 12's vectors (-O2) kept the double.
    for (float p : {0.0005f, 0.002f, 0.005f, 0.01f, 0.02f, 0.04f, 0.1f, 0.25f, 0.3f, 0.35f, 0.4f, 0.45f, 0.499f}) {
      double const n = std::floor(mean / static_cast<double>(p));
      if (n >= 1.0) check(static_cast<float>(n), p);
    }
  }
}

/// The count where 32 bits are all of the number.
template <class L>
Real<L> sample_whole_word(Real<L> n, Chance<L> const& chance, std::uint32_t word)
{
  return sample_binomial_small<L>(n, chance, word, [&](int) { return middle_of(word); });
}

/// The error of float's law where the hazard is given: the law of exactly that hazard is meant.
LawError hazard_error(float n, float p)
{
  float const hazard = -std::log1p(-p);
  auto const chance = chance_from_hazard<Scalar>(hazard);
  double const exact = -std::expm1(-static_cast<double>(hazard));
  return law_error(
      [&](std::uint32_t word) { return sample_whole_word<Scalar>(n, chance, word); },
      static_cast<double>(n), exact);
}

// Boundaries are decided exactly, for the probability in float. So what is left is its rounding, 6e-8, which
// moves the mean by 6e-8 sqrt(n p) standard deviations, and half a word for each boundary, 2^-33.

TEST(SampleBinomialSmall, HasTheBinomialLawOfItsHazard)
{
  for_small_cells([](float n, float p) {
    LawError const error = hazard_error(n, p);
    EXPECT_LE(error.total_variation, 2e-7) << n << ' ' << p;
    EXPECT_LE(std::fabs(error.bias), 3e-7) << n << ' ' << p;
  });
}

TEST(SampleBinomialSmall, HasTheBinomialLawOfItsProbabilityToTheResolutionOfTheWord)
{
  for_small_cells([](float n, float p) {
    auto const chance = chance_from_probability<Scalar>(p);
    LawError const error = law_error(
        [&](std::uint32_t word) { return sample_whole_word<Scalar>(n, chance, word); },
        static_cast<double>(n), static_cast<double>(p));
    EXPECT_LE(error.cdf, 1.05 * 0x1p-33) << n << ' ' << p;
    EXPECT_LE(error.total_variation, 1.05 * 0x1p-33 * error.counts) << n << ' ' << p;
    EXPECT_LE(std::fabs(error.bias), 5e-9) << n << ' ' << p;  // half a word in standard deviations of .07 and more
  });
}

/// Takes step k of a chop-down and returns how far its sum is from the exact cdf; nothing is asked of steps
/// well behind the crossing, where no decision falls.
template <int k>
double error_of_step(ChopDown<Scalar>& state, float start, double n, double odds, double& mass, double& cdf)
{
  if (k > n || state.remaining < -0.1f) return 0.0;
  cdf += mass;
  mass *= (n - k) / (k + 1.0) * odds;
  chop<k>(state);
  return std::fabs(static_cast<double>(start) - static_cast<double>(state.remaining) - cdf);
}

/// Largest error of the chop-down's sums from a start.
template <int... k>
double largest_error(float start, float n, Chance<Scalar> const& chance, std::integer_sequence<int, k...>)
{
  ChopDown<Scalar> state{start, mass_at_zero<Scalar>(n, chance.hazard), (n + 1.0f) * chance.odds, chance.odds, 0, 0, 0};
  double const p = static_cast<double>(chance.probability);
  double mass = std::exp(static_cast<double>(n) * std::log1p(-p));
  double cdf = 0.0;
  double worst = 0.0;
  ((worst = std::max(worst, error_of_step<k>(state, start, static_cast<double>(n), p / (1.0 - p), mass, cdf))), ...);
  return worst;
}

TEST(ChopMargin, CoversHalfACellAndTheErrorOfTheSums)
{
  double worst = 0.0;
  std::uint32_t bits = 777;
  auto const next = [&] { return static_cast<double>((bits = bits * 1664525u + 1013904223u) >> 8) * 0x1p-24; };
  for (int i = 0; i < 200000; ++i) {
    double const mean = i % 3 == 0 ? 8.0 - 0.5 * next() : 8.0 * next();
    double const p = 0.5 * std::pow(1e-4, next());
    auto const n = static_cast<float>(std::floor(mean / p));
    auto const chance = i % 2 == 0 ? chance_from_probability<Scalar>(static_cast<float>(p))
                                   : chance_from_hazard<Scalar>(static_cast<float>(-std::log1p(-p)));
    if (n < 1.0f || static_cast<double>(n) * static_cast<double>(chance.probability) > small_mean_limit) continue;
    for (float start : {0.7f, 0.99999f, 1.0f}) {
      worst = std::max(worst, largest_error(start, n, chance, std::make_integer_sequence<int, 27>{}));
    }
  }
  // Half a cell, and the rounding of u + margin.
  EXPECT_LT(worst + 0x1p-22 + 0x1p-24, chop_margin);
  EXPECT_GT(worst, 1e-6) << "the scan sees the sums' errors";
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
  // Each of some 30 thresholds is off by at most half a word.
  for_small_cells([](float n, float p) {
    auto const chance = chance_from_probability<ScalarDouble>(p);
    LawError const error = law_error(
        [&](std::uint32_t word) { return sample_whole_word<ScalarDouble>(n, chance, word); },
        static_cast<double>(n), static_cast<double>(p));
    EXPECT_LE(error.total_variation, 5e-9) << n << ' ' << p;
    EXPECT_LE(error.cdf, 1.05 * 0x1p-33) << n << ' ' << p;
  });
}

TEST(SampleBinomialSmall, ReachesTheTailThatASumFromBelowWouldLose)
{
  // P(X > k) at the last word is 1.2e-10: the exact quantile, here by Boost's complement.
  auto const chance = chance_from_probability<Scalar>(0.001f);
  boost::math::binomial_distribution<double> const binomial(1000.0, static_cast<double>(0.001f));
  double const k = static_cast<double>(sample_whole_word<Scalar>(1000.0f, chance, 0xffffffffu));
  EXPECT_LE(boost::math::cdf(boost::math::complement(binomial, k)), 0x1p-33);
  EXPECT_GT(boost::math::cdf(boost::math::complement(binomial, k - 1.0)), 0x1p-33);
}

}  // namespace
