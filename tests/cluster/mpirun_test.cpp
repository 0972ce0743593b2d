// SPDX-License-Identifier: Apache-2.0
// The program under mpirun, on one machine.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <nlohmann/json.hpp>

#include "cli/process.hpp"
#include "ghostcast/cluster/session.hpp"

namespace ghostcast {
namespace {

using nlohmann::json;
using test::Finished;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

/// One machine, any user, more ranks than cores; quiet about networks that are not there.
std::string const environment =
    "export OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1 OMPI_MCA_rmaps_base_oversubscribe=1 "
    "OMPI_MCA_btl=self,vader OMPI_MCA_btl_vader_single_copy_mechanism=none OMPI_MCA_plm_rsh_agent= "
    "OMPI_MCA_hwloc_base_binding_policy=none; cd '" GHOSTCAST_SOURCE_DIR "'; ";

/// Why these tests cannot run; empty: they can.
std::string why_not()
{
  if (!no_mpi_reason().empty()) return "built without MPI: " + no_mpi_reason();
  Finished const tried = test::run_shell(environment + "mpirun -n 1 true");
  return tried.code == 0 ? "" : "no working mpirun: " + tried.error.substr(0, tried.error.find('\n'));
}

class Mpirun : public testing::Test {
 protected:
  static void SetUpTestSuite() { reason_ = why_not(); }
  void SetUp() override
  {
    if (!reason_.empty()) GTEST_SKIP() << reason_;
  }

  static Finished ranks(int count, std::string const& arguments)
  {
    return test::run_shell(environment + "mpirun -n " + std::to_string(count) + " '" GHOSTCAST_BINARY "' " + arguments);
  }

