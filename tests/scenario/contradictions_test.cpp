// SPDX-License-Identifier: Apache-2.0
/// Keys that are possible each by itself and impossible together: where the fault begins and where
/// it does not. scenarios/bad has one file for each.
#include <gmock/gmock.h>

#include "example.hpp"
#include "ghostcast/model/production.hpp"

namespace ghostcast {
namespace {

using test::faults_of;
using test::parse;
using test::scenario_text;
using test::unit_text;
using testing::ElementsAre;
using testing::HasSubstr;

std::string defined(std::string const& keys)
{
  return "[[definition]]\nname = \"mine\"\n" + keys + "\n";
}

std::string planned(std::string const& keys)
{
  return "[plan]\n" + keys + "\n";
}

bool is_refused(std::string const& text)
{
  try {
    parse(text);
  } catch (InputError const& error) {
    EXPECT_EQ(error.faults().size(), 1U) << error.what();
    return true;
  }
  return false;
}

std::string two_units(std::string const& in_first, std::string const& in_second,
                      std::string const& after)
{
  return "name = \"t\"\nhorizon = 60\n" + unit_text("A", in_first) + unit_text("B", in_second) +
         after;
}

/// The warnings of a text but the one about false precision.
std::vector<std::string> warnings_of(std::string const& text)
{
  std::vector<std::string> warnings = parse(text).warnings;
  std::erase_if(warnings, [](std::string const& warning) {
    return warning.find("every number of this file is exact") != std::string::npos;
  });
  return warnings;
}

TEST(Minimum, IsAFaultWhereTheFileGivesItAndAWarningByDefault)
{
  EXPECT_TRUE(is_refused(scenario_text("", "minimum_people = { supervisor = 4 }\n")));
  EXPECT_TRUE(is_refused(scenario_text("[market]\nminimum_people = { supervisor = 4 }\n")));
  EXPECT_FALSE(is_refused(scenario_text("", "minimum_people = { supervisor = 3 }\n")));
  std::string one = scenario_text("");  // by default the minimum of supervisors is 2
  one.replace(one.find("supervisor = 3"), 14, "supervisor = 1");
  EXPECT_THAT(warnings_of(one), ElementsAre(HasSubstr("fewer than its minimum of 2")));
  one.replace(one.find("infrastructure = 3"), 18, "infrastructure = 0");
  EXPECT_THAT(warnings_of(one), ElementsAre(HasSubstr("minimum of 1"), HasSubstr("1 of role supervisor, fewer")));
}

TEST(Alternative, MustDifferFromTheBasePlanInWhatItDoes)
{
  std::string const name = "[[plan.alternative]]\nname = \"x\"\n";
  EXPECT_TRUE(is_refused(scenario_text("", "", name)));
  EXPECT_TRUE(is_refused(scenario_text("", "", name + "retention_bonus = 0\n")));
  EXPECT_TRUE(is_refused(scenario_text("", "", planned("retention_bonus = 1") + name)));
  EXPECT_TRUE(is_refused(
      scenario_text("", "", planned("retention_bonus = 1") + name + "retention_bonus = 1\n")));
  EXPECT_FALSE(is_refused(
      scenario_text("", "", planned("retention_bonus = 1") + name + "retention_bonus = 0\n")));
  EXPECT_TRUE(is_refused(scenario_text("", "retention_bonus = 1\n", name + "retention_bonus = 1\n")));
}

TEST(Alternative, MustDifferFromTheOthers)
{
  std::string const first = "[[plan.alternative]]\nname = \"x\"\nretention_bonus = ";
  std::string const second = "[[plan.alternative]]\nname = \"y\"\nretention_bonus = ";
  std::string const drawn = "{ dist = \"uniform\", lo = 0, hi = 1 }\n";
  std::string const wider = "{ dist = \"uniform\", lo = 0, hi = 2 }\n";
  EXPECT_TRUE(is_refused(scenario_text("", "", first + "1\n" + second + "1\n")));
  EXPECT_FALSE(is_refused(scenario_text("", "", first + "1\n" + second + "2\n")));
  EXPECT_TRUE(is_refused(scenario_text("", "", first + drawn + second + drawn)));
  EXPECT_FALSE(is_refused(scenario_text("", "", first + drawn + second + wider)));
}

TEST(Alternative, MayNumberWhatIsDrawn)
{
  // The median of the draw is the number: still another plan.
  std::string const drawn =
      "[organisation]\ncapex_share = { dist = \"uniform\", lo = 0.1, hi = 0.3 }\n";
  EXPECT_FALSE(is_refused(
      scenario_text(drawn, "", "[[plan.alternative]]\nname = \"x\"\ncapex_share = 0.2\n")));
}

TEST(Definition, MustFitIntoTheHorizon)
{
  EXPECT_FALSE(is_refused(scenario_text("", "", defined("persistence = 60"))));
  EXPECT_TRUE(is_refused(scenario_text("", "", defined("persistence = 61"))));
}

TEST(Definition, MustAllowTheSupervisorItAsksFor)
{
  std::string const nobody = "headcount_share = 0\nheadcount_limit = 0";
  EXPECT_TRUE(is_refused(scenario_text("", "", defined(nobody))));
  EXPECT_FALSE(is_refused(scenario_text("", "", defined(nobody + "\nneeds_supervisor = false"))));
  EXPECT_FALSE(
      is_refused(scenario_text("", "", defined("headcount_share = 0\nheadcount_limit = 1"))));
}

TEST(Definition, MustAskForLessThanTheValueCeiling)
{
  EXPECT_TRUE(is_refused(scenario_text("", "value_ceiling = 4\n", defined("growth = 4"))));
  EXPECT_FALSE(is_refused(scenario_text("", "value_ceiling = 4\n", defined("growth = 3.99"))));
  EXPECT_FALSE(is_refused(scenario_text("", "", defined("growth = 100"))));  // drawn by default
}

TEST(Definition, IsWarnedOfWhereOneUnitOfTwoCannotMeetIt)
{
  std::string const text = two_units("value_ceiling = 4\n", "", defined("growth = 10"));
  EXPECT_THAT(warnings_of(text),
              ElementsAre(HasSubstr("definition \"mine\" is out of reach of \"A\": value stays "
                                    "below value_ceiling = 4")));
  EXPECT_TRUE(is_refused(
      two_units("value_ceiling = 4\n", "value_ceiling = 5\n", defined("growth = 10"))));
}

TEST(Definition, MustAskForAShareThatProductionReaches)
{
  std::string const unit = "substitution_rho = -2\nautomation_ceiling = 0.5\n";
  double const bound = largest_share<ScalarDouble>(0.5, -2.0);  // 1 - .5^1.5 = .6464
  EXPECT_NEAR(bound, 0.64645, 1e-5);
  EXPECT_FALSE(is_refused(scenario_text("", unit, defined("threshold = 0.646"))));
  EXPECT_TRUE(is_refused(scenario_text("", unit, defined("threshold = 0.647"))));
  EXPECT_FALSE(is_refused(scenario_text(
      "", "substitution_rho = 0\nautomation_ceiling = 0.5\n", defined("threshold = 0.99"))));
}

TEST(Definition, MustAskForAnEulerShareBelowTheCeilingOfAutomation)
{
  std::string const unit =
      "automation_ceiling = { dist = \"uniform\", lo = 0.5, hi = 0.8 }\nsubstitution_rho = ";
  std::string const more = "share = \"euler\"\nthreshold = 0.";
  EXPECT_TRUE(is_refused(scenario_text("", unit + "-0.5\n", defined(more + "81"))));
  EXPECT_FALSE(is_refused(scenario_text("", unit + "-0.5\n", defined(more + "79"))));
  EXPECT_FALSE(is_refused(scenario_text("", unit + "0.2\n", defined(more + "95"))));
}

TEST(Definition, LooksAtTheMostFavourableComponentOfRho)
{
  std::string const unit =
      "automation_ceiling = 0.5\nsubstitution_rho = { dist = \"mixture\", value = [-2, ";
  std::string const weights = "], weight = [0.9, 0.1] }\n";
  std::string const ghost = defined("threshold = 0.9");
  EXPECT_TRUE(is_refused(scenario_text("", unit + "-1" + weights, ghost)));
  EXPECT_FALSE(is_refused(scenario_text("", unit + "0.4" + weights, ghost)));
}

TEST(Definition, CountsTheAutomationThatAnchoringRaises)
{
  // A share of .9 needs more automation than the ceiling of .5: beliefs are moved to where it fits.
  std::string text = scenario_text(
      "", "substitution_rho = -0.155\nautomation_ceiling = 0.5\n", defined("threshold = 0.99"));
  text.replace(text.find("share = 0.2"), 11, "share = 0.9");
  EXPECT_FALSE(is_refused(text));
}

TEST(Definition, WarnsOnlyWhereTheFileHasNoneAndNoCompute)
{
  std::string text = scenario_text("");
  text.replace(text.find("gpus = 256"), 10, "gpus = 0");
  text.replace(text.find("share = 0.2"), 11, "share = 0");
  EXPECT_THAT(warnings_of(text), ElementsAre(HasSubstr("without compute")));
}

TEST(Definition, MustNotRepeatAnother)
{
  std::string const other = "[[definition]]\nname = \"other\"\n";
  EXPECT_TRUE(is_refused(scenario_text("", "", defined("") + other)));
  EXPECT_FALSE(is_refused(scenario_text("", "", defined("growth = 2") + other)));
}

TEST(Horizon, EndsWhatAPlanMayDo)
{
  for (std::string const month : {"60", "61"}) {
    bool const late = month == "61";
    for (std::string const& keys : std::vector<std::string>
         {"order_gpus = { month = " + month + ", gpus = 256 }",
          "capex_share = [[1, 0.1], [" + month + ", 0.2]]",
          "commodity_shock = { month = " + month + ", size = 0.3 }"}) {
      EXPECT_EQ(is_refused(scenario_text("", "", planned(keys))), late) << keys;
    }
    EXPECT_EQ(is_refused(scenario_text("[market]\ncommodity_month = " + month + "\n")), late);
  }
  EXPECT_FALSE(is_refused(
      scenario_text("", "", planned("rent_gpus = { month = 55, gpus = 256, months = 24 }"))));
}

TEST(Plan, MustNotOpenPlacesThatItsFreezeLeavesEmpty)
{
  std::string const places = "open_positions = { month = 3, engineer = 4 }\nhiring_freeze = ";
  EXPECT_TRUE(is_refused(scenario_text("", "", planned(places + "\"on\""))));
  EXPECT_FALSE(is_refused(scenario_text("", "", planned(places + "\"off\""))));
  EXPECT_FALSE(is_refused(
      scenario_text("", "", planned(places + "\"on\"\nfreeze_exempt = [\"engineer\"]"))));
  std::string const frozen = "[[plan.alternative]]\nname = \"frozen\"\nhiring_freeze = \"on\"\n";
  EXPECT_FALSE(is_refused(scenario_text(
      "", "", planned("open_positions = { month = 3, engineer = 4 }") + frozen)));
}

TEST(Freeze, MustEndBelowWhereItBegins)
{
  EXPECT_TRUE(is_refused(scenario_text("", "freeze_above = 0.2\n")));
  EXPECT_TRUE(is_refused(scenario_text("", "freeze_below = 1.5\n")));
  EXPECT_FALSE(is_refused(scenario_text("", "freeze_above = 0.3\n")));
  EXPECT_FALSE(is_refused(scenario_text("", "freeze_above = inf\n")));
}

TEST(Organisation, IsCheckedForPowerAndCapitalThatItCannotUse)
{
  EXPECT_TRUE(is_refused(scenario_text("[organisation]\npower_mw = 30\npower_max_mw = 29\n")));
  EXPECT_FALSE(is_refused(scenario_text("[organisation]\npower_mw = 30\npower_max_mw = 30\n")));
  EXPECT_TRUE(is_refused(scenario_text("[organisation]\nrental = true\ncapital0 = 1e6\n")));
  EXPECT_FALSE(is_refused(scenario_text("[organisation]\nrental = true\ncapex_share = 0\n")));
  EXPECT_FALSE(is_refused(scenario_text("[organisation]\nrental = true\n")));
}

TEST(Contradictions, AreReportedTogether)
{
  std::string const faults = faults_of(scenario_text(
      "", "minimum_people = { supervisor = 4 }\nfreeze_above = 0.2\nvalue_ceiling = 4\n",
      defined("growth = 10") + planned("retention_bonus = [[61, 1]]")));
  for (char const* const part :
       {"minimum_people = 4", "freeze_below = 0.3", "value_ceiling = 4", "after the horizon"})
    EXPECT_THAT(faults, HasSubstr(part));
}

}  // namespace
}  // namespace ghostcast
