// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/check/parameter_listing.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "check/checked.hpp"

namespace ghostcast {
namespace {

using testing::ElementsAre;
using testing_support::load;
using testing_support::parse;
using testing_support::team;

ParameterEntry entry_of(Scenario const& scenario, std::string const& key, std::size_t which = 0)
{
  for (ParameterEntry const& entry : list_parameters(scenario)) {
    if (entry.info->key == key && which-- == 0) return entry;
  }
  ADD_FAILURE() << key << " is not listed";
  return {};
}

TEST(ListParameters, HasEveryParameterOnceForEachOwner)
{
  for (std::string const& name : testing_support::shipped_scenarios()) {
    Scenario const scenario = load(name);
    std::map<std::pair<ParameterInfo const*, std::string>, int> counts;
    for (ParameterEntry const& entry : list_parameters(scenario))
      ++counts[{entry.info, entry.owner}];
    std::size_t expected = 0;
    for (ParameterInfo const& row : parameter_table()) {
      if (row.target.index < 0 || row.has(plan_only)) continue;
      expected += row.section == Section::unit           ? scenario.unit_names.size()
                  : row.section == Section::organisation ? scenario.organisation_names.size()
                                                         : 1;
    }
    EXPECT_EQ(counts.size(), expected) << name;
    for (auto const& [what, count] : counts)
      EXPECT_EQ(count, 1) << what.first->key << " of " << what.second;
  }
}

TEST(ListParameters, SaysWhoDecided)
{
  Scenario const s = parse(team("initial_compute_share = 0.2\ndemand_noise = 0.01\n"));
  ParameterEntry const given = entry_of(s, "demand_noise");
  EXPECT_EQ(given.standing, Standing::given);
  EXPECT_EQ(given.from, "folder/team.toml:9");
  EXPECT_EQ(given.text, "0.01");
  EXPECT_EQ(entry_of(s, "demand_growth_half").from, "default");
  ParameterEntry const solved = entry_of(s, "initial_automation");
  EXPECT_EQ(solved.from, "solved");
  EXPECT_EQ(solved.text, ".95 x initial_compute_share");
}

TEST(ListParameters, PriorsHoldNineTenthsOfTheirBeliefs)
{
  Scenario const s =
      parse(team("initial_compute_share = 0.2\nutilisation_floor = { dist = \"uniform\", lo = 0.2, "
                 "hi = 0.6 }\n"
                 "substitution_rho = { dist = \"mixture\", value = [-2, 0, 0.5], weight = [0.04, "
                 "0.5, 0.46] }\n"));
  ParameterEntry const uniform = entry_of(s, "utilisation_floor");
  ASSERT_EQ(uniform.ranges.size(), 1U);
  EXPECT_NEAR(uniform.ranges[0].low, 0.22, 1e-12);
  EXPECT_NEAR(uniform.ranges[0].high, 0.58, 1e-12);
  EXPECT_EQ(uniform.text, "uniform(lo 0.2, hi 0.6)");
  ParameterEntry const mixture =
      entry_of(s, "substitution_rho");  // 4 % lie at -2: 5 % is above them
  ASSERT_EQ(mixture.ranges.size(), 1U);
  EXPECT_EQ(mixture.ranges[0].low, 0.0);
  EXPECT_EQ(mixture.ranges[0].high, 0.5);
  EXPECT_EQ(mixture.text, "mixture(-2: 0.04, 0: 0.5, 0.5: 0.46)");
  EXPECT_TRUE(entry_of(s, "gpus").ranges.empty());
}

TEST(ListParameters, NamesRolesWhereTheyDiffer)
{
  Scenario const s = parse(team("initial_compute_share = 0.2\nfreeze_exempt = [\"supervisor\"]\n"));
  EXPECT_EQ(entry_of(s, "people").text,
            "researcher 6, engineer 28, infrastructure 3, operations 0, supervisor 3, manager 0");
  EXPECT_EQ(entry_of(s, "quit_hazard_settled").text, "each role 0.01");
  EXPECT_EQ(entry_of(s, "freeze_exempt").text, "[supervisor]");
}

TEST(ListCorrelations, MultipliesTheLoadingsOfOneFactor)
{
  auto const pairs = list_correlations(load("phantom_unit.toml"));
  std::vector<double> coefficients;
  for (Correlation const& pair : pairs) coefficients.push_back(pair.coefficient);
  EXPECT_THAT(coefficients,
              ElementsAre(testing::DoubleNear(-0.36, 1e-12), testing::DoubleNear(0.24, 1e-12),
                          testing::DoubleNear(-0.24, 1e-12)));
}

TEST(ListPlanSteps, AreEmptyForTheBasePlanAndNameTheLeverOtherwise)
{
  EXPECT_TRUE(list_plan_steps(load("phantom_unit.toml")).empty());
  auto const steps = list_plan_steps(load("phantom_unit.toml", {.plan = "pay up"}));
  EXPECT_THAT(steps, ElementsAre("month 1: retention_bonus = 1 (Google Cloud)",
                                 "month 1: retention_bonus = 1 (Meta Family of Apps)"));
}

}  // namespace
}  // namespace ghostcast
