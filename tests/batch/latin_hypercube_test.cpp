// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/batch/latin_hypercube.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>
#include <string>

#include "ghostcast/sensitivity/design_random.hpp"

namespace ghostcast {
namespace {

TEST(LatinHypercube, HasOnePointInEachStratumOfEachAxis)
{
  for (int const samples : {1, 2, 3, 10, 97, 1000, most_latin_samples}) {
    for (char const* axis : {"gpus", "rental_price.start"}) {
      std::vector<int> hits(static_cast<std::size_t>(samples));
      for (double const u : latin_hypercube_axis(7, axis, samples)) {
        EXPECT_GT(u, 0.0);
        EXPECT_LT(u, 1.0);
        ++hits.at(static_cast<std::size_t>(u * samples));
      }
      EXPECT_EQ(std::ranges::count(hits, 1), samples) << axis << " " << samples;
    }
  }
}

TEST(LatinHypercube, IsAFunctionOfSeedAndName)
{
  auto const axis = latin_hypercube_axis(1, "gpus", 50);
  EXPECT_EQ(latin_hypercube_axis(1, "gpus", 50), axis);
  EXPECT_NE(latin_hypercube_axis(2, "gpus", 50), axis);
  EXPECT_NE(latin_hypercube_axis(1, "gpu", 50), axis);
}

TEST(LatinHypercube, PairsItsAxesAtRandom)
{
  // Under independent permutations the correlation of n ranks has mean 0 and variance 1/(n-1); the average over
  // m pairs of axes has standard error 1/sqrt(m (n-1)). Five of them are met but once in two million seeds.
  constexpr int samples = 50;
  constexpr int pairs = 200;
  double sum = 0.0;
  for (int k = 0; k < pairs; ++k) {
    auto const a = latin_hypercube_axis(11, "a" + std::to_string(k), samples);
    auto const b = latin_hypercube_axis(11, "b" + std::to_string(k), samples);
    double product = 0.0;
    for (std::size_t i = 0; i < a.size(); ++i) product += (std::floor(a[i] * samples) - 24.5) * (std::floor(b[i] * samples) - 24.5);
    sum += product / (samples * (samples * samples - 1) / 12.0);
  }
  EXPECT_LT(std::abs(sum / pairs), 5.0 / std::sqrt(pairs * (samples - 1.0)));
}

TEST(LatinHypercube, FillsItsStrataEvenly)
{
  // Places within strata are uniform: the mean of m of them has standard error 1/sqrt(12 m); five as above.
  constexpr int samples = 10'000;
  double sum = 0.0;
  for (double const u : latin_hypercube_axis(3, "places", samples)) sum += u * samples - std::floor(u * samples);
  EXPECT_LT(std::abs(sum / samples - 0.5), 5.0 / std::sqrt(12.0 * samples));
}

}  // namespace
}  // namespace ghostcast
