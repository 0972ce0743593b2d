// SPDX-License-Identifier: Apache-2.0
/// \file
/// The month alone: an iteration is all months of one pack of trajectories, in CPU time of the thread.
/// Drawing and anchoring beliefs, the state at the start and draining the tally are not in it.
#include <fmt/format.h>

#include "benched_scenario.hpp"
#include "core_speed.hpp"
#include "registration.hpp"

namespace ghostcast::bench {
namespace {

double read_seconds(void const*) { return thread_seconds(); }

void run(benchmark::State& state, LanesUnderTest const& lanes, BenchedScenario const& scenario)
{
  KernelWorld world(*lanes.kernels, scenario);
  double draws = 0;
  double trajectories = 0;
  for ([[maybe_unused]] auto _ : state) {
    MonthsCost const cost = world.run_months({read_seconds, nullptr});
    state.SetIterationTime(cost.metered);
    draws += static_cast<double>(cost.draws);
    trajectories += lanes.kernels->width;
  }
  state.counters["s/month"] = seconds_per(trajectories * scenario.params.horizon);
  report_draws(state, draws, trajectories);
  if (lanes.bounded()) report_bound(state, lanes, operations_per_draw(lanes, scenario) * draws);
}

}  // namespace

void register_months(LanesUnderTest const& lanes)
{
  for (BenchedScenario const& scenario : benched_scenarios()) {
    auto const name = fmt::format("month/{}/{}", scenario.name, isa_name(lanes.isa));
    benchmark::RegisterBenchmark(name.c_str(), [&](benchmark::State& state) { run(state, lanes, scenario); })->UseManualTime()->Unit(benchmark::kMicrosecond);
  }
}

}  // namespace ghostcast::bench
