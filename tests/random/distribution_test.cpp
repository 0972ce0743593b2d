// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/random/distribution.hpp"

#include <gtest/gtest.h>

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/lognormal.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/triangular.hpp>
#include <cmath>
#include <vector>

namespace {

using namespace ghostcast;

/// The quantile of one distribution that needs no table.
double quantile_of(Distribution const& distribution, double u)
{
  return quantile({&distribution, nullptr}, 0, u);
}

/// Expects agreement with a foreign quantile over u.
template <class Truth>
void expect_quantiles(DistributionSet const& set, Truth const& truth, double tolerance)
{
  for (double u = 0.0007; u < 1.0; u += 0.0113) {
    double const exact = truth(u);
    EXPECT_NEAR(quantile(set, 0, u), exact, tolerance * (1e-3 + std::fabs(exact))) << u;
  }
}

TEST(Quantile, OfAPointIsItsValue)
{
  EXPECT_EQ(quantile_of({.kind = DistributionKind::point, .a = 4.25}, 0.001), 4.25);
}

TEST(Quantile, OfANormalAgreesWithBoost)
{
  Distribution const normal{.kind = DistributionKind::normal, .a = -3.0, .b = 2.5};
  boost::math::normal const truth(-3.0, 2.5);
  expect_quantiles(
      {&normal, nullptr}, [&](double u) { return boost::math::quantile(truth, u); }, 1e-12);
}

TEST(Quantile, OfALognormalAgreesWithBoost)
{
  Distribution const lognormal{.kind = DistributionKind::lognormal, .a = std::log(8.0), .b = 0.5};
  boost::math::lognormal const truth(std::log(8.0), 0.5);
  expect_quantiles(
      {&lognormal, nullptr}, [&](double u) { return boost::math::quantile(truth, u); }, 1e-12);
  EXPECT_NEAR(quantile_of(lognormal, 0.5), 8.0, 1e-13);
}

TEST(Quantile, OfAUniformIsLinear)
{
  Distribution const uniform{.kind = DistributionKind::uniform, .low = 0.3, .high = 1.0};
  EXPECT_DOUBLE_EQ(quantile_of(uniform, 0.25), 0.475);
}

TEST(Quantile, OfATriangularAgreesWithBoost)
{
  for (double mode : {1.0, 2.0, 4.0, 5.0}) {
    Distribution const triangular{
        .kind = DistributionKind::triangular, .c = mode, .low = 1.0, .high = 5.0};
    boost::math::triangular const truth(1.0, mode, 5.0);
    expect_quantiles(
        {&triangular, nullptr}, [&](double u) { return boost::math::quantile(truth, u); }, 1e-12);
  }
}

TEST(Quantile, OfAKumaraswamyUndoesItsCdf)
{
  Distribution const kumaraswamy{
      .kind = DistributionKind::kumaraswamy, .a = 2.0, .b = 3.5, .low = -1.0, .high = 3.0};
  for (double u = 0.001; u < 1.0; u += 0.0137) {
    double const x = (quantile_of(kumaraswamy, u) + 1.0) / 4.0;
    EXPECT_NEAR(1.0 - std::pow(1.0 - x * x, 3.5), u, 1e-13);
  }
}

TEST(Quantile, OfABetaIsStretchedToItsEnds)
{
  std::vector<double> tables(2 * quantile_table_size);
  fill_beta_table(3.0, 1.0, tables.data() + quantile_table_size);
  Distribution const beta{
      .kind = DistributionKind::beta, .a = 3.0, .b = 1.0, .low = 0.6, .high = 1.0, .table = 1};
  boost::math::beta_distribution<> const truth(3.0, 1.0);
  expect_quantiles(
      {&beta, tables.data()}, [&](double u) { return 0.6 + 0.4 * boost::math::quantile(truth, u); },
      1e-8);
}

TEST(Quantile, OfAGammaIsScaled)
{
  std::vector<double> table(quantile_table_size);
  fill_gamma_table(2.5, table.data());
  Distribution const gamma{.kind = DistributionKind::gamma, .a = 2.5, .b = 0.2, .table = 0};
  boost::math::gamma_distribution<> const truth(2.5, 0.2);
  expect_quantiles(
      {&gamma, table.data()}, [&](double u) { return boost::math::quantile(truth, u); }, 1e-8);
}

TEST(Quantile, OfATruncatedNormalIsThatOfTheConditionalLaw)
{
  boost::math::normal const law(1.0, 2.0);
  Distribution normal{.kind = DistributionKind::normal, .a = 1.0, .b = 2.0};
  normal.u_low = boost::math::cdf(law, 0.0);
  normal.u_high = boost::math::cdf(law, 4.0);
  for (double u = 0.01; u < 1.0; u += 0.07) {
    double const x = quantile_of(normal, u);
    // P(X <= x | 0 <= X <= 4) = u: clipping would instead pile probability up at the ends.
    double const conditional =
        (boost::math::cdf(law, x) - normal.u_low) / (normal.u_high - normal.u_low);
    EXPECT_NEAR(conditional, u, 1e-13);
  }
  EXPECT_NEAR(quantile_of(normal, 1e-12), 0.0, 1e-10);
  EXPECT_NEAR(quantile_of(normal, 1.0 - 1e-12), 4.0, 1e-10);
}

TEST(Quantile, IsShiftedLast)
{
  Distribution const shifted{
      .kind = DistributionKind::lognormal, .a = 0.0, .b = 1.0, .shift = 10.0};
  EXPECT_NEAR(quantile_of(shifted, 0.5), 11.0, 1e-13);
}

/// 30 % of U(0, 1), 70 % of U(10, 20) shifted by 100.
struct TwoComponents {
  Distribution distributions[3] = {
      {.kind = DistributionKind::mixture, .first_component = 1, .component_count = 2},
      {.kind = DistributionKind::uniform, .low = 0.0, .high = 1.0, .cumulative_weight = 0.3},
      {.kind = DistributionKind::uniform,
       .low = 10.0,
       .high = 20.0,
       .shift = 100.0,
       .cumulative_weight = 1.0}};
  DistributionSet set{distributions, nullptr};
};

TEST(MixtureComponent, IsChosenByCumulativeWeight)
{
  TwoComponents const mixture;
  EXPECT_EQ(mixture_component(mixture.set, 0, 1e-9), 0);
  EXPECT_EQ(mixture_component(mixture.set, 0, 0.2999), 0);
  EXPECT_EQ(mixture_component(mixture.set, 0, 0.3001), 1);
  EXPECT_EQ(mixture_component(mixture.set, 0, 1.0 - 1e-12), 1);
  EXPECT_EQ(mixture_component(mixture.set, 1, 0.5), -1);
}

TEST(Quantile, OfAMixtureRescalesTheUniformForItsComponent)
{
  TwoComponents const mixture;
  EXPECT_NEAR(quantile(mixture.set, 0, 0.15), 0.5, 1e-14);
  EXPECT_NEAR(quantile(mixture.set, 0, 0.65), 115.0, 1e-12);
  EXPECT_NEAR(quantile(mixture.set, 0, 0.30001), 110.0, 1e-3);
}

TEST(Quantile, OfAMixtureAddsTheMixturesShift)
{
  TwoComponents mixture;
  mixture.distributions[0].shift = -100.0;
  EXPECT_NEAR(quantile(mixture.set, 0, 0.65), 15.0, 1e-12);
}

TEST(Quantile, OfAMixtureOfMixturesDescends)
{
  Distribution const nested[] = {
      {.kind = DistributionKind::mixture, .first_component = 1, .component_count = 2},
      {.kind = DistributionKind::point, .a = 1.0, .cumulative_weight = 0.5},
      {.kind = DistributionKind::mixture, .first_component = 3, .component_count = 2},
      {.kind = DistributionKind::point, .a = 2.0, .cumulative_weight = 0.5},
      {.kind = DistributionKind::point, .a = 3.0, .cumulative_weight = 1.0}};
  EXPECT_EQ(quantile({nested, nullptr}, 0, 0.25), 1.0);
  EXPECT_EQ(quantile({nested, nullptr}, 0, 0.6), 2.0);
  EXPECT_EQ(quantile({nested, nullptr}, 0, 0.9), 3.0);
}

TEST(Quantile, IsFiniteAtTheExtremeWordsOfAMixture)
{
  Distribution const mixture[] = {
      {.kind = DistributionKind::mixture, .first_component = 1, .component_count = 2},
      {.kind = DistributionKind::normal, .a = 0.0, .b = 1.0, .cumulative_weight = 0.25},
      {.kind = DistributionKind::normal, .a = 0.0, .b = 1.0, .cumulative_weight = 1.0}};
  for (double u : {0x1p-33, 0.25, std::nextafter(0.25, 0.0), 1.0 - 0x1p-33}) {
    EXPECT_TRUE(std::isfinite(quantile({mixture, nullptr}, 0, u))) << u;
  }
}

}  // namespace
