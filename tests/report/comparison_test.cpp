// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/report/comparison.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "ghostcast/report/comparison_text.hpp"
#include "report/sample_result.hpp"

namespace ghostcast {
namespace {

using test::add_trajectory;
using test::add_value;
using test::empty_result;
using testing::HasSubstr;
using testing::Not;

constexpr int horizon = 24;
constexpr int cluster_count = 20;
constexpr int cluster_size = 10;

/// What happens to `ghosts` of the ten trajectories of a cluster, in `month`.
struct Story {
  int ghosts{};
  int month{12};
  float people{40.0f};
  float value{1.0f};
  float share{0.5f};
};

/// One side: every cluster has the same story.
ComparedRun told(std::string const& label, Story const& story)
{
  ComparedRun run{label, empty_result(1, 1, horizon), {}, {{3.0, 0}}};
  for (int cluster = 0; cluster < cluster_count; ++cluster) {
    RunResult part = empty_result(1, 1, horizon);
    for (int k = 0; k < cluster_size; ++k) {
      add_trajectory(part, static_cast<std::uint64_t>(k),
                     k < story.ghosts ? std::optional(Outcome::ghost) : std::nullopt, story.month);
      add_value(part, Quantity::headcount, 0, horizon, story.people);
      add_value(part, Quantity::value, 0, horizon, story.value);
      add_value(part, Quantity::share_counterfactual, 0, horizon, story.share);
    }
    run.clusters.emplace_back(part.tally);
    merge(run.result.tally, part.tally);
  }
  run.result.planned = run.result.beliefs = run.result.trajectories();
  run.result.units[0].people = 38.0;
  return run;
}

TEST(Pairing, FindsTheMonthInWhichRunsPart)
{
  ComparedRun const base = told("base", {.ghosts = 3, .month = 12});
  ComparedRun const plan = told("plan", {.ghosts = 3, .month = 14});
  Pairing const pairing(base, plan);
  EXPECT_EQ(pairing.parting(), 12);
  PairedDifference const before = pairing.probability(0, 0, ghost_events, 11);
  EXPECT_EQ(before.interval.high, 0.0);  // certain, though nothing had happened
  EXPECT_NEAR(pairing.probability(0, 0, ghost_events, 12).difference, -0.3, 1e-15);
  EXPECT_EQ(pairing.probability(0, 0, ghost_events, 14).difference, 0.0);
  EXPECT_FALSE(Pairing(base, base).parting().has_value());
}

TEST(Pairing, MeanTimeToGhostIsTheHorizonLessTheMonthsLost)
{
  ComparedRun const base = told("base", {.ghosts = 3, .month = 12});
  ComparedRun const plan = told("plan", {.ghosts = 3, .month = 14});
  PairedDifference const time = Pairing(base, plan).mean_time(0, 0, ghost_events);
  EXPECT_NEAR(time.base, 24.0 - 0.3 * 12.0, 1e-12);
  EXPECT_NEAR(time.difference, 0.3 * 2.0, 1e-12);
}

TEST(Pairing, MeansAreInTheUnitsOfFans)
{
  ComparedRun const base = told("base", {});
  ComparedRun const plan = told("plan", {.people = 30.0f, .value = 2.0f, .share = 0.75f});
  Pairing const pairing(base, plan);
  EXPECT_DOUBLE_EQ(pairing.mean(Quantity::headcount, 0, horizon).difference, -10.0);
  PairedDifference const value = pairing.mean(Quantity::value, 0, horizon);
  EXPECT_NEAR(value.plan / value.base, 2.0, 1e-12);
  EXPECT_NEAR(value.base, base.result.units[0].monthly_value,
              0.01 * value.base);  // the middle of a bin
  EXPECT_NEAR(pairing.mean(Quantity::share_counterfactual, 0, horizon).difference, 0.25, 1e-12);
  EXPECT_DOUBLE_EQ(pairing.total(Quantity::headcount, 0).base,
                   40.0);  // recorded in one month alone
}

PairedDifference of(double difference, double error)
{
  return {0.0, 0.0, difference, error, {difference - 2.0 * error, difference + 2.0 * error}, 1.0};
}

TEST(SignStretches, TellWhereASignChanges)
{
  std::vector<PairedDifference> const curve = {of(0, 0),        of(0.01, 0.01), of(0.05, 0.01),
                                               of(0.02, 0.01),  of(0.04, 0.01), of(0, 0.01),
                                               of(-0.05, 0.01), of(-0.06, 0.01)};
  auto const stretches = sign_stretches(curve);
  ASSERT_EQ(stretches.size(), 2u);
  EXPECT_EQ(stretches[0].first, 2);  // .01 with an error of .01 has no sign
  EXPECT_EQ(stretches[0].last, 4);
  EXPECT_EQ(stretches[0].sign, 1);
  EXPECT_EQ(stretches[1].first, 6);
  EXPECT_EQ(stretches[1].last, 7);
  EXPECT_EQ(stretches[1].sign, -1);
}

TEST(SignStretches, AreNoneOfACurveOfNoise)
{
  EXPECT_TRUE(sign_stretches({of(0, 0), of(0.02, 0.01), of(-0.025, 0.01)}).empty());
}

TEST(DefinitionShift, IsSaidWhereAFloorOfPeopleReachesTheLimit)
{
  ComparedRun const base = told("base", {.ghosts = 8});
  ComparedRun plan =
      told("plan", {.ghosts = 1});  // six of 38 people are allowed: 15 % of 38 is less
  plan.floors = {{6.0, 5}};
  DefinitionShift const shift = definition_shift(Pairing(base, plan), 0, 0);
  EXPECT_TRUE(shift.floor_bars);
  EXPECT_EQ(shift.allowed, 6.0);
  EXPECT_THAT(pairing_text(Pairing(base, plan)), HasSubstr("MOVES THE DEFINITION"));
  plan.floors = {{5.0, 5}};
  EXPECT_FALSE(definition_shift(Pairing(base, plan), 0, 0).floor_bars);
}

TEST(DefinitionShift, IsNotSaidOfAFloorThatTheBaseHasToo)
{
  ComparedRun base = told("base", {.ghosts = 1});
  base.floors = {{7.0, 0}};
  EXPECT_FALSE(definition_shift(Pairing(base, base), 0, 0).moved());
}

TEST(DefinitionShift, IsSaidWhereGhostsChangeAndNothingElseDoes)
{
  ComparedRun const base = told("base", {.ghosts = 8});
  ComparedRun const alike = told("plan", {.ghosts = 1, .people = 42.0f});  // two of today's 38 more
  EXPECT_TRUE(definition_shift(Pairing(base, alike), 0, 0).reality_alike);
  ComparedRun const hired = told("plan", {.ghosts = 1, .people = 50.0f});
  EXPECT_FALSE(definition_shift(Pairing(base, hired), 0, 0).reality_alike);
  ComparedRun const richer = told("plan", {.ghosts = 1, .value = 1.2f});
  EXPECT_FALSE(definition_shift(Pairing(base, richer), 0, 0).reality_alike);
  ComparedRun const by_hand = told("plan", {.ghosts = 1, .share = 0.4f});
  EXPECT_FALSE(definition_shift(Pairing(base, by_hand), 0, 0).reality_alike);
  ComparedRun const same = told("plan", {.ghosts = 8, .month = 13});
  EXPECT_FALSE(definition_shift(Pairing(base, same), 0, 0).moved());
}

TEST(PointsWithInterval, AreRoundedOutward)
{
  EXPECT_EQ(points_with_interval({0, 0, 0.012345, 0.001, {0.010385, 0.014301}, 1}),
            "+1.23 [+1.03,+1.44]");
  EXPECT_EQ(points_with_interval({0, 0, -0.12345, 0.001, {-0.1301, -0.1172}, 1}),
            "-12.3 [-13.1,-11.7]");
  EXPECT_EQ(points_with_interval({0, 0, 0.0, 0.0, {0.0, 0.0}, 1}), "0 [0,0]");
}

TEST(ComparisonText, NamesWhatProbabilitiesNeed)
{
  Comparison const comparison{told("base", {.ghosts = 3}), {told("plan", {.ghosts = 5})}};
  std::string const text = comparison_text(comparison);
  EXPECT_THAT(text, HasSubstr("\"definition 0\": counterfactual share >= 90 %"));
  EXPECT_THAT(text, HasSubstr("200 beliefs"));
  EXPECT_THAT(text, HasSubstr("never, plan"));
  EXPECT_THAT(text, HasSubstr("95 % Wilson"));
  EXPECT_THAT(text, Not(HasSubstr(" nan")));
}

}  // namespace
}  // namespace ghostcast
