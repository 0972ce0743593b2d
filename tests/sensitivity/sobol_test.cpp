// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/sensitivity/sobol.hpp"

#include <gtest/gtest.h>

#include "sensitivity/noisy_function.hpp"
#include "support/statistical.hpp"

namespace ghostcast {
namespace {

using namespace testing_support;

/// Indices of f by n rows of a design; each evaluation has noise of variance `noise` / 4.
SobolIndices indices_of(Function const& f, int inputs, int rows, double noise, bool corrected = true)
{
  PointMatrix const a = random_points(rows, inputs, 3, DesignPurpose::first_matrix);
  PointMatrix const b = random_points(rows, inputs, 3, DesignPurpose::second_matrix);
  std::vector<std::vector<Evaluation>> outputs{evaluate(f, a, noise, 4, 1), evaluate(f, b, noise, 4, 2)};
  for (int i = 0; i < inputs; ++i) {
    PointMatrix swapped = a;
    for (int row = 0; row < rows; ++row) swapped.at(row, i) = b.at(row, i);
    outputs.push_back(evaluate(f, swapped, noise, 4, 3 + static_cast<std::uint64_t>(i)));
  }
  for (auto& column : outputs) {
    for (auto& each : column) each.noise = corrected ? each.noise : 0.0;
  }
  return sobol_indices(outputs[0], outputs[1], std::span(outputs).subspan(2));
}

constexpr double first[] = {.313905, .442411, 0.0};
constexpr double total[] = {.557589, .442411, .243684};
// V = a^2/8 + b pi^4/5 + b^2 pi^8/18 + 1/2.
constexpr double variance = 13.844588;

void expect_ishigami(SobolIndices const& found, double largest_error)
{
  EXPECT_TRUE(matches(found.variance.value, variance, found.variance.error));
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_TRUE(matches(found.first[i].value, first[i], found.first[i].error)) << "S" << i + 1;
    EXPECT_TRUE(matches(found.total[i].value, total[i], found.total[i].error)) << "ST" << i + 1;
    EXPECT_LT(found.first[i].error, largest_error);
    EXPECT_LT(found.total[i].error, largest_error);
  }
}

TEST(SobolIndices, AreThoseOfIshigami) { expect_ishigami(indices_of(ishigami, 3, 20000, 0.0), 0.015); }

TEST(SobolIndices, AreTheSameThroughNoiseOfTwiceTheVariance)
{
  SobolIndices const found = indices_of(ishigami, 3, 20000, 4 * 2 * variance);
  expect_ishigami(found, 0.08);
  EXPECT_TRUE(matches(found.noise, 2 * variance, 2 * variance * std::sqrt(2.0 / 3.0 / 40000)));
}

// Without the correction S tends to V_i / (3 V), and ST of an input to (VT_i + 2 V) / (3 V).
TEST(SobolIndices, AreWrongWhereTheNoiseIsLeftIn)
{
  SobolIndices const found = indices_of(ishigami, 3, 20000, 4 * 2 * variance, false);
  EXPECT_TRUE(matches(found.first[1].value, first[1] / 3, found.first[1].error));
  EXPECT_FALSE(matches(found.first[1].value, first[1], found.first[1].error));
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_TRUE(matches(found.total[i].value, (total[i] + 2) / 3, found.total[i].error));
    EXPECT_FALSE(matches(found.total[i].value, total[i], found.total[i].error));
  }
}

// Y = 3 u1 + 2 u2 + u3 + 0 u4: S = ST = 9/14, 4/14, 1/14, 0.
TEST(SobolIndices, AreThoseOfANoisyLinearFunction)
{
  auto const linear = [](std::vector<double> const& u) { return 3 * u[0] + 2 * u[1] + u[2]; };
  SobolIndices const found = indices_of(linear, 4, 20000, 14.0 / 12.0);
  double const expected[] = {9.0 / 14, 4.0 / 14, 1.0 / 14, 0.0};
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_TRUE(matches(found.first[i].value, expected[i], found.first[i].error));
    EXPECT_TRUE(matches(found.total[i].value, expected[i], found.total[i].error));
  }
}

// Indices of n rows spread over 64 designs as their errors say: within a factor, as 63 squares give
// the spread to 9 %; five of that.
TEST(SobolIndices, HaveTheErrorsThatTheySay)
{
  PointMatrix const all = random_points(64 * 256, 3, 5, DesignPurpose::first_matrix);
  PointMatrix const other = random_points(64 * 256, 3, 5, DesignPurpose::second_matrix);
  std::vector<double> found;
  double said = 0.0;
  for (std::uint64_t k = 0; k < 64; ++k) {
    PointMatrix a(256, 3), b(256, 3), ab(256, 3);
    for (int row = 0; row < 256; ++row) {
      for (int i = 0; i < 3; ++i) {
        a.at(row, i) = all.at(static_cast<int>(k) * 256 + row, i);
        b.at(row, i) = other.at(static_cast<int>(k) * 256 + row, i);
        ab.at(row, i) = i == 1 ? b.at(row, i) : a.at(row, i);
      }
    }
    std::vector<std::vector<Evaluation>> const swapped{evaluate(ishigami, ab)};
    SobolIndices const one = sobol_indices(evaluate(ishigami, a), evaluate(ishigami, b), swapped);
    found.push_back(one.first[0].value);
    said += one.first[0].error / 64;
  }
  double const seen = mean_of(found).error * 8.0;
  EXPECT_NEAR(said / seen, 1.0, 5 * 0.09);
}

TEST(SobolIndices, AreNoNumbersWhereNothingVaries)
{
  std::vector<Evaluation> const same(8, {0.25, 0.0});
  std::vector<std::vector<Evaluation>> const swapped{same};
  SobolIndices const found = sobol_indices(same, same, swapped);
  EXPECT_EQ(found.variance.value, 0.0);
  EXPECT_TRUE(std::isnan(found.first[0].value));
}

}  // namespace
}  // namespace ghostcast
