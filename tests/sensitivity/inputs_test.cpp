// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/sensitivity/inputs.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "ghostcast/scenario/parameter_info.hpp"

namespace ghostcast {
namespace {

Scenario phantom() { return load_scenario(GHOSTCAST_SOURCE_DIR "/scenarios/phantom_unit.toml"); }

int draw_of(Scenario const& scenario, std::string const& name)
{
  auto const found = std::find(scenario.draw_names.begin(), scenario.draw_names.end(), name);
  EXPECT_NE(found, scenario.draw_names.end()) << name;
  return static_cast<int>(found - scenario.draw_names.begin());
}

TEST(ScoresOf, HaveTheCorrelationsOfTheScenario)
{
  Scenario const scenario = phantom();
  NormalScores const scores = scores_of(scenario);
  int const halving = draw_of(scenario, "algorithm_halving_months");
  int const frontier = draw_of(scenario, "frontier_growth");
  int const width = draw_of(scenario, "automation_width");
  EXPECT_NEAR(scores.correlation(halving, frontier), -0.36, 1e-15);
  EXPECT_NEAR(scores.correlation(halving, width), 0.24, 1e-15);
  std::size_t largest = 0;
  for (auto const& component : scores.components()) largest = std::max(largest, component.size());
  EXPECT_EQ(largest, 3U);
  EXPECT_EQ(scores.components().size(), scenario.draws.size() - 2);
}

TEST(ValueAt, IsTheQuantileAndCategoriesAreThoseOfAMixture)
{
  Scenario const scenario = phantom();
  int const rho = draw_of(scenario, "substitution_rho");
  EXPECT_DOUBLE_EQ(value_at(scenario, rho, 0.1), -2.0);
  EXPECT_DOUBLE_EQ(value_at(scenario, rho, 0.39), -0.5);
  EXPECT_EQ(category_at(scenario, rho, 0.1), 0);
  EXPECT_EQ(category_at(scenario, rho, 0.39), 1);
  EXPECT_EQ(category_at(scenario, draw_of(scenario, "pass_through"), 0.5), -1);
  EXPECT_NEAR(value_at(scenario, draw_of(scenario, "pass_through"), 0.5), 0.25, 1e-12);
}

TEST(UnitOf, IsThatOfTheParameterTable)
{
  Scenario const scenario = phantom();
  EXPECT_EQ(unit_of(scenario, draw_of(scenario, "algorithm_halving_months")), find_parameter(Section::market, "algorithm_halving_months")->unit);
  EXPECT_EQ(unit_of(scenario, draw_of(scenario, "Google Cloud: demand_growth")), find_parameter(Section::unit, "demand_growth")->unit);
}

}  // namespace
}  // namespace ghostcast
