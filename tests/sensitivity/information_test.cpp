// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/sensitivity/information.hpp"

#include <gtest/gtest.h>

#include "ghostcast/math/normal.hpp"
#include "sensitivity/noisy_function.hpp"
#include "support/statistical.hpp"

namespace ghostcast {
namespace {

using namespace testing_support;

constexpr int beliefs = 20000;

double score(std::uint64_t row, std::uint32_t column) { return design_normal(11, DesignPurpose::first_matrix, row, column); }

/// The scores of one input, and outputs a + b z + noise.
struct Sample {
  std::vector<double> input, output;
};

Sample linear_sample(double a, double b, double noise, int size = beliefs)
{
  Sample sample;
  for (std::uint64_t k = 0; k < static_cast<std::uint64_t>(size); ++k) {
    sample.input.push_back(score(k, 0));
    sample.output.push_back(a + b * score(k, 0) + noise * score(k, 1));
  }
  return sample;
}

TEST(VarianceInformation, OfALinearOutputIsTheSquareOfItsSlope)
{
  Sample const sample = linear_sample(0.3, 0.5, 2.0);
  Estimate const found = variance_information(fit(spline_basis(sample.input), sample.output));
  EXPECT_TRUE(matches(found.value, 0.25, found.error));
  EXPECT_LT(found.error, 0.02);
}

TEST(VarianceInformation, OfIshigamisInputsAreTheirFirstIndices)
{
  PointMatrix const points = random_points(beliefs, 3, 2, DesignPurpose::first_matrix);
  auto const outputs = evaluate(ishigami, points, 10.0, 2);
  std::vector<double> y;
  for (Evaluation const& each : outputs) y.push_back(each.mean);
  double const expected[] = {.313905, .442411, 0.0};
  for (int i = 0; i < 3; ++i) {
    std::vector<double> u;
    for (int row = 0; row < beliefs; ++row) u.push_back(points.at(row, i));
    Estimate const found = variance_information(fit(spline_basis(u), y));
    // Six knots follow a sine over its period to 2 % of its variance.
    EXPECT_NEAR(found.value / 13.844588, expected[i], 5 * found.error / 13.844588 + 0.02 * expected[i]);
  }
}

// What an input without effect seems to explain is as often above zero as below before it is cut off.
TEST(VarianceInformation, OfNothingIsFreeOfBias)
{
  int positive = 0;
  for (std::uint64_t k = 0; k < 100; ++k) {
    std::vector<double> x, y;
    for (std::uint32_t p = 0; p < 400; ++p) {
      x.push_back(design_normal(k, DesignPurpose::first_matrix, p, 0));
      y.push_back(design_normal(k, DesignPurpose::second_matrix, p, 0));
    }
    SmoothFit const fitted = fit(spline_basis(x), y);
    Estimate const found = variance_information(fitted);
    // n times the squares is chi^2 with 5 degrees of freedom: above 40 once in 7 million.
    EXPECT_LE(found.value, (40.0 - 5.0) / 400);
    positive += found.value > 0.0 ? 1 : 0;
  }
  // P(chi^2 with 5 degrees of freedom > 5) = .416; five standard errors of 100 trials.
  EXPECT_NEAR(positive, 41.6, 5 * 4.93);
}

// Indicators give the variance of the means of categories: 1/4 for two equal halves, 0 and 1.
TEST(VarianceInformation, OfCategoriesIsTheVarianceOfTheirMeans)
{
  std::vector<int> category;
  std::vector<double> output;
  for (std::uint64_t k = 0; k < 4000; ++k) {
    category.push_back(static_cast<int>(k % 4));
    output.push_back((k % 4 == 1 || k % 4 == 2 ? 1.0 : 0.0) + score(k, 3));
  }
  Estimate const found = variance_information(fit(category_basis(category), output));
  EXPECT_TRUE(matches(found.value, 0.25, found.error));
}

/// Gain of knowing z before choosing between 0 and a + b z: b phi(a/b) + a Phi(a/b) - max(0, a).
/// Raiffa & Schlaifer, "Applied statistical decision theory" (1961), unit normal loss.
double linear_gain(double a, double b)
{
  return b * normal_density<ScalarDouble>(a / b) + a * double_normal_cdf<ScalarDouble>(a / b) - std::max(0.0, a);
}

TEST(DecisionInformation, OfALinearAdvantageIsTheUnitNormalLoss)
{
  for (double const a : {0.0, 0.2, -0.3}) {
    Sample const sample = linear_sample(a, 0.5, 2.0);
    Basis const basis = spline_basis(sample.input);
    auto const found = decision_information(basis, fit(basis, sample.output), 1, 0);
    EXPECT_TRUE(matches(found.gain.value, linear_gain(a, 0.5), found.gain.error)) << a;
    EXPECT_LT(found.gain.error, 0.02);
  }
}

TEST(DecisionInformation, IsNothingWhereOnePlanIsAlwaysBetter)
{
  Sample const sample = linear_sample(5.0, 0.1, 0.5);
  Basis const basis = spline_basis(sample.input);
  auto const found = decision_information(basis, fit(basis, sample.output), 1, 0);
  EXPECT_NEAR(found.gain.value, 0.0, 1e-12);
}

// Of an input that tells nothing the plain estimate is above zero; the correction takes that off.
TEST(DecisionInformation, TakesOffTheBiasOfTheLargestOfNoisyValues)
{
  Sample const sample = linear_sample(0.0, 0.0, 3.0, 2000);
  Basis const basis = spline_basis(sample.input);
  auto const found = decision_information(basis, fit(basis, sample.output), 1, 0);
  EXPECT_GT(found.bias, 0.0);
  EXPECT_LE(found.gain.value, 5 * found.gain.error);
}

TEST(SplineBasis, IsOrthonormalAndFollowsALine)
{
  Sample const sample = linear_sample(1.0, 2.0, 0.0, 500);
  Basis const basis = spline_basis(sample.input);
  EXPECT_EQ(basis.functions(), static_cast<std::size_t>(spline_knots));
  for (std::size_t a = 0; a < basis.functions(); ++a) {
    for (std::size_t b = 0; b <= a; ++b) {
      double sum = 0.0;
      for (std::size_t k = 0; k < 500; ++k) sum += basis.column[a][k] * basis.column[b][k] / 500;
      EXPECT_NEAR(sum, a == b ? 1.0 : 0.0, 1e-12);
    }
  }
  auto const fitted = fitted_values(basis, fit(basis, sample.output).coefficient);
  for (std::size_t k = 0; k < 500; ++k) EXPECT_NEAR(fitted[k], sample.output[k], 1e-12);
}

TEST(SplineBasis, OfAConstantInputIsOneFunction)
{
  EXPECT_EQ(spline_basis(std::vector<double>(50, 2.0)).functions(), 1U);
}

}  // namespace
}  // namespace ghostcast
