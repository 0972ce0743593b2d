// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/model/dice.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>

#include "random/four_lanes.hpp"

namespace {

using namespace ghostcast;
using test::FourLanes;

constexpr std::uint32_t leading = 0xfffff800u;  // the bits of a word that count

Dice<Scalar> dice_of(std::uint64_t trajectory, int month)
{
  return {make_stream<Scalar>(5, trajectory), month, true, 0};
}

TEST(RoleWord, GivesEachBitOfABlockToOneRoleAtMost)
{
  WordBlock<Scalar> const block{{0x12345678u, 0x9abcdef0u, 0x0fedcba9u, 0x87654321u}};
  int used = 0;
  for (int bit = 0; bit < 128; ++bit) {
    WordBlock<Scalar> other = block;
    other.word[bit / 32] ^= 1u << bit % 32;
    int moved = 0;
    for (int r = 0; r < role_count; ++r) {
      moved += std::popcount((role_word<Scalar>(block, r) ^ role_word<Scalar>(other, r)) & leading);
    }
    ASSERT_LE(moved, 1) << bit;
    used += moved;
  }
  EXPECT_EQ(used, 21 * role_count);
}

TEST(AllBits, AreThoseOfTheWordAndThenThoseOfTheNextBlock)
{
  Dice<Scalar> const dice = dice_of(77, 13);
  RoleWords<Scalar> const words = words_for(dice, 3, RolePurpose::accept);
  EXPECT_EQ(words.block, 4u) << "purpose p owns blocks 2p and 2p + 1";
  WordBlock<Scalar> const next = random_words<Scalar>(dice.stream, 13, 3, 5);
  for (int r = 0; r < role_count; ++r) {
    std::uint64_t const bits = all_bits<Scalar>(dice, words.word[r], {words.unit, words.block, r}, 0);
    EXPECT_EQ(static_cast<std::uint32_t>(bits >> 32) & leading, words.word[r] & leading);
    EXPECT_EQ(static_cast<std::uint32_t>(bits >> 11) & leading, role_word<Scalar>(next, r) & leading);
    EXPECT_EQ(bits & 0x3fffffu, 0x200000u) << "the middle of what is left open";
  }
}

TEST(AllBits, OfAWholeWordAreItsThirtyTwo)
{
  EXPECT_EQ(all_bits<Scalar>(dice_of(1, 1), 0xdeadbeefu, {0, 0, -1}, 0), 0xdeadbeef80000000u);
}

TEST(AllBits, OfALaneAreThoseOfItsTrajectory)
{
  Dice<FourLanes> const dice{make_stream<FourLanes>(5, 0xfffffffeu), 7, Mask<FourLanes>(true), 0};  // the high word differs among them
  RoleWords<FourLanes> const words = words_for(dice, 2, RolePurpose::age);
  for (int i = 0; i < 4; ++i) {
    Dice<Scalar> const alone = dice_of(0xfffffffeu + static_cast<std::uint64_t>(i), 7);
    RoleWords<Scalar> const own = words_for(alone, 2, RolePurpose::age);
    for (int r = 0; r < role_count; ++r) {
      ASSERT_EQ(lane(words.word[r], i), own.word[r]);
      NumberAddress const where{words.unit, words.block, r};
      ASSERT_EQ(all_bits<FourLanes>(dice, own.word[r], where, i), all_bits<Scalar>(alone, own.word[r], where, 0));
    }
  }
}

TEST(DrawBinomial, OfEachRoleHasTheMomentsOfItsLaw)
{
  // 40,000 draws: mean and variance within 4.5 standard errors; twelve figures, so a chance of 1e-4 for a
  // right sampler. The seed is fixed.
  constexpr int draws = 40000;
  double const n = 30.0;
  double const p = 0.2;
  auto const chance = chance_from_probability<Scalar>(static_cast<float>(p));
  for (int r = 0; r < role_count; ++r) {
    double sum = 0.0;
    double squares = 0.0;
    for (int i = 0; i < draws; ++i) {
      Dice<Scalar> dice = dice_of(static_cast<std::uint64_t>(i), 1);
      RoleWords<Scalar> const words = words_for(dice, 0, RolePurpose::transfer);
      double const excess = static_cast<double>(draw_binomial<Scalar>(dice, static_cast<float>(n), chance, words, r)) - n * p;
      ASSERT_EQ(dice.draws, 1u);
      sum += excess;
      squares += excess * excess;
    }
    double const variance = n * p * (1.0 - p);
    double const fourth = 3.0 * variance * variance + variance * (1.0 - 6.0 * p * (1.0 - p));
    EXPECT_LE(std::fabs(sum / draws), 4.5 * std::sqrt(variance / draws)) << r;
    EXPECT_LE(std::fabs(squares / draws - variance), 4.5 * std::sqrt((fourth - variance * variance) / draws)) << r;
  }
}

}  // namespace
