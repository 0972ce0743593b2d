// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/cli/explain.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
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
using testing::StartsWith;

std::string const phantom = "explain scenarios/phantom_unit.toml ";

json explained(std::string const& arguments)
{
  Finished const finished = ghostcast(phantom + arguments + " --json --quiet");
  EXPECT_EQ(finished.code, 0) << finished.error;
  EXPECT_THAT(finished.error, IsEmpty());
  return json::parse(finished.out);
}

TEST(Explain, TellsOneTrajectoryOnStdout)
{
  Finished const finished = ghostcast(phantom + "--trajectory 12");
  EXPECT_EQ(finished.code, 0) << finished.error;
  EXPECT_THAT(finished.out, StartsWith("Trajectory 12 (belief 12, seed 1) of phantom_unit"));
  for (char const* part :
       {"What is special about its belief", "What happened", "Google Cloud by month",
        "Meta Family of Apps by month", "Markets by month", "Alphabet, GPUs by month",
        "Google Cloud: criteria of each definition"}) {
    EXPECT_THAT(finished.out, HasSubstr(part));
  }
  EXPECT_THAT(finished.out, Not(HasSubstr("\033")));
}

TEST(Explain, RestrictsToAUnitAndADefinition)
{
  Finished const finished =
      ghostcast(phantom + "--trajectory 12 --unit 'Meta Family of Apps' --definition handful");
  EXPECT_EQ(finished.code, 0) << finished.error;
  EXPECT_THAT(finished.out, HasSubstr("Meta Family of Apps by month"));
  EXPECT_THAT(finished.out, HasSubstr("by \"handful\""));
  EXPECT_THAT(finished.out, Not(HasSubstr("Google Cloud")));
  EXPECT_THAT(finished.out, Not(HasSubstr("books 90")));
}

TEST(Explain, HasTheDigestOfTheRunOfThatTrajectory)
{
  json const run =
      json::parse(ghostcast("run scenarios/phantom_unit.toml --trajectories 1 --json --quiet").out);
  EXPECT_EQ(explained("--trajectory 0 --trajectories 1")["digest"], run["digest"]);
}

TEST(Explain, DigestsOfTrajectoriesAreThoseOfTheRunsRanges)
{
  // A run of 40 trajectories is cut into 40 ranges of one.
  json const run = json::parse(
      ghostcast("run scenarios/phantom_unit.toml --trajectories 40 --beliefs 7 --json --quiet")
          .out);
  for (std::size_t const k : {3u, 38u}) {
    ASSERT_EQ(run["ranges"][k]["first"], k);
    json const replay = explained("--beliefs 7 --trajectory " + std::to_string(k));
    EXPECT_EQ(replay["digest"], run["ranges"][k]["digest"]);
    EXPECT_EQ(replay["belief"]["number"], k % 7);
  }
}

TEST(Explain, FindsTheTrajectoriesOfLaterBlocks)
{
  // Blocks of 40 are cut into 40 ranges of one; the second block has beliefs 7 to 13.
  json const run = json::parse(ghostcast("run scenarios/phantom_unit.toml --trajectories 40 --beliefs 7 --precision 1e-6 "
                                         "--at-most 80 --json --quiet")
                                   .out);
  ASSERT_EQ(run["ranges"].size(), 80u);
  json const replay = explained("--beliefs 7 --trajectories 40 --trajectory 50");
  EXPECT_EQ(replay["digest"], run["ranges"][50]["digest"]);
  EXPECT_EQ(replay["belief"]["number"], 7 + 10 % 7);
}

TEST(Explain, SelectsByTheIncidenceOfTheRun)
{
  json const run = json::parse(
      ghostcast("run scenarios/phantom_unit.toml --trajectories 200 --json --quiet").out);
  json const& definition = run["units"][0]["definitions"][3];
  ASSERT_EQ(definition["name"], "half empty");
  json const& ghosts = definition["outcomes"]["ghost"]["by_month"];
  int const total = ghosts.back();
  ASSERT_GT(total, 20);
  auto const month_of = [&](int rank) {
    auto const found = std::find_if(ghosts.begin(), ghosts.end(),
                                    [rank](json const& count) { return count.get<int>() >= rank; });
    return found - ghosts.begin() + 1;
  };
  auto const selected = [&](std::string const& which) {
    return explained("--trajectories 200 --definition 'half empty' --select " + which);
  };
  auto const verdict = [](json const& replay) { return replay["units"][0]["definitions"][3]; };
  json const earliest = selected("earliest-ghost");
  EXPECT_EQ(verdict(earliest)["outcome"], "ghost");
  EXPECT_EQ(verdict(earliest)["month"], month_of(1));
  EXPECT_EQ(earliest["selection"]["ghosts"], total);
  EXPECT_EQ(earliest["selection"]["human"], definition["human"]);
  EXPECT_EQ(verdict(selected("median-ghost"))["month"], month_of((total + 1) / 2));
  EXPECT_EQ(verdict(selected("never"))["outcome"], "human");
}

