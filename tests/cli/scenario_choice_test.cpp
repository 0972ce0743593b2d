// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/cli/scenario_choice.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "cli/process.hpp"

namespace ghostcast {
namespace {

using nlohmann::json;
using test::Finished;
using test::ghostcast;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

json result_of(std::string const& arguments)
{
  Finished const finished = ghostcast("run " + arguments + " --trajectories 32 --json --quiet");
  EXPECT_EQ(finished.code, 0) << finished.error;
  return json::parse(finished.out);
}

TEST(ScenarioChoice, TakesListsRepetitionsAndAScenarioAfterThem)
{
  json const list = result_of("--without shocks,knowledge scenarios/minimal.toml");
  json const repeated = result_of("--without shocks --without knowledge scenarios/minimal.toml");
  EXPECT_EQ(list["scenario"]["name"], "minimal");
  EXPECT_EQ(list["digest"], repeated["digest"]);
  EXPECT_EQ(list["changes"], json({"without shocks, knowledge"}));
  EXPECT_NE(list["digest"], result_of("scenarios/minimal.toml")["digest"]);
}

TEST(ScenarioChoice, TakesSettingsWithCommasQuotesAndBrackets)
{
  json const result = result_of(
      "--set '\"Product AI\".gpus=512' --set 'ramp_months={ dist = \"uniform\", lo = 3, hi = 9 }' "
      "--set 'quit_hazard_new=[0.01, 0.02, 0.01, 0.01, 0.01, 0.01]' --set allocation=\"priority\" scenarios/minimal.toml");
  EXPECT_EQ(result["resolved_scenario"]["units"][0]["parameters"]["gpus"]["value"], 512);
  EXPECT_EQ(result["changes"].size(), 4U);
  EXPECT_EQ(result["resolved_scenario"]["set"][3], "allocation=priority");
}

TEST(ScenarioChoice, IsShownAboveTheTables)
{
  Finished const run = ghostcast("run scenarios/minimal.toml --trajectories 32 --quiet --without shocks --set gpus=512");
  EXPECT_THAT(run.out, HasSubstr("\nwithout shocks; set gpus = 512\n"));
  Finished const plain = ghostcast("run scenarios/minimal.toml --trajectories 32 --quiet");
  EXPECT_THAT(plain.out, Not(HasSubstr("without ")));
  EXPECT_EQ(result_of("scenarios/minimal.toml")["changes"], json::array());
}

TEST(ScenarioChoice, RefusesInTheFormatOfFaultsAndExitsWithTwo)
{
  Finished const finished = ghostcast("run scenarios/minimal.toml --without shoks --set gpus=-1");
  EXPECT_EQ(finished.code, 2);
  EXPECT_THAT(finished.out, IsEmpty());
  EXPECT_THAT(finished.error, HasSubstr("--without shoks: is no group of mechanisms;"));
  EXPECT_THAT(finished.error, HasSubstr("Did you mean shocks?\n--set gpus=-1: unit.gpus = -1:"));
}

TEST(ScenarioChoice, NamesTheGroupsInItsHelp)
{
  std::string const help = ghostcast("run --help").out;
  for (char const* word : {"--without", "--only", "--set", "talent-market", "KEY=VALUE"}) EXPECT_THAT(help, HasSubstr(word));
}

}  // namespace
}  // namespace ghostcast
