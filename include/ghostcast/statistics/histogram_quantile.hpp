// SPDX-License-Identifier: Apache-2.0
/// \file
/// Quantiles and means of binned values.
///
/// Inside a bin values are taken as evenly spread, except where a bin holds one value alone: whole
/// numbers below 128 in a count binning, and the first bin of every binning, which reads as 0 (it
/// holds the exact zeros; its width is 1/256 or 2^-12).
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "ghostcast/tally/quantity.hpp"

namespace ghostcast {

/// The five quantiles of every fan, and of dates.
inline constexpr std::array<double, 5> quantile_levels = {0.05, 0.25, 0.50, 0.75, 0.95};
using Quantiles = std::array<double, quantile_levels.size()>;

std::uint64_t histogram_total(std::span<std::uint64_t const> counts);

/// The smallest value that at least `level` of the counts do not exceed, in the quantity's unit.
/// \pre the counts are not all 0; 0 < level < 1
double histogram_quantile(std::span<std::uint64_t const> counts, Binning binning, double level);

/// All of quantile_levels. \pre the counts are not all 0
Quantiles histogram_quantiles(std::span<std::uint64_t const> counts, Binning binning);

/// One row of a histogram: how many are counted in it and, where that is not 0, their quantiles.
struct RowQuantiles {
  std::uint64_t total{};
  Quantiles quantiles{};
};

/// All rows [row][bin] of histograms at once, by one scan (reduction/ranks.hpp): the same numbers as
/// histogram_total and histogram_quantiles of each.
/// \pre whole rows; the total of each is below 2^53
std::vector<RowQuantiles> row_quantiles(std::span<std::uint64_t const> counts, Binning binning);

/// The mean, each bin at its middle or at its only value. \pre the counts are not all 0
double histogram_mean(std::span<std::uint64_t const> counts, Binning binning);

}  // namespace ghostcast
