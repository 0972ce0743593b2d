// SPDX-License-Identifier: Apache-2.0
// Oracle 8: the GPU price is lognormal, 30 kUSD at first; what it buys doubles in 2.46 years.
//   ln c(t) = ln c0 - ln 2 / 29.52 t + .06 sqrt(t) z
#include "support/model_parts.hpp"
#include "support/statistical.hpp"

namespace ghostcast {
namespace {

using namespace testing_support;

constexpr double halving_months = 2.46 * 12.0;
constexpr double noise = 0.06;

double price_at(int month, double z)
{
  return 30000.0 * std::exp(-ln2 / halving_months * month + noise * std::sqrt(month) * z);
}

QuietModel priced()
{
  QuietModel quiet;
  quiet.market().gpu_price = 30000.0f;
  quiet.market().price_halving_months = static_cast<float>(halving_months);
  quiet.market().price_noise = static_cast<float>(noise);
  quiet.unit().gpus = 10.0f;
  return quiet;
}

/// Share of trajectories whose price is below the upper edge of a bin, and the law's.
void expect_lognormal(Tally const& tally, int month, double log_mean, double sd)
{
  std::vector<std::uint64_t> const row = row_of(tally, Quantity::price, 0, month);
  double const count = static_cast<double>(tally.trajectories());
  for (double z : {-2.5, -1.645, -0.7, 0.0, 0.7, 1.645, 2.5}) {
    int const bin =
        bin_of(Binning::logarithmic_ratio, static_cast<float>(std::exp(log_mean + sd * z)));
    double below = 0.0;
    for (int k = 0; k <= bin; ++k) below += static_cast<double>(row[static_cast<std::size_t>(k)]);
    double const edge = bin_edge(Binning::logarithmic_ratio, bin + 1);
    EXPECT_TRUE(share_matches(below / count, normal_below((std::log(edge) - log_mean) / sd), count))
        << "month " << month << ", quantile of z = " << z;
  }
}

TEST(GpuPrice, FormulaGivesThePublishedDigits)
{
  EXPECT_NEAR(price_at(36, -1.6448536269514722), 7126.0, 0.5);
  EXPECT_NEAR(price_at(36, 0.0), 12883.0, 0.5);
  EXPECT_NEAR(price_at(36, 1.6448536269514722), 23290.0, 0.5);
}

TEST(GpuPrice, PriceIsLognormalInEveryMonth)
{
  Tally const tally = priced().run(50000, 31, mask_of(Quantity::price));
  for (int month : {1, 12, 36, 60}) {
    expect_lognormal(tally, month, -ln2 / halving_months * month, noise * std::sqrt(month));
  }
}

TEST(GpuPrice, RevertingPriceStaysAroundItsTrend)
{
  // kappa = 1 - 2^(-1/6): the deviation from the trend is an AR(1) of persistence 2^(-1/6).
  QuietModel quiet = priced();
  quiet.market().price_reversion_half_life = 6.0f;
  Tally const tally = quiet.run(50000, 37, mask_of(Quantity::price));
  double const kept = std::exp2(-1.0 / 6.0);
  for (int month : {1, 12, 60}) {
    double const sd = noise * std::sqrt((1.0 - std::pow(kept, 2.0 * month)) / (1.0 - kept * kept));
    expect_lognormal(tally, month, -ln2 / halving_months * month, sd);
  }
}

}  // namespace
}  // namespace ghostcast
