// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/cli/rare.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <regex>

#include "cli/process.hpp"

namespace ghostcast {
namespace {

using nlohmann::json;
using test::Finished;
using test::ghostcast;
using testing::HasSubstr;
using testing::IsEmpty;

std::string const commando = "rare scenarios/commando_against_department.toml --quiet --replicates 4 --particles 50 ";

json estimated(std::string const& arguments)
{
  Finished const finished = ghostcast(commando + arguments + " --json");
  EXPECT_EQ(finished.code, 0) << finished.error;
  EXPECT_THAT(finished.error, IsEmpty());
  json result = json::parse(finished.out);
  result["cost"].erase("seconds");
  return result;
}

TEST(Rare, PrintsTheProbabilityWithAllThatBelongsToIt)
{
  Finished const finished = ghostcast(commando + "--unit Commando --within 18");
  EXPECT_EQ(finished.code, 0) << finished.error;
  EXPECT_THAT(finished.error, IsEmpty());
  std::string const text = std::regex_replace(finished.out, std::regex("\\s+"), " ");
  for (char const* part : {"Commando becomes a ghost within 18 months", "200 beliefs", "interval: 95 % Student", "and not by 60 months"})
    EXPECT_THAT(text, HasSubstr(part));
}

TEST(Rare, IsTheSameOnAnyNumberOfThreads)
{
  EXPECT_EQ(estimated("--unit Commando --threads 1"), estimated("--unit Commando --threads 3"));
}

json commando_run(std::string const& arguments)
{
  json const run = json::parse(ghostcast("run scenarios/commando_against_department.toml --json --quiet " + arguments).out);
  return run["units"][1]["definitions"][0]["outcomes"]["ghost"]["by_month"];
}

TEST(Rare, ReplicatesBeginWithTheTrajectoriesOfRunsWithTheirSeeds)
{
  json const rare = estimated("--unit Commando --within 48 --seed 3");
  json const& replicate = rare["replicates"][2];
  json const ghosts = commando_run(fmt::format("--trajectories 50 --seed {}", replicate["seed"].get<std::uint64_t>()));
  EXPECT_EQ(replicate["ghosts_before_splits"], ghosts[47]);
  EXPECT_GT(ghosts[47], 0);
}

TEST(Rare, NeverIsThatOfARun)
{
  json const rare = estimated("--unit Commando --seed 3");
  int const ghosts = commando_run("--trajectories 200 --seed 3").back();
  EXPECT_NEAR(rare["never"]["value"].get<double>(), 1.0 - ghosts / 200.0, 1e-12);
}

TEST(Rare, WritesItsFiles)
{
  test::TemporaryFolder const folder;
  std::string const out = (folder.path() / "out").string();
  json const printed = estimated("--unit Commando --out " + out);
  json written = json::parse(test::text_of(out + "/rare.json"));
  written["cost"].erase("seconds");
  EXPECT_EQ(written, printed);
  EXPECT_THAT(test::text_of(out + "/rare.csv"), HasSubstr("\nCommando,ghost,12,"));
  std::string const replicates = test::text_of(out + "/replicates.csv");
  EXPECT_EQ(std::ranges::count(replicates, '\n'), 5);
}

TEST(Rare, RefusesBadRequestsInOneLine)
{
  std::pair<char const*, char const*> const cases[] = {
      {"--unit Nobody", "--unit: Nobody: is not in this scenario; it has Department, Commando or"},
      {"--definition nothing", "--definition: nothing: is not in this scenario"},
      {"--within 61", "--within 61: past the horizon of the scenario, 60 months"},
      {"--within 2", "confirmed after 3 months in a row"},
      {"--within 0", "--within: 0 is no whole number from 1 to 480"},
      {"--replicates 1", "--replicates: 1 is no whole number from 2"},
      {"--particles 0", "--particles: 0 is no whole number from 2"},
      {"--plan nowhere", "nowhere"}};
  for (auto const& [arguments, message] : cases) {
    Finished const finished = ghostcast("rare scenarios/commando_against_department.toml " + std::string(arguments));
    EXPECT_EQ(finished.code, 2) << arguments;
    EXPECT_THAT(finished.out, IsEmpty());
    EXPECT_THAT(finished.error, HasSubstr(message));
    EXPECT_EQ(std::ranges::count(finished.error, '\n'), 1) << finished.error;
  }
}

TEST(Rare, StoppedBySignalHasNoEstimate)
{
  Finished const finished = test::run_shell(
      "cd '" GHOSTCAST_SOURCE_DIR "' && timeout --preserve-status -s INT 1 '" GHOSTCAST_BINARY
      "' rare scenarios/commando_against_department.toml --replicates 1000 --particles 10000 --quiet");
  EXPECT_EQ(finished.code, 130);
  EXPECT_THAT(finished.out, IsEmpty());
  EXPECT_THAT(finished.error, HasSubstr("there is no estimate"));
}

}  // namespace
}  // namespace ghostcast
