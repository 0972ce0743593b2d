// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/reduction/ranks.hpp"

#include <gtest/gtest.h>

#include "reduction/random_counts.hpp"

namespace ghostcast {
namespace {

using namespace testing_support;

/// Shapes [rows, bins], from the smallest to that of a fan of two years.
constexpr std::pair<std::size_t, std::size_t> shapes[] = {{1, 1}, {1, 2}, {5, 1}, {3, 7}, {40, 256}, {24, 1602}};

/// The levels of every fan with both ends, and two that no count meets exactly.
std::vector<double> const levels = {0.0, 0.05, 0.25, 1.0 / 3.0, 0.5, 0.75, 0.95, 0.999999, 1.0};

template <class Policy>
std::vector<RankPosition> found_levels(Policy const& policy, Counts const& counts, std::size_t row_count,
                                       std::size_t bin_count)
{
  Counts sums(counts.size());
  std::vector<RankPosition> positions(row_count * levels.size());
  auto const rows = accumulate_rows(policy, counts.data(), static_cast<std::int64_t>(row_count),
                                    static_cast<std::int64_t>(bin_count), sums.data());
  find_levels(policy, rows, levels.data(), static_cast<std::int64_t>(levels.size()), positions.data());
  return positions;
}

TEST(FindLevels, FindsInEveryRowWhatCountingOffFinds)
{
  for (unsigned seed = 0; seed < 40; ++seed) {
    std::mt19937_64 random(seed);
    for (auto const& [row_count, bin_count] : shapes) {
      Counts const counts = random_rows(random, row_count, bin_count);
      auto const found = found_levels(thrust::host, counts, row_count, bin_count);
      for (std::size_t k = 0; k < found.size(); ++k) {
        std::uint64_t const* const row = counts.data() + k / levels.size() * bin_count;
        EXPECT_EQ(found[k], counted_off(row, bin_count, levels[k % levels.size()]))
            << "seed " << seed << ", row " << k / levels.size() << ", level " << levels[k % levels.size()];
      }
    }
  }
}

TEST(FindLevels, GivesTheSameByEveryPolicyOfTheHost)
{
  std::mt19937_64 random(1);
  Counts const counts = random_rows(random, 40, 256);
  auto const host = found_levels(thrust::host, counts, 40, 256);
  EXPECT_EQ(found_levels(thrust::device, counts, 40, 256), host);
  EXPECT_EQ(found_levels(thrust::seq, counts, 40, 256), host);
}

TEST(FindLevels, KeepsRowsApartWhereTheSumOfAllRowsOverflows)
{
  std::uint64_t const many = std::uint64_t{1} << 52;
  Counts counts(std::size_t{5000} * 2);  // 5000 rows of 2^52 pass 2^64
  for (std::size_t row = 0; row < 5000; ++row) counts[2 * row + row % 2] = many;
  auto const found = found_levels(thrust::host, counts, 5000, 2);
  for (std::size_t k = 0; k < found.size(); ++k) {
    EXPECT_EQ(found[k], (RankPosition{static_cast<std::int64_t>(k / levels.size() % 2), 0, many}));
  }
}

TEST(FindRanks, FindsEveryOrderStatisticOfASmallHistogram)
{
  for (unsigned seed = 0; seed < 40; ++seed) {
    std::mt19937_64 random(seed);
    std::size_t const bin_count = 1 + random() % 60;
    Counts const counts = random_rows(random, 1, bin_count);
    std::vector<std::uint64_t> ranks;
    for (std::uint64_t rank = 0; rank < 300; ++rank) ranks.push_back(rank);
    for (int power = 9; power < 64; ++power) ranks.push_back(std::uint64_t{1} << power);
    Counts sums(counts.size());
    std::vector<RankPosition> positions(ranks.size());
    auto const row = accumulate_rows(thrust::host, counts.data(), 1, static_cast<std::int64_t>(bin_count), sums.data());
    find_ranks(thrust::host, row, ranks.data(), static_cast<std::int64_t>(ranks.size()), positions.data());
    for (std::size_t k = 0; k < ranks.size(); ++k) {
      EXPECT_EQ(positions[k], counted_off(counts.data(), bin_count, ranks[k])) << "seed " << seed << ", rank " << ranks[k];
    }
  }
}

TEST(RankOfLevel, IsTheLeastNumberThatMakesUpTheLevel)
{
  EXPECT_EQ(rank_of_level(0.5, 4), 2u);
  EXPECT_EQ(rank_of_level(0.5, 5), 3u);
  EXPECT_EQ(rank_of_level(0.0, 5), 0u);
  EXPECT_EQ(rank_of_level(1.0, (std::uint64_t{1} << 53) - 1), (std::uint64_t{1} << 53) - 1);
}

}  // namespace
}  // namespace ghostcast
