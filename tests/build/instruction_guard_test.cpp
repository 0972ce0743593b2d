// SPDX-License-Identifier: Apache-2.0
// Instructions of a small run against their record, and the judgement of planted counts: a build and a
// valgrind that are scripts.
#include <gmock/gmock.h>

#include "cli/process.hpp"

namespace ghostcast::test {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string const guard = std::string(GHOSTCAST_SOURCE_DIR) + "/scripts/instruction_guard.py";

class InstructionGuard : public testing::Test {
 protected:
  void SetUp() override
  {
    if (run_shell("python3 -c 'import json'").code != 0) GTEST_SKIP() << "python3 was not found";
  }
};

TEST_F(InstructionGuard, TrajectoriesTakeNoMoreInstructionsThanRecorded)
{
  Finished const done = run_shell("'" + guard + "' --check --build '" GHOSTCAST_BUILD_DIR "'");
  if (done.code == 77) GTEST_SKIP() << done.out.substr(std::string("SKIPPED: ").size());
  EXPECT_EQ(done.code, 0) << done.out << done.error;
}

/// A build of scripts: its program only knows its help, its valgrind reports planted counts.
class PlayedInstructionGuard : public InstructionGuard {
 protected:
  void SetUp() override
  {
    InstructionGuard::SetUp();
    std::filesystem::create_directories(folder_.path() / "CMakeFiles" / "3.25");
    write("CMakeCache.txt", "CMAKE_BUILD_TYPE:STRING=Release\nGHOSTCAST_V3:BOOL=ON\nGHOSTCAST_SANITIZE:STRING=\n");
    compile_with("7.1");
    script("ghostcast", "echo played help");
  }

  void write(std::string const& name, std::string const& text) { std::ofstream(folder_.path() / name) << text; }

  void script(std::string const& name, std::string const& text)
  {
    write(name, "#!/bin/sh\n" + text + "\n");
    std::filesystem::permissions(folder_.path() / name, std::filesystem::perms::owner_all);
  }

  void compile_with(std::string const& version)
  {
    write("CMakeFiles/3.25/CMakeCXXCompiler.cmake",
          "set(CMAKE_CXX_COMPILER_ID \"GNU\")\nset(CMAKE_CXX_COMPILER_VERSION \"" + version + "\")\n");
  }

  /// The guard where a run takes 5,000,000 instructions and so many more for each trajectory.
  Finished run(std::string const& flags, int m5, int eight_units)
  {
    script("valgrind", "case \"$*\" in *m5.toml*) each=" + std::to_string(m5) + ";; *) each=" + std::to_string(eight_units) +
                           ";; esac\nn=$(echo \"$*\" | sed 's/.*--trajectories \\([0-9]*\\).*/\\1/')\n"
                           "echo \"==1== Collected : $((5000000 + n * each))\" >&2");
    return run_shell("PATH='" + folder_.path().string() + "':$PATH '" + guard + "' --build '" + folder_.path().string() +
                     "' --record-file '" + (folder_.path() / "record.json").string() + "' " + flags);
  }

