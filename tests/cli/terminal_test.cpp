// SPDX-License-Identifier: Apache-2.0
/// Escape codes are for terminals whose user wants them: `script` plays one.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "cli/process.hpp"

namespace ghostcast::test {
namespace {

using testing::ContainsRegex;
using testing::HasSubstr;
using testing::Not;

constexpr char const* run = "run scenarios/minimal.toml --trajectories 32 --threads 1 --engine cpu --quiet";

/// What a terminal gets to see of a command in the source folder.
Finished on_terminal(std::string const& before, std::string const& arguments)
{
  return run_shell("cd '" GHOSTCAST_SOURCE_DIR "' && " + before + " script -qec \"'" GHOSTCAST_BINARY "' " + arguments + "\" /dev/null");
}

bool has_script()
{
  return run_shell("script -qec true /dev/null").code == 0;
}

TEST(Terminal, GetsEmphasisUnlessItsUserRefuses)
{
  if (!has_script()) GTEST_SKIP() << "no script (util-linux), which plays a terminal";
  EXPECT_THAT(on_terminal("env -u NO_COLOR", run).out, HasSubstr("\033["));
  EXPECT_THAT(on_terminal("NO_COLOR=1", run).out, Not(HasSubstr("\033[")));
  EXPECT_THAT(on_terminal("NO_COLOR=", run).out, HasSubstr("\033[")) << "an empty one does not count (no-color.org)";
}

TEST(Terminal, GetsNothingElseThanEmphasis)
{
  if (!has_script()) GTEST_SKIP() << "no script (util-linux), which plays a terminal";
  std::string const out = on_terminal("env -u NO_COLOR", std::string(run) + " --plan 'x\033]0;title\007'").out;
  EXPECT_THAT(out, Not(HasSubstr("\033]0")));
}

TEST(ProgressLine, SaysRateTimeToGoAndPrecision)
{
  // The line comes after 1.5 s; what is done has been looked at by then.
  Finished const stopped = run_shell("cd '" GHOSTCAST_SOURCE_DIR "'; GHOSTCAST_CHECKPOINT_SECONDS=0.05 timeout --preserve-status --signal=INT 4 '" GHOSTCAST_BINARY
                                     "' run scenarios/minimal.toml --trajectories 1000000000 2>&1 >/dev/null");
  EXPECT_EQ(stopped.code, 130);
  EXPECT_THAT(stopped.out, ContainsRegex("% of 1000000000 trajectories, [0-9]+/s, .* to go, largest standard error 0\\.0[0-9]+\n"));
}

TEST(Terminal, IsNotAPipe)
{
  EXPECT_THAT(ghostcast(run).out, Not(HasSubstr("\033")));
}

}  // namespace
}  // namespace ghostcast::test
