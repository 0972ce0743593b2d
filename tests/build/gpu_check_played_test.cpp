// SPDX-License-Identifier: Apache-2.0
// scripts/gpu_check.sh with a played device: nvidia-smi, cmake, ctest, the programs and the sanitizer
// are scripts with known answers, so that what is made of the answers can be checked here.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "cli/process.hpp"

namespace ghostcast::test {
namespace {

using testing::HasSubstr;

/// Answers of the driver: one field a call, as gpu_check asks.
constexpr char const* nvidia_smi = R"(case "$*" in
  *name*) echo 'Played GPU 80GB' ;;
  *clocks.sm*) echo '1700, 99' ; sleep 5 ;;
  *clocks.max.sm*) echo 1000 ;;
  *compute_cap*) echo 9.0 ;;
  *) echo '[N/A]' ;;
esac)";

/// A run takes a millisecond for a thousand trajectories, and each of them ten role-steps.
constexpr char const* ghostcast_program = R"(if [ "$1" = bench ]; then
  refused=null; code=0; if [ -n "$BENCH_REFUSES" ]; then refused='"the piece of trajectories 0 to 9 has another digest"'; code=1; fi
  rate=6e10; [ -n "$BENCH_REFUSES$CUDA_FAULT" ] && rate=null
  echo "{\"schema\": \"ghostcast.bench/1\", \"arguments\": \"$*\", \"scenarios\": [{\"scenario\": \"m5\", \"refused\": $refused, \"role_steps_per_s\": $rate}]}"
  exit $code
fi
scenario=$2; n=$4; engine=$8
digest=same; case "$scenario $engine" in *minimal.toml\ cuda) digest=$CUDA_DIGEST ;; esac
if [ "$engine" = cuda ] && [ -n "$CUDA_FAULT" ]; then echo "CUDA launch failed" >&2; exit 3; fi
echo "{\"trajectories\": $n, \"digest\": \"$digest\", \"role_steps\": $((10 * n)), \"seconds\": $((n / 1000 + 1))e-3}")";

