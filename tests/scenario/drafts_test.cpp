// SPDX-License-Identifier: Apache-2.0
/// What the ten scenarios of the project need beyond the common keys, each in a few lines.
#include "example.hpp"

namespace ghostcast {
namespace {

using test::index_of;
using test::parse;
using test::scenario_text;
using test::unit_text;

constexpr char const* top = "name = \"draft\"\nhorizon = 240\n";

TEST(Drafts, S1FreezesTwelveSeniors)
{
  std::string const text = scenario_text(
      "start = \"2026-03\"\n[organisation]\ngpu_quantum = 1\nrental = true\ncapex_share = "
      "0.0\n[market]\n"
      "rental_price = { start = 2.35, mean = 2.3, half_life_months = 6, stationary_sd = 0.22, "
      "drift_per_year = -0.09 }\n"
      "scarcity = { probability_per_year = 0.1, multiplier = { dist = \"lognormal\", median = 2.8, "
      "sigma = 0.3 }, months = 9 }\n",
      "open_positions = { researcher = 2, engineer = 10 }\noffer_acceptance = { dist = \"beta\", a "
      "= 14, b = 6 }\n"
      "ramp_months = { dist = \"triangular\", lo = 3, mode = 6, hi = 12 }\n",
      "[plan]\n[[plan.alternative]]\nname = \"freeze\"\ncancel_positions = { month = 1, researcher "
      "= 2, engineer = 10 }\n"
      "rent_gpus = { month = 1, gpus = 243, months = 12 }\n");
  Scenario const s = parse(text, "freeze");
  EXPECT_EQ(s.model.base.unit[0].open_positions[engineer], 10.0f);
  EXPECT_EQ(s.lever_steps.size(), 4U);
  EXPECT_EQ(s.model.base.organisation[0].capex_share, 0.0f);
}

TEST(Drafts, S2AsksForTenThousand)
{
  Scenario const s = parse(
      scenario_text("[organisation]\ncapital0 = 0.0\npower_mw = 30.0\nkw_per_gpu = "
                    "1.45\n[market]\nshortage_at_start = true\n"
                    "lead_weeks_normal = { dist = \"lognormal\", median = 11, sigma = 0.3 }\n",
                    "gpu_appeal = { dist = \"lognormal\", median = 0.35, sigma = 0.6 }\n",
                    "[plan]\n[[plan.alternative]]\nname = \"accept: buy\"\norder_gpus = { month = "
                    "1, gpus = 10000 }\n"
                    "gpu_guarantee = 900\ngrant_capital = 500e6\n"),
      "accept: buy");
  EXPECT_EQ(s.model.base.market.shortage_at_start, 1.0f);
  EXPECT_EQ(test::targets_of(s, test::draws_of(s, "lead_weeks_normal").at(0)),
            std::vector<int>{index_of(Section::organisation, "lead_weeks_normal")});
  EXPECT_EQ(s.lever_steps.size(), 5U);
}

TEST(Drafts, S3ComparesTwoWaysToOrganise)
{
  Scenario const s = parse(std::string(top) + "[organisation]\nseparate = true\nrental = true\n" +
                           unit_text("Department", "group = 0\nmonthly_payroll = 17.5e6\n") +
                           "[[unit]]\nname = \"Commando\"\ngroup = 1\npeople = { researcher = 8, "
                           "engineer = 3, supervisor = 1 }\ngpus = 10000\n"
                           "reference_unit = \"Department\"\nsupervision_slack = 1.0\n");
  EXPECT_EQ(s.model.unit[1].reference_unit, 0);
  EXPECT_EQ(s.model.base.unit[1].supervision_slack, 1.0f);
}

TEST(Drafts, S4BuildsUnderAPowerCap)
{
  Scenario const s =
      parse(scenario_text("[organisation]\npower_mw = 2200.0\npower_growth = { dist = \"normal\", "
                          "mean = 0.035, sd = 0.012 }\n"
                          "power_max_mw = 75000.0\nkw_per_gpu = { dist = \"mixture\", value = "
                          "[1.45, 2.18], weight = [0.5, 0.5] }\n"
                          "capex_share = { dist = \"lognormal\", median = 1.5, sigma = 0.4 "
                          "}\nseparate_capital = true\n",
                          "", "[plan]\none_off_order = { month = 1, usd = 500e9, months = 48 }\n"));
  EXPECT_TRUE(s.model.features.power);
  EXPECT_EQ(s.model.base.organisation[0].separate_capital, 1.0f);
  ASSERT_EQ(s.lever_steps.size(), 2U);
  EXPECT_FLOAT_EQ(s.lever_steps[0].value, 500e9f / 48.0f);
}

TEST(Drafts, S5LosesFourInfrastructureEngineers)
{
  std::string const text = scenario_text(
      "[market]\noutage_hazard = 0.002\n",
      "initial_utilisation = { dist = \"beta\", a = 17, b = 3 }\nretirement_rate = 0.0076\n"
      "team_raid = { rate_per_year = { dist = \"gamma\", shape = 3, mean = 1.5 }, size = { dist = "
      "\"one_plus_geometric\", mean = 3.8 }, role = \"infrastructure\" }\n",
      "[plan]\nscheduled_raid = { month = 6, role = \"infrastructure\", people = 4 }\n"
      "[[plan.alternative]]\nname = \"nobody leaves\"\nscheduled_raid = \"none\"\n");
  EXPECT_EQ(parse(text).lever_steps.size(), 2U);
  EXPECT_TRUE(parse(text, "nobody leaves").lever_steps.empty());
  EXPECT_TRUE(parse(text).model.features.team_raid);
}

TEST(Drafts, S6HasACommodityDay)
{
  Scenario const s = parse(
      scenario_text("[organisation]\nrental = true\n[market]\ncommodity_month = "
                    "1\nlead_weeks_normal = 4\nshortage_on = 0.0\n",
                    "compute_budget_on_share = 1.0\n",
                    "[plan]\n[[plan.alternative]]\nname = \"rent erased\"\nrental_path = { from = "
                    "2.35, to = 0.60, months = 24 }\n"
                    "commodity_shock = { month = 24, size = { dist = \"beta\", a = 2, b = 2 } }\n"),
      "rent erased");
  EXPECT_EQ(s.model.base.market.commodity_month, 1.0f);
  EXPECT_EQ(s.lever_steps.size(), 5U);
  EXPECT_FALSE(s.model.features.shortage);
}

TEST(Drafts, S8DividesOnThreeLevels)
{
  std::string const text =
      std::string(top) +
      "[organisation]\ngroups = [\"research\", \"applications\"]\ngroup_weight = [0.70, "
      "0.30]\nappetite = \"unbounded\"\n"
      "allocation = \"weighted\"\nproject_end_rate = 0.10\n" +
      unit_text("Final run", "group = 0\npriority = 0.4\n") +
      unit_text("Assistant", "group = \"applications\"\n") +
      "[plan]\n[[plan.alternative]]\nname = \"yearly re-division\"\nrelease = "
      "\"full\"\nfull_period = 12\n"
      "[[plan.alternative]]\nname = \"market\"\nallocation = \"marginal_value\"\n";
  Scenario const s = parse(text, "market");
  EXPECT_FLOAT_EQ(s.model.base.organisation[0].group_weight[0], 0.7f);
  EXPECT_EQ(s.model.base.unit[1].appetite, static_cast<float>(Appetite::unbounded));
  EXPECT_EQ(s.model.unit[1].group, 1);
  EXPECT_EQ(s.model.organisation_count, 1);
  EXPECT_EQ(s.lever_steps.at(0).value, static_cast<float>(AllocationRule::marginal_value));
  EXPECT_EQ(parse(text, "yearly re-division").lever_steps.size(), 2U);
}

TEST(Drafts, S9HasAnnouncedCuts)
{
  Scenario const s =
      parse(scenario_text("start = \"2022-12\"\n[organisation]\nstationary_start = "
                          "true\nraid_rate_per_year = 0.0\noutage_hazard = 0.0\n",
                          "layoff_waves_per_year = { dist = \"gamma\", shape = 0.7, mean = 0.25 }\n"
                          "layoff_size = { dist = \"lognormal\", median = 0.077, sigma = 0.41 }\n",
                          "[plan]\n[[plan.alternative]]\nname = \"announced cuts\"\n"
                          "scheduled_layoffs = [ { month = 2, fraction = 0.127 }, { month = 5, "
                          "fraction = 0.116 } ]\n"),
            "announced cuts");
  EXPECT_EQ(s.lever_steps.size(), 4U);
  EXPECT_FALSE(s.model.features.outage);
  EXPECT_TRUE(s.model.stationary_start);
}

TEST(Drafts, S10IsRaided)
{
  Scenario const s = parse(
      scenario_text(
          "[organisation]\nrental = true\nraid_rate_per_year = { dist = \"gamma\", shape = 3, mean "
          "= 0.04 }\n"
          "raid_fraction = { dist = \"kumaraswamy\", a = 1.4, b = 3.5 }\npurchase_blocked = 0.6\n"
          "licence_fee = { dist = \"lognormal\", median = 650e6, sigma = 0.9 }\n",
          "shrink_quit_effect = 4.3\npoach_multiplier = { dist = \"lognormal\", median = 1.0, "
          "sigma = 0.34 }\n",
          "[plan]\n[[plan.alternative]]\nname = \"team bought\"\nscheduled_raid = { month = 6, "
          "fraction = 0.70 }\n"),
      "team bought");
  EXPECT_FLOAT_EQ(s.model.base.unit[0].raid_fraction_a, 1.4f);
  EXPECT_NEAR(s.model.base.unit[0].licence_fee, 650e6f, 100.0f);
  EXPECT_EQ(s.lever_steps.at(0).month, 6);
}

}  // namespace
}  // namespace ghostcast
