// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/rare/splitting.hpp"

#include <gtest/gtest.h>

#include "rare/toy_processes.hpp"
#include "support/statistical.hpp"

namespace ghostcast {
namespace {

using namespace testing_support;

constexpr std::uint64_t apart = std::uint64_t{1} << 32;

SplitPlan plan_of(std::uint64_t replicate, std::uint64_t particles, std::uint64_t kill)
{
  return {.seed = 1, .particles = particles, .kill = kill, .first_root = replicate * particles,
          .first_stream = (std::uint64_t{1} << 63) + replicate * apart};
}

/// Estimates of `replicates` replicates.
template <class Process>
Moments estimates_of(Process process, std::uint64_t replicates, std::uint64_t particles, std::uint64_t kill)
{
  Moments moments;
  for (std::uint64_t r = 0; r < replicates; ++r) moments.add(split(process, plan_of(r, particles, kill)).probability);
  return moments;
}

TEST(GamblersRuin, FormulaGivesThePublishedDigits)
{
  EXPECT_NEAR(ruin_probability(0.4, 3, 20), 7.144454213e-4, 1e-13);
}

TEST(Splitting, IsUnbiasedWhereScoresAreWholeNumbers)
{
  double const exact = ruin_probability(0.4, 3, 20);
  Moments const estimates = estimates_of(Gambler(1, 0.4, 3, 20), 1000, 50, 1);
  EXPECT_TRUE(matches(estimates.mean(), exact, estimates.error()));
  EXPECT_LT(estimates.error(), 0.05 * exact) << "else the comparison says little";
}

TEST(Splitting, IsUnbiasedWithTwoParticlesThatOftenDieTogether)
{
  // Half of all replicates and more are 0; the mean is right all the same.
  Moments const estimates = estimates_of(Gambler(2, 0.4, 3, 8), 40000, 2, 1);
  EXPECT_TRUE(matches(estimates.mean(), ruin_probability(0.4, 3, 8), estimates.error()));
}

TEST(Splitting, IsUnbiasedWhereManyAreKilledInARound)
{
  for (std::uint64_t const kill : {10, 25, 40}) {
    Moments const estimates = estimates_of(Gambler(3, 0.4, 3, 20), 1000, 50, kill);
    EXPECT_TRUE(matches(estimates.mean(), ruin_probability(0.4, 3, 20), estimates.error())) << kill;
  }
}

TEST(Splitting, IsUnbiasedWhereScoresHardlyEverTie)
{
  Moments const estimates = estimates_of(HurriedGambler(4, 0.4, 3, 12), 2000, 40, 1);
  EXPECT_TRUE(matches(estimates.mean(), ruin_probability(0.4, 3, 12), estimates.error()));
}

TEST(Splitting, IsUnbiasedWhateverTheScore)
{
  // Up to 6 a wrong score still finds the event often enough for a normal mean.
  Moments const estimates = estimates_of(MisledGambler(5, 0.4, 3, 6), 4000, 40, 1);
  EXPECT_TRUE(matches(estimates.mean(), ruin_probability(0.4, 3, 6), estimates.error()));
}

TEST(Splitting, WithoutTheKillOfTiesItWouldBeWrong)
{
  // What the textbook's (1 - 1/N) per kill of one would give is far off here, so the tests above can fail.
  Gambler gambler(1, 0.4, 3, 20);
  Moments naive;
  for (std::uint64_t r = 0; r < 200; ++r) {
    SplitEstimate const one = split(gambler, plan_of(r, 50, 1));
    naive.add(std::pow(1.0 - 1.0 / 50.0, static_cast<double>(one.rounds)));
  }
  EXPECT_FALSE(matches(naive.mean(), ruin_probability(0.4, 3, 20), naive.error()));
}

TEST(Splitting, WithABlindScoreIsPlainMonteCarlo)
{
  BlindGambler gambler(6, 0.4, 3, 6);
  for (std::uint64_t r = 0; r < 20; ++r) {
    SplitEstimate const one = split(gambler, plan_of(r, 100, 1));
    EXPECT_DOUBLE_EQ(one.probability, static_cast<double>(one.first_reached) / 100.0);
    EXPECT_EQ(one.steps, one.first_steps) << "copies of finished particles cost nothing";
  }
}

TEST(Splitting, FindsOneInTenMillion)
{
  double const exact = ruin_probability(0.3, 2, 20);
  ASSERT_LT(exact, 3e-7);
  Moments const estimates = estimates_of(Gambler(7, 0.3, 2, 20), 200, 200, 2);
  EXPECT_TRUE(matches(estimates.mean(), exact, estimates.error()));
  EXPECT_LT(estimates.error(), 0.1 * exact);
}

TEST(Splitting, OfACertainEventIsOneAndOfAnImpossibleOneNothing)
{
  Gambler winner(1, 1.0, 3, 20);
  Gambler loser(1, 0.0, 3, 20);
  SplitEstimate const certain = split(winner, plan_of(0, 10, 1));
  EXPECT_EQ(certain.probability, 1.0);
  EXPECT_EQ(certain.rounds, 0u);
  EXPECT_EQ(certain.ancestors, 10u);
  SplitEstimate const never = split(loser, plan_of(0, 10, 1));
  EXPECT_EQ(never.probability, 0.0);
  EXPECT_EQ(never.ancestors, 0u);
}

TEST(Splitting, CountsItsSteps)
{
  Gambler winner(1, 1.0, 3, 20);
  SplitEstimate const estimate = split(winner, plan_of(0, 10, 1));
  EXPECT_EQ(estimate.steps, 170u);
  EXPECT_EQ(estimate.first_steps, 170u);
}

TEST(Splitting, StopsWhenItIsTold)
{
  Gambler gambler(1, 0.4, 3, 20);
  int left = 75;
  auto const result = Splitter<Gambler>(gambler, plan_of(0, 50, 1)).run([&] { return left-- > 0; });
  EXPECT_FALSE(result.has_value());
}

}  // namespace
}  // namespace ghostcast
