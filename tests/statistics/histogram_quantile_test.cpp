// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/statistics/histogram_quantile.hpp"

#include <gtest/gtest.h>

#include <random>
#include <vector>

#include "ghostcast/tally/binning.hpp"
#include "reduction/random_counts.hpp"

namespace ghostcast {
namespace {

std::vector<std::uint64_t> histogram(Quantity quantity, std::vector<float> const& values)
{
  std::vector<std::uint64_t> counts(static_cast<std::size_t>(bin_count(quantity)));
  for (float const value : values)
    ++counts[static_cast<std::size_t>(bin_of(binning_of(quantity), value))];
  return counts;
}

TEST(HistogramQuantile, IsExactForSmallWholeNumbers)
{
  auto const counts = histogram(Quantity::headcount, {0, 1, 1, 2, 3, 7, 12, 33, 100, 127});
  auto const at = [&](double level) {
    return histogram_quantile(counts, Binning::logarithmic_count, level);
  };
  EXPECT_EQ(at(0.05), 0.0);
  EXPECT_EQ(at(0.1), 0.0);
  EXPECT_EQ(at(0.11), 1.0);
  EXPECT_EQ(at(0.3), 1.0);
  EXPECT_EQ(at(0.5), 3.0);
  EXPECT_EQ(at(0.75), 33.0);
  EXPECT_EQ(at(0.95), 127.0);
}

TEST(HistogramQuantile, StaysWithinABinOfLargeNumbers)
{
  std::vector<float> values;
  for (int k = 1; k <= 10000; ++k) values.push_back(static_cast<float>(100 * k));
  auto const counts = histogram(Quantity::headcount, values);
  for (double const level : quantile_levels) {
    EXPECT_NEAR(histogram_quantile(counts, Binning::logarithmic_count, level) / (1e6 * level), 1.0,
                1.0 / 64.0);
  }
}

TEST(HistogramQuantile, InterpolatesInsideABin)
{
  std::vector<std::uint64_t> counts(linear_bins);
  counts[128] = 4;
  EXPECT_NEAR(histogram_quantile(counts, Binning::linear, 0.5), 0.5 + 0.5 / 256.0, 1e-12);
  EXPECT_NEAR(histogram_quantile(counts, Binning::linear, 0.25), 0.5 + 0.25 / 256.0, 1e-12);
}

TEST(HistogramQuantile, ReadsTheFirstBinAsZero)
{
  auto const shares = histogram(Quantity::share_books, {0.0f, 0.0f, 0.0f, 0.9f});
  EXPECT_EQ(histogram_quantile(shares, Binning::linear, 0.5), 0.0);
  auto const ratios = histogram(Quantity::value, {0.0f, 0.0f, 2.0f});
  EXPECT_EQ(histogram_quantile(ratios, Binning::logarithmic_ratio, 0.5), 0.0);
}

TEST(HistogramQuantile, KeepsARatioOfOneWithinItsBin)
{
  auto const counts = histogram(Quantity::value, {1.0f, 1.0f, 1.0f});
  double const median = histogram_quantile(counts, Binning::logarithmic_ratio, 0.5);
  EXPECT_GE(median, 1.0);
  EXPECT_LT(median, 1.0 + 1.0 / 64.0);
}

TEST(HistogramQuantiles, NeverDecreaseWithTheLevel)
{
  auto const counts = histogram(Quantity::value, {0.1f, 0.5f, 0.7f, 1.0f, 3.0f, 90.0f});
  Quantiles const quantiles = histogram_quantiles(counts, Binning::logarithmic_ratio);
  for (std::size_t k = 1; k < quantiles.size(); ++k) EXPECT_LE(quantiles[k - 1], quantiles[k]);
}

TEST(RowQuantiles, AreThoseOfEachRowByItself)
{
  for (unsigned seed = 0; seed < 20; ++seed) {
    for (Binning const binning : {Binning::logarithmic_count, Binning::logarithmic_ratio, Binning::linear}) {
      std::mt19937_64 random(seed);
      std::size_t const bins = binning == Binning::linear ? linear_bins : logarithmic_bins;
      auto const counts = testing_support::random_rows(random, 30, bins);
      auto const rows = row_quantiles(counts, binning);
      ASSERT_EQ(rows.size(), 30u);
      for (std::size_t k = 0; k < rows.size(); ++k) {
        std::span<std::uint64_t const> const row(counts.data() + k * bins, bins);
        ASSERT_EQ(rows[k].total, histogram_total(row));
        if (rows[k].total == 0) continue;
        EXPECT_EQ(rows[k].quantiles, histogram_quantiles(row, binning)) << "seed " << seed;
      }
    }
  }
}

TEST(HistogramMean, IsExactForSmallWholeNumbersAndZeroForZeros)
{
  EXPECT_EQ(histogram_mean(histogram(Quantity::headcount, {1, 2, 9}), Binning::logarithmic_count),
            4.0);
  EXPECT_EQ(histogram_mean(histogram(Quantity::up, {0.0f, 0.0f}), Binning::linear), 0.0);
}

}  // namespace
}  // namespace ghostcast
