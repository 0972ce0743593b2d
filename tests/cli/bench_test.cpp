// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/cli/bench.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <csignal>
#include <nlohmann/json.hpp>

#include "benchmark/played_engine.hpp"
#include "cli/fits_terminal.hpp"
#include "cli/process.hpp"
#include "ghostcast/benchmark/built_in.hpp"

namespace ghostcast::cli {
namespace {

using nlohmann::json;
using test::Finished;
using test::ghostcast;
using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

/// Few trajectories, two runs, on the CPU.
std::string const small = "--engine cpu --threads 1 --trajectories 256 --repetitions 2 --check-seconds 0 ";

TEST(Bench, MeasuresTheScenariosInsideTheProgramFromAnyFolder)
{
  Finished const done = test::run_shell("cd / && '" GHOSTCAST_BINARY "' bench --json " + small);
  ASSERT_EQ(done.code, 0) << done.error;
  EXPECT_THAT(done.error, IsEmpty());
  json const found = json::parse(done.out);
  EXPECT_EQ(found["schema"], "ghostcast.bench/1");
  ASSERT_EQ(found["scenarios"].size(), 2u);
  for (json const& each : found["scenarios"]) {
    EXPECT_EQ(each["seconds"]["runs"].size(), 2u);
    EXPECT_GT(each["draws_per_s"], 0.0);
    EXPECT_DOUBLE_EQ(each["role_steps_per_s"].get<double>() * 2, each["draws_per_s"].get<double>());
    EXPECT_EQ(each["checked"]["agreed"].size(), 1u);
    EXPECT_EQ(each["refused"], nullptr);
  }
}

TEST(Bench, DrawsAsARunWithABeliefForEachTrajectory)
{
  json const benched = json::parse(ghostcast("bench scenarios/minimal.toml --seed 5 --json " + small).out)["scenarios"][0];
  json const run = json::parse(ghostcast("run scenarios/minimal.toml --trajectories 256 --beliefs 256 --seed 5 --engine cpu --json --quiet").out);
  EXPECT_EQ(benched["draws"].get<std::uint64_t>() / 2, run["role_steps"]);
  EXPECT_EQ(benched["trajectories"], 256);
}

TEST(Bench, PrintsATableThatFitsATerminal)
{
  Finished const done = ghostcast("bench m5 " + small);
  EXPECT_EQ(done.code, 0) << done.error;
  test::expect_fits_terminal(done.out);
  EXPECT_THAT(done.out, AllOf(HasSubstr("role-steps/s"), HasSubstr("m5"), HasSubstr("digest of the scalar CPU engine")));
}

TEST(Bench, ScenariosInsideTheProgramAreTheFiles)
{
  for (bench::BuiltIn const& each : bench::built_in_scenarios()) {
    std::string const file = std::string(GHOSTCAST_SOURCE_DIR "/bench/scenarios/") + std::string(each.name) + ".toml";
    EXPECT_EQ(each.text, test::text_of(file));
  }
}

/// What `bench` made of an engine.
struct Judged {
  ExitCode code;
  std::string out, error;
};

Judged bench_played(Engine& engine, OutputFormat format)
{
  BenchOptions options;
  options.scenarios = {GHOSTCAST_SOURCE_DIR "/scenarios/minimal.toml"};
  options.settings.trajectories = 128;
  options.settings.check_seconds = 1e6;  // all pieces, however slow the machine
  options.chatter = Chatter::quiet;
  options.format = format;
  testing::internal::CaptureStdout();
  testing::internal::CaptureStderr();
  ExitCode const code = bench_on(engine, bench::scalar_reference(1), options);
  std::string out = testing::internal::GetCapturedStdout();
  return {code, out, testing::internal::GetCapturedStderr()};
}

TEST(Bench, AnEngineThatCountsWronglyGetsNoRateAndExitCodeOne)
{
  bench::PlayedEngine engine;
  engine.change = [](RunOutput& output, int) { bench::count_once_more(output, 7); };
  Judged const done = bench_played(engine, OutputFormat::text);
  EXPECT_EQ(done.code, ExitCode::own_fault);
  EXPECT_THAT(done.error, HasSubstr("no rate: the piece of trajectories 14 to 15 has digest"));
  EXPECT_EQ(std::count(done.error.begin(), done.error.end(), '\n'), 1);
  EXPECT_THAT(done.out, Not(HasSubstr("draws/s")));
}

TEST(Bench, ADeviceThatFailsIsAFaultOfTheMachine)
{
  bench::PlayedEngine engine;
  engine.change = [](RunOutput& output, int) {
    output.fault_kind = RunFault::device;
    output.fault = "device 0 was lost";
  };
  Judged const done = bench_played(engine, OutputFormat::text);
  EXPECT_EQ(done.code, ExitCode::machine_fault);
  EXPECT_THAT(done.error, HasSubstr("no rate: the engine failed: device 0 was lost"));
}

TEST(Bench, CtrlCKeepsWhatWasFinished)
{
  bench::PlayedEngine engine;
  engine.change = [](RunOutput&, int run) {
    if (run == 2) std::raise(SIGINT);  // the checked run is the first: during the second repetition
  };
  Judged const done = bench_played(engine, OutputFormat::json);
  EXPECT_EQ(done.code, ExitCode::interrupted);
  EXPECT_THAT(done.error, HasSubstr("stopped early"));
  json const found = json::parse(done.out);
  EXPECT_EQ(found["status"], "interrupted");
  EXPECT_EQ(found["scenarios"][0]["seconds"]["runs"].size(), 2u);
}

struct Refused {
  char const* arguments;
  char const* says;
};

class BenchRefuses : public testing::TestWithParam<Refused> {};

TEST_P(BenchRefuses, WithExitCodeTwo)
{
  Finished const done = ghostcast(std::string("bench ") + GetParam().arguments);
  EXPECT_EQ(done.code, 2);
  EXPECT_THAT(done.out, IsEmpty());
  EXPECT_THAT(done.error, HasSubstr(GetParam().says));
}

INSTANTIATE_TEST_SUITE_P(All, BenchRefuses,
                         testing::Values(Refused{"no_such.toml", "no_such.toml"}, Refused{"m5 --repetitions 0", "--repetitions"},
                                         Refused{"m5 --seconds 0", "--seconds"}, Refused{"m5 --seconds 1 --trajectories 9", "--trajectories"},
                                         Refused{"m5 --engine cuda --threads 2", "--threads"}));

}  // namespace
}  // namespace ghostcast::cli
