// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/cli/check.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "cli/process.hpp"

namespace ghostcast {
namespace {

using test::Finished;
using test::ghostcast;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

std::string const small = " --trajectories 40 ";

TEST(Check, AcceptsEveryScenarioThatIsShipped)
{
  for (auto const& entry : std::filesystem::directory_iterator(GHOSTCAST_SOURCE_DIR "/scenarios")) {
    if (entry.path().extension() != ".toml") continue;
    Finished const finished =
        ghostcast("check scenarios/" + entry.path().filename().string() + small);
    EXPECT_EQ(finished.code, 0) << finished.error;
    EXPECT_THAT(finished.out, StartsWith(entry.path().filename().string() + " is valid: 0 faults"));
    EXPECT_THAT(finished.error, IsEmpty());
    EXPECT_THAT(finished.out, Not(HasSubstr("\033")));
  }
}

TEST(Check, ReportsAllFaultsOfABadScenarioAndNothingElse)
{
  Finished const finished = ghostcast("check scenarios/bad/negative_people.toml");
  EXPECT_EQ(finished.code, 2);
  EXPECT_THAT(finished.out, IsEmpty());
  EXPECT_THAT(finished.error, StartsWith("scenarios/bad/negative_people.toml:"));
}

TEST(Check, SaysTheSameForAnyNumberOfThreads)
{
  std::string const one = ghostcast("check scenarios/minimal.toml --threads 1" + small).out;
  EXPECT_EQ(one, ghostcast("check scenarios/minimal.toml --threads 3" + small).out);
  EXPECT_NE(one, ghostcast("check scenarios/minimal.toml --seed 2" + small).out);
}

TEST(Check, PrintsOneDocumentWithJson)
{
  Finished const finished = ghostcast("check --json" + small);
  ASSERT_EQ(finished.code, 0) << finished.error;
  nlohmann::json const json = nlohmann::json::parse(finished.out);
  EXPECT_EQ(json["schema"], "ghostcast.check/1");
  EXPECT_EQ(json["name"], "phantom_unit");
  EXPECT_EQ(json["trajectories"], 40);
}

TEST(Check, PrintsTheVerdictAloneWithQuiet)
{
  EXPECT_EQ(ghostcast("check scenarios/phantom_unit.toml --quiet" + small).out,
            "phantom_unit.toml is valid: 0 faults, 0 warnings\n");
}

TEST(Check, LooksAtThePlanThatIsAskedFor)
{
  Finished const finished =
      ghostcast("check scenarios/phantom_unit.toml --plan 'headcount frozen'" + small);
  EXPECT_EQ(finished.code, 0) << finished.error;
  EXPECT_THAT(finished.out, HasSubstr("month 1: hiring_freeze = "));
  EXPECT_THAT(finished.out, HasSubstr("--plan \"headcount frozen\""));
}

TEST(Check, RefusesACountThatIsNone)
{
  EXPECT_EQ(ghostcast("check --trajectories 0").code, 2);
  EXPECT_EQ(ghostcast("check --trajectories x").code, 2);
}

}  // namespace
}  // namespace ghostcast
