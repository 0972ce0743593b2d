// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/check/feasibility.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "check/checked.hpp"
#include "ghostcast/engine/engine.hpp"

namespace ghostcast {
namespace {

using testing::IsEmpty;
using testing_support::load;
using testing_support::parse;
using testing_support::team;

constexpr std::uint64_t beliefs = 400;

/// Shares that the lowest rho cannot reach with the automation there is, drawn so that nothing is
/// refused.
std::string hard(std::string const& automation, std::string const& ceiling)
{
  return team(
      "initial_compute_share = { dist = \"uniform\", lo = 0.5, hi = 0.9 }\ninitial_automation = " +
      automation +
      "\nsubstitution_rho = { dist = \"mixture\", value = [-2, -0.5, 0.4], weight = [0.3, 0.4, "
      "0.3] }\n"
      "automation_ceiling = " +
      ceiling + "\n");
}

std::string const uneasy = hard("0.45", "{ dist = \"uniform\", lo = 0.46, hi = 0.99 }");

std::vector<ComponentFeasibility> components_of(Scenario const& scenario)
{
  return list_feasibility(scenario.params(), 7, beliefs).at(0).components;
}

TEST(ListFeasibility, CountsTheRepairsOfARunWithTheSameBeliefs)
{
  Scenario const s = parse(uneasy);
  auto const units = list_feasibility(s.params(), 7, beliefs);
  Tally const tally = make_cpu_engine(1)->run(s.params(), {7, 0, {0, beliefs}, 0}, {}).tally;
  std::uint64_t repaired = 0;
  for (std::size_t k = 0; k < units[0].components.size(); ++k) {
    for (int r = 0; r < repair_count; ++r) {
      std::uint64_t const counted = units[0].components[k].repairs[static_cast<std::size_t>(r)];
      EXPECT_EQ(counted,
                tally.at(tally.layout.repair_at(0, static_cast<int>(k), static_cast<Repair>(r))));
      repaired += counted;
    }
  }
  EXPECT_GT(repaired, 0U);
}

TEST(ListFeasibility, EveryBeliefBelongsToOneComponent)
{
  Scenario const s = parse(uneasy);
  std::uint64_t sum = 0;
  for (ComponentFeasibility const& c : components_of(s)) sum += c.beliefs;
  EXPECT_EQ(sum, beliefs);
}

TEST(ListFeasibility, TheSmallestChangeOfAutomationIsEnoughAndLessIsNot)
{
  Scenario const s = parse(hard("0.45", "0.995"));
  double needed = 0.0;
  for (ComponentFeasibility const& c : components_of(s))
    needed = std::max(needed, c.needed_automation);
  ASSERT_GT(needed, 0.45);
  auto const repairs_with = [&](double automation) {
    Scenario const changed = parse(hard(std::to_string(automation), "0.995"));
    std::uint64_t sum = 0;
    for (ComponentFeasibility const& c : components_of(changed)) {
      sum += c.beliefs - c.unrepaired;
    }
    return sum;
  };
  EXPECT_EQ(repairs_with(needed + 2e-6), 0U);
  EXPECT_GT(repairs_with(needed - 1e-3), 0U);
}

TEST(ListFeasibility, NothingIsRepairedWhereNothingIsAsked)
{
  for (UnitFeasibility const& unit : list_feasibility(load("phantom_unit.toml").params(), 1, 200)) {
    for (ComponentFeasibility const& c : unit.components) {
      EXPECT_EQ(c.unrepaired, c.beliefs);
      EXPECT_THAT(smallest_change(c), IsEmpty());
    }
  }
}

TEST(ListFeasibility, HighestShareIsTheBoundForNegativeRhoAndTheLimitElse)
{
  auto const units = list_feasibility(parse(uneasy).params(), 1, 1);
  auto const& c = units[0].components;
  // 1 - (1-phi)^((1-rho)/-rho) with phi = .45: exponents 1.5 and 3, with the room of 2 %.
  EXPECT_NEAR(c[0].highest_share, 0.98 * (1.0 - std::pow(0.55, 1.5)), 1e-6);
  EXPECT_NEAR(c[1].highest_share, 0.98 * (1.0 - std::pow(0.55, 3.0)), 1e-6);
  EXPECT_EQ(c[2].highest_share, 0.97);
}

TEST(ListFeasibility, AUnitThatRefersToAnotherIsNotRepaired)
{
  Scenario const s =
      parse(uneasy +
            "[[unit]]\nname = \"Commando\"\npeople = { researcher = 8, engineer = 3, "
            "supervisor = 1 }\ngpus = 5000\nreference_unit = \"Team\"\n");
  UnitFeasibility const unit = list_feasibility(s.params(), 7, beliefs).at(1);
  EXPECT_TRUE(unit.by_reference);
  for (ComponentFeasibility const& c : unit.components) EXPECT_EQ(c.unrepaired, c.beliefs);
}

TEST(SmallestChange, NamesTheKeysThatWouldDo)
{
  ComponentFeasibility c;
  c.repairs = {1, 2, 3, 4};
  c.needed_automation = 0.5551;
  c.reachable_share = 0.6129;
  c.needed_ceiling = 0.7;
  c.lowest_ceiling = 0.55;
  c.least_utilisation = 0.4;
  EXPECT_EQ(smallest_change(c),
            "initial_compute_share at most 0.97; initial_automation at least 0.556 with "
            "automation_ceiling at least 0.567, or initial_compute_share at most "
            "0.612; automation_ceiling at least 0.700; utilisation_floor at most 0.400");
}

}  // namespace
}  // namespace ghostcast
