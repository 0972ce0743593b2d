// SPDX-License-Identifier: Apache-2.0
// scripts/gpu_check.sh where there is no device: it stops at once, or goes through its steps with
// nothing measured.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "cli/process.hpp"

namespace ghostcast::test {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

bool has_python() { return run_shell("python3 -c 'import json, dataclasses'").code == 0; }
bool has_device() { return run_shell("nvidia-smi || test -e /dev/nvidia0").code == 0; }

/// Every value below a place is null.
void expect_all_null(nlohmann::json const& value, std::string const& place)
{
  if (value.is_structured()) {
    for (auto const& [key, inner] : value.items()) expect_all_null(inner, place + "." + key);
  } else {
    EXPECT_TRUE(value.is_null()) << place << " = " << value;
  }
}

TEST(GpuCheck, StopsInOneLineWhereThereIsNoDevice)
{
  if (!has_python()) GTEST_SKIP() << "python3 was not found";
  if (has_device()) GTEST_SKIP() << "there is a CUDA device";
  Finished const done = run_shell("'" GHOSTCAST_SOURCE_DIR "/scripts/gpu_check.sh'");
  EXPECT_EQ(done.code, 3);
  EXPECT_THAT(done.error, StartsWith("No CUDA device: "));
  EXPECT_EQ(done.error.find('\n'), done.error.size() - 1);
  EXPECT_EQ(done.out, "");
}

/// Flags that are wrong, and a part of the one line that says so.
struct WrongFlag {
  char const* flags;
  char const* text;
  int code;
};

class GpuCheckRefuses : public testing::TestWithParam<WrongFlag> {};

TEST_P(GpuCheckRefuses, InOneLine)
{
  if (!has_python()) GTEST_SKIP() << "python3 was not found";
  Finished const done = run_shell(std::string("'" GHOSTCAST_SOURCE_DIR "/scripts/gpu_check.sh' ") + GetParam().flags);
  EXPECT_EQ(done.code, GetParam().code);
  EXPECT_THAT(done.error, HasSubstr(GetParam().text));
  EXPECT_EQ(done.error.find('\n'), done.error.size() - 1) << done.error;
}

INSTANTIATE_TEST_SUITE_P(Flags, GpuCheckRefuses,
                         testing::Values(WrongFlag{"--programs build/release", "--programs needs --dry-run", 2}, WrongFlag{"--out /", "is a folder", 2},
                                         WrongFlag{"--jobs 0", "--jobs: must be a whole number from 1", 2},
                                         WrongFlag{"--seconds nan", "--seconds: must be a positive finite number", 2},
                                         WrongFlag{"--seconds 0", "--seconds: must be a positive finite number", 2},
                                         WrongFlag{"--dry-run --programs /no_such_build", "build first (./build.sh build)", 3}));

class GpuCheckDryRun : public testing::Test {
 protected:
  void SetUp() override
  {
    if (!has_python()) GTEST_SKIP() << "python3 was not found";
    if (!std::filesystem::exists(GHOSTCAST_BUILD_DIR "/operation_count")) GTEST_SKIP() << "benchmarks were not built";
  }

  /// A dry run with the programs of this build; its own build folder is configured and planned only.
  Finished dry_run(std::string const& flags = "")
  {
    return run_shell("env GHOSTCAST_COMMIT=0123456789ab '" GHOSTCAST_SOURCE_DIR "/scripts/gpu_check.sh' --dry-run --programs '" GHOSTCAST_BUILD_DIR
                     "' --build '" + (folder_.path() / "build").string() + "' --out '" + file() + "' " + flags);
  }

  /// A dry run measures nothing and leaves the partial file alone.
  nlohmann::json result() { return nlohmann::json::parse(text_of(file() + ".part")); }

  bool has_final_result() const { return std::filesystem::exists(file()); }

 private:
  std::string file() const { return (folder_.path() / "result.json").string(); }
  TemporaryFolder folder_;
};

TEST_F(GpuCheckDryRun, GoesThroughAllStepsAndMeasuresNothing)
{
  Finished const done = dry_run();
  EXPECT_EQ(done.code, 0) << done.error;
  nlohmann::json const all = result();
  EXPECT_EQ(all["measured"], false);
  EXPECT_FALSE(has_final_result());
  EXPECT_EQ(all["commit"], "0123456789ab");
  for (char const* step : {"configure", "build", "kernels", "device_info", "operations", "sanitizer", "digests", "bench", "tests", "benchmarks", "peers"}) {
    EXPECT_EQ(all["steps"][step]["ended"], "done") << step;
  }
  for (char const* part : {"device", "launches", "digests", "bench", "tests", "benchmarks", "clock_at_work", "comparison"}) {
    ASSERT_TRUE(all.contains(part)) << part;
    expect_all_null(all[part], part);
  }
  EXPECT_GT(all["operations"]["bench/scenarios/m5.toml"]["estimated_slots_per_role_step"].get<double>(), 0.0);
}

TEST_F(GpuCheckDryRun, WritesWhatItHasWhereTimeRunsOut)
{
  Finished const done = dry_run("--seconds 1.05");
  EXPECT_NE(done.code, 0);
  nlohmann::json const all = result();
  EXPECT_THAT(all["steps"]["configure"]["ended"].get<std::string>(), HasSubstr("out of time"));
  EXPECT_FALSE(all["failed_checks"].empty());
}

}  // namespace
}  // namespace ghostcast::test
