// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/scenario/layers.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "ghostcast/scenario/file_bytes.hpp"
#include "same_model.hpp"

namespace ghostcast {
namespace {

using namespace test;
using testing::ElementsAre;
using testing::HasSubstr;

std::string const head = "name = \"test\"\nhorizon = 60\nstart = \"2025-12\"\n";

std::string base_text()
{
  return head +
         "[market]\nrental_price = { start = 3, stationary_sd = 0.1 }\ngpu_price = 40000\n"
         "algorithm_halving_months = { dist = \"lognormal\", median = 8, sigma = 0.5 }\n"
         "[organisation]\ncapex_share = 0.2\n" +
         unit_text("Team", "quit_hazard_settled = { researcher = 0.02 }\n") + unit_text("Other") +
         "[[definition]]\nname = \"a\"\nthreshold = 0.8\n"
         "[plan]\ncapex_share = [[5, 0.3]]\n"
         "[[plan.alternative]]\nname = \"freeze\"\nhiring_freeze = \"on\"\n"
         "[[plan.alternative]]\nname = \"cut\"\nscheduled_layoffs = { month = 3, fraction = 0.1 "
         "}\n";
}

TEST(Extends, MakesTheModelOfOneFile)
{
  ScenarioFolder const folder;
  folder.write("base/base.toml", base_text());
  folder.write(
      "child.toml",
      "extends = \"base/base.toml\"\nhorizon = 48\n"
      "[market]\nrental_price = { start = 4 }\n"
      "algorithm_halving_months = { dist = \"uniform\", lo = 6, hi = 9 }\n"
      "[[unit]]\nname = \"Other\"\nremove = true\n"
      "[[unit]]\nname = \"Team\"\ngpus = 512\nquit_hazard_settled = { engineer = 0.03 }\n" +
          unit_text("Third", "like = \"Team\"\n") +
          "[[definition]]\nname = \"a\"\npersistence = 6\n[[definition]]\nname = \"b\"\n"
          "[[plan.alternative]]\nname = \"cut\"\nremove = true\n"
          "[[plan.alternative]]\nname = \"freeze\"\nredundancy_rate = 0.1\n");
  std::string const whole =
      "name = \"test\"\nhorizon = 48\nstart = \"2025-12\"\n"
      "[market]\nrental_price = { start = 4, stationary_sd = 0.1 }\ngpu_price = 40000\n"
      "algorithm_halving_months = { dist = \"uniform\", lo = 6, hi = 9 }\n"
      "[organisation]\ncapex_share = 0.2\n"
      "[[unit]]\nname = \"Team\"\npeople = { researcher = 6, engineer = 28, infrastructure = 3, "
      "supervisor = 3 }\ngpus = 512\nmonthly_value = 3.6e6\ninitial_compute_share = 0.2\n"
      "quit_hazard_settled = { engineer = 0.03 }\n" +
      unit_text("Third", "like = \"Team\"\n") +
      "[[definition]]\nname = \"a\"\nthreshold = 0.8\npersistence = 6\n[[definition]]\nname = "
      "\"b\"\n"
      "[plan]\ncapex_share = [[5, 0.3]]\n"
      "[[plan.alternative]]\nname = \"freeze\"\nhiring_freeze = \"on\"\nredundancy_rate = 0.1\n";
  for (std::string const plan : {"base", "freeze"}) {
    Scenario const layered = folder.load("child.toml", plan);
    EXPECT_THAT(layered.plan_names, ElementsAre("base", "freeze"));
    expect_same_model(layered, parse(whole, plan));
  }
}

TEST(Extends, ReplacesTheListOfCorrelations)
{
  ScenarioFolder const folder;
  std::string const correlation =
      "[[correlation]]\nof = [\"frontier_growth\", \"automation_width\"]\nloading = ";
  folder.write("base.toml", scenario_text("", "", correlation + "[0.5, 0.5]\n"));
  folder.write("child.toml", "extends = \"base.toml\"\n" + correlation + "[0.9, -0.9]\n");
  Scenario const one = parse(scenario_text("", "", correlation + "[0.9, -0.9]\n"));
  EXPECT_EQ(folder.load("child.toml").resolved["correlations"], one.resolved["correlations"]);
  expect_same_model(folder.load("child.toml"), one);
}

TEST(Extends, TakesEverythingFromTheBaseWhereItSaysNothing)
{
  ScenarioFolder const folder;
  folder.write("base.toml", base_text());
  folder.write("child.toml", "extends = \"base.toml\"\n");
  Scenario const child = folder.load("child.toml");
  EXPECT_EQ(child.name, "test");
  expect_same_model(child, folder.load("base.toml"));
}

TEST(Extends, NamesTheFileInWhichAValueStands)
{
  ScenarioFolder const folder;
  std::string const base = folder.write(
      "base.toml", scenario_text("", "poach_hazard = 0.4\ntransfer_probability = 0.3\n"));
  std::string const child = folder.write(
      "child.toml", "extends = \"base.toml\"\n[[unit]]\nname = \"Team\"\nquit_hazard_new = 0.5\n");
  Scenario const scenario = folder.load("child.toml");
  EXPECT_THAT(test::other_warnings(scenario),
              ElementsAre(HasSubstr(child + ":4:19: "), HasSubstr(base + ":9:16: ")));
  auto const& parameters = scenario.resolved["units"][0]["parameters"];
  EXPECT_EQ(parameters["quit_hazard_new"]["from"], child + ":4:19");
  EXPECT_EQ(parameters["transfer_probability"]["from"], base + ":10:24");
  folder.write("child.toml",
               "extends = \"base.toml\"\n[[unit]]\nname = \"Team\"\nquit_hazard_new = "
               "-1\n[market]\nx = 1\n");
  folder.write("base.toml", scenario_text("", "poach_hazard = -1\n"));
  std::string const faults = folder.faults("child.toml");
  EXPECT_THAT(faults, HasSubstr("child.toml:4:19: unit.quit_hazard_new = -1: must be >= 0.\n"
                                "child.toml:6:1: market.x: unknown key.\n"
                                "base.toml:9:16: unit.poach_hazard = -1: must be >= 0."));
}

TEST(Extends, HasASumOverAllFiles)
{
  ScenarioFolder const folder;
  folder.write("base.toml", base_text());
  folder.write("child.toml", "extends = \"base.toml\"\nname = \"child\"\n");
  Scenario const alone = folder.load("base.toml");
  Scenario const child = folder.load("child.toml");
  EXPECT_EQ(alone.sha256, sha256_of(base_text()));
  ASSERT_EQ(child.files.size(), 2U);
  EXPECT_EQ(child.files[1].sha256, alone.sha256);
  EXPECT_EQ(child.sha256, sha256_of(child.files[0].sha256 + "\n" + alone.sha256 + "\n"));
  EXPECT_EQ(child.resolved["files"][1]["file"], folder.path("base.toml"));
  EXPECT_EQ(child.resolved["files"][1]["sha256"], alone.sha256);
  folder.write("base.toml", base_text() + "# a comment\n");
  EXPECT_NE(folder.load("child.toml").sha256, child.sha256);
}

TEST(Extends, GoesOverEightFilesAndNoMore)
{
  ScenarioFolder const folder;
  folder.write("0.toml", base_text());
  for (int i = 1; i <= 8; ++i)
    folder.write(std::to_string(i) + ".toml", "extends = \"" + std::to_string(i - 1) +
                                                  ".toml\"\nhorizon = " + std::to_string(20 + i) +
                                                  "\n");
  EXPECT_EQ(folder.load("7.toml").horizon, 27);
  EXPECT_EQ(folder.load("7.toml").files.size(), 8U);
  EXPECT_EQ(folder.faults("8.toml"),
            "1.toml:1:11: scenario.extends = \"0.toml\": is one file too many; 8 may stand on one "
            "another.");
}

TEST(Extends, RefusesWhatItCannotRead)
{
  ScenarioFolder const folder;
  folder.write("number.toml", "extends = 3\n");
  folder.write("empty.toml", "extends = \"\"\n");
  folder.write("folder.toml", "extends = \".\"\n");
  folder.write("odd.toml", "extends = \"a\\u0007b\"\n");
  folder.write("broken.toml", "extends = \"text.toml\"\n");
  folder.write("text.toml", "name = \n");
  EXPECT_EQ(folder.faults("number.toml"),
            "number.toml:1:11: scenario.extends = 3: must be a string, not a number.");
  EXPECT_THAT(folder.faults("empty.toml"), HasSubstr("must not be empty"));
  EXPECT_THAT(folder.faults("folder.toml"), HasSubstr("is not a file"));
  EXPECT_THAT(folder.faults("odd.toml"), HasSubstr("control characters"));
  EXPECT_THAT(folder.faults("broken.toml"), testing::StartsWith("text.toml:1:"));
}

TEST(Extends, StaysInTheFolderOfTheScenario)
{
  ScenarioFolder const folder;
  folder.write("outside.toml", base_text());
  folder.write("in/child.toml", "extends = \"../outside.toml\"\n");
  folder.write("in/there_and_back.toml", "extends = \"../in/base.toml\"\n");
  folder.write("in/base.toml", base_text());
  folder.write("in/parts/grandchild.toml", "extends = \"../../outside.toml\"\n");
  folder.write("in/by_a_part.toml", "extends = \"parts/grandchild.toml\"\n");
  folder.write("in/absolute.toml", "extends = \"" + folder.path("outside.toml") + "\"\n");
  for (char const* const name : {"in/child.toml", "in/by_a_part.toml", "in/absolute.toml"})
    EXPECT_THAT(folder.faults(name), HasSubstr("is outside the folder of the scenario. --allow-outside allows it.")) << name;
  EXPECT_EQ(folder.load("in/there_and_back.toml").horizon, 60);
  EXPECT_EQ(load_scenario(folder.path("in/by_a_part.toml"), {.bases = BaseFiles::anywhere}).files.size(), 3U);
}

TEST(Extends, FollowsNoLinkOutOfTheFolder)
{
  ScenarioFolder const folder;
  folder.write("outside.toml", base_text());
  folder.write("in/base.toml", base_text());
  folder.write("in/leads_out.toml", "extends = \"link.toml\"\n");
  folder.write("in/stays.toml", "extends = \"other.toml\"\n");
  std::filesystem::create_symlink(folder.path("outside.toml"), folder.path("in/link.toml"));
  std::filesystem::create_symlink(folder.path("in/base.toml"), folder.path("in/other.toml"));
  EXPECT_THAT(folder.faults("in/leads_out.toml"), HasSubstr("is outside the folder"));
  EXPECT_EQ(folder.load("in/stays.toml").horizon, 60);
}

TEST(Extends, ReportsTwoTablesOfOneName)
{
  ScenarioFolder const folder;
  folder.write("base.toml", base_text());
  folder.write("child.toml", "extends = \"base.toml\"\n[[unit]]\nname = \"Team\"\ngpus = 3\n" +
                                 unit_text("Team"));
  EXPECT_EQ(folder.faults("child.toml"),
            "child.toml:6:8: unit.name = \"Team\": names a second unit; names must differ.");
}

TEST(Remove, MustBeTrueOrFalseAndStandAlone)
{
  ScenarioFolder const folder;
  folder.write("base.toml", base_text());
  folder.write("child.toml",
               "extends = \"base.toml\"\n[[unit]]\nname = \"Team\"\nremove = 1\n"
               "[[unit]]\nname = \"Other\"\ngpus = 3\nremove = true\n");
  EXPECT_EQ(
      folder.faults("child.toml"),
      "child.toml:4:10: unit.remove = 1: must be true or false.\n"
      "child.toml:8:10: unit.remove = true: stands beside other keys; what is removed has none.");
  folder.write("child.toml",
               "extends = \"base.toml\"\n[[unit]]\nname = \"Team\"\nremove = false\n");
  expect_same_model(folder.load("child.toml"), folder.load("base.toml"));
}

TEST(Remove, TakesTemplatesAndDefinitionsToo)
{
  ScenarioFolder const folder;
  folder.write("base.toml",
               scenario_text("", "",
                             "[template.t]\ngpus = 3\n[role_template.r]\nmonthly_pay "
                             "= 1\n[[definition]]\nname = \"a\"\n[[definition]]\nname = \"b\"\n"));
  folder.write(
      "child.toml",
      "extends = \"base.toml\"\n[template.t]\nremove = true\n[role_template.r]\nremove = true\n"
      "[[definition]]\nname = \"a\"\nremove = true\n[template.none]\nremove = true\n");
  EXPECT_EQ(
      folder.faults("child.toml"),
      "child.toml:10:10: template.none.remove = true: removes nothing: what this file extends has "
      "none of that name.");
  folder.write("child.toml",
               "extends = \"base.toml\"\n[template.t]\nremove = true\n[[definition]]\nname = "
               "\"a\"\nremove = true\n"
               "[[unit]]\nname = \"Team\"\ntemplate = \"t\"\n");
  EXPECT_EQ(folder.faults("child.toml"),
            "child.toml:9:12: unit.template = \"t\": names no template.");
}

TEST(LayOver, IsQuickOnManyKeys)
{
  std::string many;
  for (int i = 0; i < 20000; ++i) many += "k" + std::to_string(i) + " = 1\n";
  Node base = parse_document("[market]\n" + many, "a");
  Node const over = parse_document("[market]\n" + many, "b", 1);
  std::vector<Fault> faults;
  lay_over(base, over, faults);
  EXPECT_TRUE(faults.empty());
  ASSERT_EQ(base.find("market")->members.size(), 20000U);
  EXPECT_EQ(base.find("market")->members[19999].value.at.file, 1);
}

}  // namespace
}  // namespace ghostcast
