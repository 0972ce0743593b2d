// SPDX-License-Identifier: Apache-2.0
// Quantiles are as fine as bins are: at most 2 % wide, or 1/256 for shares.
#include "ghostcast/tally/binning.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace ghostcast {
namespace {

constexpr double widest = 0.02;  ///< of a bin, relative to its lower edge

TEST(BinEdge, OfCountsIsAtMostTwoPercentBelowTheNextOrHoldsOneNumberAlone)
{
  for (int bin = 1; bin + 1 < logarithmic_bins; ++bin) {
    double const low = bin_edge(Binning::logarithmic_count, bin);
    double const high = bin_edge(Binning::logarithmic_count, bin + 1);
    int const least = static_cast<int>(std::ceil(low));
    bool const alone = least < high && least + 1 >= high;
    EXPECT_GT(high, low);
    EXPECT_TRUE(high / low - 1.0 <= widest || alone) << low;
    EXPECT_TRUE(low >= 128.0 || least + 1 >= high) << low << ": whole numbers below 128 share no bin";
  }
}

TEST(BinEdge, OfRatiosIsAtMostTwoPercentBelowTheNext)
{
  for (int bin = 1; bin + 1 < logarithmic_bins; ++bin) {
    double const low = bin_edge(Binning::logarithmic_ratio, bin);
    EXPECT_LE(bin_edge(Binning::logarithmic_ratio, bin + 1) / low - 1.0, widest) << low;
  }
  // Below the first edge the width is absolute: 2^-12 of the value at t=0.
  EXPECT_EQ(bin_edge(Binning::logarithmic_ratio, 1), static_cast<double>(ratio_floor));
}

TEST(BinEdge, OfSharesIsAnAbsolute256thBelowTheNext)
{
  for (int bin = 0; bin < linear_bins; ++bin) {
    EXPECT_EQ(bin_edge(Binning::linear, bin + 1) - bin_edge(Binning::linear, bin), 1.0 / 256.0);
  }
}

TEST(BinEdge, EnclosesTheValuesThatBinOfPutsThere)
{
  for (Binning const binning : {Binning::logarithmic_count, Binning::logarithmic_ratio, Binning::linear}) {
    for (float value = 0x1p-11f; value < 0.99f; value *= 1.001f) {
      int const bin = bin_of(binning, value);
      EXPECT_LE(bin_edge(binning, bin), static_cast<double>(value));
      EXPECT_GT(bin_edge(binning, bin + 1), static_cast<double>(value));
    }
  }
}

}  // namespace
}  // namespace ghostcast
