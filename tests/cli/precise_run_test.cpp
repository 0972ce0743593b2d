// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/cli/precise_run.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>

#include "cli/process.hpp"
#include "ghostcast/cli/belief_choice.hpp"

namespace ghostcast {
namespace {

using nlohmann::json;
using test::Finished;
using test::ghostcast;
using test::TemporaryFolder;
using testing::HasSubstr;
using testing::Not;

std::string const blocks = "run scenarios/minimal.toml --trajectories 640 ";

json result_of(std::string const& flags)
{
  Finished const finished = ghostcast(blocks + flags + " --json --quiet");
  EXPECT_EQ(finished.code, 0) << finished.error;
  return json::parse(finished.out);
}

TEST(PreciseRun, StopsAtTheFirstBlockThatIsPreciseEnough)
{
  json const rough = result_of("--precision 0.4");
  EXPECT_EQ(rough["trajectories"], 640);
  EXPECT_EQ(rough["precision"]["reached"], true);
  double const error = rough["precision"]["largest_standard_error"].get<double>();
  json const finer = result_of("--precision " + std::to_string(0.7 * error));
  EXPECT_GT(finer["trajectories"], 640);
  EXPECT_EQ(finer["trajectories"].get<int>() % 640, 0);
  EXPECT_LE(finer["precision"]["largest_standard_error"].get<double>(), 0.7 * error);
  EXPECT_EQ(finer["beliefs"], finer["trajectories"].get<int>() / 640 * 32) << "each block has beliefs of its own";
}

TEST(PreciseRun, KeepsTheBlocksBefore)
{
  json const one = result_of("--precision 0.00001 --at-most 640");
  json const three = result_of("--precision 0.00001 --at-most 2000");
  EXPECT_EQ(one["trajectories"], 640);
  EXPECT_EQ(three["trajectories"], 1920);
  std::size_t const count = one["ranges"].size();
  ASSERT_EQ(three["ranges"].size(), 3 * count);
  for (std::size_t k = 0; k < count; ++k) EXPECT_EQ(three["ranges"][k], one["ranges"][k]);
}

TEST(PreciseRun, DoesNotDependOnThreadsOrInstructions)
{
  json const one = result_of("--precision 0.00001 --at-most 1280 --threads 1 --isa scalar");
  json const many = result_of("--precision 0.00001 --at-most 1280 --threads 3");
  EXPECT_EQ(one["digest"], many["digest"]);
  EXPECT_EQ(one["precision"], many["precision"]);
}

TEST(PreciseRun, IsVerified)
{
  TemporaryFolder const folder;
  std::string const out = "'" + (folder.path() / "out").string() + "'";
  ASSERT_EQ(ghostcast(blocks + "--precision 0.00001 --at-most 1280 --quiet --out " + out).code, 0);
  Finished const finished = ghostcast("verify " + out + " --all");
  EXPECT_EQ(finished.code, 0) << finished.out;
  EXPECT_THAT(finished.out, HasSubstr("1,280 of 1,280 trajectories"));
}

TEST(PreciseRun, SaysWhereItDidNotGetThere)
{
  Finished const finished = ghostcast(blocks + "--relative 0.0001 --at-most 1280");
  EXPECT_EQ(finished.code, 0);
  EXPECT_THAT(finished.error, HasSubstr("warning: the precision was not reached with 1,280 trajectories"));
  EXPECT_THAT(finished.out, HasSubstr("not reached with 1,280 trajectories"));
  EXPECT_THAT(ghostcast(blocks + "--precision 0.4").error, Not(HasSubstr("not reached")));
}

TEST(PreciseRun, RefusesBadRequestsBeforeAnyWork)
{
  for (std::string const flags : {"--precision 0", "--precision 0.6", "--relative 2", "--precision word", "--at-most 1000",
                                  "--precision 0.01 --at-most 100", "--precision 0.01 --beliefs 1"}) {
    Finished const finished = ghostcast(blocks + flags);
    EXPECT_EQ(finished.code, 2) << flags;
    EXPECT_THAT(finished.error, HasSubstr("--")) << flags;
    EXPECT_EQ(finished.out, "") << flags;
  }
}

TEST(ChosenBeliefs, LeaveEachSixteenTrajectoriesOrMore)
{
  Scenario scenario;
  EXPECT_EQ(cli::chosen_beliefs(scenario, 0, 20000), 0u) << "nothing is uncertain";
  scenario.draws.resize(1);
  EXPECT_EQ(cli::chosen_beliefs(scenario, 0, 319), 0u);
  EXPECT_EQ(cli::chosen_beliefs(scenario, 0, 320), 16u);
  EXPECT_EQ(cli::chosen_beliefs(scenario, 0, 20000), 1024u);
  EXPECT_EQ(cli::chosen_beliefs(scenario, 0, 1000000000), 4096u);
  EXPECT_EQ(cli::chosen_beliefs(scenario, 7, 20000), 7u);
  for (std::uint64_t n = 320; n < 100000; n = n * 5 / 4) {
    std::uint64_t const j = cli::chosen_beliefs(scenario, 0, n);
    EXPECT_EQ(j % replicate_count, 0u);
    EXPECT_GE(n / j, 16u);
    EXPECT_LE(n / j, j == cli::most_default_beliefs ? n : 32u);
  }
}

TEST(UsedBeliefs, AreCountedOverBlocks)
{
  for (BeliefPlan const plan : {BeliefPlan{0, 0}, BeliefPlan{7, 0}, BeliefPlan{7, 20}, BeliefPlan{0, 20}, BeliefPlan{20, 20}}) {
    for (std::uint64_t const count : {1u, 5u, 20u, 23u, 47u, 60u}) {
      std::set<std::uint64_t> beliefs;
      for (std::uint64_t i = 0; i < count; ++i) beliefs.insert(plan.of(i));
      EXPECT_EQ(cli::used_beliefs(plan, count), beliefs.size()) << plan.count << ' ' << plan.block << ' ' << count;
    }
  }
}

}  // namespace
}  // namespace ghostcast
