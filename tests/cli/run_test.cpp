// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/cli/run.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "cli/process.hpp"

namespace ghostcast {
namespace {

using nlohmann::json;
using test::Finished;
using test::ghostcast;
using test::TemporaryFolder;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

namespace fs = std::filesystem;

std::string const small_run = "run scenarios/phantom_unit.toml --trajectories 64 ";

TEST(Run, AnswersTheQuestionOnStdout)
{
  Finished const finished = ghostcast(small_run);
  EXPECT_EQ(finished.code, 0) << finished.error;
  EXPECT_THAT(finished.out, HasSubstr("becomes a ghost"));
  EXPECT_THAT(finished.out, HasSubstr("never"));
  EXPECT_THAT(finished.out, HasSubstr("digest"));
  EXPECT_THAT(finished.out, Not(HasSubstr("\033")));  // no colours into a file
}

TEST(Run, TakesThePhantomUnitByDefault)
{
  Finished const with_name = ghostcast(small_run + "--json --quiet");
  Finished const without = ghostcast("run --trajectories 64 --json --quiet");
  ASSERT_EQ(without.code, 0) << without.error;
  EXPECT_EQ(json::parse(without.out)["digest"], json::parse(with_name.out)["digest"]);
}

TEST(Run, WritesNothingButJsonWithJson)
{
  Finished const finished = ghostcast(small_run + "--json");
  ASSERT_EQ(finished.code, 0) << finished.error;
  json const result = json::parse(finished.out);
  EXPECT_EQ(result["schema"], "ghostcast.result/1");
  EXPECT_EQ(result["trajectories"], 64);
  EXPECT_EQ(result["beliefs"], 64);
  EXPECT_EQ(result["non_finite"], 0);
}

TEST(Run, IsSilentOnStderrWithQuiet)
{
  EXPECT_THAT(ghostcast(small_run + "--quiet").error, IsEmpty());
}

TEST(Run, OutcomesOfEveryUnitSumToTheTrajectories)
{
  json const result = json::parse(ghostcast(small_run + "--json").out);
  for (json const& unit : result["units"]) {
    for (json const& definition : unit["definitions"]) {
      int sum = definition["born_ghost"].get<int>() + definition["human"].get<int>();
      for (json const& outcome : definition["outcomes"])
        sum += outcome["by_month"].back().get<int>();
      EXPECT_EQ(sum, 64) << unit["name"] << " " << definition["name"];
    }
  }
}

TEST(Run, DigestsOfTheRangesCoverTheRun)
{
  json const result = json::parse(ghostcast(small_run + "--json").out);
  int next = 0;
  for (json const& range : result["ranges"]) {
    EXPECT_EQ(range["first"], next);
    next = range["last"].get<int>();
  }
  EXPECT_EQ(next, 64);
  EXPECT_EQ(result["ranges"].size(), 64u);
}

TEST(Run, HasTheSameDigestOnAnyNumberOfThreads)
{
  json const one = json::parse(ghostcast(small_run + "--json --threads 1").out);
  json const three = json::parse(ghostcast(small_run + "--json --threads 3").out);
  EXPECT_EQ(one["digest"], three["digest"]);
  EXPECT_EQ(one["ranges"], three["ranges"]);
  EXPECT_EQ(one["units"], three["units"]);
}

TEST(Run, ChangesWithTheSeed)
{
  json const one = json::parse(ghostcast(small_run + "--json --seed 1").out);
  json const two = json::parse(ghostcast(small_run + "--json --seed 2").out);
  EXPECT_NE(one["digest"], two["digest"]);
}

TEST(Run, SharesBeliefsWhereAsked)
{
  json const result = json::parse(ghostcast(small_run + "--json --beliefs 8").out);
  EXPECT_EQ(result["beliefs"], 8);
  EXPECT_THAT(ghostcast(small_run + "--beliefs 8").out, HasSubstr("8 beliefs"));
}

TEST(Run, WritesSevenFilesIntoTheFolder)
{
  TemporaryFolder const folder;
  fs::path const out = folder.path() / "new" / "out";
  Finished const finished = ghostcast(small_run + "--out '" + out.string() + "'");
  ASSERT_EQ(finished.code, 0) << finished.error;
  for (char const* name : {"result.json", "incidence.csv", "hazard.csv", "beliefs.csv", "joint.csv", "fan.csv",
                           "metrics.csv"}) {
    EXPECT_GT(fs::file_size(out / name), 0u) << name;
  }
  EXPECT_EQ(std::distance(fs::directory_iterator(out), fs::directory_iterator()), 7);
  EXPECT_EQ(json::parse(test::text_of(out / "result.json"))["trajectories"], 64);
}

TEST(Run, PrintsTheResultAndExitsWithThreeWhereItCannotWrite)
{
  TemporaryFolder const folder;
  fs::path const file = folder.path() / "file";
  Finished const prepared = test::run_shell("echo text > '" + file.string() + "'");
  ASSERT_EQ(prepared.code, 0);
  Finished const finished =
      ghostcast(small_run + "--quiet --out '" + (file / "out").string() + "'");
  EXPECT_EQ(finished.code, 3);
  EXPECT_THAT(finished.out, HasSubstr("becomes a ghost"));
  EXPECT_THAT(finished.error, HasSubstr(file.string()));
  EXPECT_THAT(finished.error, HasSubstr("Not a directory"));
}

TEST(Run, ExitsWithThreeWhereStdoutIsFull)
{
  Finished const finished =
      test::run_shell("cd '" GHOSTCAST_SOURCE_DIR "' && '" GHOSTCAST_BINARY "' " + small_run +
                      "--quiet >/dev/full");
  EXPECT_EQ(finished.code, 3);
  EXPECT_THAT(finished.error, HasSubstr("No space left on device"));
}

TEST(Run, WritesTheFolderWhereStdoutIsFull)
{
  TemporaryFolder const folder;
  fs::path const out = folder.path() / "out";
  Finished const finished =
      test::run_shell("cd '" GHOSTCAST_SOURCE_DIR "' && '" GHOSTCAST_BINARY "' " + small_run +
                      "--quiet --out '" + out.string() + "' >/dev/full");
  EXPECT_EQ(finished.code, 3);
  EXPECT_EQ(json::parse(test::text_of(out / "result.json"))["trajectories"], 64);
}

TEST(Run, DoesNotMindAStderrThatNobodyReads)
{
  Finished const finished = test::run_shell("cd '" GHOSTCAST_SOURCE_DIR "' && '" GHOSTCAST_BINARY
                                            "' " + small_run + "2>/dev/full");
  EXPECT_EQ(finished.code, 0);
  EXPECT_THAT(finished.out, HasSubstr("becomes a ghost"));
}

TEST(Run, KeepsWhatIsDoneOnCtrlC)
{
  // One thread, 256 ranges of 4,096 short trajectories: some are done in two seconds, never all.
  Finished const finished = test::run_shell(
      "cd '" GHOSTCAST_SOURCE_DIR "' && timeout --preserve-status --signal=INT 2 '" GHOSTCAST_BINARY
      "' run scenarios/minimal.toml --trajectories 1048576 --threads 1 --json --quiet");
  EXPECT_EQ(finished.code, 130);
  EXPECT_THAT(finished.error, HasSubstr("stopped"));
  if (finished.out.empty()) {  // a sanitizer may be too slow for the first range
    EXPECT_THAT(finished.error, HasSubstr("there is no result"));
    return;
  }
  json const result = json::parse(finished.out);
  EXPECT_LT(result["trajectories"].get<std::uint64_t>(), 262144u);
  std::uint64_t covered = 0;
  for (json const& range : result["ranges"]) {
    covered += range["last"].get<std::uint64_t>() - range["first"].get<std::uint64_t>();
  }
  EXPECT_EQ(covered, result["trajectories"].get<std::uint64_t>());
}

TEST(Run, FollowsThePlan)
{
  json const base = json::parse(ghostcast(small_run + "--json").out);
  json const frozen = json::parse(ghostcast(small_run + "--json --plan 'headcount frozen'").out);
  EXPECT_EQ(base["plan"], "base");
  EXPECT_EQ(frozen["plan"], "headcount frozen");
  EXPECT_NE(base["digest"], frozen["digest"]);
  EXPECT_EQ(base["scenario"]["sha256"], frozen["scenario"]["sha256"]);
}

}  // namespace
}  // namespace ghostcast
