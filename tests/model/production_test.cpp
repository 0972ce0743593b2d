// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/model/production.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace ghostcast {
namespace {

constexpr double exponents[] = {-5.0, -2.0, -0.5, -0.155, -1e-7, 0.0, 1e-7, 0.4, 0.61, 1.0};
constexpr double phis[] = {1e-6, 0.01, 0.1, 0.3, 0.5, 0.8, 0.95, 1.0 - 1e-6};
constexpr double labours[] = {1e-3, 0.1, 0.5, 1.0, 3.0, 10.0, 100.0, 1e4, 1e8};

double output(double x, double h, double phi, double rho)
{
  return h * produce<ScalarDouble>(x, h, phi, rho).ratio;
}

template <class Check>
void on_grid(Check&& check)
{
  for (double rho : exponents) {
    for (double phi : phis) {
      for (double x : labours) check(x, phi, rho);
    }
  }
}

TEST(Produce, WithoutComputeHumansDoEverything)
{
  EXPECT_EQ(output(0.0, 7.0, 0.5, -0.5), 7.0);
  EXPECT_EQ(produce<Scalar>(0.0f, 7.0f, 0.5f, -0.5f).euler_share, 0.0f);
}

TEST(Produce, WithoutHumansNothingIsMade)
{
  EXPECT_EQ(output(50.0, 0.0, 0.5, 0.4), 0.0);
  EXPECT_EQ(produce<Scalar>(50.0f, 0.0f, 0.5f, 0.4f).ratio, 1.0f);
}

TEST(Produce, IsContinuousWhereComputeBecomesAbundant)
{
  for (double rho : exponents) {
    for (double phi : {0.01, 0.3, 0.8}) {
      double const edge = 10.0 * phi / (1.0 - phi);  // d = 0
      double const below = output(edge * (1.0 - 1e-9), 10.0, phi, rho);
      double const above = output(edge * (1.0 + 1e-9), 10.0, phi, rho);
      EXPECT_NEAR(above / below, 1.0, 1e-8) << "rho " << rho << ", phi " << phi;
      EXPECT_NEAR(below, edge + 10.0, 1e-6);
    }
  }
}

TEST(Produce, HasAContinuousSlopeThere)
{
  for (double rho : exponents) {
    for (double phi : {0.05, 0.3, 0.8}) {
      double const edge = 10.0 * phi / (1.0 - phi);
      double const step = 1e-5 * edge;
      double const middle = output(edge, 10.0, phi, rho);
      double const left = (middle - output(edge - step, 10.0, phi, rho)) / step;
      double const right = (output(edge + step, 10.0, phi, rho) - middle) / step;
      EXPECT_NEAR(left, 1.0, 1e-6);
      EXPECT_NEAR(right, 1.0, 1e-3) << "rho " << rho << ", phi " << phi;
    }
  }
}

TEST(Produce, EulerShareIsContinuousThere)
{
  for (double rho : exponents) {
    double const edge = 10.0 * 0.3 / 0.7;
    EXPECT_NEAR(produce<ScalarDouble>(edge * (1.0 - 1e-9), 10.0, 0.3, rho).euler_share, 0.3, 1e-8);
    EXPECT_NEAR(produce<ScalarDouble>(edge * (1.0 + 1e-9), 10.0, 0.3, rho).euler_share, 0.3, 1e-8);
  }
}

TEST(Produce, NearZeroTheExponentIsItsLimit)
{
  for (double phi : {0.1, 0.5, 0.9}) {
    double const limit = output(300.0, 10.0, phi, 0.0);
    for (double rho : {1e-9, -1e-9, 2e-8, -2e-8, 1e-6, -1e-6}) {
      EXPECT_NEAR(output(300.0, 10.0, phi, rho) / limit, 1.0, 1e-5 + 10.0 * std::fabs(rho));
    }
  }
}

TEST(Produce, NeverFallsWithMoreComputeHumansOrAutomation)
{
  on_grid([](double x, double phi, double rho) {
    double const now = output(x, 10.0, phi, rho) * (1.0 - 1e-12);
    EXPECT_GE(output(x * 1.01, 10.0, phi, rho), now)
        << "x " << x << " phi " << phi << " rho " << rho;
    EXPECT_GE(output(x, 10.1, phi, rho), now) << "x " << x << " phi " << phi << " rho " << rho;
    double const more = phi + (1.0 - 1e-6 - phi) * 0.01;
    EXPECT_GE(output(x, 10.0, more, rho), now) << "x " << x << " phi " << phi << " rho " << rho;
  });
}

TEST(Produce, WithoutTheFallbackAutomationWouldLowerOutput)
{
  // Section 4's example: with x=1, H=100, rho=-.5 the bare CES falls from 73.0 to 6.6.
  EXPECT_EQ(output(1.0, 100.0, 0.1, -0.5), 101.0);
  EXPECT_EQ(output(1.0, 100.0, 0.5, -0.5), 101.0);
}

TEST(Produce, ExponentOneAddsLabour)
{
  EXPECT_NEAR(output(50.0, 10.0, 0.7, 1.0), 60.0, 1e-10);
}

TEST(Produce, SinglePrecisionAgreesOnTheGrid)
{
  on_grid([](double x, double phi, double rho) {
    auto const f = produce<ScalarDouble>(static_cast<double>(static_cast<float>(x)), 10.0,
                                         static_cast<double>(static_cast<float>(phi)),
                                         static_cast<double>(static_cast<float>(rho)));
    auto const g = produce<Scalar>(static_cast<float>(x), 10.0f, static_cast<float>(phi),
                                   static_cast<float>(rho));
    // Where phi is within 1e-6 of an end, 1 - phi has lost digits that both ratios need.
    double const tolerance = phi > 0.99 ? 0.1 : 2e-5;
    EXPECT_NEAR(static_cast<double>(g.ratio) / f.ratio, 1.0, tolerance)
        << "x " << x << " phi " << phi << " rho " << rho;
    EXPECT_NEAR(static_cast<double>(g.euler_share), f.euler_share, phi > 0.99 ? 1e-3 : 1e-5);
  });
}

TEST(LabourForShare, IsTheInverseOfTheCounterfactualShare)
{
  for (double rho : exponents) {
    for (double phi : {0.05, 0.3, 0.7, 0.95}) {
      double const bound = largest_share<ScalarDouble>(phi, rho);
      for (double share : {0.01, 0.2, 0.29, 0.31, 0.5, 0.8, 0.95}) {
        if (share > 0.98 * bound) continue;
        double const labour = labour_for_share<ScalarDouble>(share, phi, rho);
        double const ratio = produce<ScalarDouble>(10.0 * labour, 10.0, phi, rho).ratio;
        EXPECT_NEAR(1.0 - 1.0 / ratio, share, 1e-7) << "rho " << rho << ", phi " << phi;
      }
    }
  }
}

TEST(LargestShare, IsTheLimitOfInfiniteCompute)
{
  for (double rho : {-3.0, -2.0, -0.5, -0.3}) {
    for (double phi : {0.2, 0.6, 0.9}) {
      double const ratio = produce<ScalarDouble>(1e60, 1.0, phi, rho).ratio;
      EXPECT_NEAR(1.0 - 1.0 / ratio, largest_share<ScalarDouble>(phi, rho), 1e-9);
    }
  }
  EXPECT_EQ(largest_share<ScalarDouble>(0.1, 0.0), 1.0);
  EXPECT_EQ(largest_share<ScalarDouble>(0.1, 0.61), 1.0);
}

TEST(LargestShare, NinetyPercentNeedsThePublishedAutomation)
{
  EXPECT_NEAR(largest_share<ScalarDouble>(1.0 - std::pow(10.0, -2.0 / 3.0), -2.0), 0.9, 1e-12);
  EXPECT_NEAR(1.0 - std::pow(10.0, -2.0 / 3.0), 0.785, 5e-4);
  EXPECT_NEAR(largest_share<ScalarDouble>(1.0 - std::pow(10.0, -1.0 / 3.0), -0.5), 0.9, 1e-12);
  EXPECT_NEAR(1.0 - std::pow(10.0, -1.0 / 3.0), 0.536, 5e-4);
}

TEST(RequiredAutomation, MakesTheShareReachableWithTwoPercentToSpare)
{
  for (double rho : {-3.0, -2.0, -0.5, -0.155}) {
    for (double share : {0.3, 0.6, 0.9, 0.97}) {
      double const phi = required_automation<ScalarDouble>(share, rho);
      EXPECT_NEAR(largest_share<ScalarDouble>(phi, rho), share / 0.98, 1e-9);
    }
  }
  EXPECT_EQ(required_automation<ScalarDouble>(0.9, 0.4), 0.0);
}

}  // namespace
}  // namespace ghostcast
