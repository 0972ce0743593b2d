// SPDX-License-Identifier: Apache-2.0
// Quantiles of a fan: one histogram at a time, and all months by one scan. An item is a month.
#include <benchmark/benchmark.h>

#include <random>

#include "ghostcast/statistics/histogram_quantile.hpp"

namespace ghostcast {
namespace {

constexpr std::size_t months = 120;

/// A histogram a month, of `filled` neighbouring bins.
std::vector<std::uint64_t> fan_counts(std::size_t bins, std::size_t filled)
{
  std::mt19937_64 random(1);
  std::vector<std::uint64_t> counts(months * bins);
  for (std::size_t month = 0; month < months; ++month) {
    std::size_t const first = random() % (bins - filled);
    for (std::size_t k = 0; k < filled; ++k) counts[month * bins + first + k] = random() % 1000;
  }
  return counts;
}

void by_histogram(benchmark::State& state, Binning binning, std::size_t bins)
{
  auto const counts = fan_counts(bins, static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) {
    for (std::size_t month = 0; month < months; ++month) {
      std::span<std::uint64_t const> const row(counts.data() + month * bins, bins);
      benchmark::DoNotOptimize(histogram_total(row));
      benchmark::DoNotOptimize(histogram_quantiles(row, binning));
    }
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(months) * state.iterations());
}

void by_scan(benchmark::State& state, Binning binning, std::size_t bins)
{
  auto const counts = fan_counts(bins, static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) benchmark::DoNotOptimize(row_quantiles(counts, binning));
  state.SetItemsProcessed(static_cast<std::int64_t>(months) * state.iterations());
}

BENCHMARK_CAPTURE(by_histogram, counts, Binning::logarithmic_count, std::size_t{logarithmic_bins})->Arg(40)->Arg(600);
BENCHMARK_CAPTURE(by_scan, counts, Binning::logarithmic_count, std::size_t{logarithmic_bins})->Arg(40)->Arg(600);
BENCHMARK_CAPTURE(by_histogram, shares, Binning::linear, std::size_t{linear_bins})->Arg(40)->Arg(200);
BENCHMARK_CAPTURE(by_scan, shares, Binning::linear, std::size_t{linear_bins})->Arg(40)->Arg(200);

}  // namespace
}  // namespace ghostcast
