// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/rare/rare_event.hpp"

#include <gtest/gtest.h>

#include <set>

#include "ghostcast/scenario/scenario.hpp"
#include "support/model_parts.hpp"
#include "support/statistical.hpp"

namespace ghostcast {
namespace {

using namespace testing_support;

/// Oracle 1: P(at most `left` of `people` are there after `months`), each leaving with probability
/// `quit` a month.
double few_left(int months, int people, int left, double quit)
{
  return at_most(binomial_law(people, std::pow(1.0 - quit, months)), left);
}

QuietModel dying(float people, float left, double quit)
{
  QuietModel quiet;
  quiet.model->horizon = 24;
  quiet.model->definition[0] = few_people(left);
  staff(quiet.unit(), people, quit);
  return quiet;
}

Moments moments_of(RareEstimate const& estimate)
{
  Moments moments;
  for (SplitEstimate const& each : estimate.replicates) moments.add(each.probability);
  return moments;
}

RareEstimate estimate(QuietModel& quiet, int within, RarePlan const& plan, int threads = 0)
{
  return *estimate_rare_event(quiet.params(), {0, 0, within}, plan, threads, {});
}

TEST(RareEvent, IsUnbiasedOnPureDeathOfOneInTenMillion)
{
  double const exact = few_left(12, 15, 2, 0.02);
  ASSERT_NEAR(exact, 1.4e-7, 0.1e-7);
  QuietModel quiet = dying(15.0f, 2.0f, 0.02);
  Moments const moments = moments_of(estimate(quiet, 12, {.seed = 1, .replicates = 200, .particles = 300}));
  EXPECT_TRUE(matches(moments.mean(), exact, moments.error()));
  EXPECT_LT(moments.error(), 0.08 * exact) << "else the comparison says little";
}

TEST(RareEvent, IsUnbiasedByEveryScore)
{
  double const exact = few_left(12, 12, 2, 0.02);
  ASSERT_LT(exact, 1e-5);
  QuietModel quiet = dying(12.0f, 2.0f, 0.02);
  for (ScoreRule const rule : {ScoreRule::sum, ScoreRule::weakest, ScoreRule::pace}) {
    Moments const moments = moments_of(estimate(quiet, 12, {.seed = 1, .replicates = 200, .particles = 300, .rule = rule}));
    EXPECT_TRUE(matches(moments.mean(), exact, moments.error()));
    EXPECT_LT(moments.error(), 0.15 * exact);
  }
}

TEST(RareEvent, IsUnbiasedBelowOneInTenThousandMillion)
{
  double const exact = few_left(12, 24, 4, 0.02);
  ASSERT_LT(exact, 1e-9);
  QuietModel quiet = dying(24.0f, 4.0f, 0.02);
  Moments const moments = moments_of(estimate(quiet, 12, {.seed = 2, .replicates = 60, .particles = 600}));
  EXPECT_TRUE(matches(moments.mean(), exact, moments.error()));
  EXPECT_LT(moments.error(), 0.25 * exact);
}

TEST(RareEvent, IsUnbiasedWithSoFewParticlesThatMostReplicatesFindNothing)
{
  double const exact = few_left(6, 6, 2, 0.05);
  QuietModel quiet = dying(6.0f, 2.0f, 0.05);
  RareEstimate const found = estimate(quiet, 6, {.seed = 3, .replicates = 20000, .particles = 3});
  Moments const moments = moments_of(found);
  EXPECT_TRUE(matches(moments.mean(), exact, moments.error()));
  EXPECT_GT(found.mean().zeros, 10000u);
}

TEST(RareEvent, IntervalsCoverTheExactProbability)
{
  double const exact = few_left(12, 12, 2, 0.03);
  QuietModel quiet = dying(12.0f, 2.0f, 0.03);
  constexpr int trials = 120;
  double covered = 0.0;
  for (std::uint64_t seed = 0; seed < trials; ++seed) {
    Interval const interval = *estimate(quiet, 12, {.seed = seed, .replicates = 10, .particles = 100}).mean().interval;
    if (interval.low <= exact && exact <= interval.high) covered += 1.0;
  }
  // Replicates are skewed, so the cover may lie somewhat below 95 %; five standard errors of 120 are 10 %.
  EXPECT_TRUE(share_matches(covered / trials, confidence_level, trials));
}

TEST(RareEvent, IsTheSameOnAnyNumberOfThreads)
{
  QuietModel quiet = dying(12.0f, 2.0f, 0.04);
  RarePlan const plan{.seed = 4, .replicates = 7, .particles = 40};
  RareEstimate const one = estimate(quiet, 12, plan, 1);
  RareEstimate const three = estimate(quiet, 12, plan, 3);
  for (std::size_t r = 0; r < plan.replicates; ++r) {
    EXPECT_EQ(one.replicates[r].probability, three.replicates[r].probability);
    EXPECT_EQ(one.replicates[r].steps, three.replicates[r].steps);
  }
}

TEST(RareEvent, TheFirstParticlesOfAReplicateAreTheTrajectoriesOfARun)
{
  Scenario const scenario = load_scenario(GHOSTCAST_SOURCE_DIR "/scenarios/commando_against_department.toml");
  ModelParams const model = scenario.params();
  RarePlan const plan{.seed = 6, .replicates = 2, .particles = 150};
  for (int const definition : {0, 1}) {  // the second: all are born ghosts
    auto const found = estimate_rare_event(model, {1, definition, 60}, plan, 0, {});
    for (std::size_t r = 0; r < plan.replicates; ++r) {
      Tally const tally = make_cpu_engine(0)->run(model, {replicate_seed(6, r), 0, {0, plan.particles}, 0}, {}).tally;
      std::uint64_t ghosts = tally.at(tally.layout.born_at(definition, 1));
      for (int month = 1; month <= 60; ++month) ghosts += tally.at(tally.layout.outcome_at(definition, 1, Outcome::ghost, month));
      EXPECT_EQ(found->replicates[r].first_reached, ghosts) << "replicate " << r << ", definition " << definition;
      EXPECT_GT(ghosts, 0u);
    }
  }
}

TEST(RareEvent, ReplicatesHaveSeedsOfTheirOwn)
{
  std::set<std::uint64_t> seeds;
  for (std::uint64_t const seed : {1u, 2u}) {
    for (std::uint64_t r = 0; r < 1000; ++r) seeds.insert(replicate_seed(seed, r));
  }
  EXPECT_EQ(seeds.size(), 2000u);
}

TEST(RareEvent, AgreesWithPlainMonteCarloOnAShippedScenario)
{
  Scenario const scenario = load_scenario(GHOSTCAST_SOURCE_DIR "/scenarios/commando_against_department.toml");
  ModelParams const model = scenario.params();
  constexpr std::uint64_t count = 100000;
  constexpr GhostQuestion question{2, 0, 36};  // a good one in a thousand
  Tally const tally = make_cpu_engine(0)->run(model, {8, 0, {0, count}, 0}, {}).tally;
  double const plain = incidence(tally, Outcome::ghost, question.within, question.definition, question.unit);
  RarePlan const plan{.seed = 9, .replicates = 20, .particles = 200};
  ReplicateMean const split = estimate_rare_event(model, question, plan, 0, {})->mean();
  double const error = std::hypot(split.standard_error, standard_error(plain, count));
  EXPECT_TRUE(matches(split.value, plain, error));
  EXPECT_LT(plain, 2e-3);
  EXPECT_LT(error, 0.3 * plain);
}

TEST(RareEvent, StopsWhenItIsTold)
{
  QuietModel quiet = dying(12.0f, 2.0f, 0.04);
  auto const stopped = estimate_rare_event(quiet.params(), {0, 0, 12}, {.replicates = 100000, .particles = 1000}, 1,
                                           [](std::uint64_t, std::uint64_t) { return false; });
  EXPECT_FALSE(stopped.has_value());
}

}  // namespace
}  // namespace ghostcast
