// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/check/draws.hpp"

#include <gtest/gtest.h>

#include <memory>

#include "check/checked.hpp"
#include "ghostcast/scenario/targets.hpp"

namespace ghostcast {
namespace {

using testing_support::load;
using testing_support::parse;
using testing_support::team;

int index_of(char const* key, int unit)
{
  return flat_index(*find_parameter(Section::unit, key), unit, 0);
}

TEST(FindDraw, KnowsSharedOwnAndFixedParameters)
{
  Scenario const s = load("phantom_unit.toml");
  EXPECT_EQ(find_draw(s, index_of("gpus", 0)), -1);
  EXPECT_GE(find_draw(s, index_of("pass_through", 0)), 0);
  EXPECT_EQ(find_draw(s, index_of("pass_through", 0)), find_draw(s, index_of("pass_through", 1)));
  EXPECT_NE(find_draw(s, index_of("demand_growth", 0)), find_draw(s, index_of("demand_growth", 1)));
}

TEST(RhoComponents, OfANumberAndOfAContinuousPriorAreOne)
{
  std::string const share = "initial_compute_share = 0.2\n";
  auto const number = rho_components(parse(team(share + "substitution_rho = -0.5\n")).params(), 0);
  ASSERT_EQ(number.size(), 1U);
  EXPECT_EQ(number[0].rho, -0.5);
  EXPECT_EQ(number[0].weight, 1.0);
  Scenario const drawn =
      parse(team(share + "substitution_rho = { dist = \"uniform\", lo = -1, hi = 0.5 }\n"));
  auto const uniform = rho_components(drawn.params(), 0);
  ASSERT_EQ(uniform.size(), 1U);
  EXPECT_DOUBLE_EQ(uniform[0].rho, -0.25);
}

TEST(RhoComponents, OfAMixtureHaveItsWeights)
{
  Scenario const s = load("phantom_unit.toml");
  auto const components = rho_components(s.params(), 0);
  double const rho[] = {-2, -0.5, -0.155, 0, 0.4, 0.61};
  double const weight[] = {0.15, 0.25, 0.20, 0.15, 0.15, 0.10};
  ASSERT_EQ(components.size(), 6U);
  for (std::size_t k = 0; k < 6; ++k) {
    EXPECT_EQ(components[k].rho, rho[k]);
    EXPECT_NEAR(components[k].weight, weight[k], 1e-12);
  }
}

TEST(MedianBlock, SetsRhoWhereverTheDrawGoesAndNothingElse)
{
  Scenario const s = load("phantom_unit.toml");
  ModelParams const params = s.params();
  auto const block = std::make_unique<ParameterBlock<Scalar>>(median_block(params, 0, {0.4, 0.15}));
  EXPECT_EQ(block->unit[0].substitution_rho, 0.4f);
  EXPECT_EQ(block->unit[1].substitution_rho, 0.4f);
  for (int k = 0; k < used_size<Scalar>(params.unit_count); ++k) {
    bool const rho = k == index_of("substitution_rho", 0) || k == index_of("substitution_rho", 1);
    EXPECT_TRUE(rho || flat(*block)[k] == flat(params.base)[k]) << k;
  }
}

}  // namespace
}  // namespace ghostcast