  inline static std::string reason_;
};

TEST_F(Mpirun, HasTheDigestOfOneProcessOnOneTwoAndFourRanks)
{
  std::string const command = "run scenarios/phantom_unit.toml --trajectories 600 --threads 1 --json --quiet";
  json const alone = json::parse(test::ghostcast(command).out);
  for (int const count : {1, 2, 4}) {
    Finished const finished = ranks(count, command);
    ASSERT_EQ(finished.code, 0) << finished.error;
    json const together = json::parse(finished.out);
    EXPECT_EQ(together["digest"], alone["digest"]) << count;
    EXPECT_EQ(together["ranges"], alone["ranges"]) << count;
    EXPECT_EQ(together["units"], alone["units"]) << count;
    EXPECT_EQ(together["engine"]["threads"], count);
    EXPECT_EQ(together["engine"]["ranks"], count);
    EXPECT_THAT(finished.error, IsEmpty());
  }
}

class MpirunOn : public Mpirun, public testing::WithParamInterface<char const*> {};

TEST_P(MpirunOn, AScenarioHasTheDigestOfOneProcess)
{
  std::string const command = std::string("run scenarios/") + GetParam() + " --trajectories 128 --threads 1 --json --quiet";
  Finished const finished = ranks(2, command);
  ASSERT_EQ(finished.code, 0) << finished.error;
  EXPECT_EQ(json::parse(finished.out)["digest"], json::parse(test::ghostcast(command).out)["digest"]);
}

INSTANTIATE_TEST_SUITE_P(Shipped, MpirunOn,
                         testing::Values("minimal.toml", "commando_against_department.toml", "commodity_day.toml", "four_infra_engineers.toml",
                                         "freeze_twelve_seniors.toml", "hundred_million.toml", "meta_2022.toml", "pain_and_suffering.toml",
                                         "talent_raid.toml", "ten_thousand_h100.toml"));

TEST_F(Mpirun, OnlyOneRankPrintsAFault)
{
  Finished const finished = ranks(3, "run scenarios/no_such_file.toml");
  EXPECT_EQ(finished.code, 2);
  EXPECT_THAT(finished.out, Not(HasSubstr("becomes a ghost")));
  std::size_t const first = finished.error.find("no_such_file.toml");
  EXPECT_NE(first, std::string::npos);
  EXPECT_EQ(finished.error.find("no_such_file.toml", first + 1), std::string::npos) << finished.error;
}

TEST_F(Mpirun, SaysWhereAVerbUsesOneRankAlone)
{
  Finished const finished = ranks(2, "schema");
  EXPECT_EQ(finished.code, 0);
  EXPECT_THAT(finished.error, HasSubstr("this ran on one rank; the other 1 had nothing to do"));
}

TEST_F(Mpirun, RunsABatchCaseByCase)
{
  Finished const finished = ranks(2, "batch scenarios/minimal.toml scenarios/meta_2022.toml --trajectories 64 --threads 1 --json --quiet");
  ASSERT_EQ(finished.code, 0) << finished.error;
  json const summary = json::parse(finished.out);
  ASSERT_EQ(summary["cases"].size(), 2u);
  for (json const& each : summary["cases"]) EXPECT_EQ(each["state"], "done");
  EXPECT_EQ(ranks(2, "batch scenarios/minimal.toml scenarios/meta_2022.toml --jobs 2").code, 2);
}

TEST_F(Mpirun, KeepsWhatIsDoneWhenRankZeroIsToldToStop)
{
  // The signal goes to rank 0 alone, as a scheduler may send it; it stops the others itself.
  Finished const finished = test::run_shell(environment + R"(
      mpirun -n 3 ')" GHOSTCAST_BINARY R"(' run scenarios/minimal.toml --trajectories 50000000 --threads 1 --json --quiet &
      sleep 3
      for pid in $(pgrep -P $!); do
        if tr '\0' '\n' </proc/$pid/environ | grep -qx OMPI_COMM_WORLD_RANK=0; then kill -TERM $pid; fi
      done
      wait $!)");
  EXPECT_EQ(finished.code, 130);
  EXPECT_THAT(finished.error, HasSubstr("stopped"));
  if (finished.out.empty()) return;  // a sanitizer may be too slow for the first range
  json const result = json::parse(finished.out.substr(0, finished.out.find('\n')));
  EXPECT_EQ(result["completion"], "interrupted");
  std::uint64_t covered = 0;
  for (json const& range : result["ranges"]) covered += range["last"].get<std::uint64_t>() - range["first"].get<std::uint64_t>();
  EXPECT_EQ(covered, result["trajectories"].get<std::uint64_t>());
}

TEST_F(Mpirun, EndsInBoundedTimeWhereARankIsKilledAndKeepsWhatRankZeroHas)
{
  // mpirun tells the others to end and kills them later, by default after a second: rank 0 may need more to notice.
  Finished const finished = test::run_shell(environment + R"(
      mpirun --mca odls_base_sigkill_timeout 40 -n 3 ')" GHOSTCAST_BINARY R"(' run scenarios/minimal.toml --trajectories 50000000 --threads 1 --json &
      job=$!
      sleep 3
      for pid in $(pgrep -P $job); do
        if tr '\0' '\n' </proc/$pid/environ | grep -qx OMPI_COMM_WORLD_RANK=2; then kill -KILL $pid; fi
      done
      for second in $(seq 60); do kill -0 $job 2>/dev/null || break; sleep 1; done
      if kill -0 $job 2>/dev/null; then kill -KILL $job; echo "still there" >&2; fi
      wait $job)");
  EXPECT_NE(finished.code, 0);
  EXPECT_THAT(finished.error, Not(HasSubstr("still there")));
  EXPECT_THAT(finished.error, HasSubstr("ghostcast: rank 2"));
  if (finished.out.empty()) return;  // a sanitizer may be too slow for the first range
  json const result = json::parse(finished.out.substr(0, finished.out.find('\n')));
  EXPECT_EQ(result["completion"], "interrupted");
  EXPECT_THAT(result["fault"].get<std::string>(), HasSubstr("rank 2"));
}

TEST_F(Mpirun, GoesOnFromTheStoreAfterARankWasKilled)
{
  test::TemporaryFolder const folder;
  std::string const store = "--store '" + (folder.path() / "runs.db").string() + "'";
  std::string const command = "run scenarios/minimal.toml --trajectories 600000 --threads 1 --json ";
  Finished const killed = test::run_shell(environment + R"(
      export GHOSTCAST_CHECKPOINT_SECONDS=0.2
      mpirun -n 3 ')" GHOSTCAST_BINARY "' " + command + store + R"( &
      job=$!
      for look in $(seq 600); do
        if ')" GHOSTCAST_BINARY "' runs " + store + R"( 2>/dev/null | grep -q partial; then break; fi
        sleep 0.1
      done
      for pid in $(pgrep -P $job); do
        if tr '\0' '\n' </proc/$pid/environ | grep -qx OMPI_COMM_WORLD_RANK=1; then kill -KILL $pid; fi
      done
      wait $job)");
  EXPECT_NE(killed.code, 0);
  Finished const rest = ranks(2, command + store);
  ASSERT_EQ(rest.code, 0) << rest.error;
  EXPECT_THAT(rest.error, HasSubstr("goes on"));
  Finished const whole = test::ghostcast(command + "--quiet --no-store");
  EXPECT_EQ(json::parse(rest.out)["digest"], json::parse(whole.out)["digest"]);
  EXPECT_EQ(json::parse(rest.out)["ranges"], json::parse(whole.out)["ranges"]);
}

TEST(Ranks, ThatMpiKnowsNothingOfAreRefusedInOneLine)
{
  Finished const finished = test::run_shell("SLURM_STEP_NUM_TASKS=4 SLURM_PROCID=0 '" GHOSTCAST_BINARY "' run");
  EXPECT_EQ(finished.code, 3);
  EXPECT_THAT(finished.error, HasSubstr("ghostcast: srun started 4 processes"));
  EXPECT_EQ(std::ranges::count(finished.error, '\n'), 1);
  Finished const second = test::run_shell("SLURM_STEP_NUM_TASKS=4 SLURM_PROCID=1 '" GHOSTCAST_BINARY "' run");
  EXPECT_EQ(second.code, 3);
  EXPECT_THAT(second.error, IsEmpty());
}

}  // namespace
}  // namespace ghostcast
