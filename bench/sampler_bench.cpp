// SPDX-License-Identifier: Apache-2.0
/// \file
/// Time of one binomial draw over n and p, with words at hand and with words from Philox. The
/// chance is made once, as a month makes it once for all its cells of one hazard.
#include <benchmark/benchmark.h>

#include <vector>

#include "ghostcast/random/binomial.hpp"
#include "ghostcast/random/random_stream.hpp"

namespace ghostcast {
namespace {

constexpr std::uint64_t word_count = 65536;  ///< more than a branch predictor learns

using Words = std::vector<Word<Scalar>>;

/// One word from each of `word_count` subsequences, as trajectories have them.
Words make_words()
{
  Words words(word_count);
  for (std::uint64_t i = 0; i < word_count; ++i) {
    words[i] = random_words<Scalar>(make_stream<Scalar>(1, i), 1, 0, 0).word[0];
  }
  return words;
}

void finish(benchmark::State& state, std::uint64_t draws)
{
  state.counters["s/draw"] =
      benchmark::Counter(static_cast<double>(draws), benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

Chance<Scalar> chance_of(benchmark::State const& state)
{
  return chance_from_probability<Scalar>(static_cast<float>(state.range(1)) * 0.001f);
}

/// range(0): n; range(1): p in thousandths.
void draw_binomials(benchmark::State& state)
{
  Words const words = make_words();
  Chance<Scalar> const chance = chance_of(state);
  auto const n = static_cast<float>(state.range(0));
  std::uint64_t draws = 0;
  for ([[maybe_unused]] auto _ : state) {
    benchmark::DoNotOptimize(sample_binomial<Scalar>(n, chance, words[draws++ % word_count]));
  }
  finish(state, draws);
}

/// The same with a Philox block for every four draws.
void draw_binomials_with_philox(benchmark::State& state)
{
  RandomStream<Scalar> const stream = make_stream<Scalar>(1, 0);
  Chance<Scalar> const chance = chance_of(state);
  auto const n = static_cast<float>(state.range(0));
  std::uint64_t draws = 0;
  for ([[maybe_unused]] auto _ : state) {
    WordBlock<Scalar> const block = random_words<Scalar>(stream, static_cast<int>(draws & 0xffffff), 0, 0);
    for (Word<Scalar> const word : block.word) benchmark::DoNotOptimize(sample_binomial<Scalar>(n, chance, word));
    draws += 4;
  }
  finish(state, draws);
}

void sizes(benchmark::internal::Benchmark* benchmark)
{
  benchmark->ArgNames({"n", "p_permille"});
  benchmark->ArgsProduct({{1, 10, 100, 1000, 10000, 1000000}, {10, 100, 500}});
}

BENCHMARK(draw_binomials)->Apply(sizes);
BENCHMARK(draw_binomials_with_philox)->Apply(sizes);

}  // namespace
}  // namespace ghostcast
