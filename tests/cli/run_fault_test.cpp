// SPDX-License-Identifier: Apache-2.0
// A device that fails in the middle of a run: what was merged is reported and saved, exit code 3.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "cli/process.hpp"
#include "ghostcast/cli/run.hpp"
#include "ghostcast/engine/device_engine.hpp"
#include "support/fake_accelerator.hpp"

namespace ghostcast {
namespace {

using namespace testing_support;
using nlohmann::json;
using test::Finished;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

/// Lines may be wrapped anywhere.
std::string joined(std::string const& text)
{
  std::string result;
  for (char const c : text) {
    if (c != '\n' && c != ' ') result += c;
    else if (!result.empty() && result.back() != ' ') result += ' ';
  }
  return result;
}

cli::RunOptions options_of(cli::OutputFormat format = cli::OutputFormat::text)
{
  cli::RunOptions options;
  options.scenario.file = GHOSTCAST_SOURCE_DIR "/scenarios/minimal.toml";
  options.trajectories = 200;
  options.format = format;
  options.chatter = cli::Chatter::quiet;
  return options;
}

/// `run` on these devices, as a user's shell would see it.
Finished run_on_fakes(std::vector<FakeDevice> const& fakes, cli::RunOptions const& options)
{
  std::vector<std::unique_ptr<Accelerator>> devices;
  for (FakeDevice const& fake : fakes)
    devices.push_back(std::make_unique<FakeAccelerator>(fake, std::make_shared<FakeLog>()));
  auto const engine = make_device_engine(std::move(devices), {0.0});
  testing::internal::CaptureStdout();
  testing::internal::CaptureStderr();
  cli::ExitCode const code = cli::run_on(*engine, cli::load(options.scenario), options);
  std::string const out = testing::internal::GetCapturedStdout();
  return {static_cast<int>(code), out, testing::internal::GetCapturedStderr()};
}

constexpr int late_call = 20;  // after several merges: load, then simulate, drain, merge in turn

TEST(RunFault, ReportsWhatWasMergedAndExitsWithThree)
{
  Finished const finished = run_on_fakes({{.fault_at = late_call}}, options_of());
  EXPECT_EQ(finished.code, 3);
  EXPECT_THAT(joined(finished.out), HasSubstr("of 200 trajectories, stopped early by a fault of the machine"));
  EXPECT_THAT(joined(finished.out), HasSubstr("fault of the machine: fake 0: call 20 failed (fake.cu:1)"));
  EXPECT_THAT(finished.error, StartsWith("ghostcast: fake 0: call 20 failed (fake.cu:1); the result covers "));
  EXPECT_EQ(std::ranges::count(finished.error, '\n'), 1) << finished.error;
}

TEST(RunFault, SavesWhatWasMerged)
{
  test::TemporaryFolder const folder;
  cli::RunOptions options = options_of(cli::OutputFormat::json);
  options.out = (folder.path() / "out").string();
  Finished const finished = run_on_fakes({{.fault_at = late_call}}, options);
  EXPECT_EQ(finished.code, 3);
  EXPECT_EQ(test::text_of(folder.path() / "out" / "result.json"), finished.out);
  json const result = json::parse(finished.out);
  EXPECT_EQ(result["completion"], "interrupted");
  EXPECT_EQ(result["fault"], "fake 0: call 20 failed (fake.cu:1)");
  EXPECT_EQ(result["planned"]["trajectories"], 200);
  std::uint64_t covered = 0;
  for (json const& range : result["ranges"])
    covered += range["last"].get<std::uint64_t>() - range["first"].get<std::uint64_t>();
  EXPECT_EQ(result["trajectories"], covered);
  EXPECT_GT(covered, 0u);
  EXPECT_LT(covered, 200u);
}

TEST(RunFault, PrintsNoResultWhereNothingWasMerged)
{
  for (int const call : {0, 1}) {
    Finished const finished = run_on_fakes({{.fault_at = call}}, options_of());
    EXPECT_EQ(finished.code, 3);
    EXPECT_THAT(finished.out, IsEmpty());
    EXPECT_THAT(finished.error, HasSubstr("failed (fake.cu:1); nothing was done before"));
  }
}

TEST(RunFault, PrintsNoResultWhereTheRunFitsOnNoDevice)
{
  Finished const finished = run_on_fakes({{.fits = false}}, options_of());
  EXPECT_EQ(finished.code, 3);
  EXPECT_THAT(finished.out, IsEmpty());
  EXPECT_THAT(finished.error, StartsWith("ghostcast: fake 0: too little memory; "));
}

TEST(RunFault, IsAWarningWhereAnotherDeviceTakesOver)
{
  cli::RunOptions options = options_of(cli::OutputFormat::json);
  options.chatter = cli::Chatter::normal;
  Signal failed;  // the other device waits for it in its first launch, with ranges left for both
  FakeDevice const broken{.slots = 1, .fault_at = 1, .on_fault = [&] { failed.raise(); }};
  FakeDevice const patient{.slots = 1, .before = [&](Call call) {
    if (call == Call::simulate) failed.wait_for(std::chrono::seconds(60));
  }};
  Finished const finished = run_on_fakes({broken, patient}, options);
  json const result = json::parse(finished.out);
  EXPECT_EQ(finished.code, 0) << finished.error;
  EXPECT_EQ(result["completion"], "complete");
  EXPECT_EQ(result["fault"], nullptr);
  EXPECT_EQ(result["trajectories"], 200);
  EXPECT_THAT(finished.error, HasSubstr("warning: devices were lost, others took their work over: fake 0: call 1"));
}

TEST(RunFault, ACompleteRunHasNone)
{
  Finished const finished = run_on_fakes({{}}, options_of(cli::OutputFormat::json));
  json const result = json::parse(finished.out);
  EXPECT_EQ(finished.code, 0);
  EXPECT_THAT(finished.error, IsEmpty());
  EXPECT_EQ(result["completion"], "complete");
  EXPECT_EQ(result["fault"], nullptr);
  EXPECT_EQ(result["engine"]["name"], "cuda");
}

}  // namespace
}  // namespace ghostcast
