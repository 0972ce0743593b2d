// SPDX-License-Identifier: Apache-2.0
/// \file
/// Time of one binomial draw over n and p, with words at hand and with words from Philox. The
/// chance is made once, as a month makes it once for all its cells of one hazard.
#include <fmt/format.h>

#include <vector>

#include "ghostcast/benchmark/core_speed.hpp"
#include "ghostcast/random/random_stream.hpp"
#include "registration.hpp"

namespace ghostcast::bench {
namespace {

constexpr int word_count = 65536;        ///< more than a branch predictor learns
constexpr int counted_word_count = 4096;  ///< enough to meet the rare sides of the sampler

/// One word from each of `word_count` subsequences, as trajectories have them.
std::vector<std::uint32_t> const& words()
{
  static std::vector<std::uint32_t> const all = [] {
    std::vector<std::uint32_t> made(word_count);
    for (std::uint64_t i = 0; i < word_count; ++i) {
      made[i] = random_words<Scalar>(make_stream<Scalar>(1, i), 1, 0, 0).word[0];
    }
    return made;
  }();
  return all;
}

void draw(LaneKernels const& kernels, bool with_philox, float n, float p, int count)
{
  float sum[64] = {};
  if (with_philox) kernels.draw.with_philox(n, p, /*first=*/0, count, sum);
  else kernels.draw.with_words(n, p, words().data(), count, sum);
  benchmark::DoNotOptimize(sum);
}

void run(benchmark::State& state, LanesUnderTest const& lanes, bool with_philox, float n, float p)
{
  double draws = 0;
  double const start = thread_seconds();
  for ([[maybe_unused]] auto _ : state) {
    draw(*lanes.kernels, with_philox, n, p, word_count);
    draws += word_count;
  }
  double const seconds = thread_seconds() - start;
  state.counters["s/draw"] = seconds_per(draws);
  if (!lanes.bounded()) return;
  double const operations = lanes.operations([&] { draw(*lanes.counted, with_philox, n, p, counted_word_count); });
  report_bound(state, lanes, operations / counted_word_count * draws, seconds);
}

}  // namespace

void register_sampler(LanesUnderTest const& lanes)
{
  for (bool const with_philox : {false, true}) {
    for (float const p : {0.01f, 0.1f, 0.5f}) {
      for (float const n : {1.0f, 10.0f, 100.0f, 1000.0f, 10000.0f, 1000000.0f}) {
        auto const name = fmt::format("{}/{}/n:{:.0f}/p:{}", with_philox ? "draw_with_philox" : "draw", isa_name(lanes.isa), n, p);
        benchmark::RegisterBenchmark(name.c_str(), run, lanes, with_philox, n, p)->MinTime(0.1);
      }
    }
  }
}

}  // namespace ghostcast::bench
