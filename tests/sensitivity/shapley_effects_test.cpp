// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/sensitivity/shapley_effects.hpp"

#include <gtest/gtest.h>

#include <numeric>

#include "ghostcast/math/normal.hpp"
#include "ghostcast/sensitivity/shapley_design.hpp"
#include "sensitivity/noisy_function.hpp"
#include "support/statistical.hpp"

namespace ghostcast {
namespace {

using namespace testing_support;

/// Two inputs with correlation rho, and an independent third.
NormalScores pair_and_one(double rho)
{
  return NormalScores({{{0, 1.0}}, {{0, rho}, {1, std::sqrt(1 - rho * rho)}}, {{2, 1.0}}});
}

constexpr double slope[] = {1.0, 2.0, 1.5};

double linear(std::vector<double> const& u)
{
  double sum = 0.0;
  for (std::size_t i = 0; i < 3; ++i) sum += slope[i] * normal_quantile(u[i]);
  return sum;
}

/// Owen & Prieur, SIAM/ASA Journal on Uncertainty Quantification 5 (2017), section 4.1: of two
/// correlated inputs phi_1 = b1^2 (1 - rho^2/2) + rho b1 b2 + b2^2 rho^2/2. An independent one adds b3^2.
std::vector<double> expected_effects(double rho)
{
  double const a = slope[0] * slope[0];
  double const b = slope[1] * slope[1];
  double const both = rho * slope[0] * slope[1];
  double const half = rho * rho / 2;
  std::vector<double> effects{a * (1 - half) + both + b * half, b * (1 - half) + both + a * half, slope[2] * slope[2]};
  double const sum = std::accumulate(effects.begin(), effects.end(), 0.0);
  for (double& effect : effects) effect /= sum;
  return effects;
}

std::vector<Estimate> effects_of(NormalScores const& scores, Function const& f, int orders, double noise)
{
  ShapleyDesign const design = shapley_design(scores, {{0}, {1}, {2}}, orders, 7);
  auto const costs = ordered_costs(design, evaluate(f, design.points, noise));
  return shapley_effects(costs);
}

void expect_effects(double rho, double noise)
{
  auto const found = effects_of(pair_and_one(rho), linear, 16000, noise);
  auto const expected = expected_effects(rho);
  double sum = 0.0;
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_TRUE(matches(found[i].value, expected[i], found[i].error)) << "input " << i + 1 << ", rho " << rho;
    EXPECT_LT(found[i].error, 0.06);
    sum += found[i].value;
  }
  EXPECT_NEAR(sum, 1.0, 1e-12);
}

TEST(ShapleyEffects, AreThoseOfALinearFunctionOfCorrelatedNormals)
{
  expect_effects(0.0, 0.0);
  expect_effects(0.7, 0.0);
  expect_effects(-0.6, 0.0);
}

TEST(ShapleyEffects, AreTheSameThroughNoise) { expect_effects(0.7, 20.0); }

// An input without a slope has an effect where it tells of one that has: rho^2/2 of it.
TEST(ShapleyEffects, CountWhatAnInputTellsOfAnother)
{
  auto const first_alone = [](std::vector<double> const& u) { return normal_quantile(u[0]); };
  auto const found = effects_of(pair_and_one(0.8), first_alone, 12000, 0.0);
  EXPECT_TRUE(matches(found[1].value, 0.32, found[1].error));
  EXPECT_TRUE(matches(found[2].value, 0.0, found[2].error));
}

TEST(ShapleyEffects, OfOneInputIsAll)
{
  NormalScores const one({{{0, 1.0}}});
  ShapleyDesign const design = shapley_design(one, {{0}}, 10, 1);
  auto const f = [](std::vector<double> const& u) { return u[0]; };
  auto const found = shapley_effects(ordered_costs(design, evaluate(f, design.points)));
  EXPECT_EQ(found[0].value, 1.0);
}

TEST(HalfSquare, TakesTheNoiseOff) { EXPECT_DOUBLE_EQ(half_square({1, 0.5}, {3, 0.25}), 2.0 - 0.375); }

// Three inputs on two players: the effect of a pair is the sum of its members', errors are not.
TEST(JointEffects, AreSumsOfEffects)
{
  NormalScores const scores = pair_and_one(0.5);
  ShapleyDesign const design = shapley_design(scores, {{0}, {1}, {2}}, 500, 9);
  auto const costs = ordered_costs(design, evaluate(linear, design.points));
  auto const single = shapley_effects(costs);
  std::vector<std::size_t> const groups{0, 0, 1};
  auto const joint = joint_effects(costs, groups);
  ASSERT_EQ(joint.size(), 2U);
  EXPECT_NEAR(joint[0].value, single[0].value + single[1].value, 1e-12);
  EXPECT_NEAR(joint[0].value + joint[1].value, 1.0, 1e-12);
  EXPECT_NEAR(joint[0].error, joint[1].error, 1e-12);
}

}  // namespace
}  // namespace ghostcast
