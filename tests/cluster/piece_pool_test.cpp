// SPDX-License-Identifier: Apache-2.0
#include "piece_pool.hpp"

#include <gtest/gtest.h>

namespace ghostcast {
namespace {

using Ranges = std::vector<TrajectoryRange>;

bool same(TrajectoryRange const& a, TrajectoryRange const& b)
{
  return a.first == b.first && a.last == b.last;
}

void expect_same(Ranges const& found, Ranges const& expected)
{
  ASSERT_EQ(found.size(), expected.size());
  for (std::size_t k = 0; k < found.size(); ++k) EXPECT_TRUE(same(found[k], expected[k])) << k << ": " << found[k].first << " " << found[k].last;
}

std::vector<RangeDigest> done(Ranges const& ranges)
{
  std::vector<RangeDigest> result;
  for (TrajectoryRange const& range : ranges) result.push_back({range, {range.first, range.last}});
  return result;
}

TEST(CutRanges, KeepsRangesThatAreManyOrSmall)
{
  Ranges const ranges = {{0, 300}, {300, 600}, {1000, 1001}};
  expect_same(cut_ranges(ranges, 1000), ranges);  // pieces have 512 trajectories or more
  expect_same(cut_ranges(split_range({0, 1'000'000}), 16), split_range({0, 1'000'000}));  // 256 are 16 a thread
}

TEST(CutRanges, CoversEachRangeOnceInWholePacks)
{
  Ranges const ranges = {{0, 10'000}, {20'000, 20'700}, {30'003, 95'000}};
  for (int const threads : {1, 3, 64}) {
    Ranges const pieces = cut_ranges(ranges, threads);
    std::size_t k = 0;
    for (TrajectoryRange const& range : ranges) {
      std::uint64_t next = range.first;
      for (; k < pieces.size() && pieces[k].last <= range.last; ++k) {
        EXPECT_EQ(pieces[k].first, next);
        EXPECT_EQ((next - range.first) % 64, 0u);
        next = pieces[k].last;
      }
      EXPECT_EQ(next, range.last);
    }
    EXPECT_EQ(k, pieces.size());
  }
}

TEST(LeftOf, IsWhatIsNotDone)
{
  expect_same(left_of({{0, 10}, {10, 20}, {30, 40}}, done({{10, 20}, {0, 4}})), {{4, 10}, {30, 40}});
  expect_same(left_of({{0, 10}}, done({{2, 4}, {6, 10}})), {{0, 2}, {4, 6}});
  expect_same(left_of({{0, 10}}, {}), {{0, 10}});
  EXPECT_TRUE(left_of({{0, 10}}, done({{0, 10}})).empty());
}

TEST(Joined, MakesPiecesOfOneRangeOneAndAddsTheirDigests)
{
  auto const whole = joined({{0, 10}, {10, 20}}, done({{5, 10}, {10, 20}, {0, 5}}));
  ASSERT_EQ(whole.size(), 2u);
  EXPECT_TRUE(same(whole[0].range, {0, 10}));
  EXPECT_EQ(whole[0].digest, (Digest{5, 15}));
  EXPECT_TRUE(same(whole[1].range, {10, 20}));
}

TEST(Joined, LeavesGaps)
{
  auto const parts = joined({{0, 10}}, done({{0, 3}, {6, 10}}));
  ASSERT_EQ(parts.size(), 2u);
  EXPECT_TRUE(same(parts[1].range, {6, 10}));
}

TEST(PiecePool, HandsOutEachPieceOnceAndFewerTowardsTheEnd)
{
  PiecePool pool({{0, 1'000'000}}, 8);
  std::size_t before = pool.take(2).size();
  std::uint64_t next = before * 7872;  // 128 pieces, in whole packs
  EXPECT_EQ(before, 16u);              // a quarter of 128 is its share, half of which it gets
  while (!pool.empty()) {
    Ranges const taken = pool.take(2);
    EXPECT_LE(taken.size(), before);
    EXPECT_EQ(taken.front().first, next);
    next = taken.back().last;
    before = taken.size();
  }
  EXPECT_EQ(next, 1'000'000u);
  EXPECT_LE(before, 2u);
  EXPECT_TRUE(pool.take(2).empty());
}

TEST(PiecePool, HandsOutAgainWhatCameBack)
{
  PiecePool pool({{0, 100}, {100, 200}}, 1);
  Ranges const taken = pool.take(2);
  EXPECT_TRUE(pool.empty());
  pool.put_back(taken);
  expect_same(pool.take(2), taken);
}

}  // namespace
}  // namespace ghostcast
