// SPDX-License-Identifier: Apache-2.0
/// Bad command lines and bad files: one line a fault on stderr, nothing on stdout, exit code 2.
#include "ghostcast/cli/program.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "cli/process.hpp"

namespace ghostcast {
namespace {

using test::Finished;
using test::ghostcast;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

class BadCommandLine : public testing::TestWithParam<char const*> {};

TEST_P(BadCommandLine, IsOneLineAndExitsWithTwo)
{
  Finished const finished = ghostcast(GetParam());
  EXPECT_EQ(finished.code, 2);
  EXPECT_THAT(finished.out, IsEmpty());
  EXPECT_THAT(finished.error, StartsWith("ghostcast: "));
  EXPECT_EQ(std::ranges::count(finished.error, '\n'), 1) << finished.error;
}

INSTANTIATE_TEST_SUITE_P(Program, BadCommandLine,
                         testing::Values("", "fly", "run --fly", "run --trajectories 0",
                                         "run --trajectories many", "run --trajectories -5",
                                         "run --threads 0", "run --seed x", "run --seed -1",
                                         "run --seed 18446744073709551616", "run --trajectories 0x10",
                                         "run --out ''", "run --engine abacus",
                                         "run --beliefs 30 --trajectories 20",
                                         "run scenarios/phantom_unit.toml surplus", "run --plan"));

TEST(Program, ShowsAnExampleFirstInItsHelp)
{
  Finished const help = ghostcast("--help");
  EXPECT_EQ(help.code, 0);
  EXPECT_THAT(help.out, StartsWith("Example: ghostcast run"));
  Finished const run_help = ghostcast("run --help");
  EXPECT_EQ(run_help.code, 0);
  EXPECT_THAT(run_help.out, StartsWith("Example: ghostcast run"));
  for (char const* flag : {"--plan", "--trajectories", "--seed", "--beliefs", "--threads",
                           "--engine", "--isa", "--out", "--json", "--quiet"}) {
    EXPECT_THAT(run_help.out, HasSubstr(flag));
  }
}

TEST(Program, PrintsEveryKeyOfAScenario)
{
  Finished const keys = ghostcast("keys");
  EXPECT_EQ(keys.code, 0);
  EXPECT_THAT(keys.out, HasSubstr("`initial_compute_share`"));
}

TEST(Program, TellsItsVersion)
{
  Finished const finished = ghostcast("--version");
  EXPECT_EQ(finished.code, 0);
  EXPECT_THAT(finished.out, StartsWith("ghostcast 0."));
}

TEST(Program, RefusesAMissingScenarioWithItsName)
{
  Finished const finished = ghostcast("run scenarios/no_such_file.toml");
  EXPECT_EQ(finished.code, 2);
  EXPECT_THAT(finished.out, IsEmpty());
  EXPECT_THAT(finished.error, StartsWith("scenarios/no_such_file.toml"));
}

TEST(Program, ListsThePlansWhereOneIsUnknown)
{
  Finished const finished = ghostcast("run scenarios/phantom_unit.toml --plan 'no such plan'");
  EXPECT_EQ(finished.code, 2);
  EXPECT_THAT(finished.out, IsEmpty());
  EXPECT_THAT(finished.error, HasSubstr("no such plan"));
  EXPECT_THAT(finished.error, HasSubstr("base"));
}

}  // namespace
}  // namespace ghostcast