/// bench/compare.py is played; all else that Python does is Python's. The interpreter is asked for its file,
/// since a python3 that chooses among versions puts their folder before this one.
constexpr char const* python3 = R"(case "$*" in
  *compare.py*) if [ -n "$PEERS_DISAGREE" ]; then echo "The distributions disagree: no ratio is printed." >&2; exit 1; fi
    echo '{"schema": "ghostcast.comparison/1", "ratios": {}, "rates": {}, "absent": {"jax": "no package jax"}}' ;;
  *) real=$(PATH=${PATH#*:} python3 -c 'import sys; print(sys.executable)'); exec "$real" "$@" ;;
esac)";

class PlayedGpu : public testing::Test {
 protected:
  void SetUp() override
  {
    if (run_shell("python3 -c 'import json'").code != 0) GTEST_SKIP() << "python3 was not found";
    std::filesystem::create_directories(folder_.path() / "bin");
    std::filesystem::create_directories(folder_.path() / "build");
    script("bin/nvidia-smi", nvidia_smi);
    script("bin/cmake", "echo \"$@\" >>'" + in("cmake_calls") + "'");
    script("bin/ctest", "echo '\t<testcase name=\"a\" status=\"run\">\n\t</testcase>' >'" + in("build/gpu_check_tests.xml") + "'");
    script("bin/compute-sanitizer", "echo '========= ERROR SUMMARY: 0 errors'");
    script("build/ghostcast", ghostcast_program);
    script("bin/python3", python3);
    std::ofstream(in("build/CMakeCache.txt")) << "GHOSTCAST_HAS_CUDA:INTERNAL=OFF\n";
    script("build/operation_count", "echo '{\"x\": {\"estimated_slots_per_role_step\": 500}}'");
    script("build/device_info", "echo '{\"device\": {\"processors\": 10}, \"launches\": {}}'");
  }

  void script(std::string const& name, std::string const& text)
  {
    std::ofstream(in(name)) << "#!/bin/bash\n" << text << '\n';
    std::filesystem::permissions(in(name), std::filesystem::perms::owner_all);
  }

  Finished run_check(std::string const& environment)
  {
    return run_shell("env PATH='" + in("bin") + "':$PATH " + environment + " '" GHOSTCAST_SOURCE_DIR "/scripts/gpu_check.sh' --jobs 2 --build '" +
                     in("build") + "' --out '" + in("result.json") + "'");
  }

  nlohmann::json check(std::string const& environment, int expected_code, std::string const& file = "result.json")
  {
    Finished const done = run_check(environment);
    EXPECT_EQ(done.code, expected_code) << done.error;
    return nlohmann::json::parse(text_of(in(file)));
  }

  std::string in(std::string const& name) const { return (folder_.path() / name).string(); }

 private:
  TemporaryFolder folder_;
};

TEST_F(PlayedGpu, GivesRatesAndTheFractionOfTheBound)
{
  nlohmann::json const all = check("CUDA_DIGEST=same", 0);
  EXPECT_EQ(all["measured"], true);
  EXPECT_FALSE(std::filesystem::exists(in("result.json.part")));
  EXPECT_EQ(all["device"]["name"], "Played GPU 80GB");
  EXPECT_TRUE(all["device"]["power_limit_w"].is_null());
  for (auto const& [scenario, rates] : all["benchmarks"].items()) {
    // A million trajectories a second, but for the millisecond more that each run takes.
    EXPECT_NEAR(rates["trajectories_per_s"].get<double>(), 1e6, 2e3) << scenario;
    EXPECT_NEAR(rates["role_steps_per_s"].get<double>(), 1e7, 2e4) << scenario;
    EXPECT_NEAR(rates["draws_per_s"].get<double>(), 2e7, 4e4) << scenario;
    // 1e7 role-steps of 500 slots over 10 processors of 128 lanes at 1 GHz.
    EXPECT_NEAR(rates["fraction_of_issue_bound"].get<double>(), 5e9 / 1.28e12, 1e-5) << scenario;
  }
  EXPECT_GE(all["benchmarks"].size(), 10u);
  EXPECT_EQ(all["clock_at_work"]["median_mhz"], 1700);
  EXPECT_EQ(all["tests"]["count"], "1 passed, 0 failed, 0 skipped");
  for (char const* tool : {"memcheck", "racecheck", "initcheck"}) EXPECT_EQ(all["compute_sanitizer"][tool]["clean"], true);
}

TEST_F(PlayedGpu, KeepsTheDocumentOfBenchAndWhyPeersAreMissing)
{
  nlohmann::json const all = check("CUDA_DIGEST=same", 0);
  EXPECT_EQ(all["bench"]["schema"], "ghostcast.bench/1");
  EXPECT_EQ(all["bench"]["arguments"], "bench --json --quiet --engine cuda");
  EXPECT_EQ(all["bench"]["scenarios"][0]["role_steps_per_s"], 6e10);
  EXPECT_EQ(all["comparison"]["absent"]["jax"], "no package jax");
}

TEST_F(PlayedGpu, FailsWhereBenchRefusesARate)
{
  nlohmann::json const all = check("CUDA_DIGEST=same BENCH_REFUSES=1", 1);
  EXPECT_THAT(all["failed_checks"].dump(), HasSubstr("bench of m5: the piece of trajectories 0 to 9 has another digest"));
}

TEST_F(PlayedGpu, FailsWhereThePeersSampleAnotherLaw)
{
  nlohmann::json const all = check("CUDA_DIGEST=same PEERS_DISAGREE=1", 1);
  EXPECT_EQ(all["comparison"], nullptr);
  EXPECT_THAT(all["failed_checks"].dump(), HasSubstr("The distributions disagree: no ratio is printed."));
}

TEST_F(PlayedGpu, BuildsForTheDeviceThatIsThere)
{
  check("CUDA_DIGEST=same", 0);
  EXPECT_THAT(text_of(in("cmake_calls")), HasSubstr("-DGHOSTCAST_CUDA=ON"));
  EXPECT_THAT(text_of(in("cmake_calls")), HasSubstr("-DGHOSTCAST_CUDA_ARCHITECTURES=90"));
}

TEST_F(PlayedGpu, SaysWhichDigestDiffers)
{
  nlohmann::json const all = check("CUDA_DIGEST=other", 1);
  EXPECT_EQ(all["digests"]["scenarios/minimal.toml"]["equal"], false);
  EXPECT_EQ(all["digests"]["bench/scenarios/m5.toml"]["equal"], true);
  ASSERT_EQ(all["failed_checks"].size(), 1u);
  EXPECT_THAT(all["failed_checks"][0].get<std::string>(), HasSubstr("digest of scenarios/minimal.toml at 1000000 trajectories: cpu same, cuda other"));
}

TEST_F(PlayedGpu, KeepsTheOtherStepsWhereTheDeviceFails)
{
  nlohmann::json const all = check("CUDA_FAULT=1", 1, "result.json.part");
  EXPECT_EQ(all["measured"], false);
  EXPECT_THAT(all["benchmarks"]["bench/scenarios/m5.toml"]["failed"].get<std::string>(), HasSubstr("CUDA launch failed"));
  EXPECT_EQ(all["tests"]["count"], "1 passed, 0 failed, 0 skipped");
}

TEST_F(PlayedGpu, KeepsAnEarlierResultWhereNothingWasMeasured)
{
  std::ofstream(in("result.json")) << "earlier";
  Finished const done = run_check("CUDA_FAULT=1");
  EXPECT_EQ(text_of(in("result.json")), "earlier");
  EXPECT_THAT(done.out, HasSubstr(in("result.json.part") + ": nothing measured"));
}

TEST_F(PlayedGpu, EndsWhatRunsAndWritesWhatIsThereWhereASignalStopsIt)
{
  for (int const signal : {15, 2}) {
    // The step hangs in a process of its own group, as a compiler does under ninja.
    script("build/device_info", "set -m; sleep 100 & echo $! >'" + in("hanging") + "'; kill -" + std::to_string(signal) + " $PPID; wait");
    Finished const done = run_check("");
    EXPECT_EQ(done.code, 128 + signal);
    EXPECT_EQ(done.error.find("Traceback"), std::string::npos) << done.error;
    nlohmann::json const all = nlohmann::json::parse(text_of(in("result.json.part")));
    EXPECT_THAT(all["steps"]["device_info"]["ended"].get<std::string>(), HasSubstr("stopped by SIG"));
    EXPECT_NE(run_shell("grep '^State:.[^XZ]' /proc/$(cat '" + in("hanging") + "')/status").code, 0) << "left running";
  }
}

TEST_F(PlayedGpu, EndsAStepThatHangsAndGoesOn)
{
  script("build/device_info", "sleep 100");
  script("bin/compute-sanitizer", "echo '========= ERROR SUMMARY: 2 errors'; exit 99");
  script("build/operation_count", "exit 1");
  nlohmann::json const all = check("CUDA_DIGEST=same GPU_CHECK_STEP_SECONDS=3", 1);
  EXPECT_THAT(all["steps"]["device_info"]["ended"].get<std::string>(), HasSubstr("out of time: device_info took longer than 3 s"));
  EXPECT_EQ(all["compute_sanitizer"]["memcheck"]["clean"], false);
  EXPECT_TRUE(all["benchmarks"]["bench/scenarios/m5.toml"]["fraction_of_issue_bound"].is_null());
}

}  // namespace
}  // namespace ghostcast::test
