// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/cli/engine_choice.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "cli/process.hpp"

namespace ghostcast {
namespace {

using nlohmann::json;
using test::Finished;
using test::ghostcast;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

std::string const small_run = "run scenarios/minimal.toml --trajectories 64 --json ";

/// The choice that a command line makes. \throws CLI::ParseError
EngineChoice choice_of(std::string const& arguments)
{
  EngineChoice choice;
  CLI::App app;
  cli::add_engine_choice(app, choice);
  cli::add_isa_choice(app, choice);
  app.parse(arguments);
  cli::check_engine(choice);
  return choice;
}

/// Empty where there are devices.
std::string reason() { return open_accelerators({}).reason; }

TEST(EngineChoice, IsOpenWithoutFlags)
{
  EngineChoice const choice = choice_of("");
  EXPECT_EQ(choice.kind, EngineKind::unsaid);
  EXPECT_THAT(choice.devices, IsEmpty());
  EXPECT_EQ(choice.threads, 0);
}

TEST(EngineChoice, ReadsEngineDevicesAndThreads)
{
  EXPECT_EQ(choice_of("--engine auto").kind, EngineKind::automatic);
  EXPECT_EQ(choice_of("--engine cpu --threads 7").threads, 7);
  EXPECT_EQ(choice_of("--engine cuda").kind, EngineKind::cuda);
  EXPECT_THAT(choice_of("--devices 2").devices, ElementsAre(2));
  EXPECT_THAT(choice_of("--engine cuda --devices 0,0,13").devices, ElementsAre(0, 0, 13));
}

TEST(EngineChoice, TakesThreadsAsThoseOfTheCpuThatAutoMayFallBackTo)
{
  EXPECT_EQ(choice_of("--engine auto --threads 2").threads, 2);
}

TEST(EngineChoice, ReadsTheInstructionSet)
{
  EXPECT_EQ(choice_of("").isa, Isa::automatic);
  EXPECT_EQ(choice_of("--isa auto --engine cuda").isa, Isa::automatic);
  EXPECT_EQ(choice_of("--isa scalar").isa, Isa::scalar);
  EXPECT_EQ(choice_of("--isa avx2 --engine auto").isa, Isa::avx2);
  EXPECT_EQ(choice_of("--isa avx512 --engine cpu --threads 2").isa, Isa::avx512);
}

TEST(EngineChoice, RefusesAWordThatIsNoInstructionSet)
{
  for (std::string const word : {"sse", "AVX2", "''", "avx"}) {
    Finished const finished = ghostcast(small_run + "--isa " + word);
    EXPECT_EQ(finished.code, 2) << word;
    EXPECT_THAT(finished.out, IsEmpty());
    EXPECT_THAT(finished.error, StartsWith("ghostcast: --isa: "));
    EXPECT_THAT(finished.error, HasSubstr("avx512"));
    EXPECT_EQ(std::ranges::count(finished.error, '\n'), 1) << finished.error;
  }
}

TEST(EngineChoice, AnInstructionSetIsTheCpusAndLeavesTheNumbers)
{
  json const whatever = json::parse(ghostcast(small_run + "--quiet").out);
  for (Isa const isa : available_isas()) {
    Finished const finished = ghostcast(small_run + "--isa " + std::string(isa_name(isa)));
    EXPECT_EQ(finished.code, 0) << finished.error;
    EXPECT_THAT(finished.error, testing::Not(HasSubstr("note:")));
    json const result = json::parse(finished.out);
    EXPECT_EQ(result["engine"]["name"], "cpu");
    EXPECT_EQ(result["engine"]["isa"], isa_name(isa));
    EXPECT_EQ(result["ranges"], whatever["ranges"]);
  }
}

TEST(EngineChoice, ExitsWithThreeWhereTheProcessorLacksTheInstructionSet)
{
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  GTEST_SKIP() << "valgrind cannot run a program with sanitizers";
#endif
  // Valgrind's processor has no AVX-512.
  bool const lacks = available_isas().back() != Isa::avx512;
  if (!lacks && test::run_shell("command -v valgrind").code != 0)
    GTEST_SKIP() << "this processor has all, and there is no valgrind to hide one";
  Finished const finished = test::run_shell("cd '" GHOSTCAST_SOURCE_DIR "' && " + std::string(lacks ? "" : "valgrind -q --tool=none ") +
                                            "'" GHOSTCAST_BINARY "' " + small_run + "--isa avx512");
  EXPECT_EQ(finished.code, 3);
  EXPECT_THAT(finished.out, IsEmpty());
  EXPECT_THAT(finished.error, testing::MatchesRegex("ghostcast: no instruction set avx512: this (processor|build of the program) "
                                                    "lacks it; available: scalar(, avx2)?\n"));
}

TEST(EngineChoice, RefusesDevicesThatAreNoNumbersInOneLine)
{
  for (std::string const text : {"x", "0,", ",0", "0,,1", "-1", "0x1", "'0;1'", "'0 1'", "1e3", "4096", "''"}) {
    Finished const finished = ghostcast(small_run + "--devices=" + text);
    EXPECT_EQ(finished.code, 2) << text;
    EXPECT_THAT(finished.out, IsEmpty());
    EXPECT_THAT(finished.error, StartsWith("ghostcast: --devices"));
    EXPECT_EQ(std::ranges::count(finished.error, '\n'), 1) << finished.error;
  }
}

TEST(EngineChoice, RefusesFlagsThatContradictEachOther)
{
  for (std::string const flags : {"--engine cpu --devices 0", "--engine cuda --threads 2", "--devices 0 --threads 2",
                                  "--engine auto --devices 0,1 --threads 2", "--engine cuda --isa avx2", "--devices 0 --isa scalar"}) {
    Finished const finished = ghostcast(small_run + flags);
    EXPECT_EQ(finished.code, 2) << flags;
    EXPECT_THAT(finished.out, IsEmpty());
    EXPECT_EQ(std::ranges::count(finished.error, '\n'), 1) << finished.error;
  }
}

TEST(EngineChoice, ExitsWithThreeAndAHintWhereThereIsNoDevice)
{
  if (reason().empty()) GTEST_SKIP() << "this machine has a CUDA device";
  for (std::string const flags : {"--engine cuda", "--devices 0", "--engine auto --devices 0", "--engine cuda --quiet"}) {
    Finished const finished = ghostcast(small_run + flags);
    EXPECT_EQ(finished.code, 3) << flags;
    EXPECT_THAT(finished.out, IsEmpty());
    EXPECT_THAT(finished.error, StartsWith("ghostcast: no CUDA engine: "));
    EXPECT_THAT(finished.error, HasSubstr("--engine cpu gives the same numbers"));
    EXPECT_EQ(std::ranges::count(finished.error, '\n'), 1) << finished.error;
  }
}

TEST(EngineChoice, AFaultOfTheScenarioComesBeforeThatOfTheMachine)
{
  EXPECT_EQ(ghostcast("run scenarios/no_such_file.toml --engine cuda").code, 2);
}

TEST(EngineChoice, AutoSaysInOneLineWhyItIsTheCpu)
{
  if (reason().empty()) GTEST_SKIP() << "this machine has a CUDA device";
  Finished const finished = ghostcast(small_run + "--engine auto");
  EXPECT_EQ(finished.code, 0) << finished.error;
  EXPECT_THAT(finished.error, StartsWith("note: engine cpu: " + reason() + "\n"));
  EXPECT_EQ(json::parse(finished.out)["engine"]["name"], "cpu");
}

TEST(EngineChoice, AutoIsSilentWithQuiet)
{
  EXPECT_THAT(ghostcast(small_run + "--engine auto --quiet").error, IsEmpty());
}

TEST(EngineChoice, CpuSaysNothingOfDevices)
{
  EXPECT_THAT(ghostcast(small_run + "--engine cpu").error, testing::Not(HasSubstr("note:")));
}

TEST(EngineChoice, NeverChangesTheNumbers)
{
  json const cpu = json::parse(ghostcast(small_run + "--engine cpu --threads 1 --quiet").out);
  json const automatic = json::parse(ghostcast(small_run + "--engine auto --quiet").out);
  EXPECT_EQ(automatic["digest"], cpu["digest"]);
  EXPECT_EQ(automatic["ranges"], cpu["ranges"]);
}

TEST(EngineChoice, TwoContextsOnOneDeviceGiveTheNumbersOfTheCpu)
{
  if (!reason().empty()) GTEST_SKIP() << "no CUDA device: " << reason();
  json const cpu = json::parse(ghostcast(small_run + "--engine cpu --quiet").out);
  Finished const twice = ghostcast(small_run + "--engine cuda --devices 0,0 --quiet");
  ASSERT_EQ(twice.code, 0) << twice.error;
  EXPECT_EQ(json::parse(twice.out)["ranges"], cpu["ranges"]);
}

}  // namespace
}  // namespace ghostcast
