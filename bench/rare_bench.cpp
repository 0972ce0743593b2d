// SPDX-License-Identifier: Apache-2.0
// Multilevel splitting: a replicate of the gambler's ruin, where splitting itself is the work, and one of
// a scenario, where months are. An item is a step; gain is how many times the steps plain Monte Carlo
// takes for the same standard error.
#include <benchmark/benchmark.h>

#include <vector>

#include "ghostcast/rare/rare_event.hpp"
#include "ghostcast/scenario/scenario.hpp"
#include "rare/toy_processes.hpp"

namespace ghostcast {
namespace {

/// Steps, and the gain, of the estimates of one benchmark.
void report(benchmark::State& state, std::vector<SplitEstimate> const& estimates, double particles)
{
  std::vector<double> values;
  double steps = 0.0, first = 0.0;
  for (SplitEstimate const& each : estimates) {
    values.push_back(each.probability);
    steps += static_cast<double>(each.steps);
    first += static_cast<double>(each.first_steps);
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(steps));
  if (values.size() < 2) return;
  ReplicateMean const mean = replicate_mean(values);
  if (mean.value <= 0.0 || mean.standard_error <= 0.0) return;
  double const plain = plain_trials(mean.value, mean.standard_error);
  state.counters["gain"] = plain * first / (particles * static_cast<double>(values.size())) / steps;
  state.counters["probability"] = mean.value;
}

void gamblers_ruin(benchmark::State& state)
{
  auto const particles = static_cast<std::uint64_t>(state.range(0));
  testing_support::Gambler gambler(1, 0.4, 3, 20);
  std::vector<SplitEstimate> estimates;
  for (auto _ : state) {
    std::uint64_t const r = estimates.size();
    estimates.push_back(split(gambler, {1, particles, std::max<std::uint64_t>(1, particles / 100), r * particles, (r + 1) << 40}));
  }
  report(state, estimates, static_cast<double>(particles));
}

void early_commando(benchmark::State& state)
{
  Scenario const scenario = load_scenario(GHOSTCAST_SOURCE_DIR "/scenarios/commando_against_department.toml");
  ModelParams const model = scenario.params();
  RarePlan const plan{.particles = static_cast<std::uint64_t>(state.range(0))};
  GhostProcess process(model, {1, 0, 12}, plan.seed);
  std::vector<SplitEstimate> estimates;
  for (auto _ : state) estimates.push_back(split(process, split_plan(plan, estimates.size())));
  report(state, estimates, static_cast<double>(plan.particles));
}

BENCHMARK(gamblers_ruin)->Arg(100)->Arg(1000)->Unit(benchmark::kMillisecond);
BENCHMARK(early_commando)->Arg(100)->Arg(400)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace ghostcast
