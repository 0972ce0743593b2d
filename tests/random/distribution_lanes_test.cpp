// SPDX-License-Identifier: Apache-2.0
// Quantiles over lanes in double precision: each lane has the bits of the quantile alone.
#include <gtest/gtest.h>

#include <random>
#include <vector>

#include "ghostcast/core/double_array.hpp"
#include "ghostcast/random/distribution.hpp"

namespace ghostcast {
namespace {

using Lanes = DoubleArrayLanes<8>;

/// Uniforms of which some lie far out, where other branches are taken.
DoubleArray<8> some_uniforms(std::mt19937_64& random)
{
  DoubleArray<8> u;
  for (double& each : u.lanes) {
    double const inside = (static_cast<double>(random() >> 12) + 0.5) * 0x1p-52;
    double const tail = inside * 1e-9;
    each = random() % 3 != 0 ? inside : random() % 2 == 0 ? tail : 1.0 - tail;
  }
  return u;
}

/// Expects that distribution 0 of a set gives every lane what it gives a single number.
void expect_lanes_of_singles(DistributionSet const& set)
{
  std::mt19937_64 random(11);
  for (int round = 0; round < 300; ++round) {
    DoubleArray<8> const u = some_uniforms(random);
    DoubleArray<8> const values = quantile<Lanes>(set, 0, u);
    for (int i = 0; i < 8; ++i) ASSERT_EQ(as_word(values.lanes[i]), as_word(quantile(set, 0, u.lanes[i]))) << u.lanes[i];
  }
}

TEST(QuantileOverLanes, IsThatOfSinglesForEveryKindWithoutATable)
{
  Distribution const distributions[] = {
      {.kind = DistributionKind::point, .a = 3.0},
      {.kind = DistributionKind::normal, .a = 1.0, .b = 2.0, .u_low = 0.1},
      {.kind = DistributionKind::lognormal, .a = 1.0, .b = 0.7, .shift = -1.0},
      {.kind = DistributionKind::uniform, .low = 2.0, .high = 5.0},
      {.kind = DistributionKind::triangular, .c = 2.5, .low = 2.0, .high = 5.0},
      {.kind = DistributionKind::kumaraswamy, .a = 0.5, .b = 3.0}};
  for (Distribution const& distribution : distributions) {
    SCOPED_TRACE(static_cast<int>(distribution.kind));
    expect_lanes_of_singles({&distribution, nullptr});
  }
}

TEST(QuantileOverLanes, IsThatOfSinglesForTables)
{
  std::vector<double> table(quantile_table_size);
  fill_gamma_table(0.7, table.data());
  Distribution const gamma{.kind = DistributionKind::gamma, .a = 0.7, .b = 2.0, .table = 0};
  expect_lanes_of_singles({&gamma, table.data()});
  fill_beta_table(0.7, 2.5, table.data());
  Distribution const beta{.kind = DistributionKind::beta, .a = 0.7, .b = 2.5, .table = 0};
  expect_lanes_of_singles({&beta, table.data()});
}

TEST(QuantileOverLanes, LetsEachLanePickItsComponentOfAMixtureOfMixtures)
{
  Distribution const distributions[] = {
      {.kind = DistributionKind::mixture, .shift = 0.25, .first_component = 1, .component_count = 3},
      {.kind = DistributionKind::normal, .a = 1.0, .b = 2.0, .cumulative_weight = 0.3},
      {.kind = DistributionKind::point, .a = -7.0, .cumulative_weight = 0.6},
      {.kind = DistributionKind::mixture, .u_low = 0.2, .shift = 0.5, .first_component = 4, .component_count = 2},
      {.kind = DistributionKind::lognormal, .a = 0.0, .b = 0.5, .cumulative_weight = 0.5},
      {.kind = DistributionKind::uniform, .low = 10.0, .high = 11.0}};
  expect_lanes_of_singles({distributions, nullptr});
}

TEST(NormalCdfOverLanes, IsThatOfSinglesInTheCentreAndTheTails)
{
  std::mt19937_64 random(5);
  std::uniform_real_distribution<double> scores(-9.0, 9.0);
  for (int round = 0; round < 300; ++round) {
    DoubleArray<8> z;
    for (double& each : z.lanes) each = random() % 7 == 0 ? 0.0 : scores(random);
    DoubleArray<8> const p = double_normal_cdf<Lanes>(z);
    for (int i = 0; i < 8; ++i) ASSERT_EQ(as_word(p.lanes[i]), as_word(normal_cdf(z.lanes[i]))) << z.lanes[i];
  }
}

}  // namespace
}  // namespace ghostcast
