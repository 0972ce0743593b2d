// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/rare/particle.hpp"

#include <gtest/gtest.h>

#include "ghostcast/rare/survivor.hpp"
#include "support/statistical.hpp"

namespace ghostcast {
namespace {

Particle const parent{7, {{0, 7}, {4, 90}}, {{0, -3.0}, {2, -2.0}, {4, -1.0}, {5, 2.0}}};

TEST(Particle, TakesTheDiceOfTheLastBranchBefore)
{
  EXPECT_EQ(parent.stream_after(0), 7u);
  EXPECT_EQ(parent.stream_after(3), 7u);
  EXPECT_EQ(parent.stream_after(4), 90u);
  EXPECT_EQ(parent.stream_after(9), 90u);
}

TEST(Particle, PassesALevelWhereItsScoreIsGreaterAndNotWhereItIsEqual)
{
  EXPECT_EQ(parent.passage_beyond(-9.0), 0);
  EXPECT_EQ(parent.passage_beyond(-2.5), 2);
  EXPECT_EQ(parent.passage_beyond(-2.0), 4);
  EXPECT_EQ(parent.passage_beyond(1.9), 5);
}

TEST(Particle, OffspringSharesTheWayToThePassageAndThenTakesItsOwnDice)
{
  Particle const child = parent.offspring(-2.0, 91);
  EXPECT_EQ(child.root, 7u);
  EXPECT_EQ(child.best(), -1.0);
  EXPECT_EQ(child.stream_after(3), 7u);
  EXPECT_EQ(child.stream_after(4), 91u) << "the parent's own branch there is replaced";
  EXPECT_EQ(child.branches.size(), 2u);
  Particle const late = parent.offspring(0.0, 92);
  EXPECT_EQ(late.stream_after(4), 90u);
  EXPECT_EQ(late.stream_after(5), 92u);
}

TEST(ChosenSurvivor, IsEachAlike)
{
  constexpr int trials = 70000;
  std::vector<double> hits(7);
  for (std::uint64_t k = 0; k < trials; ++k) hits[chosen_survivor(3, k, 7)] += 1.0;
  for (double const hit : hits) EXPECT_TRUE(testing_support::share_matches(hit / trials, 1.0 / 7.0, trials));
}

TEST(ChosenSurvivor, OfOneIsThatOne)
{
  for (std::uint64_t k = 0; k < 100; ++k) EXPECT_EQ(chosen_survivor(3, k, 1), 0u);
}

}  // namespace
}  // namespace ghostcast
