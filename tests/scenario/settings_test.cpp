// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include "changed_scenario.hpp"

namespace ghostcast {
namespace {

using test::changed;
using test::digest;
using test::draws_of;
using test::expect_same_dice;
using test::faults_of_change;
using test::index_of;
using test::parse;
using test::scenario_text;
using test::targets_of;
using test::unit_text;
using testing::ElementsAre;
using testing::HasSubstr;

std::string const two = "name = \"test\"\nhorizon = 60\n" + unit_text("A") + unit_text("Big B", "ramp_months = 3\n");

Scenario set(std::vector<std::string> const& settings, std::string const& text = two)
{
  return changed(text, {.set = settings});
}

std::string faults(std::string const& setting, std::string const& text = two)
{
  return faults_of_change(text, {.set = {setting}});
}

UnitParams<Scalar> const& unit(Scenario const& s, int u = 0)
{
  return s.model.base.unit[u];
}

TEST(Set, IsTheSameAsTheValueInTheFile)
{
  std::string text = scenario_text("");
  text.replace(text.find("gpus = 256"), 10, "gpus = 512");
  EXPECT_EQ(digest(set({"gpus=512"}, scenario_text(""))), digest(parse(text)));
}

TEST(Set, OfWhatTheFileSaysChangesNoBit)
{
  EXPECT_EQ(digest(set({"gpus=256", "horizon = 60"})), digest(parse(two)));
}

TEST(Set, ReplacesAValueInAllUnits)
{
  Scenario const s = set({"ramp_months=7"});
  EXPECT_EQ(unit(s, 0).ramp_months, 7.0f);
  EXPECT_EQ(unit(s, 1).ramp_months, 7.0f);
}

TEST(Set, TakesNoTableBeforeItsKey)
{
  EXPECT_THAT(faults("market.gpu_price=3"), HasSubstr("Write --set gpu_price=VALUE."));
}

TEST(Set, ReplacesAValueOfOneUnitByItsName)
{
  Scenario const s = set({"\"Big B\".ramp_months = 7", "A.gpus=300", "ramp_months=5"});
  EXPECT_EQ(unit(s, 0).ramp_months, 5.0f);
  EXPECT_EQ(unit(s, 1).ramp_months, 7.0f);
  EXPECT_EQ(unit(s, 0).gpus, 300.0f);
  EXPECT_EQ(unit(s, 1).gpus, 256.0f);
}

TEST(Set, LeavesAUnitThatIsLikeTheOneSet)
{
  std::string const text = two + "[[unit]]\nname = \"C\"\nlike = \"A\"\n";
  Scenario const s = set({"A.gpus=300"}, text);
  EXPECT_EQ(unit(s, 0).gpus, 300.0f);
  EXPECT_EQ(unit(s, 2).gpus, 256.0f);
}

TEST(Set, TakesMembersTablesAndTheHorizon)
{
  Scenario const s = set({"rental_price.start=3", "raid_fraction={ a = 2, b = 3 }", "horizon=12"});
  EXPECT_EQ(s.model.base.market.rental_start, 3.0f);
  EXPECT_EQ(unit(s).raid_fraction_a, 2.0f);
  EXPECT_EQ(unit(s).raid_fraction_b, 3.0f);
  EXPECT_EQ(s.horizon, 12);
  EXPECT_EQ(s.model.horizon, 12);
}

TEST(Set, TakesWordsWithAndWithoutQuotes)
{
  float const rule = static_cast<float>(AllocationRule::max_min);
  EXPECT_EQ(set({"allocation=max_min"}).model.base.organisation[0].allocation, rule);
  EXPECT_EQ(set({"allocation=\"max_min\""}).model.base.organisation[0].allocation, rule);
  EXPECT_TRUE(std::isinf(set({"price_halving_months=inf"}).model.base.market.price_halving_months));
  EXPECT_EQ(set({"rental=true"}).model.base.organisation[0].rental, 1.0f);
}

TEST(Set, GivesWhatTheFileLacks)
{
  std::string text = scenario_text("");
  text.replace(text.find("gpus = 256\n"), 11, "");
  EXPECT_EQ(unit(set({"gpus=64"}, text)).gpus, 64.0f);
}

TEST(Set, DrawsOneDistributionForAll)
{
  std::string const law = "{ dist = \"uniform\", lo = 3, hi = 9 }";
  Scenario const s = set({"ramp_months=" + law});
  auto const found = draws_of(s, "ramp_months");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(s.draws[found[0]].address_unit, 255);
  EXPECT_EQ(targets_of(s, found[0]).size(), 2U);
  Scenario const one = set({"\"Big B\".ramp_months=" + law});
  EXPECT_EQ(one.draws[draws_of(one, "ramp_months").at(0)].address_unit, 1);
}

TEST(Set, TakesOneValueAnOrganisation)
{
  std::string const text = "name = \"t\"\nhorizon = 9\n[organisation]\nseparate = true\n" + unit_text("A") + unit_text("B", "group = 1\n");
  Scenario const s = set({"capex_share=[0.5, 0.25]"}, text);
  EXPECT_EQ(s.model.base.organisation[0].capex_share, 0.5f);
  EXPECT_EQ(s.model.base.organisation[1].capex_share, 0.25f);
  EXPECT_EQ(faults("capex_share=[1, 2, 3]", text),
            "--set capex_share=[1, 2, 3]: organisation.capex_share = [1, 2, 3]: must have one value for each of the 2 groups.");
}

TEST(Set, LetsASpanReplaceASlackAndTheOtherWayRound)
{
  std::string const slack = scenario_text("", "supervision_slack = 2\n");
  std::string const span = scenario_text("", "supervision_span = 50\n");
  EXPECT_EQ(unit(set({"supervision_span=250"}, slack)).supervision_slack, -1.0f);
  EXPECT_EQ(unit(set({"supervision_slack=2"}, span)).supervision_slack, 2.0f);
}

TEST(Set, LeavesTheDiceOfAllElse)
{
  expect_same_dice(parse(two), set({"algorithm_halving_months=8", "frontier_growth=0.05"}));
  expect_same_dice(parse(two), set({"demand_growth=0.01"}));
}

TEST(Set, LeavesTheDiceOfKeysInOneMatrix)
{
  std::string const law = " = { dist = \"uniform\", lo = 0.3, hi = 0.9 }\n";
  std::string const text = two + "[market]\ncompute_exponent" + law + "pass_through" + law + "knowledge_exponent" + law +
                           "[[correlation]]\nof = [\"compute_exponent\", \"pass_through\", \"knowledge_exponent\"]\n"
                           "matrix = [[1, 0.5, 0.2], [0.5, 1, 0.3], [0.2, 0.3, 1]]\n";
  for (char const* key : {"compute_exponent", "pass_through", "knowledge_exponent"}) {
    expect_same_dice(parse(text), set({std::string(key) + "=0.5"}, text));
  }
}

TEST(Set, DropsThePlansLeverAndSaysSo)
{
  std::string const text = two + "[plan]\npay = 2\nscheduled_layoffs = { month = 3, fraction = 0.1 }\n";
  Scenario const s = set({"A.pay=1.5"}, text);
  EXPECT_THAT(test::other_warnings(s), ElementsAre("test.toml:17:7: plan.pay is dropped: --set A.pay=1.5"));
  std::vector<int> targets;
  for (LeverStep const& step : s.lever_steps) targets.push_back(step.target);
  EXPECT_THAT(targets, testing::Contains(index_of(Section::unit, "pay", 1)));
  EXPECT_THAT(targets, testing::Not(testing::Contains(index_of(Section::unit, "pay", 0))));
  EXPECT_EQ(unit(s).pay, 1.5f);
}

TEST(Set, IsInTheResolvedScenario)
{
  Scenario const s = set({"gpus=512", " A.pay = 2 "});
  EXPECT_EQ(s.resolved["set"], nlohmann::json({"gpus=512", " A.pay = 2 "}));
  EXPECT_EQ(s.resolved["without"], nlohmann::json::array());
  EXPECT_EQ(s.resolved["units"][1]["parameters"]["gpus"]["from"], "--set gpus=512");
  EXPECT_EQ(s.resolved["units"][1]["parameters"]["gpus"]["value"], 512);
  EXPECT_EQ(s.resolved["units"][1]["parameters"]["pay"]["from"], "default");
  EXPECT_THAT(s.changes, ElementsAre("set gpus = 512", "set A.pay = 2"));
}

TEST(Set, IsCheckedLikeAFile)
{
  std::string text = scenario_text("");
  EXPECT_THAT(faults("initial_compute_share=0.98", text),
              HasSubstr("--set initial_compute_share=0.98: unit.initial_compute_share = 0.98: no belief reaches a share above .97."));
  EXPECT_THAT(faults("initial_automation=0.05", text), HasSubstr("--set initial_automation=0.05: unit.initial_automation"));
}

TEST(Set, ReportsItsFaultsBesideThoseOfTheFile)
{
  std::string const text = scenario_text("[market]\nshortage_on = 2\n");
  EXPECT_EQ(faults_of_change(text, {.without = {"x"}, .set = {"gpus=-1"}}),
            "test.toml:4:15: market.shortage_on = 2: must lie in [0, 1]. Did you mean 0.02, or \"2 %/month\"?\n"
            "--without x: is no group of mechanisms; groups are automation, talent-market, compute-supply, "
            "allocation-politics, shocks, commoditisation, knowledge or all.\n"
            "--set gpus=-1: unit.gpus = -1: must lie in [0, 1000000000000].");
}

TEST(Set, RefusesWhatIsOff)
{
  EXPECT_EQ(faults_of_change(two, {.without = {"shocks"}, .set = {"demand_noise=0.1"}}),
            "--set demand_noise=0.1: demand_noise: is off by --without shocks. Leave one of the two out.");
  EXPECT_THAT(faults_of_change(two, {.without = {"shocks"}, .set = {"A.demand_noise=0.1"}}), HasSubstr("is off by --without shocks"));
  EXPECT_EQ(faults_of_change(two, {.set = {"gpus=1", "gpus=2"}}), "--set gpus=2: gpus: is set twice.");
}

struct BadSetting {
  char const* setting;
  char const* fault;
};

void PrintTo(BadSetting const& bad, std::ostream* out) { *out << bad.setting; }

class BadSettings : public testing::TestWithParam<BadSetting> {};

TEST_P(BadSettings, AreFaultsWithThePlace)
{
  auto const [setting, fault] = GetParam();
  EXPECT_EQ(faults(setting), "--set " + std::string(setting) + ": " + fault);
}

INSTANTIATE_TEST_SUITE_P(
    Set, BadSettings,
    testing::Values(
        BadSetting{"gpus", "must be KEY=VALUE. For example --set gpus=512."},
        BadSetting{"gpus=", "must be KEY=VALUE. For example --set gpus=512."},
        BadSetting{"=5", "must be KEY=VALUE. For example --set gpus=512."},
        BadSetting{"Big B.gpus=5", "KEY is no key. A name with spaces needs quotes: '\"Google Cloud\".gpus=512'."},
        BadSetting{"a..b=5", "KEY is no key. A name with spaces needs quotes: '\"Google Cloud\".gpus=512'."},
        BadSetting{"gpus=many", "unit.gpus = \"many\": must be a number, not a string."},
        BadSetting{"gpus=1.5", "unit.gpus = 1.5: must be a whole number."},
        BadSetting{"gpsu=5", "gpsu: unknown key. Did you mean gpus?"},
        BadSetting{"C.gpus=5", "C.gpus: C is no unit; units are A or Big B. Did you mean A?"},
        BadSetting{"\"Big C\".gpus=5", "Big C.gpus: Big C is no unit; units are A or Big B. Did you mean Big B?"},
        BadSetting{"A.gpsu=5", "gpsu: unknown key. Did you mean gpus?"},
        BadSetting{"A.capex_share=1", "capex_share: belongs to an organisation, not to a unit. Write --set capex_share=VALUE."},
        BadSetting{"A.gpu_price=1", "gpu_price: belongs to the market, not to a unit. Write --set gpu_price=VALUE."},
        BadSetting{"people.engineer=5",
                   "people.engineer: one role cannot be set alone. Write all roles: people={ researcher = 5, engineer = 20 }."},
        BadSetting{"threshold=0.5", "threshold: is no parameter and cannot be set here. Write a file with extends for it."},
        BadSetting{"scheduled_layoffs=1", "scheduled_layoffs: is no parameter and cannot be set here. Write a file with extends for it."},
        BadSetting{"start=2026-01", "start: is no parameter and cannot be set here. Write a file with extends for it."},
        BadSetting{"rental_price=3", "rental_price = 3: must be a table with start, mean, half_life_months, stationary_sd or drift_per_year."},
        BadSetting{"rental_price={ strat = 3 }", "rental_price.strat: unknown key. Did you mean start?"},
        BadSetting{"gpus={ x = 1 } y", "not valid TOML: Error while parsing key-value pair: expected a comment or whitespace, saw 'y'."},
        BadSetting{"horizon=0", "scenario.horizon = 0: must lie in [1, 480]."},
        BadSetting{"capex_share=[1, 2]",
                   "organisation.capex_share = [1, 2]: must be one value; one for each group needs separate = true."}),
    [](auto const& test) { return "Case" + std::to_string(test.index); });

}  // namespace
}  // namespace ghostcast
