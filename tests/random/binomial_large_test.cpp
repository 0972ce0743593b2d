// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/random/binomial_large.hpp"

#include <gtest/gtest.h>

#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/normal.hpp>

#include "ghostcast/random/binomial.hpp"
#include "random/exact_law.hpp"

namespace {

using namespace ghostcast;
using test::law_error;
using test::LawError;

/// z at which the true quantile steps from k to k + 1, or NaN where no word is that far out.
double boundary_score(boost::math::binomial_distribution<long double> const& binomial, double k)
{
  long double const below = boost::math::cdf(binomial, k);
  long double const above = boost::math::cdf(boost::math::complement(binomial, k));
  if (below < 0x1p-33L || above < 0x1p-33L) return std::nan("");
  boost::math::normal_distribution<long double> const normal;
  return static_cast<double>(below < 0.5L ? boost::math::quantile(normal, below)
                                          : -boost::math::quantile(normal, above));
}

/// Largest error of the series at the boundaries of a cell, as a share of its envelope.
double share_of_envelope(double n, double p)
{
  boost::math::binomial_distribution<long double> const binomial(n, p);
  double const sd = std::sqrt(n * p * (1.0 - p));
  CellMoments<ScalarDouble> const cell{p, sd * sd, sd, 1.0 / sd};
  double worst = 0.0;
  double const last = std::min(n - 1.0, n * p + 8.0 * sd + 15.0);
  for (double k = std::max(0.0, std::floor(n * p - 7.0 * sd)); k <= last; k += 1.0) {
    double const z = boundary_score(binomial, k);
    if (std::isnan(z)) continue;
    double const error = std::fabs(n * p + expand_quantile(cell, z) - (k + 0.5));
    double const other_parts = sd * (2.9e-8 * std::pow(z, 8) + 7e-7 * std::fabs(z) + 1.6e-6);
    worst = std::max(worst, error / (expansion_error(cell, z) - other_parts));
  }
  return worst;
}

TEST(ExpansionError, BoundsTheSeriesForEveryProbabilityUpToOneHalf)
{
  // 1 would do; 0.97 leaves a margin for the cells between those of this scan.
  for (double mean : {8.0, 8.2, 8.35, 8.5, 8.75, 9.0, 9.5, 10.0, 11.0, 12.0, 13.0, 15.0, 17.0, 20.0,
                      25.0, 30.0, 50.0, 100.0, 400.0}) {
    for (double p : {1e-4, 0.001, 0.01, 0.04, 0.1, 0.2, 0.3, 0.4, 0.45, 0.5}) {
      EXPECT_LE(share_of_envelope(std::ceil(mean / p), p), 0.97) << mean << ' ' << p;
    }
  }
}

TEST(ExpansionError, CoversTheCellsOf21BitsUpToTheFarScore)
{
  // How far z moves over half a cell of u, by the normal law in double; float's own error of z is apart.
  CellMoments<ScalarDouble> const flat{0.5, 1e30, 1e15, 1e-15};  // no series is left
  for (std::uint64_t cell = 0; cell < 1u << 20; cell += 1 + cell / 50) {
    double const middle = normal_quantile((static_cast<double>(cell) + 0.5) * 0x1p-21);
    if (std::fabs(middle) > far_score) continue;
    double const low = normal_quantile(static_cast<double>(cell) * 0x1p-21);
    double const high = normal_quantile(static_cast<double>(cell + 1) * 0x1p-21);
    double const float_part = 7e-7 * std::fabs(middle) + 3e-7;
    double const covered = expansion_error(flat, middle) / flat.sd - float_part;
    EXPECT_GT(covered, std::max(high - middle, middle - low)) << middle;
  }
}

/// The error of float's law at probability p, either side of one half.
LawError float_error(double n, float p)
{
  auto const chance = chance_from_probability<Scalar>(p);
  auto const count = [&](std::uint32_t word) {
    return sample_binomial<Scalar>(static_cast<float>(n), chance, word);
  };
  return law_error(count, n, static_cast<double>(p));
}

// Where boundaries are decided exactly, a threshold is off by at most half a word: 2^-33 = 1.2e-10
// in the cdf, and half the sum of two such errors over each count, 2^-33 per count, in total
// variation. The rest of the bounds is Boost's own error of about 1e-13 per count.
constexpr double half_word = 0x1p-33;

TEST(SampleBinomialLarge, HasTheBinomialLawToTheResolutionOfTheWord)
{
  for (double mean :
       {8.01, 9.0, 10.0, 12.0, 16.0, 20.0, 30.0, 50.0, 100.0, 200.0, 1000.0, 8000.0}) {
    for (float p : {0.002f, 0.01f, 0.04f, 0.1f, 0.25f, 0.3f, 0.4f, 0.5f, 0.6f, 0.8f, 0.98f}) {
      double const smaller = std::min(static_cast<double>(p), 1.0 - static_cast<double>(p));
      LawError const error = float_error(std::ceil(mean / smaller), p);
      EXPECT_LE(error.cdf, 1.05 * half_word) << mean << ' ' << p;
      EXPECT_LE(error.total_variation, 1.05 * half_word * error.counts) << mean << ' ' << p;
      EXPECT_LE(std::fabs(error.bias), 1e-9) << mean << ' ' << p;
    }
  }
}

TEST(SampleBinomialLarge, ByExpansionAloneErrsByLessThan1em9InTheCdf)
{
  // n p > 8192: half a word, and the series' next term, which at p = 1e-3 is 1e-10.
  for (float p : {0.001f, 0.01f, 0.1f, 0.3f, 0.5f}) {
    LawError const error = float_error(std::ceil(8200.0 / static_cast<double>(p)), p);
    EXPECT_LE(error.cdf, 1e-9) << p;
    EXPECT_LE(std::fabs(error.bias), 1e-8) << p;
  }
}

TEST(SampleBinomialLarge, HasTheLawForALargeNumberOfTrials)
{
  // Total variation is the word's: half a word per count within three standard deviations or so.
  for (double n : {1e5, 1e6, 16777216.0}) {
    for (float p : {0.001f, 0.3f, 0.5f, 0.9f}) {
      LawError const error = float_error(n, p);
      EXPECT_LE(error.cdf, 1e-9) << n << ' ' << p;
      EXPECT_LE(error.total_variation, 1e-6) << n << ' ' << p;
      EXPECT_LE(std::fabs(error.bias), 1e-8) << n << ' ' << p;
    }
  }
}

TEST(SampleBinomialLarge, LeavesInactiveLanesWithoutTrapOrDecision)
{
  EXPECT_TRUE(std::isfinite(sample_binomial_large<Scalar>(0.0f, 0.0f, 0x12345678u, false, [](int) { return std::uint64_t{}; })));
}

}  // namespace
