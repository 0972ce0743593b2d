// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <vector>

#include "cli/process.hpp"
#include "ghostcast/cli/grammar.hpp"

namespace ghostcast::cli {
namespace {

using test::Finished;
using test::ghostcast;
using test::run_shell;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;

/// What bash offers behind these words, of which the last is unfinished; in the source folder.
std::vector<std::string> offered(std::string const& words)
{
  std::istringstream list(words);
  std::vector<std::string> each;
  for (std::string word; std::getline(list, word, ' ');) each.push_back(word);
  if (words.ends_with(' ')) each.emplace_back();
  std::string array;
  for (std::string const& word : each) array += "'" + word + "' ";
  test::TemporaryFolder const folder;
  std::string const file = (folder.path() / "try.bash").string();
  std::ofstream(file) << "cd '" GHOSTCAST_SOURCE_DIR "'\ncompopt() { :; }\nsource <('" GHOSTCAST_BINARY "' completion bash)\nCOMP_WORDS=(" << array
                      << ")\nCOMP_CWORD=" << each.size() - 1 << "\n_ghostcast\nprintf '%s\\n' \"${COMPREPLY[@]}\"\n";
  Finished const done = run_shell("bash --norc '" + file + "'");
  EXPECT_EQ(done.error, "");
  std::vector<std::string> lines;
  std::istringstream out(done.out);
  for (std::string line; std::getline(out, line);) lines.push_back(line);
  return lines;
}

bool is_missing(std::string const& program)
{
  return run_shell("command -v " + program).code != 0;
}

TEST(Completion, OffersVerbsFlagsAndWordsInBash)
{
  if (is_missing("bash")) GTEST_SKIP() << "no bash";
  EXPECT_THAT(offered("ghostcast do"), testing::ElementsAre("doctor"));
  EXPECT_THAT(offered("ghostcast run --thr"), testing::ElementsAre("--threads"));
  EXPECT_THAT(offered("ghostcast run --engine c"), testing::UnorderedElementsAre("cpu", "cuda"));
  EXPECT_THAT(offered("ghostcast run --isa "), Contains("scalar"));
  EXPECT_THAT(offered("ghostcast run scenarios/min"), testing::ElementsAre("scenarios/minimal.toml"));
  EXPECT_THAT(offered("ghostcast run --out scen"), testing::ElementsAre("scenarios"));
}

TEST(Completion, NamesEveryVerbAndFlagInEveryShell)
{
  CLI::App app("Example: x\n\ny", "ghostcast");
  CLI::App& verb = *app.add_subcommand("alpha", "Example: a\n\nDoes it's \"thing\": [now]. And more.");
  int number = 0;
  std::string word;
  verb.add_option("--beta", number, "Counts")->type_name("N");
  verb.add_option("--kind", word, "Which")->check(CLI::IsMember({"one", "two"}));
  verb.add_flag_callback("--gamma", [] {}, "Alone");
  verb.add_subcommand("inner", "Deeper");
  VerbText const program = grammar_of(app);
  ASSERT_EQ(program.verbs.size(), 1U);
  EXPECT_EQ(program.verbs[0].example, "a");
  for (std::string const& script : {bash_completion(program), zsh_completion(program), fish_completion(program)}) {
    for (char const* const part : {"alpha", "beta", "gamma", "one two", "inner"}) EXPECT_THAT(script, HasSubstr(part));
    EXPECT_THAT(script, Not(HasSubstr("\"thing\"")));
  }
}

TEST(Completion, IsTakenByEveryShellThatIsHere)
{
  test::TemporaryFolder const folder;
  int tried = 0;
  for (std::string const shell : {"bash", "zsh", "fish"}) {
    if (is_missing(shell)) continue;
    ++tried;
    std::string const file = (folder.path() / shell).string();
    std::ofstream(file) << ghostcast("completion " + shell).out;
    Finished const done = run_shell(shell + " -n '" + file + "'");
    EXPECT_EQ(done.code, 0) << shell << ": " << done.error;
    EXPECT_EQ(done.error, "") << shell;
  }
  if (tried == 0) GTEST_SKIP() << "no shell that completes";
}

TEST(Completion, RefusesAShellThatItDoesNotKnow)
{
  EXPECT_EQ(ghostcast("completion csh").code, 2);
  EXPECT_EQ(ghostcast("completion").code, 2);
}

TEST(ManualPage, HasEveryVerbAndItsFlags)
{
  Finished const done = ghostcast("man");
  EXPECT_EQ(done.code, 0);
  for (char const* const part : {".TH GHOSTCAST 1", ".SS ghostcast run", ".SS ghostcast doctor", "\\fB\\-\\-allow\\-outside\\fR", "EXIT STATUS", "NO_COLOR"})
    EXPECT_THAT(done.out, HasSubstr(part));
}

TEST(ManualPage, IsTroffWithoutWarnings)
{
  if (is_missing("groff")) GTEST_SKIP() << "no groff";
  Finished const done = run_shell("'" GHOSTCAST_BINARY "' man | groff -man -ww -z -Kutf8");
  if (done.error.find("preconv") != std::string::npos) GTEST_SKIP() << "groff without preconv";
  EXPECT_EQ(done.code, 0);
  EXPECT_EQ(done.error, "");
}

TEST(ManualPage, KeepsLinesThatBeginWithADot)
{
  CLI::App app("Example: x\n\n.toml files and 'quotes' \\ -dash", "ghostcast");
  std::string const page = manual_page(grammar_of(app), "1");
  EXPECT_THAT(page, HasSubstr("\\&.toml files and 'quotes' \\e \\-dash"));
}

}  // namespace
}  // namespace ghostcast::cli
