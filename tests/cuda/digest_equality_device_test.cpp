// SPDX-License-Identifier: Apache-2.0
// The digest of the CPU on the device: for every scenario that ships and for random ones.
#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "cuda/device.hpp"
#include "ghostcast/engine/device_engine.hpp"
#include "ghostcast/replay/difference.hpp"
#include "support/random_scenarios.hpp"

namespace ghostcast {
namespace {

#ifdef GHOSTCAST_PLAYED_DEVICE
constexpr std::uint64_t trajectories_by_default = 64;  // the device is a loop on the host
#else
constexpr std::uint64_t trajectories_by_default = 1'000'000;
#endif

/// Trajectories of each scenario, or what GHOSTCAST_DEVICE_TRAJECTORIES says.
std::uint64_t trajectories()
{
  char const* const text = std::getenv("GHOSTCAST_DEVICE_TRAJECTORIES");
  std::uint64_t const count = text == nullptr ? 0 : std::strtoull(text, nullptr, 10);
  return count > 0 ? count : trajectories_by_default;
}

/// Where the device parts from the CPU, in words; empty where it does not.
std::string difference(Engine& device, Scenario const& scenario, RunPlan const& plan)
{
  ModelParams const params = scenario.params();
  auto const cpu = make_cpu_engine(0);
  RunOutput const there = device.run(params, plan, {});
  if (!there.fault.empty()) return there.fault;
  if (there.digest == cpu->run(params, plan, {}).digest) return {};
  auto const found = first_difference(runner_of(*cpu, params, plan), runner_of(device, params, plan), plan.range);
  CountNames const names{scenario.unit_names, scenario.organisation_names, scenario.definition_names};
  return found ? to_string(*found, names, "cpu", device.name()) : "differed once and not again";
}

RunPlan plan_of(Scenario const& scenario, std::uint64_t count, std::uint64_t beliefs)
{
  return {.seed = 1, .belief_count = beliefs, .range = {0, count}, .record = scenario.record};
}

std::vector<std::string> shipped_scenarios()
{
  std::vector<std::string> names;
  for (auto const& entry : std::filesystem::directory_iterator(GHOSTCAST_SOURCE_DIR "/scenarios")) {
    if (entry.path().extension() == ".toml") names.push_back(entry.path().stem().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

class DigestEquality : public ::testing::TestWithParam<std::string> {
 protected:
  void SetUp() override
  {
    Accelerators opened = open_accelerators({});
    if (opened.devices.empty()) GTEST_SKIP() << "no device: " << opened.reason;
    engine_ = make_device_engine(std::move(opened.devices));
  }

  std::unique_ptr<Engine> engine_;
};

TEST_P(DigestEquality, HoldsForTheScenarioWithABeliefEachAndWithShared)
{
  Scenario const scenario = load_scenario(GHOSTCAST_SOURCE_DIR "/scenarios/" + GetParam() + ".toml");
  EXPECT_EQ(difference(*engine_, scenario, plan_of(scenario, trajectories(), 0)), "");
  EXPECT_EQ(difference(*engine_, scenario, plan_of(scenario, trajectories() / 8 + 1, 100)), "");
}

INSTANTIATE_TEST_SUITE_P(Shipped, DigestEquality, testing::ValuesIn(shipped_scenarios()),
                         [](auto const& one) { return one.param; });

class DigestEqualityOfRandomScenarios : public DigestEquality {};

TEST_P(DigestEqualityOfRandomScenarios, Holds)
{
  std::uint64_t const count = std::max<std::uint64_t>(trajectories() / 2000, 8);
  EXPECT_TRUE(rc::check("device and CPU agree", [&](test::RandomScenario const& random) {
    Scenario const scenario = random.read();
    std::string const text = difference(*engine_, scenario, plan_of(scenario, count, 7));
    if (!text.empty()) RC_FAIL(text);
  }));
}

INSTANTIATE_TEST_SUITE_P(Random, DigestEqualityOfRandomScenarios, testing::Values("random"));

}  // namespace
}  // namespace ghostcast
