// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/statistics/histogram_quantile.hpp"

#include <algorithm>
#include <numeric>

#include "ghostcast/reduction/ranks.hpp"
#include "ghostcast/tally/binning.hpp"

namespace ghostcast {
namespace {

/// The value at `fraction` (0..1) of the way through a bin.
double value_in_bin(Binning binning, int bin, double fraction)
{
  double const low = bin_edge(binning, bin);
  bool const alone = bin == 0 || (binning == Binning::logarithmic_count && low < 128.0);
  return alone ? low : low + fraction * (bin_edge(binning, bin + 1) - low);
}

/// The value before which `wanted` of a row's counts lie, whole or not.
double value_at(RankPosition const& position, Binning binning, double wanted)
{
  double const fraction = (wanted - static_cast<double>(position.below)) / static_cast<double>(position.here);
  return value_in_bin(binning, static_cast<int>(position.bin), fraction);
}

}  // namespace

std::uint64_t histogram_total(std::span<std::uint64_t const> counts)
{
  return std::accumulate(counts.begin(), counts.end(), std::uint64_t{0});
}

double histogram_quantile(std::span<std::uint64_t const> counts, Binning binning, double level)
{
  double const wanted = level * static_cast<double>(histogram_total(counts));
  double below = 0.0;
  int last_filled = 0;
  for (int bin = 0; bin < static_cast<int>(counts.size()); ++bin) {
    double const here = static_cast<double>(counts[static_cast<std::size_t>(bin)]);
    if (here == 0.0) continue;
    last_filled = bin;
    if (below + here >= wanted) return value_in_bin(binning, bin, (wanted - below) / here);
    below += here;
  }
  return value_in_bin(binning, last_filled, 1.0);
}

Quantiles histogram_quantiles(std::span<std::uint64_t const> counts, Binning binning)
{
  Quantiles result{};
  std::ranges::transform(quantile_levels, result.begin(),
                         [&](double level) { return histogram_quantile(counts, binning, level); });
  return result;
}

std::vector<RowQuantiles> row_quantiles(std::span<std::uint64_t const> counts, Binning binning)
{
  std::size_t const bins = binning == Binning::linear ? linear_bins : logarithmic_bins;
  std::size_t const levels = quantile_levels.size();
  std::vector<RowQuantiles> result(counts.size() / bins);
  std::vector<std::uint64_t> sums(counts.size());
  std::vector<RankPosition> positions(result.size() * levels);
  CumulativeRows const rows =
      accumulate_rows(thrust::host, counts.data(), static_cast<std::int64_t>(result.size()),
                      static_cast<std::int64_t>(bins), sums.data());
  find_levels(thrust::host, rows, quantile_levels.data(), static_cast<std::int64_t>(levels), positions.data());
  for (std::size_t row = 0; row < result.size(); ++row) {
    result[row].total = rows.total(static_cast<std::int64_t>(row));
    for (std::size_t k = 0; k < levels && result[row].total > 0; ++k) {
      result[row].quantiles[k] =
          value_at(positions[row * levels + k], binning, quantile_levels[k] * static_cast<double>(result[row].total));
    }
  }
  return result;
}

double histogram_mean(std::span<std::uint64_t const> counts, Binning binning)
{
  double sum = 0.0;
  for (int bin = 0; bin < static_cast<int>(counts.size()); ++bin) {
    std::uint64_t const here = counts[static_cast<std::size_t>(bin)];
    if (here != 0) sum += static_cast<double>(here) * value_in_bin(binning, bin, 0.5);
  }
  return sum / static_cast<double>(histogram_total(counts));
}

}  // namespace ghostcast
