// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include <set>

#include "example.hpp"

namespace ghostcast {
namespace {

using test::draws_of;
using test::faults_of;
using test::index_of;
using test::parse;
using test::scenario_text;
using test::targets_of;
using test::unit_text;

constexpr char const* two = "name = \"test\"\nhorizon = 60\n";

UnitParams<Scalar> const& unit(Scenario const& s, int u = 0)
{
  return s.model.base.unit[u];
}

TEST(AssignParameters, PrefersTheNearestTable)
{
  std::string const units = unit_text("A") + unit_text("B", "ramp_months = 3\n");
  Scenario const none = parse(two + units);
  Scenario const market = parse(two + std::string("[market]\nramp_months = 9\n") + units);
  Scenario const owner = parse(two + std::string("[organisation]\nramp_months = 7\n") + units);
  EXPECT_EQ(unit(none).ramp_months, 12.0f);
  EXPECT_EQ(unit(market).ramp_months, 9.0f);
  EXPECT_EQ(unit(owner).ramp_months, 7.0f);
  EXPECT_EQ(unit(market, 1).ramp_months, 3.0f);
}

TEST(AssignParameters, DrawsACommonDistributionOnceForAll)
{
  Scenario const s =
      parse(two + std::string("[market]\nramp_months = { dist = \"uniform\", lo = 3, hi = 9 }\n") +
            unit_text("A") + unit_text("B") + unit_text("C", "ramp_months = 3\n"));
  auto const found = draws_of(s, "ramp_months");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(s.draws[found[0]].address_unit, 255);
  EXPECT_EQ(targets_of(s, found[0]), (std::vector<int>{index_of(Section::unit, "ramp_months", 0),
                                                       index_of(Section::unit, "ramp_months", 1)}));
  EXPECT_EQ(unit(s, 2).ramp_months, 3.0f);
}

TEST(AssignParameters, DrawsAUnitsOwnDistributionAtItsAddress)
{
  std::string const law = "ramp_months = { dist = \"uniform\", lo = 3, hi = 9 }\n";
  Scenario const s = parse(two + unit_text("A", law) + unit_text("B", law));
  auto const found = draws_of(s, "ramp_months");
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(s.draws[found[0]].address_unit, 0);
  EXPECT_EQ(s.draws[found[1]].address_unit, 1);
  EXPECT_EQ(s.draws[found[0]].name_hash, s.draws[found[1]].name_hash);
  EXPECT_EQ(targets_of(s, found[1]), std::vector<int>{index_of(Section::unit, "ramp_months", 1)});
}

TEST(AssignParameters, SharesTheWorldAndNotThePeopleByDefault)
{
  Scenario const s = parse(two + unit_text("A") + unit_text("B"));
  EXPECT_EQ(draws_of(s, "substitution_rho").size(), 1U);
  EXPECT_EQ(draws_of(s, "pass_through").size(), 1U);
  EXPECT_EQ(draws_of(s, "demand_growth").size(), 2U);
  EXPECT_EQ(draws_of(s, "quit_multiplier").size(), 2U);
  EXPECT_EQ(s.model.rho_draw[0], s.model.rho_draw[1]);
  EXPECT_EQ(static_cast<std::size_t>(s.model.rho_draw[0]), draws_of(s, "substitution_rho")[0]);
}

TEST(AssignParameters, InheritsFromTheUnitItIsLike)
{
  Scenario const s = parse(
      two + unit_text("A", "ramp_months = { dist = \"uniform\", lo = 3, hi = 9 }\npriority = 2\n") +
      "[[unit]]\nname = \"B\"\nlike = \"A\"\ngpus = 64\n[[unit]]\nname = \"C\"\nlike = "
      "\"B\"\npriority = 1\n");
  EXPECT_EQ(unit(s, 1).people[engineer], 28.0f);
  EXPECT_EQ(unit(s, 1).gpus, 64.0f);
  EXPECT_EQ(unit(s, 1).priority, 2.0f);
  EXPECT_EQ(unit(s, 2).gpus, 64.0f);
  EXPECT_EQ(unit(s, 2).priority, 1.0f);
  auto const found = draws_of(s, "ramp_months");
  ASSERT_EQ(found.size(), 3U);  // drawn anew
  EXPECT_EQ(s.draws[found[2]].address_unit, 2);
}

TEST(AssignParameters, ReadsRolesAsTableListAndNumber)
{
  Scenario const s = parse(scenario_text("",
                                         "monthly_pay = { researcher = 1e5 }\nrole_weight = [1, 2, "
                                         "3, 4, 5, 6]\nquit_hazard_new = 0.05\n"));
  EXPECT_EQ(unit(s).monthly_pay[researcher], 1e5f);
  EXPECT_EQ(unit(s).monthly_pay[engineer], 35000.0f);  // its default
  EXPECT_EQ(unit(s).role_weight[manager], 6.0f);
  EXPECT_EQ(unit(s).quit_hazard_new[operations], 0.05f);
  EXPECT_EQ(unit(s).people[manager], 0.0f);
}

TEST(AssignParameters, DrawsARolesValueUnderItsOwnName)
{
  Scenario const s = parse(scenario_text(
      "", "monthly_pay = { researcher = { dist = \"uniform\", lo = 1e5, hi = 2e5 } }\n"));
  auto const found = draws_of(s, "monthly_pay.researcher");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(targets_of(s, found[0]),
            std::vector<int>{index_of(Section::unit, "monthly_pay", 0, researcher)});
}

TEST(AssignParameters, DrawsOneDistributionForAllRolesOnce)
{
  Scenario const s = parse(
      scenario_text("", "quit_hazard_settled = { dist = \"uniform\", lo = 0.01, hi = 0.02 }\n"));
  auto const found = draws_of(s, "quit_hazard_settled");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(targets_of(s, found[0]).size(), 6U);
}

TEST(AssignParameters, TakesOneValueAGroupWhereGroupsAreSeparate)
{
  std::string const owner =
      "[organisation]\nseparate = true\ncapex_share = [0.7, { dist = \"uniform\", lo = 0.1, hi = "
      "0.3 }]\nramp_months = [6, 9]\n";
  Scenario const s =
      parse(two + owner + unit_text("A", "group = 1\n") + unit_text("B", "group = 0\n"));
  EXPECT_EQ(s.model.organisation_count, 2);
  EXPECT_FLOAT_EQ(s.model.base.organisation[0].capex_share, 0.7f);
  auto const found = draws_of(s, "capex_share");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(s.draws[found[0]].address_unit, 64 + 1);
  EXPECT_EQ(targets_of(s, found[0]),
            std::vector<int>{index_of(Section::organisation, "capex_share", 1)});
  EXPECT_EQ(unit(s, 0).ramp_months, 9.0f);  // of group 1
  EXPECT_EQ(s.model.unit[0].organisation, 1);
}

TEST(AssignParameters, NeitherRaidsNorStopsLargeUnitsByDefault)
{
  std::string large = unit_text("L");
  large.replace(large.find("engineer = 28"), 13, "engineer = 2000");
  Scenario const s = parse(two + unit_text("S") + large + "raid_rate_per_year = 0.1\n");
  EXPECT_FLOAT_EQ(unit(s, 0).raid_rate_per_year, 0.036f);
  EXPECT_FLOAT_EQ(unit(s, 0).outage_hazard, 0.004f);
  EXPECT_FLOAT_EQ(unit(s, 1).raid_rate_per_year, 0.1f);
  EXPECT_EQ(unit(s, 1).outage_hazard, 0.0f);
}

TEST(AssignParameters, MarksWhatIsSolved)
{
  Scenario const s = parse(scenario_text(""));
  EXPECT_EQ(unit(s).initial_automation, -1.0f);
  EXPECT_EQ(unit(s).monthly_payroll, -1.0f);
  EXPECT_EQ(unit(s).margin, -1.0f);
  EXPECT_EQ(s.model.base.organisation[0].initial_orders[2], -1.0f);
}

TEST(AssignParameters, LetsASpanReplaceTheDefaultSlack)
{
  Scenario const span = parse(scenario_text("", "supervision_span = 250\n"));
  EXPECT_EQ(unit(span).supervision_slack, -1.0f);
  EXPECT_TRUE(draws_of(span, "supervision_slack").empty());
  Scenario const slack =
      parse(scenario_text("[market]\nsupervision_span = 250\n", "supervision_slack = 2\n"));
  EXPECT_EQ(unit(slack).supervision_slack, 2.0f);
}

TEST(AssignParameters, ReadsTablesOfParameters)
{
  Scenario const s = parse(scenario_text(
      "[market]\nrental_price = { start = 3, half_life_months = inf }\nscarcity.months = 4\n",
      "raid_fraction = { dist = \"kumaraswamy\", a = 2, b = 3 }\n"
      "team_raid = { rate_per_year = { dist = \"gamma\", shape = 3, mean = 1.5 }, size = { dist = "
      "\"one_plus_geometric\", mean = 3.8 }, "
      "role = \"infrastructure\" }\n"));
  MarketParams<Scalar> const& market = s.model.base.market;
  EXPECT_EQ(market.rental_start, 3.0f);
  EXPECT_TRUE(std::isinf(market.rental_half_life_months));
  EXPECT_EQ(market.rental_mean, 2.35f);
  EXPECT_EQ(market.scarcity_months, 4.0f);
  EXPECT_EQ(unit(s).raid_fraction_b, 3.0f);
  EXPECT_EQ(unit(s).team_raid_role, static_cast<float>(infrastructure));
  EXPECT_FLOAT_EQ(unit(s).team_raid_size, 3.8f);
  EXPECT_EQ(draws_of(s, "team_raid.rate_per_year").size(), 1U);
}

TEST(AssignParameters, StoresChoicesFlagsAndRoles)
{
  Scenario const s = parse(
      scenario_text("[organisation]\nallocation = \"max_min\"\nrental = true\nrelease = \"full\"\n",
                    "hiring_freeze = \"off\"\nfreeze_exempt = [\"supervisor\", "
                    "\"researcher\"]\nsupervisor_rule = \"span\"\n"));
  EXPECT_EQ(s.model.base.organisation[0].allocation, static_cast<float>(AllocationRule::max_min));
  EXPECT_EQ(s.model.base.organisation[0].rental, 1.0f);
  EXPECT_EQ(s.model.base.organisation[0].release, static_cast<float>(ReleaseMode::full));
  EXPECT_EQ(unit(s).hiring_freeze, static_cast<float>(FreezeMode::off));
  EXPECT_EQ(unit(s).freeze_exempt[supervisor], 1.0f);
  EXPECT_EQ(unit(s).freeze_exempt[engineer], 0.0f);
  EXPECT_EQ(unit(s).supervisor_rule, static_cast<float>(SupervisorRule::span));
  EXPECT_EQ(unit(s).team_raid_role, -1.0f);
}

TEST(AssignParameters, SharesValueAndAnchorWithTheReferenceUnit)
{
  std::string const other =
      "[[unit]]\nname = \"B\"\nreference_unit = \"A\"\npeople = { researcher = 2, supervisor = 1 "
      "}\ngpus = 900\n";
  std::string units = unit_text("A") + other;
  units.replace(units.find("initial_compute_share = 0.2"), 27,
                "initial_compute_share = { dist = \"uniform\", lo = 0.1, hi = 0.3 }");
  Scenario const s = parse(two + units);
  EXPECT_EQ(s.model.unit[1].reference_unit, 0);
  EXPECT_EQ(unit(s, 1).monthly_value, unit(s, 0).monthly_value);
  ASSERT_EQ(draws_of(s, "initial_compute_share").size(), 1U);
  EXPECT_EQ(targets_of(s, draws_of(s, "initial_compute_share")[0]).size(), 2U);
}

TEST(AssignParameters, HasTheDefaultsOfTheModel)
{
  Scenario const s = parse(scenario_text(""));
  MarketParams<Scalar> const& m = s.model.base.market;
  OrganisationParams<Scalar> const& o = s.model.base.organisation[0];
  UnitParams<Scalar> const& u = unit(s);
  EXPECT_EQ(m.gpu_price, 50000.0f);
  EXPECT_FLOAT_EQ(m.algorithm_halving_months, 8.0f);
  EXPECT_EQ((o.lead_weeks_normal + o.install_weeks) * 7.0f / 30.4375f > 5.4f, true);
  EXPECT_EQ(o.lead_weeks_tight, 44.0f);
  EXPECT_FLOAT_EQ(u.supervision_slack, 2.2f);
  EXPECT_NEAR(30.4f / u.fill_days, 0.45f, 1e-6f);
  EXPECT_NEAR(std::log(u.offer_acceptance / (1.0f - u.offer_acceptance)), 0.5f, 1e-6f);
  EXPECT_EQ(u.minimum_people[supervisor], 2.0f);
  EXPECT_FLOAT_EQ(u.poach_hazard[infrastructure], 0.004f);
  EXPECT_NEAR(u.automation_ceiling, 0.6 + 0.4 * std::cbrt(0.5), 1e-6);
  EXPECT_EQ(u.knowledge_half_people, 4.0f);
}

TEST(AssignParameters, ReportsAllFaultsOfAFileByLine)
{
  std::string const faults =
      faults_of(scenario_text("[market]\nshortage_on = 2\n", "headcuont = 5\nramp_months = -1\n"));
  EXPECT_EQ(faults,
            "test.toml:4:15: market.shortage_on = 2: must lie in [0, 1]. Did you mean 0.02, or \"2 %/month\"?\n"
            "test.toml:11:1: unit.headcuont: unknown key. Did you mean headcount_elasticity?\n"
            "test.toml:12:15: unit.ramp_months = -1: must be >= 0.");
}

TEST(AssignParameters, RefusesWhatSinglePrecisionCannotHold)
{
  for (char const* const value : {"1e39", "1e-46", "inf", "nan", "-inf"}) {
    std::string const text = scenario_text("", "hiring_cost = " + std::string(value) + "\n");
    EXPECT_NE(faults_of(text).find("unit.hiring_cost = "), std::string::npos) << value;
  }
  std::string const almost_one = scenario_text("[market]\nheat_persistence = 0.9999999999\n");
  EXPECT_NE(faults_of(almost_one).find("too near to an end"), std::string::npos);
}

TEST(AssignParameters, ChecksValuesThatNothingTakes)
{
  EXPECT_NE(faults_of(scenario_text("[market]\nramp_months = -1\n", "ramp_months = 3\n"))
                .find("market.ramp_months = -1"),
            std::string::npos);
}

TEST(ChooseQuantum, PutsTheLargestUnitAtOrBelow4096)
{
  auto const quantum = [](int gpus) {
    std::string text = scenario_text("");
    text.replace(text.find("gpus = 256"), 10, "gpus = " + std::to_string(gpus));
    return parse(text).model.gpu_quantum;
  };
  EXPECT_EQ(quantum(4096), 1.0f);
  EXPECT_EQ(quantum(4097), 2.0f);
  EXPECT_EQ(quantum(2500000), 1024.0f);
}

TEST(Parameters, TakeAClosedEndThatSinglePrecisionRoundsOutward)
{
  EXPECT_EQ(parse(scenario_text("", "supervision_growth = -0.2\n")).model.base.unit[0].supervision_growth, -0.2f);
  EXPECT_EQ(parse(scenario_text("", "supervision_growth = 0.2\n")).model.base.unit[0].supervision_growth, 0.2f);
  EXPECT_THAT(faults_of(scenario_text("", "supervision_growth = 0.2000001\n")), testing::HasSubstr("must lie in"));
  EXPECT_THAT(faults_of(scenario_text("[market]\nheat_persistence = 0.99999999999\n")), testing::HasSubstr("too near to an end"));
}

}  // namespace
}  // namespace ghostcast
