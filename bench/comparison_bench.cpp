// SPDX-License-Identifier: Apache-2.0
// Estimators of comparisons and hazards, over counts as a run of ten years leaves them.
#include <benchmark/benchmark.h>

#include <random>

#include "ghostcast/statistics/cluster_sums.hpp"
#include "ghostcast/statistics/hazard.hpp"
#include "ghostcast/statistics/months_lost.hpp"
#include "ghostcast/statistics/paired.hpp"

namespace ghostcast {
namespace {

constexpr int horizon = 120;

/// 20,000 trajectories of one unit and definition; half of them meet some outcome.
Tally filled_tally(RecordMask record)
{
  std::mt19937_64 random(1);
  Tally tally(make_layout(1, 1, 1, horizon, record));
  TallyLayout const& layout = tally.layout;
  tally.counts[static_cast<std::size_t>(layout.scalar_at(Scalars::trajectories))] = 20000;
  for (int k = 0; k < 10000; ++k) {
    auto const outcome = Outcome{static_cast<int>(random() % outcome_count)};
    int const month = 1 + static_cast<int>(random() % horizon);
    ++tally.counts[static_cast<std::size_t>(layout.outcome_at(0, 0, outcome, month))];
  }
  return tally;
}

std::vector<PairedCluster> clusters(std::size_t count)
{
  std::mt19937_64 random(1);
  std::vector<PairedCluster> all(count);
  for (PairedCluster& each : all)
    each = {static_cast<double>(random() % 100), static_cast<double>(random() % 100), 300.0, 300.0};
  return all;
}

/// An item is one difference of a curve.
void paired_probabilities(benchmark::State& state)
{
  auto const all = clusters(static_cast<std::size_t>(state.range(0)));
  double const factor = cluster_factor(all);
  for (auto _ : state) benchmark::DoNotOptimize(paired_probability(all, factor, 20000.0));
  state.SetItemsProcessed(state.iterations());
}

/// An item is the tally of a cluster, read with the default series.
void sums_of_a_cluster(benchmark::State& state)
{
  Tally const tally = filled_tally(default_record);
  for (auto _ : state) benchmark::DoNotOptimize(ClusterSums(tally).trajectories());
  state.SetItemsProcessed(state.iterations());
}

/// An item is a month of one outcome.
void hazards_by_month(benchmark::State& state)
{
  Tally const tally = filled_tally(0);
  for (auto _ : state) {
    Hazards const hazards(tally, 20000, 0, 0);
    for (int month = 1; month <= horizon; ++month)
      benchmark::DoNotOptimize(hazards.over(Outcome::ghost, {month, month}).hazard.interval);
  }
  state.SetItemsProcessed(horizon * state.iterations());
}

void months_lost_to_ghosts(benchmark::State& state)
{
  Tally const tally = filled_tally(0);
  for (auto _ : state) benchmark::DoNotOptimize(months_lost(tally, 20000, 0, 0, ghost_events));
  state.SetItemsProcessed(state.iterations());
}

BENCHMARK(paired_probabilities)->Arg(12)->Arg(64);
BENCHMARK(sums_of_a_cluster);
BENCHMARK(hazards_by_month);
BENCHMARK(months_lost_to_ghosts);

}  // namespace
}  // namespace ghostcast
