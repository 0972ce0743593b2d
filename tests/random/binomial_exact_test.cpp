// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/random/binomial_exact.hpp"

#include <gtest/gtest.h>

#include <boost/math/distributions/binomial.hpp>
#include <cmath>

namespace {

using namespace ghostcast;

TEST(BinomialMass, AgreesWithBoost)
{
  for (double n : {1.0, 7.0, 60.0, 5000.0, 16777216.0}) {
    for (double p : {1e-6, 0.01, 0.3, 0.5, 0.9}) {
      boost::math::binomial_distribution<double> const binomial(n, p);
      double const sd = std::sqrt(n * p * (1.0 - p));
      for (double z = -6.0; z <= 6.0; z += 0.5) {
        double const k = std::min(n, std::max(0.0, std::round(n * p + z * sd)));
        double const truth = boost::math::pdf(binomial, k);
        // Boost's own error at n = 2^24 is of this order.
        EXPECT_NEAR(binomial_mass({n, p, 1.0 - p}, k), truth, 1e-9 * truth) << n << ' ' << p;
      }
    }
  }
}

TEST(BinomialMass, SumsToOne)
{
  BinomialLaw const law{300.0, 0.37, 0.63};
  double sum = 0.0;
  for (double k = 0.0; k <= law.n; k += 1.0) sum += binomial_mass(law, k);
  EXPECT_NEAR(sum, 1.0, 1e-13);
}

/// Checks the definition of the quantile at a word, by Boost's cdf of the nearer tail.
void expect_quantile(BinomialLaw const& law, std::uint32_t word, double guess)
{
  double const k = exact_binomial_quantile(law, middle_of(word), guess);
  boost::math::binomial_distribution<double> const binomial(law.n, law.p);
  double const margin = 1e-10;  // relative: equality is not decidable closer than pdf's error
  if (word < 0x80000000u) {
    double const u = (word + 0.5) * 0x1p-32;
    EXPECT_GE(boost::math::cdf(binomial, k), u * (1.0 - margin)) << law.n << ' ' << law.p;
    if (k > 0.0) {
      EXPECT_LT(boost::math::cdf(binomial, k - 1.0), u * (1.0 + margin));
    }
  } else {
    double const v = (static_cast<double>(~word) + 0.5) * 0x1p-32;
    EXPECT_LE(boost::math::cdf(boost::math::complement(binomial, k)), v * (1.0 + margin));
    if (k > 0.0) {
      EXPECT_GT(boost::math::cdf(boost::math::complement(binomial, k - 1.0)), v * (1.0 - margin));
    }
  }
}

TEST(ExactBinomialQuantile, IsTheSmallestCountWhoseCdfReachesU)
{
  for (double n : {1.0, 5.0, 40.0, 900.0}) {
    for (double p : {0.001, 0.1, 0.5}) {
      BinomialLaw const law{n, p, 1.0 - p};
      double const mean = std::floor(n * p);
      for (double word = 0.0; word < 0x1p31; word = std::floor(word * 2.3 + 1.0)) {
        expect_quantile(law, static_cast<std::uint32_t>(word), mean);
        expect_quantile(law, ~static_cast<std::uint32_t>(word), mean);
      }
    }
  }
}

TEST(ExactBinomialQuantile, DoesNotDependOnTheGuess)
{
  BinomialLaw const law{80.0, 0.25, 0.75};
  for (std::uint32_t word : {3u, 0x10000000u, 0x7fffffffu, 0x80000000u, 0xf0000000u, 0xfffffffcu}) {
    double const k = exact_binomial_quantile(law, middle_of(word), 20.0);
    for (double guess : {k - 2.0, k, k + 1.0, k + 5.0}) {
      EXPECT_EQ(exact_binomial_quantile(law, middle_of(word), std::max(guess, 0.0)), k);
    }
  }
}

}  // namespace
