// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/core/lanes.hpp"

#include <gtest/gtest.h>

#include "ghostcast/core/lane_bits.hpp"

namespace ghostcast {
namespace {

TEST(Lanes, SelectTakesTheFirstWhereTheMaskHolds)
{
  EXPECT_EQ(select(true, 1.0f, 2.0f), 1.0f);
  EXPECT_EQ(select(false, 1.0f, 2.0f), 2.0f);
}

TEST(Lanes, ClipMovesIntoTheRange)
{
  EXPECT_EQ(clip(-1.0f, 0.0f, 1.0f), 0.0f);
  EXPECT_EQ(clip(0.5f, 0.0f, 1.0f), 0.5f);
  EXPECT_EQ(clip(9.0, 0.0, 1.0), 1.0);
}

TEST(Lanes, FloorAndCeilRoundTowardsInfinities)
{
  EXPECT_EQ(ghostcast::floor(-0.5f), -1.0f);
  EXPECT_EQ(ghostcast::ceil(-0.5f), 0.0f);
  EXPECT_EQ(ghostcast::floor(2.999), 2.0);
}

TEST(Lanes, FmaRoundsOnce)
{
  float const a = 1.0f + 0x1p-12f;
  EXPECT_EQ(ghostcast::fma(a, a, -1.0f - 0x1p-11f), 0x1p-24f);
}

TEST(Lanes, WideDropsFractionsAndKeepsWholeNumbers)
{
  EXPECT_EQ(to_wide(3.9f), 3);
  EXPECT_EQ(to_wide(-3.9), -3);
  EXPECT_EQ(to_wide(16777216.0f), 16777216);
  EXPECT_EQ(from_wide<Scalar>(std::int64_t{1} << 40), 0x1p40f);
}

TEST(Lanes, ForEachLaneActsWhereTheMaskHolds)
{
  int calls = 0;
  for_each_lane(true, [&](int lane_index) { calls += 1 + lane_index; });
  for_each_lane(false, [&](int) { calls += 100; });
  EXPECT_EQ(calls, 1);
}

TEST(LaneBits, BitsAndNumbersAreInverse)
{
  EXPECT_EQ(as_real(as_word(-2.5f)), -2.5f);
  EXPECT_EQ(as_real(as_word(0.1)), 0.1);
  EXPECT_EQ(sign_bit(-0.0f), 1u);
  EXPECT_EQ(sign_bit(0.0), 0u);
}

TEST(LaneBits, SignedShiftCopiesTheTopBit)
{
  EXPECT_EQ(shift_right_signed(0x80000000u, 4), 0xf8000000u);
  EXPECT_EQ(shift_right_signed(0x40000000u, 4), 0x04000000u);
}

TEST(LaneBits, WordsAreReadAsSigned)
{
  EXPECT_EQ(real_from_signed<Scalar>(0xffffffffu), -1.0f);
  EXPECT_EQ(real_from_signed<ScalarDouble>(0x7fffffffu), 2147483647.0);
}

}  // namespace
}  // namespace ghostcast
