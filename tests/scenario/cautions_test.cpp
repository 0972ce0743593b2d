// SPDX-License-Identifier: Apache-2.0
/// Warnings about what is possible and misleads: each where it is true and where it is not.
#include <gmock/gmock.h>

#include <algorithm>
#include <regex>

#include "example.hpp"
#include "ghostcast/model/production.hpp"
#include "ghostcast/scenario/target_headcount.hpp"

namespace ghostcast {
namespace {

using test::index_of;
using test::parse;
using test::scenario_text;
using test::unit_text;
using testing::Contains;
using testing::Each;
using testing::HasSubstr;
using testing::Not;

std::vector<std::string> warnings_of(std::string const& text, std::string const& plan = "base")
{
  return parse(text, plan).warnings;
}

auto says(std::string const& text)
{
  return Contains(HasSubstr(text));
}
auto never_says(std::string const& text)
{
  return Each(Not(HasSubstr(text)));
}

constexpr char const* exact = "every number of this file is exact: only ";
constexpr char const* fixed_choice = "pay_drift = { dist = \"uniform\", lo = 0, hi = 0.01 }\n";

TEST(Precision, IsNamedWhereOnlyDefaultsAreDrawn)
{
  Scenario const s = parse(scenario_text(""));
  EXPECT_THAT(s.warnings, says(exact + std::to_string(s.draws.size()) + " defaults"));
  EXPECT_THAT(s.warnings.front(), testing::StartsWith("test.toml: "));  // the file as a whole
}

TEST(Precision, IsNotNamedWhereTheFileHasADistribution)
{
  EXPECT_THAT(warnings_of(scenario_text("", fixed_choice)), never_says(exact));
  EXPECT_THAT(
      warnings_of(scenario_text(
          "", "", "[plan]\nretention_bonus = { dist = \"uniform\", lo = 0, hi = 1 }\n")),
      never_says(exact));
}

TEST(Precision, CountsAKeyOfTwoUnitsOnce)
{
  std::string const text =
      "name = \"t\"\nhorizon = 60\n" + unit_text("A") + unit_text("B");
  Scenario const two = parse(text);
  Scenario const one = parse(scenario_text(""));
  EXPECT_GT(two.draws.size(), one.draws.size());
  EXPECT_THAT(two.warnings, says(exact + std::to_string(one.draws.size()) + " defaults"));
}

/// Every default that is drawn, as its median.
std::string medians_of_defaults()
{
  Scenario const s = parse(scenario_text(""));
  std::string text = "[market]\n";
  for (ParameterInfo const& row : parameter_table()) {
    if (row.default_text.find("dist =") == std::string_view::npos) continue;
    float const median = flat(s.model.base)[index_of(row.section, std::string(row.key))];
    text += std::string(row.key) + " = " + std::to_string(median) + "\n";
  }
  return text;
}

TEST(Precision, IsLuckAloneWhereNothingIsDrawn)
{
  Scenario const s = parse(scenario_text(medians_of_defaults()));
  EXPECT_TRUE(s.draws.empty());
  EXPECT_THAT(s.warnings, says("nothing is uncertain here: all spread is luck"));
}

TEST(Tails, AreNamedWhereARangeTakesThemOff)
{
  auto const warnings = [](std::string const& mean, std::string const& more) {
    return warnings_of(scenario_text(
        "", "adoption_rate = { dist = \"normal\", sd = 0.1, mean = " + mean + more + " }\n"));
  };
  EXPECT_THAT(warnings("0.27", ""), says("0.35 % of its values lie outside [0, 1]"));  // 2.7 sd
  EXPECT_THAT(warnings("0.32", ""), never_says("tail"));                               // .07 %
  EXPECT_THAT(warnings("0.27", ", lo = 0, hi = 1"), never_says("tail"));  // asked for
}

/// 56 people at t=0 whose places fall to 14 exactly: see target_headcount_test.cpp.
std::string falls_to_14(std::string const& after)
{
  return "name = \"test\"\nhorizon = 60\n[organisation]\nstationary_start = false\n"
         "[[unit]]\nname = \"Team\"\n"
         "people = { researcher = 8, engineer = 32, infrastructure = 4, operations = 4, supervisor "
         "= 4, manager = 4 }\n"
         "gpus = 256\nmonthly_value = 3.6e6\ninitial_compute_share = 0.5\ninitial_automation = 0.5\n"
         "substitution_rho = 0.4\nautomation_ceiling = 0.875\nautomation_elasticity = 1\n"
         "role_automation_elasticity = 1\nminimum_people = { infrastructure = 1, supervisor = 1 }\n"
         "[[definition]]\nname = \"ghost\"\nheadcount_share = 0\nheadcount_limit = " +
         after;
}

TEST(Rounding, DecidesWithinThreePeopleOfTheLimit)
{
  std::string const text = "the answer hangs on rounding";
  for (std::string const limit : {"11", "14", "17"}) {
    EXPECT_THAT(warnings_of(falls_to_14(limit + "\n")),
                says("definition \"ghost\" allows " + limit +
                     " people in \"Team\", whose places end at 14 at the medians: " + text));
  }
  EXPECT_THAT(warnings_of(falls_to_14("10\n")), never_says(text));
  EXPECT_THAT(warnings_of(falls_to_14("18\n")), never_says(text));
}

TEST(Rounding, OfUnitsThatAreAlikeIsOneWarning)
{
  std::string const other = "[[unit]]\nname = \"Other\"\nlike = \"Team\"\n";
  EXPECT_THAT(warnings_of(falls_to_14("14\n" + other)),
              says("allows 14 people in \"Team\", \"Other\", whose places end at 14"));
}

TEST(Floor, IsNamedWhereItStandsAboveWhatADefinitionAllows)
{
  EXPECT_THAT(warnings_of(falls_to_14("1\n")),
              says("definition \"ghost\" allows 1 person in \"Team\", fewer than the 2 that "
                   "minimum_people keeps"));
  EXPECT_THAT(warnings_of(falls_to_14("2\n")), never_says("minimum_people keeps"));
  std::string const floor =
      "3\n[[plan.alternative]]\nname = \"floor\"\nminimum_supervisors = 4\n";
  EXPECT_THAT(warnings_of(falls_to_14(floor)), never_says("minimum_people keeps"));
  EXPECT_THAT(warnings_of(falls_to_14(floor), "floor"), says("fewer than the 5 that"));
}

/// A share of .5 whose automation is uniform on [lo, hi].
std::string with_automation(std::string const& lo, std::string const& hi, std::string const& rho)
{
  std::string text = scenario_text("", "automation_ceiling = 0.95\ninitial_automation = { dist = "
                                       "\"uniform\", lo = " +
                                           lo + ", hi = " + hi + " }\nsubstitution_rho = " + rho +
                                           "\n");
  return text.replace(text.find("share = 0.2"), 11, "share = 0.5");
}

/// Percent of beliefs that a warning names, -1 without one.
double repaired_percent(std::vector<std::string> const& warnings, std::string const& key)
{
  std::regex const pattern("\"Team\": ([0-9.]+) % of beliefs are moved to the nearest possible: " +
                           key);
  for (std::string const& warning : warnings) {
    std::smatch found;
    if (std::regex_search(warning, found, pattern)) return std::stod(found[1]);
  }
  return -1.0;
}

TEST(Repairs, AreForeseenAsOftenAsTheLawSays)
{
  // 4096 beliefs: five standard errors of a share are 3.9 points at most, and half a point is
  // rounded off.
  double const needed = required_automation<ScalarDouble>(0.5, -2.0);
  double const expected = 100.0 * (needed - 0.1) / 0.4;
  double const told =
      repaired_percent(warnings_of(with_automation("0.1", "0.5", "-2")), "initial_automation");
  EXPECT_NEAR(told, expected, 4.4);
  EXPECT_EQ(repaired_percent(warnings_of(with_automation("0.38", "0.5", "-2")), ""), -1.0);
}

TEST(Repairs, NameTheValuesOfRhoWhereTheyHappen)
{
  std::string const rho =
      "{ dist = \"mixture\", value = [-2, -0.155, 0.4], weight = [0.5, 0.3, 0.2] }";
  // rho = -.155 needs .09 and rho = .4 needs nothing: .1 to .3 is short where rho = -2 alone.
  std::vector<std::string> const warnings = warnings_of(with_automation("0.1", "0.3", rho));
  EXPECT_THAT(warnings, says("initial_automation with substitution_rho = -2"));
  EXPECT_THAT(warnings, never_says("-0.155"));
  EXPECT_NEAR(repaired_percent(warnings, "initial_automation"), 50.0, 4.4);
}

TEST(Repairs, OfUnitsWithOneCauseAreOneWarning)
{
  std::string text = with_automation("0.1", "0.3", "-2") + "[[unit]]\nname = \"Other\"\nlike = \"Team\"\n";
  std::vector<std::string> const warnings = warnings_of(text);
  EXPECT_EQ(std::count_if(warnings.begin(), warnings.end(),
                          [](std::string const& each) { return each.find("beliefs") != each.npos; }),
            1);
  EXPECT_THAT(warnings, says("\"Team\", \"Other\": "));
}

TEST(Repairs, BelowOneInAHundredAreNotForeseen)
{
  // The law says .3 %; five standard errors of 4096 beliefs are .43 points.
  double const needed = required_automation<ScalarDouble>(0.5, -2.0);
  std::string const lo = std::to_string(needed - 0.0003);
  std::string const hi = std::to_string(needed + 0.0997);
  EXPECT_EQ(repaired_percent(warnings_of(with_automation(lo, hi, "-2")), ""), -1.0);
}

/// A plan as an alternative beside a definition by `share`.
std::string alternative(std::string const& lever, std::string const& share)
{
  return scenario_text("", fixed_choice,
                       "[[definition]]\nname = \"mine\"\nshare = \"" + share +
                           "\"\n[[plan.alternative]]\nname = \"x\"\n" + lever + "\n");
}

constexpr char const* measure = "moves the measure, not only the work";

TEST(Measure, IsMovedByLeversOfCostWhereCostIsMeasured)
{
  for (std::string const lever :
       {"pay = 1.2", "rent_gpus = { month = 1, gpus = 64, months = 12 }", "grant_capital = 1e6"}) {
    EXPECT_THAT(warnings_of(alternative(lever, "cost"), "x"), says(measure)) << lever;
    EXPECT_THAT(warnings_of(alternative(lever, "books"), "x"), says("\"mine\"")) << lever;
    EXPECT_THAT(warnings_of(alternative(lever, "euler"), "x"), never_says(measure)) << lever;
    EXPECT_THAT(warnings_of(alternative(lever, "cost")), never_says(measure)) << "base runs";
  }
  // Bonuses are no part of the payroll of eq. 27.
  EXPECT_THAT(warnings_of(alternative("retention_bonus = 1", "cost"), "x"), never_says(measure));
}

TEST(Measure, IsMovedByPlacesWhereAShareOfThePeakIsAllowed)
{
  std::string const places = "open_positions = { month = 1, engineer = 20 }";
  EXPECT_THAT(warnings_of(alternative(places, "euler"), "x"), says("a higher peak"));
  EXPECT_THAT(warnings_of(alternative("minimum_supervisors = 12", "euler"), "x"),
              says("a higher peak"));
  EXPECT_THAT(warnings_of(alternative("minimum_supervisors = 4", "euler"), "x"),
              never_says("a higher peak"));
  EXPECT_THAT(warnings_of(alternative("minimum_supervisors = 4", "euler"), "x"),
              says("has 3 of role supervisor; it will hire"));
  std::string all = alternative(places, "euler");
  all.replace(all.find("share = \"euler\""), 15, "share = \"euler\"\nheadcount_share = 1");
  EXPECT_THAT(warnings_of(all, "x"), never_says("a higher peak"));
}

TEST(PlanEvents, OfMorePeopleThanThereAreAreNamed)
{
  auto const of = [](std::string const& lever) {
    return warnings_of(alternative(lever, "euler"), "x");
  };
  std::string const raid = "scheduled_raid = { month = 6, role = \"infrastructure\", people = ";
  EXPECT_THAT(of(raid + "4 }"), says("there are 3 of role infrastructure at t=0"));
  EXPECT_THAT(of(raid + "3 }"), never_says("at t=0"));
  EXPECT_THAT(of("cancel_positions = { month = 1, engineer = 29 }"),
              says("there are 28 of role engineer at t=0"));
  EXPECT_THAT(of("cancel_positions = { month = 1, engineer = 28 }"), never_says("at t=0"));
}

TEST(Cautions, SayNothingOfThePhantomUnit)
{
  Scenario const s = load_scenario(GHOSTCAST_SOURCE_DIR "/scenarios/phantom_unit.toml");
  EXPECT_THAT(s.warnings, testing::IsEmpty());
}

}  // namespace
}  // namespace ghostcast
