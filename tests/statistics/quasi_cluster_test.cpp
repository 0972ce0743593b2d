// SPDX-License-Identifier: Apache-2.0
// Standard errors where beliefs are scrambled Sobol points: by replicates they are right, by beliefs too
// large.
#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "ghostcast/random/sobol_directions.hpp"
#include "ghostcast/statistics/clustered.hpp"

namespace ghostcast {
namespace {

constexpr std::uint64_t beliefs = 64;
constexpr int tosses = 20;
constexpr int runs = 400;

/// Tosses of each belief, whose p is .2 + .6 u with u a scrambled Sobol point.
std::vector<BatchCount> toss(std::uint64_t seed)
{
  std::mt19937_64 dice(seed);
  std::vector<BatchCount> counts;
  for (std::uint64_t b = 0; b < beliefs; ++b) {
    std::uint64_t const belief[] = {b};
    std::uint32_t const word = quasi_word<Scalar>(belief_point<Scalar>(seed, belief), sobol_directions(7), 0, 5u);
    std::binomial_distribution<int> hits(tosses, 0.2 + 0.6 * (static_cast<double>(word) + 0.5) * 0x1p-32);
    counts.push_back({static_cast<std::uint64_t>(hits(dice)), tosses});
  }
  return counts;
}

std::vector<BatchCount> by_replicate(std::vector<BatchCount> const& counts)
{
  std::vector<BatchCount> replicates(replicate_count);
  for (std::size_t b = 0; b < counts.size(); ++b) {
    replicates[b % replicate_count].hits += counts[b].hits;
    replicates[b % replicate_count].size += counts[b].size;
  }
  return replicates;
}

TEST(ClusteredStandardError, IsThatOfReplicatesAndNotOfBeliefs)
{
  double sum = 0.0;
  double squares = 0.0;
  double replicate_variance = 0.0;
  double belief_variance = 0.0;
  for (std::uint64_t seed = 1; seed <= runs; ++seed) {
    auto const counts = toss(seed);
    double hits = 0.0;
    for (BatchCount const& each : counts) hits += static_cast<double>(each.hits);
    double const p = hits / static_cast<double>(beliefs * tosses);
    sum += p;
    squares += p * p;
    replicate_variance += std::pow(clustered_standard_error(by_replicate(counts)), 2.0) / runs;
    belief_variance += std::pow(clustered_standard_error(counts), 2.0) / runs;
  }
  double const mean = sum / runs;
  double const variance = (squares - runs * mean * mean) / (runs - 1);
  EXPECT_NEAR(mean, 0.5, 5.0 * std::sqrt(variance / runs));
  // Relative errors: sqrt(2/400) of the variance, sqrt(2/15/400) of the mean of estimates.
  double const error = std::sqrt(2.0 / runs + 2.0 / 15.0 / runs);
  EXPECT_NEAR(replicate_variance / variance, 1.0, 5.0 * error);
  // Dice alone: .22/1280; beliefs by themselves would add .03/64, which stratification takes away.
  EXPECT_GT(belief_variance / variance, 2.0);
}

}  // namespace
}  // namespace ghostcast
