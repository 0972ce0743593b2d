// SPDX-License-Identifier: Apache-2.0
// scripts/slurm: what bash can say of the scripts without Slurm, and what a Slurm of one node makes of them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/process.hpp"

namespace ghostcast {
namespace {

using test::Finished;
using testing::HasSubstr;

namespace fs = std::filesystem;

fs::path const folder = fs::path(GHOSTCAST_SOURCE_DIR) / "scripts" / "slurm";

TEST(SlurmScripts, AreBashAndStopOnTime)
{
  int scripts = 0;
  for (fs::directory_entry const& entry : fs::directory_iterator(folder)) {
    EXPECT_EQ(test::run_shell("bash -n '" + entry.path().string() + "'").code, 0) << entry.path();
    if (entry.path().extension() != ".sbatch") continue;
    ++scripts;
    std::string const text = test::text_of(entry.path());
    EXPECT_THAT(text, testing::StartsWith("#!/bin/bash\n"));
    EXPECT_THAT(text, HasSubstr("TERM@30")) << entry.path() << ": the program needs time to save";
  }
  EXPECT_EQ(scripts, 4);
}

TEST(SlurmScripts, HandTheirArgumentsOn)
{
  test::TemporaryFolder const bin;
  std::ofstream(bin.path() / "srun") << "#!/bin/bash\nprintf '<%s>' \"$@\"\n";
  Finished const made = test::run_shell("chmod +x '" + (bin.path() / "srun").string() + "'");
  ASSERT_EQ(made.code, 0);
  std::string const path = "PATH='" + bin.path().string() + "':$PATH GHOSTCAST='the program' ";
  for (char const* script : {"one_node", "many_nodes", "requeue"}) {
    Finished const finished = test::run_shell(path + "bash '" + (folder / script).string() + ".sbatch' run 'a lab.toml' --plan 'b c'");
    EXPECT_EQ(finished.code, 0) << finished.error;
    EXPECT_THAT(finished.out, HasSubstr("<the program><run><a lab.toml><--plan><b c>")) << script;
  }
  Finished const array = test::run_shell(path + "SLURM_ARRAY_TASK_ID=1 bash '" + (folder / "job_array.sbatch").string() + "' '" GHOSTCAST_SOURCE_DIR
                                         "/scenarios' 'the answers' --seed 7");
  EXPECT_THAT(array.out, HasSubstr("scenarios/commodity_day.toml><--only-changed><--out><the answers/commodity_day><--seed><7>"));
}

TEST(SlurmScripts, DoWhatTheySayOnASlurmOfOneNode)
{
  Finished const finished = test::run_shell("GHOSTCAST_CHECK_TRAJECTORIES=300000 bash '" + (folder / "check_single_node.sh").string() +
                                            "' '" GHOSTCAST_BINARY "'");
  if (finished.code == 77) GTEST_SKIP() << finished.out.substr(finished.out.find(": ") + 2);
  EXPECT_EQ(finished.code, 0) << finished.out << finished.error;
}

}  // namespace
}  // namespace ghostcast
