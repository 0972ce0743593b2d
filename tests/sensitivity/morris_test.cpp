// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/sensitivity/morris.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "sensitivity/noisy_function.hpp"

namespace ghostcast {
namespace {

using namespace testing_support;

std::vector<std::vector<double>> outputs_of(MorrisDesign const& design, Function const& f)
{
  std::vector<std::vector<double>> outputs;
  for (PointMatrix const& points : design.points) {
    outputs.emplace_back();
    for (Evaluation const& each : evaluate(f, points)) outputs.back().push_back(each.mean);
  }
  return outputs;
}

TEST(MorrisDesign, MovesEachInputOfEachCourseOnceByHalfItsRange)
{
  MorrisDesign const design = morris_design(5, 8, 1);
  ASSERT_EQ(design.points.size(), 6U);
  for (int c = 0; c < 8; ++c) {
    std::set<int> moved;
    for (std::size_t step = 0; step < 5; ++step) {
      int const input = design.moved[step][static_cast<std::size_t>(c)];
      moved.insert(input);
      for (int i = 0; i < 5; ++i) {
        double const by = std::fabs(design.points[step + 1].at(c, i) - design.points[step].at(c, i));
        EXPECT_EQ(by, i == input ? morris_step : 0.0);
        EXPECT_GT(design.points[step + 1].at(c, i), 0.0);
        EXPECT_LT(design.points[step + 1].at(c, i), 1.0);
      }
    }
    EXPECT_EQ(moved.size(), 5U);
  }
}

TEST(ElementaryEffects, OfALinearFunctionAreItsCoefficients)
{
  auto const linear = [](std::vector<double> const& u) { return 4 * u[0] - 2 * u[1] + 0 * u[2]; };
  MorrisDesign const design = morris_design(3, 16, 2);
  auto const found = elementary_effects(design, outputs_of(design, linear));
  double const coefficient[] = {4, -2, 0};
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_NEAR(found[i].mean, coefficient[i], 1e-12);
    EXPECT_NEAR(found[i].absolute.value, std::fabs(coefficient[i]), 1e-12);
    EXPECT_NEAR(found[i].sd, 0.0, 1e-7);
  }
}

// Y = (u1 - 1/2)^2: a step by 1/2 from 1/16 + k/8 changes it by ±; mu cancels, mu* does not.
TEST(ElementaryEffects, KeepTheSizeOfEffectsWhoseSignsCancel)
{
  auto const valley = [](std::vector<double> const& u) { return (u[0] - 0.5) * (u[0] - 0.5); };
  MorrisDesign const design = morris_design(1, 400, 3);
  auto const found = elementary_effects(design, outputs_of(design, valley));
  // Effects 2 (u - 1/4) at u = 1/16, 3/16, 5/16, 7/16: -3/8, -1/8, 1/8, 3/8.
  EXPECT_NEAR(found[0].absolute.value, 0.25, 5 * found[0].absolute.error);
  EXPECT_NEAR(found[0].mean, 0.0, 5 * found[0].sd / 20);
  EXPECT_GT(found[0].sd, 0.25);
}

TEST(ElementaryEffects, OfAnInputThatDoesNothingAreZeroToTheBit)
{
  MorrisDesign const design = morris_design(3, 8, 4);
  auto const found = elementary_effects(design, outputs_of(design, [](std::vector<double> const& u) { return std::exp(u[0]); }));
  EXPECT_EQ(found[1].absolute.value, 0.0);
  EXPECT_EQ(found[2].sd, 0.0);
  EXPECT_GT(found[0].absolute.value, 0.0);
}

}  // namespace
}  // namespace ghostcast
