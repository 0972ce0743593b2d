// SPDX-License-Identifier: Apache-2.0
/// \file
/// The month alone: an iteration is all months of one pack of trajectories, in CPU time of the thread.
/// Drawing and anchoring beliefs, the state at the start and draining the tally are not in it.
#include <fmt/format.h>

#include "benched_scenario.hpp"
#include "ghostcast/benchmark/core_speed.hpp"
#include "registration.hpp"

namespace ghostcast::bench {
namespace {

double read_seconds(void const*) { return thread_seconds(); }

void run(benchmark::State& state, LanesUnderTest const& lanes, MonthKernels const& kernels, BenchedScenario const& scenario)
{
  KernelWorld world(kernels, lanes.kernels->width, scenario);
  double draws = 0;
  double trajectories = 0;
  double seconds = 0;
  for ([[maybe_unused]] auto _ : state) {
    MonthsCost const cost = world.run_months({read_seconds, nullptr});
    state.SetIterationTime(cost.metered);
    seconds += cost.metered;
    draws += static_cast<double>(cost.draws);
    trajectories += lanes.kernels->width;
  }
  state.counters["s/month"] = seconds_per(trajectories * scenario.params.horizon);
  report_draws(state, draws, trajectories);
  if (lanes.bounded()) report_bound(state, lanes, operations_per_draw(lanes, scenario) * draws, seconds);
}

}  // namespace

void register_months(LanesUnderTest const& lanes)
{
  auto const add = [&](char const* what, MonthKernels const& kernels, BenchedScenario const& scenario) {
    auto const name = fmt::format("{}/{}/{}", what, scenario.name, isa_name(lanes.isa));
    auto const body = [&](benchmark::State& state) { run(state, lanes, kernels, scenario); };
    benchmark::RegisterBenchmark(name.c_str(), body)->UseManualTime()->Unit(benchmark::kMicrosecond);
  };
  for (BenchedScenario const& scenario : benched_scenarios()) add("month", lanes.kernels->months, scenario);
  // What mechanisms that are off cost where they are not compiled out: bench/paired_costs.py compares.
  add("calm_month", *lanes.calm_months, benched_scenarios().front());
}

}  // namespace ghostcast::bench
