// SPDX-License-Identifier: Apache-2.0
// Completion as zsh and fish themselves do it, in the source folder.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <vector>

#include "cli/process.hpp"

namespace ghostcast::cli {
namespace {

using test::Finished;
using test::run_shell;
using testing::Contains;
using testing::ElementsAre;
using testing::StartsWith;
using testing::UnorderedElementsAre;

bool is_missing(std::string const& program)
{
  return run_shell("command -v " + program).code != 0;
}

std::vector<std::string> lines_of(std::string const& text)
{
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

/// What fish offers behind words, of which the last is unfinished: candidates without their descriptions.
std::vector<std::string> offered_by_fish(std::string const& words)
{
  Finished const done = run_shell("cd '" GHOSTCAST_SOURCE_DIR "' && fish --no-config -c \"'" GHOSTCAST_BINARY "' completion fish | source; complete -C '" +
                                  words + "'\" | cut -f1");
  EXPECT_EQ(done.error, "") << words;
  return lines_of(done.out);
}

/// An interactive zsh in a terminal of its own: a key of tab and one of return behind each of the words, whose
/// command line is then printed.
constexpr char const* driver = R"(zmodload zsh/zpty
zpty z "ZDOTDIR=$1 TERM=dumb zsh -d -i"
zpty -r -m z line '*READY*'
for words in "${@:2}"; do
  zpty -n -w z "$words"$'\t\n'
  zpty -r -m z line '*LINE<*>*'
  print -r -- ${${line##*LINE<}%%>*}
done
zpty -d z
)";

constexpr char const* settings = R"(unsetopt zle_bracketed_paste prompt_cr prompt_sp; PS1=
autoload -Uz compinit; compinit -D -u
source <(')" GHOSTCAST_BINARY R"(' completion zsh)
bindkey '^I' complete-word
ghostcast() { print -r -- "LINE<$*>" }
print READY
)";

/// What zsh makes of each of some command lines when tab is pressed.
std::vector<std::string> completed_by_zsh(std::vector<std::string> const& lines)
{
  test::TemporaryFolder const folder;
  std::ofstream(folder.path() / ".zshrc") << settings;
  std::ofstream(folder.path() / "driver") << driver;
  std::string command = "cd '" GHOSTCAST_SOURCE_DIR "' && timeout 60 zsh -f '" + (folder.path() / "driver").string() + "' '" + folder.path().string() + "'";
  for (std::string const& line : lines) command += " '" + line + "'";
  Finished const done = run_shell(command);
  EXPECT_EQ(done.code, 0) << done.error;
  return lines_of(done.out);
}

TEST(FishCompletion, OffersVerbsFlagsAndWords)
{
  if (is_missing("fish")) GTEST_SKIP() << "no fish";
  EXPECT_THAT(offered_by_fish("ghostcast do"), ElementsAre("doctor"));
  EXPECT_THAT(offered_by_fish("ghostcast run --thr"), ElementsAre("--threads"));
  EXPECT_THAT(offered_by_fish("ghostcast run --engine c"), UnorderedElementsAre("cpu", "cuda"));
  EXPECT_THAT(offered_by_fish("ghostcast run --isa "), Contains("scalar"));
  EXPECT_THAT(offered_by_fish("ghostcast run scenarios/min"), ElementsAre("scenarios/minimal.toml"));
  EXPECT_THAT(offered_by_fish("ghostcast run --out scen"), ElementsAre("scenarios/"));
  EXPECT_THAT(offered_by_fish("ghostcast runs comp"), Contains(StartsWith("compare")));
}

TEST(ZshCompletion, CompletesVerbsFlagsAndWords)
{
  if (is_missing("zsh")) GTEST_SKIP() << "no zsh";
  EXPECT_THAT(completed_by_zsh({"ghostcast do", "ghostcast run --thr", "ghostcast run --engine cp", "ghostcast run --isa sca",
                                "ghostcast run scenarios/min", "ghostcast run --out scen", "ghostcast runs comp"}),
              ElementsAre("doctor", "run --threads", "run --engine cpu", "run --isa scalar", "run scenarios/minimal.toml",
                          "run --out scenarios", "runs compare"));
}

}  // namespace
}  // namespace ghostcast::cli