  TemporaryFolder folder_;
};

TEST_F(PlayedInstructionGuard, LetsAFigureMoveByTwoPointNinePerCent)
{
  ASSERT_EQ(run("--record", 100000, 200000).code, 0);
  EXPECT_EQ(run("--check", 102900, 194200).code, 0);
  EXPECT_EQ(run("--check", 97100, 205800).code, 0);
}

TEST_F(PlayedInstructionGuard, RefusesGrowthOfThreePointOnePerCentAndSaysWhere)
{
  ASSERT_EQ(run("--record", 100000, 200000).code, 0);
  Finished const grown = run("--check", 100000, 206200);
  EXPECT_EQ(grown.code, 1);
  EXPECT_THAT(grown.out, HasSubstr("eight_units scalar: 3.1% more: 206,200 instructions per trajectory, recorded 200,000\n"));
  EXPECT_THAT(grown.out, Not(HasSubstr("m5 scalar")));
}

TEST_F(PlayedInstructionGuard, AsksForANewRecordWhereAFigureFellByThreePointOnePerCent)
{
  ASSERT_EQ(run("--record", 100000, 200000).code, 0);
  Finished const fallen = run("--check", 96900, 200000);
  EXPECT_EQ(fallen.code, 1);
  EXPECT_THAT(fallen.out, HasSubstr("m5 scalar: 3.1% fewer: 96,900 instructions per trajectory, recorded 100,000; record it"));
}

TEST_F(PlayedInstructionGuard, RefusesWhatIsCountedButNotRecorded)
{
  write("record.json", R"({"compilers": {"GNU 7.1, Release, x86-64-v3": {"m5 scalar": 100000}}})");
  Finished const missing = run("--check", 100000, 200000);
  EXPECT_EQ(missing.code, 1);
  EXPECT_THAT(missing.out, HasSubstr("eight_units scalar: counted, but not recorded\n"));
}

TEST_F(PlayedInstructionGuard, RefusesWhatIsRecordedButNotCounted)
{
  ASSERT_EQ(run("--record", 100000, 200000).code, 0);
  run_shell("sed -i 's/\"m5 scalar\"/\"m6 scalar\": 1, \"m5 scalar\"/' '" + (folder_.path() / "record.json").string() + "'");
  Finished const missing = run("--check", 100000, 200000);
  EXPECT_EQ(missing.code, 1);
  EXPECT_THAT(missing.out, HasSubstr("m6 scalar: recorded, but not counted\n"));
}

TEST_F(PlayedInstructionGuard, SaysWhichInstructionSetItCannotCountAndDoesNotMissIt)
{
  script("ghostcast", "echo --isa");
  ASSERT_EQ(run("--record", 100000, 200000).code, 0);
  script("ghostcast", "echo played help");
  Finished const done = run("--check", 100000, 200000);
  EXPECT_EQ(done.code, 0) << done.out;
  EXPECT_THAT(done.out, HasSubstr("m5 avx2: not counted: run has no --isa\n"));
}

TEST_F(PlayedInstructionGuard, ComparesNothingAcrossCompilersAndKeepsTheirRecords)
{
  ASSERT_EQ(run("--record", 100000, 200000).code, 0);
  compile_with("8.1");
  Finished const other = run("--check", 100000, 200000);
  EXPECT_EQ(other.code, 77);
  EXPECT_EQ(other.out, "SKIPPED: nothing was compared: instructions are recorded for GNU 7.1, Release, x86-64-v3, this is GNU 8.1, Release, x86-64-v3\n");
  ASSERT_EQ(run("--record", 90000, 200000).code, 0);
  EXPECT_EQ(run("--check", 90000, 200000).code, 0);
  compile_with("7.1");
  EXPECT_EQ(run("--check", 100000, 200000).code, 0);
}

TEST_F(PlayedInstructionGuard, ComparesNoBuildWithSanitizersOrWithoutOptimisation)
{
  for (char const* cache : {"CMAKE_BUILD_TYPE:STRING=Debug\n", "CMAKE_BUILD_TYPE:STRING=Release\nGHOSTCAST_SANITIZE:STRING=thread\n"}) {
    write("CMakeCache.txt", cache);
    EXPECT_EQ(run("--check", 1, 1).code, 77) << cache;
    EXPECT_EQ(run("--record", 1, 1).code, 2) << cache;
  }
}

TEST_F(PlayedInstructionGuard, EndsWithTheLastWordOfARunThatFails)
{
  write("record.json", R"({"compilers": {"GNU 7.1, Release, x86-64-v3": {"m5 scalar": 1}}})");
  script("valgrind", "echo '==1== no memory' >&2; exit 3");
  Finished const done = run_shell("PATH='" + folder_.path().string() + "':$PATH '" + guard + "' --check --build '" + folder_.path().string() +
                                  "' --record-file '" + (folder_.path() / "record.json").string() + "'");
  EXPECT_EQ(done.code, 2);
  EXPECT_EQ(done.error, "m5 scalar: valgrind ended with 3: ==1== no memory\n");
}

TEST_F(PlayedInstructionGuard, SaysInOneLineWhichRecordCannotBeRead)
{
  EXPECT_THAT(run("--check", 1, 1).error, HasSubstr("no instructions are recorded in "));
  for (char const* text : {"{", "{}", R"({"compilers": {"a": {"m5 scalar": 0}}})", R"({"compilers": {"a": {"m5 scalar": 1.5}}})"}) {
    write("record.json", text);
    Finished const done = run("--check", 1, 1);
    EXPECT_EQ(done.code, 2) << text;
    EXPECT_THAT(done.error, testing::EndsWith("record.json cannot be read: it is no record of instructions\n")) << text;
  }
}

TEST_F(PlayedInstructionGuard, ComparesNothingWithoutValgrind)
{
  run("--record", 1, 1);
  std::filesystem::remove(folder_.path() / "valgrind");
  Finished const done = run_shell("python=$(python3 -c 'import sys; print(sys.executable)'); PATH=/ \"$python\" '" + guard + "' --check --build '" + folder_.path().string() + "'");
  EXPECT_EQ(done.code, 77);
  EXPECT_EQ(done.out, "SKIPPED: valgrind was not found\n");
}

}  // namespace
}  // namespace ghostcast::test
