// SPDX-License-Identifier: Apache-2.0
/// \file
/// Whole scenarios through the CPU engine. On one thread the rates are per second of CPU time, so that a
/// busy neighbour does not count; on more they are per second of the clock on the wall, and the rate per
/// core-second stands beside them. Compare by ratios within one run.
#include <fmt/format.h>

#include <ctime>
#include <set>
#include <thread>

#include "benched_scenario.hpp"
#include "ghostcast/engine/engine.hpp"
#include "registration.hpp"

namespace ghostcast::bench {
namespace {

double process_seconds()
{
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

/// An iteration runs the next trajectories: more on wider lanes, so that it is long against the
/// engine's look at its threads every 20 ms.
void run(benchmark::State& state, LanesUnderTest const& lanes, BenchedScenario const& scenario, int threads)
{
  auto const engine = make_cpu_engine(threads, lanes.isa);
  auto const trajectories = static_cast<std::uint64_t>(scenario.trajectories * (1 + lanes.kernels->width / 2) * threads);
  RunPlan plan;
  plan.record = scenario.record;
  double draws = 0;
  double const start = process_seconds();
  for ([[maybe_unused]] auto _ : state) {
    plan.range = {plan.range.last, plan.range.last + trajectories};
    draws += static_cast<double>(engine->run(scenario.params, plan, {}).tally.scalar(Scalars::draws));
  }
  double const core_seconds = process_seconds() - start;
  report_draws(state, draws, static_cast<double>(plan.range.last));
  state.counters["draws/core-second"] = draws / core_seconds;
  if (lanes.bounded()) report_bound(state, lanes, operations_per_draw(lanes, scenario) * draws, core_seconds);
}

/// 1, 2, and all cores.
std::set<int> thread_counts() { return {1, 2, static_cast<int>(std::max(1u, std::thread::hardware_concurrency()))}; }

}  // namespace

void register_scenarios(LanesUnderTest const& lanes)
{
  for (BenchedScenario const& scenario : benched_scenarios()) {
    for (int const threads : thread_counts()) {
      auto const name = fmt::format("scenario/{}/{}/threads:{}", scenario.name, isa_name(lanes.isa), threads);
      auto* const benchmark = benchmark::RegisterBenchmark(name.c_str(), [&, threads](benchmark::State& state) { run(state, lanes, scenario, threads); });
      benchmark->MeasureProcessCPUTime()->Unit(benchmark::kMillisecond);
      if (threads > 1) benchmark->UseRealTime();
    }
  }
}

}  // namespace ghostcast::bench
