// SPDX-License-Identifier: Apache-2.0
#include "example.hpp"

namespace ghostcast {
namespace {

using test::faults_of;
using test::index_of;
using test::parse;
using test::scenario_text;
using test::unit_text;

struct Step {
  int month;
  int target;
  float value;
  bool operator==(Step const&) const = default;
};

std::vector<Step> steps(Scenario const& s)
{
  std::vector<Step> all;
  for (LeverStep const& step : s.lever_steps) all.push_back({step.month, step.target, step.value});
  return all;
}

std::vector<Step> steps_of(std::string const& plan)
{
  return steps(parse(scenario_text("", "", "[plan]\n" + plan + "\n")));
}

int of_unit(char const* key, int u = 0, int e = 0)
{
  return index_of(Section::unit, key, u, e);
}
int of_owner(char const* key)
{
  return index_of(Section::organisation, key);
}

TEST(Plan, PullsNoLeverByItself)
{
  EXPECT_TRUE(parse(scenario_text("")).lever_steps.empty());
}

TEST(Plan, HoldsANumberFromTheFirstMonth)
{
  EXPECT_EQ(steps_of("retention_bonus = 1"),
            (std::vector<Step>{{1, of_unit("retention_bonus"), 1.0f}}));
  EXPECT_EQ(steps_of("hiring_freeze = \"on\""),
            (std::vector<Step>{{1, of_unit("hiring_freeze"), 1.0f}}));
}

TEST(Plan, LeavesTheBaseAsItWas)
{
  Scenario const s =
      parse(scenario_text("", "", "[plan]\nretention_bonus = 1\ncapex_share = 0.5\n"));
  EXPECT_EQ(s.model.base.unit[0].retention_bonus, 0.0f);
  EXPECT_FLOAT_EQ(s.model.base.organisation[0].capex_share, 0.18f);
}

TEST(Plan, StepsAtTheGivenMonthsInOrder)
{
  EXPECT_EQ(steps_of("capex_share = [[13, 0.5], [1, 0.25]]"),
            (std::vector<Step>{{1, of_owner("capex_share"), 0.25f},
                               {13, of_owner("capex_share"), 0.5f}}));
}

TEST(Plan, StepsThroughWordsAndRoles)
{
  EXPECT_EQ(steps_of("hiring_freeze = [[3, \"on\"], [9, \"auto\"]]"),
            (std::vector<Step>{{3, of_unit("hiring_freeze"), 1.0f},
                               {9, of_unit("hiring_freeze"), 0.0f}}));
  EXPECT_EQ(steps_of("minimum_people = { supervisor = 6 }"),
            (std::vector<Step>{{1, of_unit("minimum_people", 0, supervisor), 6.0f}}));
  EXPECT_EQ(steps_of("minimum_supervisors = 6"),
            (std::vector<Step>{{1, of_unit("minimum_people", 0, supervisor), 6.0f}}));
}

TEST(Plan, DrawsADistributionIntoASlot)
{
  Scenario const s = parse(
      scenario_text("", "", "[plan]\ncapex_share = { dist = \"uniform\", lo = 0.2, hi = 0.6 }\n"));
  ASSERT_EQ(s.lever_steps.size(), 1U);
  EXPECT_EQ(s.lever_steps[0].slot, 0);
  auto const found = test::draws_of(s, "plan.capex_share.1.0");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(test::targets_of(s, found[0]), std::vector<int>{first_plan_value});
  EXPECT_FLOAT_EQ(s.model.base.plan_value[0], 0.4f);
}

TEST(Plan, DrawsTheDistributionsOfTwoStepsEachForItself)
{
  Scenario const s = parse(scenario_text(
      "", "", "[plan]\nretention_bonus = [[1, { dist = \"uniform\", lo = 0, hi = 1 }], [13, { dist = \"uniform\", lo = 0, hi = 1 }]]\n"));
  ASSERT_EQ(s.lever_steps.size(), 2U);
  Draw const& first = s.draws[test::draws_of(s, "plan.retention_bonus.1.0").at(0)];
  Draw const& second = s.draws[test::draws_of(s, "plan.retention_bonus.13.0").at(0)];
  EXPECT_NE(first.name_hash, second.name_hash);
}

TEST(Plan, CompoundsSharesOfOneMonth)
{
  int const layoff = of_unit("scheduled_layoffs");
  EXPECT_EQ(steps_of("scheduled_layoffs = [ { month = 2, fraction = 0.5 }, { month = 2, fraction = 0.75 } ]"),
            (std::vector<Step>{{2, layoff, 0.875f}, {3, layoff, 0.0f}}));
}

TEST(Plan, OpensPositionsForGood)
{
  EXPECT_EQ(steps_of("open_positions = { month = 3, engineer = 4 }\ncancel_positions = { month = 9, engineer = 5 }"),
            (std::vector<Step>{{3, of_unit("cancel_positions", 0, engineer), -4.0f},
                               {9, of_unit("cancel_positions", 0, engineer), 1.0f}}));
}

TEST(Plan, EndsAnEventAfterItsMonth)
{
  int const layoff = of_unit("scheduled_layoffs");
  EXPECT_EQ(
      steps_of(
          "scheduled_layoffs = [ { month = 2, fraction = 0.25 }, { month = 5, fraction = 0.5 } ]"),
      (std::vector<Step>{
          {2, layoff, 0.25f}, {3, layoff, 0.0f}, {5, layoff, 0.5f}, {6, layoff, 0.0f}}));
}

TEST(Plan, AddsEventsThatFallTogether)
{
  int const rent = of_unit("rent_gpus");
  EXPECT_EQ(steps_of("rent_gpus = [ { month = 1, gpus = 100, months = 12 }, { month = 7, gpus = "
                     "50, months = 3 } ]"),
            (std::vector<Step>{
                {1, rent, 100.0f}, {7, rent, 150.0f}, {10, rent, 100.0f}, {13, rent, 0.0f}}));
  int const order = of_owner("order_gpus");
  EXPECT_EQ(steps_of("order_gpus = [ { month = 4, gpus = 10 }, { month = 4, gpus = 20 } ]"),
            (std::vector<Step>{{4, order, 30.0f}, {5, order, 0.0f}}));
}

TEST(Plan, EndsNeighbouringEventsAtExactlyZero)
{
  for (Step const& step : steps_of("scheduled_layoffs = [ { month = 2, fraction = 0.1 }, { month = "
                                   "3, fraction = 0.2 }, { month = 4, fraction = 0.3 } ]")) {
    EXPECT_TRUE(step.month != 5 || step.value == 0.0f) << step.value;
  }
}

TEST(Plan, CancelsPositionsForGood)
{
  EXPECT_EQ(steps_of("cancel_positions = [ { month = 1, researcher = 2, engineer = 10 }, { month = "
                     "9, engineer = 5 } ]"),
            (std::vector<Step>{{1, of_unit("cancel_positions", 0, researcher), 2.0f},
                               {1, of_unit("cancel_positions", 0, engineer), 10.0f},
                               {9, of_unit("cancel_positions", 0, engineer), 15.0f}}));
}

TEST(Plan, RaidsAFractionOrPeopleOfARole)
{
  int const all = of_unit("scheduled_raid.fraction");
  int const some = of_unit("scheduled_raid.people", 0, infrastructure);
  EXPECT_EQ(steps_of("scheduled_raid = { month = 6, fraction = 0.25 }"),
            (std::vector<Step>{{6, all, 0.25f}, {7, all, 0.0f}}));
  EXPECT_EQ(steps_of("scheduled_raid = { month = 6, role = \"infrastructure\", people = 4 }"),
            (std::vector<Step>{{6, some, 4.0f}, {7, some, 0.0f}}));
}

TEST(Plan, GrantsCapitalInAMonth)
{
  int const grant = of_owner("grant_capital");
  EXPECT_EQ(steps_of("grant_capital = 5e8"),
            (std::vector<Step>{{1, grant, 5e8f}, {2, grant, 0.0f}}));
  EXPECT_EQ(steps_of("grant_capital = { month = 3, usd = 1e6 }"),
            (std::vector<Step>{{3, grant, 1e6f}, {4, grant, 0.0f}}));
}

TEST(Plan, SpreadsAOneOffOrderOverItsMonths)
{
  int const order = of_owner("one_off_order");
  EXPECT_EQ(steps_of("one_off_order = { month = 1, usd = 480, months = 48 }"),
            (std::vector<Step>{{1, order, 10.0f}, {49, order, 0.0f}}));
}

TEST(Plan, MovesTheMarket)
{
  EXPECT_EQ(steps_of("rental_path = { from = 2.5, to = 0.5, months = 24 }"),
            (std::vector<Step>{{1, index_of(Section::market, "rental_path.to"), 0.5f},
                               {1, index_of(Section::market, "rental_path.from"), 2.5f},
                               {1, index_of(Section::market, "rental_path.months"), 24.0f}}));
  Scenario const s = parse(scenario_text(
      "", "",
      "[plan]\ncommodity_shock = { month = 24, size = { dist = \"beta\", a = 2, b = 2 } }\n"));
  ASSERT_EQ(s.lever_steps.size(), 2U);
  EXPECT_EQ(s.lever_steps[0].target, index_of(Section::market, "commodity_month"));
  EXPECT_EQ(s.lever_steps[0].value, 24.0f);
  EXPECT_EQ(s.lever_steps[1].slot, 0);
  EXPECT_TRUE(s.model.features.commodity);
}

TEST(Plan, InheritsFromTheBasePlan)
{
  std::string const plans =
      "[plan]\nretention_bonus = 1\nscheduled_raid = { month = 6, fraction = 0.25 }\n"
      "[[plan.alternative]]\nname = \"calm\"\nscheduled_raid = \"none\"\n"
      "[[plan.alternative]]\nname = \"poor\"\nretention_bonus = 0.5\n";
  std::string const text = scenario_text("", "", plans);
  EXPECT_EQ(parse(text).plan_names, (std::vector<std::string>{"base", "calm", "poor"}));
  EXPECT_EQ(parse(text).lever_steps.size(), 3U);
  EXPECT_EQ(steps(parse(text, "calm")), (std::vector<Step>{{1, of_unit("retention_bonus"), 1.0f}}));
  EXPECT_EQ(steps(parse(text, "poor"))[0].value, 0.5f);
  EXPECT_EQ(parse(text, "poor").lever_steps.size(), 3U);
}

TEST(Plan, AnAlternativeLeavesTheDrawsOfTheBaseAlone)
{
  std::string const text = scenario_text("", "",
                                         "[[plan.alternative]]\nname = \"x\"\ncapex_share = { dist "
                                         "= \"uniform\", lo = 0.2, hi = 0.6 }\n");
  Scenario const base = parse(text);
  Scenario const other = parse(text, "x");
  ASSERT_EQ(base.draws.size() + 1, other.draws.size());
  EXPECT_TRUE(base.lever_steps.empty());
  for (std::size_t d = 0; d < base.draws.size(); ++d) {
    EXPECT_EQ(base.draws[d].name_hash, other.draws[d].name_hash);
    EXPECT_EQ(base.draws[d].address_unit, other.draws[d].address_unit);
  }
}

TEST(Plan, RestrictsItselfToUnits)
{
  std::string const top = "name = \"t\"\nhorizon = 60\n[organisation]\nseparate = true\n";
  std::string const text = top + unit_text("A", "group = 0\n") + unit_text("B", "group = 1\n") +
                           "[plan]\nunits = [\"B\"]\nretention_bonus = 1\ncapex_share = 0.5\n";
  EXPECT_EQ(steps(parse(text)),
            (std::vector<Step>{{1, index_of(Section::organisation, "capex_share", 1), 0.5f},
                               {1, of_unit("retention_bonus", 1), 1.0f}}));
}

TEST(Plan, ReportsFaultsOfPlansThatDoNotRun)
{
  std::string const faults = faults_of(
      scenario_text("", "", "[[plan.alternative]]\nname = \"x\"\nretention_bonus = -1\n"));
  EXPECT_EQ(faults, "test.toml:11:19: plan.retention_bonus = -1: must lie in [0, 100].");
}

TEST(Plan, NamesThePlansThatThereAre)
{
  std::string const faults =
      faults_of(scenario_text("", "", "[[plan.alternative]]\nname = \"freeze\"\n"), "freez");
  EXPECT_EQ(faults,
            "test.toml: plan \"freez\": is not in this scenario; it has base or freeze. Did you "
            "mean freeze?");
}

}  // namespace
}  // namespace ghostcast
