// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/cli/sensitivity.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "cli/process.hpp"

namespace ghostcast {
namespace {

using nlohmann::json;
using test::Finished;
using test::ghostcast;
using test::TemporaryFolder;
using test::text_of;
using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

std::string const small = "sensitivity scenarios/minimal.toml --points 128 --trajectories 2 --switches off --quiet ";

void expect_refusal(std::string const& flags, std::string const& why)
{
  Finished const finished = ghostcast("sensitivity scenarios/phantom_unit.toml " + flags);
  EXPECT_EQ(finished.code, 2) << flags;
  EXPECT_THAT(finished.out, IsEmpty());
  EXPECT_THAT(finished.error, AllOf(StartsWith("ghostcast: "), HasSubstr(why)));
  EXPECT_EQ(std::count(finished.error.begin(), finished.error.end(), '\n'), 1);
}

int width(std::string const& line)
{
  return static_cast<int>(std::count_if(line.begin(), line.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

TEST(Sensitivity, RefusesWhatItCannotAnswerBeforeAnyWork)
{
  expect_refusal("--unit Nobody", "--unit: Nobody: is not in this scenario; it has Google Cloud");
  expect_refusal("--definition mirage", "--definition: mirage: is not in this scenario; it has books 90");
  expect_refusal("--decision \"hire all\"", "--decision: hire all: is not in this scenario; it has base");
  expect_refusal("--decision base", "is the plan that the study is of");
  expect_refusal("--by 2066-01", "is month 481 of the run, which has months 1 to 480");
  expect_refusal("--by 2025-12", "is month 0 of the run");
  expect_refusal("--by soon", "is neither a month such as 2035-12 nor a number of months");
  expect_refusal("--points 100", "100 is no whole number from 128");
  expect_refusal("--trajectories 1", "1 is no whole number from 2");
}

TEST(Sensitivity, RefusesAScenarioThatDrawsNothing)
{
  Finished const finished = ghostcast("sensitivity bench/scenarios/m5.toml");
  EXPECT_EQ(finished.code, 2);
  EXPECT_THAT(finished.out, IsEmpty());
  EXPECT_THAT(finished.error, HasSubstr("draws no parameter"));
}

TEST(Sensitivity, KeepsToAHundredColumnsAndSaysWhatPGhostRestsOn)
{
  Finished const finished = ghostcast("sensitivity --points 128 --trajectories 2 --quiet --switch-orders 2 --by 24 --decision \"pay up\"");
  EXPECT_EQ(finished.code, 0) << finished.error;
  EXPECT_THAT(finished.error, IsEmpty());
  EXPECT_THAT(finished.out, Not(HasSubstr("\033")));
  EXPECT_THAT(finished.out, AllOf(HasSubstr("P(ghost by 2027-12)"), HasSubstr("P(never within the horizon, 2065-12)"), HasSubstr("\"books 90\""),
                                  HasSubstr("8,192 beliefs"), HasSubstr("Wilson"), HasSubstr("Which number should we measure first?"),
                                  HasSubstr("Mechanisms"), HasSubstr("Plan \"pay up\" instead of \"base\"")));
  std::istringstream lines(finished.out);
  for (std::string line; std::getline(lines, line);) EXPECT_LE(width(line), 100) << line;
}

TEST(Sensitivity, SaysTheSameForAnyThreadsAndInstructionSet)
{
  auto const without_time = [](Finished const& finished) {
    json document = json::parse(finished.out);
    document.erase("seconds");
    return document;
  };
  json const one = without_time(ghostcast(small + "--by 12 --json --threads 1"));
  EXPECT_EQ(one, without_time(ghostcast(small + "--by 12 --json --threads 3")));
  EXPECT_EQ(one, without_time(ghostcast(small + "--by 12 --json --isa scalar")));
  EXPECT_NE(one, without_time(ghostcast(small + "--by 12 --json --seed 2")));
}

TEST(Sensitivity, WritesWhatItFoundAsJsonAndTables)
{
  TemporaryFolder const folder;
  std::string const out = (folder.path() / "study").string();
  Finished const finished = ghostcast(small + "--by 36 --out " + out);
  EXPECT_EQ(finished.code, 0) << finished.error;
  json const document = json::parse(text_of(folder.path() / "study" / "sensitivity.json"));
  EXPECT_EQ(document["schema"], "ghostcast.sensitivity/1");
  EXPECT_EQ(document["question"]["month"], 36);
  EXPECT_EQ(document["question"]["beliefs"], 8192);
  EXPECT_TRUE(document["switches"].is_null());
  std::size_t members = 0;
  for (json const& group : document["groups"]) members += group["members"].size();
  EXPECT_EQ(members, document["parameters"].size());
  for (json const& parameter : document["parameters"]) EXPECT_GE(parameter["information"]["ghost"]["value"], 0.0);
  std::string const table = text_of(folder.path() / "study" / "parameters.csv");
  auto const lines = static_cast<std::size_t>(std::count(table.begin(), table.end(), '\n'));
  EXPECT_EQ(lines, 1 + document["outputs"].size() * document["parameters"].size());
  EXPECT_THAT(table, StartsWith("output,parameter,unit,low,high,group,mu,mu_star"));
  EXPECT_EQ(text_of(folder.path() / "study" / "switches.csv"), "output,mechanism,contribution,error,definition,month,interval,beliefs,never,never_low,never_high,horizon\n");
  EXPECT_THAT(table, HasSubstr(",ghost,36,95 % Wilson,8192,"));
}

}  // namespace
}  // namespace ghostcast
