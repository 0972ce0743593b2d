// SPDX-License-Identifier: Apache-2.0
/// \file
/// Benchmarks by instruction set, and the counters that they share.
#pragma once

#include <benchmark/benchmark.h>

#include "bound.hpp"

namespace ghostcast::bench {

void register_sampler(LanesUnderTest const& lanes);
void register_math(LanesUnderTest const& lanes);
void register_double_math();
void register_months(LanesUnderTest const& lanes);
void register_scenarios(LanesUnderTest const& lanes);

/// So many a second, of the time that the benchmark measures.
inline benchmark::Counter per_second(double count) { return benchmark::Counter(count, benchmark::Counter::kIsRate); }

/// Seconds for each.
inline benchmark::Counter seconds_per(double count)
{
  return benchmark::Counter(count, benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

/// The share of the bound that `operations` in so many seconds of CPU time reached; none where there is no bound.
inline void report_bound(benchmark::State& state, LanesUnderTest const& lanes, double operations, double core_seconds)
{
  if (lanes.bounded()) state.counters["bound"] = operations / (lanes.operations_per_second * core_seconds);
}

/// Draws and what is made of them. A role-step is two draws.
inline void report_draws(benchmark::State& state, double draws, double trajectories)
{
  state.counters["draws/s"] = per_second(draws);
  state.counters["role-steps/s"] = per_second(draws / 2);
  state.counters["trajectories/s"] = per_second(trajectories);
}

}  // namespace ghostcast::bench
