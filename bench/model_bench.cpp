// SPDX-License-Identifier: Apache-2.0
/// \file
/// Whole trajectories through the CPU engine on one thread. The rates are per second of CPU time,
/// so that a busy neighbour does not count: compare them by ratios within one run.
#include <benchmark/benchmark.h>

#include <filesystem>

#include "ghostcast/engine/engine.hpp"
#include "ghostcast/scenario/scenario.hpp"

namespace ghostcast {
namespace {

/// One iteration runs the next `trajectories` trajectories of a scenario.
void run_scenario(benchmark::State& state, char const* file, std::uint64_t trajectories)
{
  Scenario const scenario = load_scenario(std::filesystem::path(GHOSTCAST_SOURCE_DIR) / "bench" / "scenarios" / file);
  ModelParams const params = scenario.params();
  auto const engine = make_cpu_engine(1, getenv("ISA") ? *isa_named(getenv("ISA")) : Isa::automatic);
  RunPlan plan;
  plan.record = scenario.record;
  std::uint64_t draws = 0;
  for ([[maybe_unused]] auto _ : state) {
    plan.range = {plan.range.last, plan.range.last + trajectories};
    draws += engine->run(params, plan, {}).tally.scalar(Scalars::draws);
  }
  auto const rate = [](std::uint64_t count) {
    return benchmark::Counter(static_cast<double>(count), benchmark::Counter::kIsRate);
  };
  state.counters["draws/s"] = rate(draws);
  state.counters["role-steps/s"] = rate(draws / 2);
  state.counters["trajectories/s"] = rate(plan.range.last);
}

BENCHMARK_CAPTURE(run_scenario, m5, "m5.toml", 16384)->MeasureProcessCPUTime()->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(run_scenario, eight_units, "eight_units.toml", 2048)->MeasureProcessCPUTime()->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace ghostcast
