// SPDX-License-Identifier: Apache-2.0
// Oracle 7: a pool that loses Binomial(P, d) GPUs a month and gets Poisson(a) new ones.
//   mean P0 s + a (1-s)/d, variance P0 s (1-s) + a (1-s)/d, s = (1-d)^t
#include <random>

#include "ghostcast/model/dice.hpp"
#include "support/statistical.hpp"

namespace ghostcast {
namespace {

using namespace testing_support;

constexpr double pool0 = 10000.0;
constexpr double retires = 0.02;
constexpr double arrives = 150.0;
constexpr int months = 36;
double const kept = std::pow(1.0 - retires, months);
double const mean = pool0 * kept + arrives * (1.0 - kept) / retires;
double const variance = pool0 * kept * (1.0 - kept) + arrives * (1.0 - kept) / retires;

/// The pool after 36 months, many times; the arrivals' dice are the test's own.
std::vector<double> sample_pools(int count)
{
  std::mt19937_64 engine(23);
  std::poisson_distribution<int> arrivals(arrives);
  Chance<Scalar> const chance = chance_from_probability<Scalar>(static_cast<float>(retires));
  std::vector<double> pools;
  for (int i = 0; i < count; ++i) {
    Dice<Scalar> dice{make_stream<Scalar>(29, static_cast<std::uint64_t>(i)), 0, true, 0};
    float pool = static_cast<float>(pool0);
    for (dice.month = 1; dice.month <= months; ++dice.month) {
      WordBlock<Scalar> const words = words_for(dice, 0, BlockPurpose::unit_compute);
      pool = pool - draw_binomial<Scalar>(dice, pool, chance, words.word[0]) +
             static_cast<float>(arrivals(engine));
    }
    pools.push_back(static_cast<double>(pool));
  }
  return pools;
}

TEST(GpuPool, FormulaGivesThePublishedDigits)
{
  EXPECT_NEAR(mean, 8708.0328, 1e-4);
  EXPECT_NEAR(variance, 6373.0835, 1e-4);
}

TEST(GpuPool, MeanVarianceAndShapeAreExact)
{
  constexpr int count = 20000;
  Moments pool;
  double below[3] = {};
  for (double p : sample_pools(count)) {
    pool.add(p);
    for (int k = 0; k < 3; ++k) below[k] += p < mean + (k - 1) * std::sqrt(variance) ? 1.0 : 0.0;
  }
  EXPECT_TRUE(mean_matches(pool.mean(), mean, std::sqrt(variance), count));
  // The law is normal up to a skewness of 1e-2, so its sample variance has this standard error.
  EXPECT_TRUE(matches(pool.variance(), variance, variance * std::sqrt(2.0 / (count - 1.0))));
  for (int k = 0; k < 3; ++k) {
    // Half a GPU of 80: the continuity of the normal law counts for .0025, less than 1.5 of the
    // five standard errors.
    EXPECT_TRUE(share_matches(below[k] / count, normal_below(k - 1.0), count)) << "cut " << k;
  }
}

}  // namespace
}  // namespace ghostcast
