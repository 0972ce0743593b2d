// SPDX-License-Identifier: Apache-2.0
// Beliefs: a scrambled Sobol point beside a plain word, and what a tally says of luck and ignorance.
#include <benchmark/benchmark.h>

#include "ghostcast/random/sobol_directions.hpp"
#include "ghostcast/statistics/belief_spread.hpp"
#include "ghostcast/statistics/precision.hpp"

namespace ghostcast {
namespace {

void plain_word(benchmark::State& state)
{
  std::uint64_t belief[] = {0};
  for (auto _ : state) {
    ++belief[0];
    benchmark::DoNotOptimize(belief_words<Scalar>(belief_point<Scalar>(1, belief).own, 0, 99u).word[0]);
  }
}

void quasi_word_of_one(benchmark::State& state)
{
  Directions const& directions = sobol_directions(100);
  std::uint64_t belief[] = {0};
  for (auto _ : state) {
    ++belief[0];
    benchmark::DoNotOptimize(quasi_word<Scalar>(belief_point<Scalar>(1, belief), directions, 0, 99u));
  }
}

/// A tally of one unit over 120 months with so many beliefs of 20 trajectories.
Tally tally_of(int beliefs)
{
  Tally tally(make_layout(1, 1, 1, 120, 0, static_cast<std::uint64_t>(beliefs)));
  TallyLayout const& layout = tally.layout;
  auto const add = [&](std::int64_t index, int count) { tally.counts[static_cast<std::size_t>(index)] += static_cast<std::uint64_t>(count); };
  for (int b = 0; b < beliefs; ++b) {
    layout.groups_of(static_cast<std::uint64_t>(b)).each([&](int group) {
      add(layout.group_size_at(group), 20);
      add(layout.group_at(group, layout.grid_of(b % 120), 0, 0, 1), b % 20);
    });
    add(layout.outcome_at(0, 0, Outcome::ghost, b % 120), b % 20);
    add(layout.scalar_at(Scalars::trajectories), 20);
  }
  return tally;
}

void belief_spread(benchmark::State& state)
{
  Tally const tally = tally_of(static_cast<int>(state.range(0)));
  for (auto _ : state) benchmark::DoNotOptimize(belief_spreads(tally, 0, 0, ghost_events));
}

void precision(benchmark::State& state)
{
  Tally const tally = tally_of(static_cast<int>(state.range(0)));
  for (auto _ : state) benchmark::DoNotOptimize(precision_of(tally, static_cast<std::uint64_t>(state.range(0)), {.absolute = 0.01}));
}

BENCHMARK(plain_word);
BENCHMARK(quasi_word_of_one);
BENCHMARK(belief_spread)->Arg(1024)->Arg(4096);
BENCHMARK(precision)->Arg(1024);

}  // namespace
}  // namespace ghostcast
