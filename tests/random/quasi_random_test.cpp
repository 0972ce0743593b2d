// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/random/quasi_random.hpp"

#include <gtest/gtest.h>

#include <array>
#include <boost/random/sobol.hpp>
#include <cmath>
#include <set>
#include <vector>

#include "four_lanes.hpp"
#include "ghostcast/random/sobol_directions.hpp"

namespace ghostcast {
namespace {

using test::FourLanes;
using test::FourWord;

constexpr std::uint64_t replicates = replicate_count;

/// The belief that is point `index` of a replicate.
std::uint64_t belief_at(std::uint64_t index, std::uint64_t replicate) { return index * replicates + replicate; }

BeliefPoint<Scalar> point_of(std::uint64_t belief, std::uint64_t seed = 1)
{
  std::uint64_t const beliefs[] = {belief};
  return belief_point<Scalar>(seed, beliefs);
}

/// The first 32 bits of a belief's uniform of dimension `dimension`, named by it.
std::uint32_t word_of(std::uint64_t belief, int dimension, std::uint64_t seed = 1)
{
  return quasi_word<Scalar>(point_of(belief, seed), sobol_directions(dimension), 0, static_cast<std::uint32_t>(77 + dimension));
}

double uniform_of(std::uint64_t belief, int dimension, std::uint64_t seed = 1)
{
  return (static_cast<double>(word_of(belief, dimension, seed)) + 0.5) * 0x1p-32;
}

TEST(ReverseBits, TurnsEveryBitRound)
{
  for (int bit = 0; bit < 32; ++bit) EXPECT_EQ(reverse_bits<Scalar>(1u << bit), 1u << (31 - bit));
  EXPECT_EQ(reverse_bits<Scalar>(reverse_bits<Scalar>(0x12345678u)), 0x12345678u);
}

TEST(SobolDigits, AreThePointsOfBoost)
{
  // Boost leaves out the point 0 and takes the others in the order of the Gray code.
  boost::random::sobol_engine<std::uint32_t, 32> engine(sobol_dimensions);
  for (std::uint32_t step = 1; step < 300; ++step) {
    std::uint64_t const gray = step ^ (step >> 1);
    BeliefPoint<Scalar> const point = point_of(belief_at(gray, 3));
    for (int d = 0; d < sobol_dimensions; ++d) {
      ASSERT_EQ(reverse_bits<Scalar>(sobol_digits<Scalar>(point, sobol_directions(d))), engine()) << step << ' ' << d;
    }
  }
}

TEST(SobolDigits, TakeAllBitsOfTheIndex)
{
  Directions const& directions = sobol_directions(40);
  for (int bit = 0; bit < 32; ++bit) {
    BeliefPoint<Scalar> const point = point_of(belief_at(std::uint64_t{1} << bit, 0));
    EXPECT_EQ(sobol_digits<Scalar>(point, directions), directions.reversed[bit]);
  }
}

TEST(BeliefPoint, IsTheSameInLanesOfAnyMixture)
{
  Directions const& directions = sobol_directions(9);
  std::uint64_t const mixtures[][4] = {{0, 1, 2, 3}, {15, 16, 17, 4096}, {5, 5, 5, 5}, {1u << 20, 3, (std::uint64_t{1} << 36) + 21, 999}};
  for (auto const& beliefs : mixtures) {
    BeliefPoint<FourLanes> const points = belief_point<FourLanes>(8, beliefs);
    FourWord const words = quasi_word<FourLanes>(points, directions, 6, 1234u);
    for (int i = 0; i < 4; ++i) {
      EXPECT_EQ(words.lanes[i], quasi_word<Scalar>(point_of(beliefs[i], 8), directions, 6, 1234u)) << beliefs[i];
    }
  }
}

TEST(QuasiWord, GoesOnWithANewScrambleBeyondTheSequence)
{
  std::uint64_t const far = belief_at(std::uint64_t{1} << 32, 2);
  EXPECT_NE(word_of(far, 4), word_of(2, 4)) << "the index is the same, the scramble is not";
}

TEST(QuasiWord, KeepsEveryElementaryIntervalOfTheNetAtOnePoint)
{
  // Dimensions 0 and 1 are a (0, m, 2)-net in base 2: each box of volume 2^-m has one point of 2^m.
  constexpr int m = 8;
  for (std::uint64_t replicate = 0; replicate < replicates; ++replicate) {
    for (int split = 0; split <= m; ++split) {
      std::set<std::pair<std::uint32_t, std::uint32_t>> boxes;
      for (std::uint64_t i = 0; i < 1u << m; ++i) {
        std::uint64_t const belief = belief_at(i, replicate);
        std::uint64_t const x = word_of(belief, 0);
        std::uint64_t const y = word_of(belief, 1);
        boxes.emplace(static_cast<std::uint32_t>((x << split) >> 32), static_cast<std::uint32_t>((y << (m - split)) >> 32));
      }
      EXPECT_EQ(boxes.size(), std::size_t{1} << m) << replicate << ' ' << split;
    }
  }
}

TEST(QuasiWord, HasOnePointInEachStratumOfEveryDimension)
{
  for (int d = 0; d < sobol_dimensions; d += 7) {
    std::set<std::uint32_t> strata;
    for (std::uint64_t i = 0; i < 64; ++i) strata.insert(word_of(belief_at(i, 5), d) >> 26);
    EXPECT_EQ(strata.size(), 64u) << d;
  }
}

TEST(QuasiWord, IsUniformOverSeedsWhateverThePoint)
{
  // 64 cells, 6,400 seeds: chi-square has 63 degrees of freedom; five standard deviations above 63.
  for (std::uint64_t const index : {0u, 1u, 6u, 1023u}) {
    for (int const shift : {26, 13, 0}) {
      std::array<int, 64> cells{};
      for (std::uint64_t seed = 1; seed <= 6400; ++seed) ++cells[(word_of(belief_at(index, 1), 11, seed) >> shift) & 63u];
      double chi = 0.0;
      for (int const count : cells) chi += (count - 100.0) * (count - 100.0) / 100.0;
      EXPECT_LT(chi, 63.0 + 5.0 * std::sqrt(126.0)) << index << ' ' << shift;
      EXPECT_GT(chi, 63.0 - 5.0 * std::sqrt(126.0)) << index << ' ' << shift;
    }
  }
}

TEST(QuasiWord, ScramblesPairsAsOwenDoes)
{
  // Points 0 and 4 of dimension 0 agree in two digits and differ in the third. What follows must be
  // independent: the next three digits of both make 64 equally likely cells.
  std::array<int, 64> cells{};
  for (std::uint64_t seed = 1; seed <= 6400; ++seed) {
    std::uint32_t const a = word_of(belief_at(0, 2), 0, seed);
    std::uint32_t const b = word_of(belief_at(4, 2), 0, seed);
    ASSERT_EQ(a >> 30, b >> 30);
    ASSERT_EQ((a ^ b) >> 29 & 1u, 1u);
    ++cells[(a >> 26 & 7u) << 3 | (b >> 26 & 7u)];
  }
  double chi = 0.0;
  for (int const count : cells) chi += (count - 100.0) * (count - 100.0) / 100.0;
  EXPECT_LT(chi, 63.0 + 5.0 * std::sqrt(126.0));
}

TEST(QuasiWord, DrawsReplicatesAndNamesIndependently)
{
  // The first digits of 3,200 pairs agree half of the time; five standard errors.
  int same_replicate = 0;
  int same_name = 0;
  for (std::uint64_t seed = 1; seed <= 3200; ++seed) {
    auto const first = [&](std::uint64_t belief, std::uint32_t name) {
      return quasi_word<Scalar>(point_of(belief, seed), sobol_directions(3), 0, name) >> 31;
    };
    same_replicate += first(belief_at(9, 0), 1) == first(belief_at(9, 1), 1) ? 1 : 0;
    same_name += first(belief_at(9, 0), 1) == first(belief_at(9, 0), 2) ? 1 : 0;
  }
  EXPECT_NEAR(same_replicate, 1600, 5.0 * std::sqrt(800.0));
  EXPECT_NEAR(same_name, 1600, 5.0 * std::sqrt(800.0));
}

/// A smooth integrand with interactions, of mean 1 and variance (1 + 1/12)^6 - 1 = .616.
double integrand(std::array<double, 6> const& u)
{
  double product = 1.0;
  for (double const each : u) product *= 0.5 + each;
  return product;
}

struct Spread {
  double sum{}, squares{}, count{};
  void add(double x) { sum += x; squares += x * x; ++count; }
  double mean() const { return sum / count; }
  double variance() const { return (squares - count * mean() * mean()) / (count - 1.0); }
};

TEST(QuasiWord, MeansOfASmoothIntegrandVaryFarLessThanThoseOfRandomPoints)
{
  constexpr int points = 64;
  constexpr int dimensions[] = {3, 120, 355, 610, 800, 1001};  // anywhere, as hashes choose them
  Spread quasi;
  Spread random;
  for (std::uint64_t seed = 1; seed <= 100; ++seed) {
    for (std::uint64_t r = 0; r < replicates; ++r) {
      double sum[2] = {0.0, 0.0};
      for (std::uint64_t i = 0; i < points; ++i) {
        std::array<double, 6> u{};
        std::array<double, 6> v{};
        for (std::size_t d = 0; d < 6; ++d) {
          u[d] = uniform_of(belief_at(i, r), dimensions[d], seed);
          auto const words = belief_words<Scalar>(point_of(belief_at(i, r), seed).own, 0, static_cast<std::uint32_t>(d));
          v[d] = (static_cast<double>(words.word[0]) + 0.5) * 0x1p-32;
        }
        sum[0] += integrand(u);
        sum[1] += integrand(v);
      }
      quasi.add(sum[0] / points);
      random.add(sum[1] / points);
    }
  }
  double const variance = std::pow(1.0 + 1.0 / 12.0, 6.0) - 1.0;
  EXPECT_NEAR(quasi.mean(), 1.0, 5.0 * std::sqrt(quasi.variance() / quasi.count));
  // A variance of 1,600 means has a relative standard error of about sqrt(2 / 1600) = .035.
  EXPECT_NEAR(random.variance() / (variance / points), 1.0, 5.0 * 0.035);
  // Main effects, .5 of the .616, vanish to the third order of the number of points; interactions have
  // .116. Measured: a twelfth.
  EXPECT_LT(quasi.variance(), variance / points / 5.0);
}

TEST(QuasiWord, ReplicatesOfAMeanAreIndependent)
{
  // The variance of the mean of 16 replicates is that of one over 16: their covariance is 0.
  Spread one;
  Spread all;
  for (std::uint64_t seed = 1; seed <= 400; ++seed) {
    Spread mean;
    for (std::uint64_t r = 0; r < replicates; ++r) {
      double sum = 0.0;
      for (std::uint64_t i = 0; i < 16; ++i) {
        double const u = uniform_of(belief_at(i, r), 17, seed) - 0.5;
        double const v = uniform_of(belief_at(i, r), 404, seed) - 0.5;
        sum += u + u * v;
      }
      one.add(sum / 16.0);
      mean.add(sum / 16.0);
    }
    all.add(mean.mean());
  }
  double const ratio = all.variance() * static_cast<double>(replicates) / one.variance();
  EXPECT_NEAR(ratio, 1.0, 5.0 * std::sqrt(2.0 / 400.0 + 2.0 / 6400.0));
}

}  // namespace
}  // namespace ghostcast
