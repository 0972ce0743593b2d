// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/scenario/quantity_pass.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "same_model.hpp"

namespace ghostcast {
namespace {

using namespace test;
using testing::HasSubstr;

std::string dated(std::string const& in_unit, std::string const& after = {},
                  std::string const& horizon = "60")
{
  return "name = \"test\"\nstart = \"2025-12\"\nhorizon = " + horizon + "\n" +
         unit_text("Team", in_unit) + unit_text("Other") + after;
}

TEST(ConvertQuantities, MakesTheModelOfTheScenarioInPlainNumbers)
{
  std::string const with_units = dated(
      "ramp_months = { dist = \"lognormal\", median = \"1 year\", sigma = 0.4, hi = \"4 years\" }\n"
      "monthly_pay = { researcher = \"720 kUSD/year\", engineer = { dist = \"uniform\", lo = \"360 "
      "kUSD/year\", hi = 40000 } }\n"
      "quit_hazard_settled = \"24 %/year\"\ninitial_knowledge = \"75 %\"\n"
      "minimum_people = [\"1 person\", 0, 0, 0, \"2 people\", 0]\n"
      "demand_noise = { dist = \"mixture\", value = [\"3 %/month\", 0.05], weight = [0.5, 0.5], "
      "shift "
      "= \"1 %/month\" }\n"
      "team_raid = { rate_per_year = \"5 %/month\", size = { dist = \"one_plus_geometric\", mean = "
      "\"3 "
      "people\" } }\n",
      "[market]\nrental_price = { start = \"2.5 USD/h\", drift_per_year = \"-9 %/year\" }\n"
      "frontier_growth = \"0.75 OOM/year\"\ngpu_price = \"50 kUSD\"\n"
      "[organisation]\npower_mw = \"0.75 GW\"\nkw_per_gpu = \"1450 W\"\ncapital0 = \"5 MUSD\"\n"
      "[[definition]]\nname = \"d\"\nthreshold = \"80 %\"\npersistence = \"1 quarter\"\n",
      "\"5 years\"");
  std::string const plain = dated(
      "ramp_months = { dist = \"lognormal\", median = 12, sigma = 0.4, hi = 48 }\n"
      "monthly_pay = { researcher = 60000, engineer = { dist = \"uniform\", lo = 30000, hi = 40000 "
      "} }\n"
      "quit_hazard_settled = 0.02\ninitial_knowledge = 0.75\n"
      "minimum_people = [1, 0, 0, 0, 2, 0]\n"
      "demand_noise = { dist = \"mixture\", value = [0.03, 0.05], weight = [0.5, 0.5], shift = "
      "0.01 }\n"
      "team_raid = { rate_per_year = 0.6, size = { dist = \"one_plus_geometric\", mean = 3 } }\n",
      "[market]\nrental_price = { start = 2.5, drift_per_year = -0.09 }\n"
      "frontier_growth = 0.0625\ngpu_price = 50000\n"
      "[organisation]\npower_mw = 750\nkw_per_gpu = 1.45\ncapital0 = 5e6\n"
      "[[definition]]\nname = \"d\"\nthreshold = 0.8\npersistence = 3\n");
  expect_same_model(parse(with_units), parse(plain));
}

TEST(ConvertQuantities, CountsCalendarMonthsFromTheStart)
{
  std::string const calendar =
      dated("",
            "[market]\ncommodity_month = \"2027-12\"\ncommodity_size = 0.3\n"
            "[plan]\ncapex_share = [[\"2026-01\", \"20 %\"], [\"2027-01\", 0.4]]\n"
            "scheduled_layoffs = [ { month = \"2026-03\", fraction = \"12 %\" } ]\n"
            "grant_capital = { month = \"2026-02\", usd = \"3 MUSD\" }\n"
            "rent_gpus = { month = \"2026-04\", gpus = \"64 GPUs\", months = \"1 year\" }\n"
            "commodity_shock = { month = \"2028-12\", size = { dist = \"uniform\", lo = \"10 %\", "
            "hi = 0.5 } }\n"
            "cancel_positions = { month = \"2026-05\", engineer = 2 }\n",
            "\"2030-12\"");
  std::string const counted =
      dated("",
            "[market]\ncommodity_month = 24\ncommodity_size = 0.3\n"
            "[plan]\ncapex_share = [[1, 0.2], [13, 0.4]]\n"
            "scheduled_layoffs = [ { month = 3, fraction = 0.12 } ]\n"
            "grant_capital = { month = 2, usd = 3e6 }\n"
            "rent_gpus = { month = 4, gpus = 64, months = 12 }\n"
            "commodity_shock = { month = 36, size = { dist = \"uniform\", lo = 0.1, hi = 0.5 } }\n"
            "cancel_positions = { month = 5, engineer = 2 }\n");
  expect_same_model(parse(calendar), parse(counted));
}

TEST(ConvertQuantities, ReachesStepsOfAlternativesWithDistributionsAndRoles)
{
  auto const plan = [](std::string const& first, std::string const& second, std::string const& pay,
                       std::string const& rate) {
    return dated("",
                 "[plan]\n[[plan.alternative]]\nname = \"x\"\nunits = [\"Other\"]\n"
                 "minimum_people = [[" +
                     first + ", { researcher = 2 }], [" + second +
                     ", { researcher = 3, manager = 1 }]]\n"
                     "redundancy_rate = [[" +
                     second + ", { dist = \"uniform\", lo = " + rate +
                     ", hi = 0.2 }]]\n"
                     "pay = [[" +
                     first + ", " + pay + "], [" + second + ", 1]]\n");
  };
  Scenario const calendar =
      parse(plan("\"2026-06\"", "\"2027-01\"", "\"110 %\"", "\"2 %/month\""), "x");
  Scenario const counted = parse(plan("6", "13", "1.1", "0.02"), "x");
  expect_same_model(calendar, counted);
  int drawn = 0;
  for (LeverStep const& step : calendar.lever_steps) {
    EXPECT_GE(step.target, first_unit_index + unit_stride) << "a step of the first unit";
    drawn += step.slot >= 0 ? 1 : 0;
  }
  EXPECT_EQ(drawn, 1);
  EXPECT_EQ(calendar.lever_steps.size(), 6U);
}

TEST(ConvertQuantities, LeavesTheTextInMessagesAndTheNumberInTheResolvedScenario)
{
  EXPECT_THAT(faults_of(scenario_text("", "transfer_probability = \"150 %\"\n")),
              HasSubstr("unit.transfer_probability = \"150 %\": must lie in [0, 1]"));
  Scenario const scenario = parse(scenario_text("", "ramp_months = \"2 years\"\n"));
  EXPECT_EQ(scenario.resolved["units"][0]["parameters"]["ramp_months"]["value"], 24);
}

TEST(ConvertQuantities, AsksForWholeMonthsWhereTheyCount)
{
  EXPECT_THAT(faults_of("name = \"x\"\nhorizon = \"100 days\"\n" + unit_text("Team")),
              HasSubstr("scenario.horizon = \"100 days\": must be a whole number. It is 3.28"));
}

TEST(ConvertQuantities, GivesEachFaultOnce)
{
  std::string const wrong = faults_of(
      dated("gpu_guarantee = \"3 USD\"\nminimum_people = { researcher = \"6 days\" }\n"
            "ramp_months = { dist = \"mixture\", value = [\"3 USD\", 4], weight = [0.5, 0.5] }\n",
            "[plan]\ngrant_capital = \"3 days\"\ncapex_share = [[\"2020-01\", 0.1]]\n"));
  EXPECT_EQ(std::count(wrong.begin(), wrong.end(), '\n'), 4) << wrong;
}

TEST(ConvertQuantities, BlamesABrokenStartOnce)
{
  EXPECT_EQ(
      faults_of("name = \"x\"\nstart = 2025-12-01\nhorizon = \"2030-12\"\n" + unit_text("Team")),
      "test.toml:2:9: scenario.start = 2025-12-01: must be \"YYYY-MM\". Write \"2025-12\".");
}

TEST(ConvertQuantities, WarnsOfNoDefaultHazard)
{
  EXPECT_TRUE(test::other_warnings(parse(scenario_text(""))).empty());
  auto const warnings = test::other_warnings(parse(scenario_text("", "poach_hazard = 0.4\n")));
  ASSERT_EQ(warnings.size(), 1U);
  EXPECT_THAT(warnings[0], HasSubstr("did you mean \"0.4 /year\"?"));
  EXPECT_TRUE(test::other_warnings(parse(scenario_text("", "poach_hazard = \"4.8 /year\"\n"))).empty());
}

}  // namespace
}  // namespace ghostcast
