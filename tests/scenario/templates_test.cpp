// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/scenario/templates.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "same_model.hpp"

namespace ghostcast {
namespace {

using namespace test;
using testing::HasSubstr;

std::string two_units(std::string const& first, std::string const& second,
                      std::string const& before = {}, std::string const& after = {})
{
  return "name = \"test\"\nhorizon = 60\n" + before + unit_text("A", first) +
         unit_text("B", second) + after;
}

TEST(Templates, MakeTheModelOfUnitsThatSayItThemselves)
{
  std::string const with = two_units(
      "template = [\"near\", \"far\"]\nvisibility = 2\n", "template = \"far\"\n", "",
      "[template.near]\nramp_months = \"1 year\"\nteam_raid = { size = 3 }\n"
      "[template.far]\nramp_months = { dist = \"uniform\", lo = 5, hi = 9 }\nvisibility = 3\n"
      "team_raid = { size = 4, rate_per_year = 0.5 }\npriority = 1\n");
  std::string const without = two_units(
      "ramp_months = 12\nvisibility = 2\nteam_raid = { size = 3, rate_per_year = 0.5 }\npriority = "
      "1\n",
      "ramp_months = { dist = \"uniform\", lo = 5, hi = 9 }\nvisibility = 3\n"
      "team_raid = { size = 4, rate_per_year = 0.5 }\npriority = 1\n");
  expect_same_model(parse(with), parse(without));
}

TEST(Templates, StandBeforeTheUnitThatItIsLike)
{
  std::string const with =
      two_units("visibility = 2\npriority = 1\n", "like = \"A\"\ntemplate = \"t\"\n", "",
                "[template.t]\nvisibility = 3\n");
  std::string const without =
      two_units("visibility = 2\npriority = 1\n", "visibility = 3\npriority = 1\n");
  expect_same_model(parse(with), parse(without));
}

TEST(Templates, PassOnToUnitsThatAreLikeTheirs)
{
  std::string const with =
      two_units("template = \"t\"\n", "like = \"A\"\n", "", "[template.t]\nvisibility = 3\n");
  expect_same_model(parse(with), parse(two_units("visibility = 3\n", "visibility = 3\n")));
}

TEST(Templates, LeaveTheNearerOfSlackAndSpan)
{
  std::string const with =
      two_units("supervision_span = 200\ntemplate = \"t\"\n", "template = \"t\"\n", "",
                "[template.t]\nsupervision_slack = 2\n");
  expect_same_model(parse(with),
                    parse(two_units("supervision_span = 200\n", "supervision_slack = 2\n")));
}

TEST(Templates, MayStandInTheBaseAndTheUnitInTheChild)
{
  ScenarioFolder const folder;
  folder.write("base.toml", two_units("template = \"t\"\n", "", "",
                                      "[template.t]\nvisibility = 3\npriority = 1\n"));
  folder.write("child.toml",
               "extends = \"base.toml\"\n[template.t]\nvisibility = 2\n[[unit]]\nname = "
               "\"B\"\ntemplate = \"t\"\n");
  expect_same_model(folder.load("child.toml"), parse(two_units("visibility = 2\npriority = 1\n",
                                                               "visibility = 2\npriority = 1\n")));
}

TEST(RoleTemplates, MakeTheModelOfTablesOfRoles)
{
  std::string const with = two_units(
      "roles = { researcher = \"elite\", engineer = [\"plain\", \"elite\"] }\npoach_hazard = { "
      "researcher = 0.05 }\n",
      "roles = { manager = \"plain\" }\nquit_hazard_new = 0.03\n", "",
      "[role_template.elite]\nmonthly_pay = \"720 kUSD/year\"\npoach_hazard = "
      "0.02\nquit_hazard_new = { dist = "
      "\"uniform\", lo = 0.01, hi = 0.02 }\n"
      "[role_template.plain]\nmonthly_pay = 20000\nquit_hazard_new = 0.01\n");
  std::string const without = two_units(
      "monthly_pay = { researcher = 60000, engineer = 20000 }\n"
      "poach_hazard = { researcher = 0.05, engineer = 0.02 }\n"
      "quit_hazard_new = { researcher = { dist = \"uniform\", lo = 0.01, hi = 0.02 }, engineer = "
      "0.01 }\n",
      "monthly_pay = { manager = 20000 }\nquit_hazard_new = 0.03\n");
  expect_same_model(parse(with), parse(without));
}

TEST(RoleTemplates, LieOverWhatTheUnitHasFromElsewhere)
{
  std::string const roles = "roles = { researcher = \"elite\" }\n";
  std::string const elite =
      "[role_template.elite]\nmonthly_pay = 70000\npoach_hazard = 0.02\nquit_hazard_new = 0.01\n";
  std::string const with = two_units(
      "monthly_pay = [1000, 2000, 3000, 4000, 5000, 6000]\n", "like = \"A\"\n" + roles,
      "[market]\npoach_hazard = 0.001\n[organisation]\nquit_hazard_new = { engineer = 0.04 }\n",
      elite);
  std::string const without = two_units(
      "monthly_pay = [1000, 2000, 3000, 4000, 5000, 6000]\n",
      "monthly_pay = [70000, 2000, 3000, 4000, 5000, 6000]\n"
      "poach_hazard = [0.02, 0.001, 0.001, 0.001, 0.001, 0.001]\nquit_hazard_new = { researcher = "
      "0.01, engineer = 0.04 }\n",
      "[market]\npoach_hazard = 0.001\n[organisation]\nquit_hazard_new = { engineer = 0.04 }\n");
  expect_same_model(parse(with), parse(without));
}

TEST(RoleTemplates, RefuseToSplitOneDistribution)
{
  EXPECT_THAT(
      faults_of(scenario_text("[market]\npoach_hazard = { dist = \"uniform\", lo = 0, hi = 0.1 }\n",
                              "roles = { researcher = \"elite\" }\n",
                              "[role_template.elite]\npoach_hazard = 0.02\n")),
      HasSubstr("unit.roles.researcher = \"elite\": gives poach_hazard to one role, where one "
                "distribution stands for all of them. Give that key by role."));
}

TEST(UnusedTemplates, ChangeNothingButAreChecked)
{
  std::string const sound =
      "[template.t]\nramp_months = { dist = \"gamma\", shape = 2, mean = 9 }\n"
      "[role_template.r]\nmonthly_pay = { dist = \"beta\", a = 2, b = 2, hi = 9e4 }\n";
  expect_same_model(parse(scenario_text("", "", sound)), parse(scenario_text("")));
  EXPECT_EQ(parse(scenario_text("", "", sound)).distributions.size(),
            parse(scenario_text("")).distributions.size());
  std::string const faults = faults_of(scenario_text(
      "", "",
      "[template.t]\nramp_months = -1\nnonsense = 2\nlike = \"Team\"\nroles = { cook = \"r\" }\n"
      "[role_template.r]\nmonthly_pay = [1, 2]\npoach_hazard = -1\ngpus = 3\nx = 1\n"));
  for (char const* const part :
       {"unit.ramp_months = -1: must be >= 0", "unit.nonsense: unknown key",
        "template.t.like: cannot stand in a template", "template.t.roles.cook: is no role",
        "role_template.r.monthly_pay = [1, 2]: must be one value",
        "role_template.r.poach_hazard = -1: must be >= 0",
        "role_template.r.gpus: is not given by role", "role_template.r.x: unknown key"})
    EXPECT_THAT(faults, HasSubstr(part));
}

TEST(Templates, AreTablesOfTables)
{
  EXPECT_THAT(faults_of("template = 3\n" + scenario_text("")),
              HasSubstr("template = 3: must be a table of templates"));
  EXPECT_THAT(faults_of(scenario_text("", "", "[template]\nt = 3\n")),
              HasSubstr("template.t = 3: must be a table"));
  EXPECT_THAT(faults_of(scenario_text("", "roles = 3\ntemplate = [3]\n")),
              HasSubstr("unit.roles = 3: must be a table of roles"));
}

TEST(Templates, HaveLimits)
{
  std::string many;
  for (int i = 0; i < 70; ++i) many += "[template.t" + std::to_string(i) + "]\n";
  EXPECT_THAT(faults_of(scenario_text("", "", many)),
              HasSubstr("there may be at most 64 templates"));
  std::string names;
  for (int i = 0; i < 5000; ++i) names += "\"t\", ";
  EXPECT_THAT(faults_of(scenario_text("", "template = [" + names + "]\n", "[template.t]\n")),
              HasSubstr("may name at most 64 templates"));
  std::string zeros;
  for (int i = 0; i < 20000; ++i) zeros += "0, ";
  EXPECT_THAT(faults_of(scenario_text("", "template = \"t\"\n",
                                      "[template.t]\nramp_months = [" + zeros + "]\n")),
              HasSubstr("is too long for a template"));
}

TEST(Templates, PrintOddNamesOnOneLine)
{
  std::string const faults =
      faults_of(scenario_text("", "", "[template.\"a\\nb\\u202E\"]\nlike = \"x\"\n"));
  EXPECT_THAT(faults, HasSubstr("template.a\\u000Ab\\u202E.like: cannot stand in a template"));
  EXPECT_EQ(faults.find('\n'), faults.npos);
}

}  // namespace
}  // namespace ghostcast
