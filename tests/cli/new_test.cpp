// SPDX-License-Identifier: Apache-2.0
/// The verbs new and schema, as a user meets them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "cli/process.hpp"
#include "ghostcast/scenario/schema.hpp"

namespace ghostcast {
namespace {

namespace fs = std::filesystem;
using test::Finished;
using test::ghostcast;
using test::run_shell;
using test::TemporaryFolder;
using test::text_of;
using testing::HasSubstr;
using testing::IsEmpty;

/// Runs the program in a folder.
Finished in(TemporaryFolder const& folder, std::string const& arguments)
{
  return run_shell("cd '" + folder.path().string() + "' && '" GHOSTCAST_BINARY "' " + arguments);
}

std::size_t files_in(TemporaryFolder const& folder)
{
  return static_cast<std::size_t>(
      std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()));
}

/// Warnings that are not of numbers given with false precision.
std::string other_warnings(std::string const& error)
{
  std::istringstream lines(error);
  std::string others;
  for (std::string line; std::getline(lines, line);) {
    bool const warning = line.starts_with("warning: ");
    if (warning && line.find("precision") == line.npos) others += line + "\n";
  }
  return others;
}

TEST(New, WritesAScenarioThatRunsWithoutWarning)
{
  TemporaryFolder const folder;
  Finished const written = in(folder, "new lab");
  EXPECT_EQ(written.code, 0) << written.error;
  EXPECT_THAT(written.error, IsEmpty());
  EXPECT_EQ(written.out, "Wrote lab.toml. Answer the questions in it, then:\n"
                         "  ghostcast check lab.toml\n  ghostcast run lab.toml\n");
  EXPECT_EQ(files_in(folder), 1U);
  Finished const ran = in(folder, "run lab.toml --trajectories 64");
  EXPECT_EQ(ran.code, 0) << ran.error;
  EXPECT_THAT(other_warnings(ran.error), IsEmpty());
  EXPECT_THAT(ran.out, HasSubstr("Product AI"));
}

TEST(New, WritesTheExampleTableOfUnitsAsAScenarioThatRuns)
{
  TemporaryFolder const folder;
  Finished const written = in(folder, "new group --from '" GHOSTCAST_SOURCE_DIR "/scenarios/data/example_units.csv'");
  ASSERT_EQ(written.code, 0) << written.error;
  Finished const ran = in(folder, "run group.toml --trajectories 64");
  EXPECT_EQ(ran.code, 0) << ran.error;
  EXPECT_THAT(other_warnings(ran.error), IsEmpty());
  EXPECT_THAT(ran.out, HasSubstr("Drug design, early"));
}

TEST(New, NamesTheScenarioByTheStemOfItsFile)
{
  TemporaryFolder const folder;
  EXPECT_EQ(in(folder, "new sub/lab.toml").code, 0);
  EXPECT_THAT(text_of(folder.path() / "sub" / "lab.toml"), HasSubstr("\nname = \"lab\"\n"));
  EXPECT_EQ(in(folder, "new 'my lab'").out,
            "Wrote 'my lab.toml'. Answer the questions in it, then:\n"
            "  ghostcast check 'my lab.toml'\n  ghostcast run 'my lab.toml'\n");
  EXPECT_THAT(text_of(folder.path() / "my lab.toml"), HasSubstr("\nname = \"my lab\"\n"));
}

TEST(New, ReplacesAFileOnlyByForce)
{
  TemporaryFolder const folder;
  ASSERT_EQ(run_shell("echo mine >" + (folder.path() / "lab.toml").string()).code, 0);
  Finished const refused = in(folder, "new lab");
  EXPECT_EQ(refused.code, 2);
  EXPECT_EQ(refused.error, "lab.toml: exists already. Give another name, or --force to replace it.\n");
  EXPECT_THAT(refused.out, IsEmpty());
  EXPECT_EQ(text_of(folder.path() / "lab.toml"), "mine\n");
  EXPECT_EQ(in(folder, "new lab --force").code, 0);
  EXPECT_THAT(text_of(folder.path() / "lab.toml"), HasSubstr("name = \"lab\""));
}

TEST(New, WritesNothingWhereTheTableIsWrong)
{
  TemporaryFolder const folder;
  ASSERT_EQ(run_shell("printf 'unit,engineer,gpus,monthly_value\\nA,x,y,1\\n' >" +
                      (folder.path() / "u.csv").string()).code, 0);
  Finished const refused = in(folder, "new lab --from u.csv");
  EXPECT_EQ(refused.code, 2);
  EXPECT_EQ(refused.error,
            "u.csv:2:3: engineer = \"x\": is no number.\nu.csv:2:5: gpus = \"y\": is no number.\n");
  EXPECT_EQ(files_in(folder), 1U);
  EXPECT_EQ(in(folder, "new lab --from missing.csv").error, "missing.csv: no such file.\n");
  EXPECT_EQ(files_in(folder), 1U);
}

TEST(New, RefusesATableWithoutName)
{
  TemporaryFolder const folder;
  Finished const refused = in(folder, "new lab --from ''");
  EXPECT_EQ(refused.code, 2);
  EXPECT_THAT(refused.error, HasSubstr("--from: names no file"));
  EXPECT_EQ(files_in(folder), 0U);
}

TEST(New, LeavesNothingOnADiskThatIsFull)
{
  TemporaryFolder const folder;
  Finished const failed = in(folder, "--version >/dev/null; ulimit -f 1; trap '' XFSZ; '" GHOSTCAST_BINARY "' new lab");
  EXPECT_EQ(failed.code, 3);
  EXPECT_THAT(failed.error, HasSubstr("cannot write"));
  EXPECT_EQ(files_in(folder), 0U);
}

TEST(New, RefusesNamesThatAreNone)
{
  TemporaryFolder const folder;
  for (std::string const name : {"''", ".", "..", ".toml", "sub/", "$'a\\nb'"}) {
    Finished const refused = run_shell("cd '" + folder.path().string() + "' && bash -c \"'" GHOSTCAST_BINARY "' new " + (name.front() == '$' ? "\\" : "") + name + "\"");
    EXPECT_EQ(refused.code, 2) << name << refused.error;
  }
  EXPECT_EQ(files_in(folder), 0U);
}

TEST(Schema, IsPrinted)
{
  Finished const finished = ghostcast("schema");
  EXPECT_EQ(finished.code, 0);
  EXPECT_EQ(finished.out, scenario_schema_text());
  EXPECT_THAT(finished.error, IsEmpty());
}

}  // namespace
}  // namespace ghostcast