TEST(Explain, IsTheSameOnAnyNumberOfThreads)
{
  std::string const search = "--select median-ghost --trajectories 150 --threads ";
  EXPECT_EQ(explained(search + "1"), explained(search + "3"));
}

TEST(Explain, IsTheSameOnAnyEngine)
{
  std::string const search = "--select median-ghost --trajectories 150 --engine ";
  json const cpu = explained(search + "cpu");
  EXPECT_EQ(explained(search + "auto"), cpu);
  if (open_accelerators({}).devices.empty()) return;
  EXPECT_EQ(explained(search + "cuda"), cpu);
}

TEST(Explain, ExitsWithThreeAndTheReasonWhereADeviceIsDemandedAndThereIsNone)
{
  std::string const reason = open_accelerators({}).reason;
  if (reason.empty()) GTEST_SKIP() << "there is a device";
  Finished const finished = ghostcast(phantom + "--select never --trajectories 5 --engine cuda --quiet");
  EXPECT_EQ(finished.code, 3);
  EXPECT_THAT(finished.out, IsEmpty());
  EXPECT_THAT(finished.error, HasSubstr(reason));
  EXPECT_EQ(std::ranges::count(finished.error, '\n'), 1);
}

TEST(Explain, ExitsWithTwoAndTheCountsWhereNothingIsFound)
{
  Finished const finished =
      ghostcast(phantom + "--select earliest-ghost --trajectories 20 --definition handful --quiet");
  EXPECT_EQ(finished.code, 2);
  EXPECT_THAT(finished.out, IsEmpty());
  EXPECT_THAT(finished.error, HasSubstr("ghost 0, "));
  EXPECT_THAT(finished.error, HasSubstr("human 20"));
  EXPECT_EQ(std::ranges::count(finished.error, '\n'), 1);
}

TEST(Explain, FollowsThePlan)
{
  Finished const frozen = ghostcast(phantom + "--trajectory 5 --plan 'headcount frozen'");
  EXPECT_THAT(frozen.out, HasSubstr("plan \"headcount frozen\""));
  EXPECT_THAT(frozen.out, HasSubstr("plan: Google Cloud: hiring_freeze = on"));
  EXPECT_THAT(frozen.out, HasSubstr("hiring is frozen by the plan"));
}

TEST(Explain, TakesATrajectoryBeyondAnyRun)
{
  Finished const finished =
      ghostcast("explain scenarios/minimal.toml --trajectory 999999999999 --quiet");
  EXPECT_EQ(finished.code, 0) << finished.error;
  EXPECT_THAT(finished.out, StartsWith("Trajectory 999,999,999,999 "));
}

class BadExplain : public testing::TestWithParam<char const*> {};

TEST_P(BadExplain, IsOneLineAndExitsWithTwo)
{
  Finished const finished = ghostcast(std::string("explain ") + GetParam());
  EXPECT_EQ(finished.code, 2);
  EXPECT_THAT(finished.out, IsEmpty());
  EXPECT_THAT(finished.error, StartsWith("ghostcast: "));
  EXPECT_EQ(std::ranges::count(finished.error, '\n'), 1) << finished.error;
}

INSTANTIATE_TEST_SUITE_P(Explain, BadExplain,
                         testing::Values("", "--trajectory 1 --select never", "--trajectory -1",
                                         "--trajectory one", "--select latest-ghost",
                                         "--trajectory 1 --unit Nobody --quiet",
                                         "--trajectory 1 --definition nothing --quiet",
                                         "--trajectory 1 --every 0", "--trajectory 1 --engine cpu",
                                         "--trajectory 1 --threads 2",
                                         "--select never --engine cpu --devices 0",
                                         "--select never --engine gpu",
                                         "--select never --trajectories 5 --beliefs 6"));

}  // namespace
}  // namespace ghostcast
