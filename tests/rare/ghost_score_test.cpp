// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/rare/ghost_score.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "ghostcast/rare/splitting.hpp"

namespace ghostcast {
namespace {

/// 48 people, one of them a supervisor, a share of .5 and value as at t=0.
UnitState<Scalar> some_unit()
{
  UnitState<Scalar> unit{};
  unit.n[supervisor][settled] = 1.0f;
  unit.people = unit.peak = 48.0f;
  unit.value = 1.0f;
  unit.share.of[static_cast<int>(ShareRule::counterfactual)] = 0.5f;
  return unit;
}

TEST(GhostDistances, AreLogarithmsOfWhatIsMissing)
{
  GhostDistances const far = ghost_distances(Definition{.growth = 2.0f}, some_unit());
  EXPECT_NEAR(far.share, std::log(9.0), 1e-6);
  EXPECT_NEAR(far.headcount, std::log(49.0 / 8.0), 1e-6);  // 15 % of 48 allows 7
  EXPECT_NEAR(far.value, std::log(2.0), 1e-6);
  EXPECT_EQ(far.supervisor, 0.0);
  EXPECT_NEAR(far.sum(), std::log(9.0 * 49.0 / 8.0 * 2.0), 1e-5);
  EXPECT_NEAR(far.largest(), std::log(9.0), 1e-6);
}

TEST(GhostDistances, AreNothingWhereACriterionIsMet)
{
  UnitState<Scalar> unit = some_unit();
  unit.people = 7.0f;
  unit.share.of[static_cast<int>(ShareRule::counterfactual)] = 0.95f;
  GhostDistances const far = ghost_distances(Definition{}, unit);
  EXPECT_EQ(far.sum(), 0.0);
}

TEST(GhostDistances, AreFiniteAtTheEndsOfWhatAUnitCanBe)
{
  UnitState<Scalar> unit = some_unit();
  unit.n[supervisor][settled] = 0.0f;
  unit.value = 0.0f;
  unit.share.of[static_cast<int>(ShareRule::counterfactual)] = 0.0f;
  GhostDistances const far = ghost_distances(Definition{}, unit);
  EXPECT_TRUE(std::isfinite(far.sum()));
  EXPECT_EQ(far.supervisor, 1.0);
}

constexpr Schedule plenty{10.0, 12, 12};

TEST(GhostScore, RisesWithEveryStepTowardsAGhost)
{
  Definition const definition;
  for (ScoreRule const rule : {ScoreRule::sum, ScoreRule::weakest, ScoreRule::pace}) {
    UnitState<Scalar> unit = some_unit();
    GhostProgress progress;
    auto const score = [&] { return ghost_score(rule, definition, unit, progress, plenty); };
    double const start = score();
    unit.share.of[static_cast<int>(ShareRule::counterfactual)] = 0.8f;
    double const more_share = score();
    unit.people = 8.0f;
    double const fewer_people = score();
    progress.months = 1;
    double const first_month = score();
    progress.months = 2;
    double const second_month = score();
    progress.confirmed = true;
    EXPECT_LT(start, more_share);
    EXPECT_LE(more_share, fewer_people);
    EXPECT_LT(fewer_people, 0.0);
    EXPECT_EQ(first_month, 1.0);
    EXPECT_EQ(second_month, 2.0);
    EXPECT_EQ(score(), event_score);
  }
}

TEST(GhostScore, ByPaceFallsAsTimeRunsOut)
{
  UnitState<Scalar> const unit = some_unit();
  double const distance = ghost_distances(Definition{}, unit).sum();
  auto const score = [&](int left) {
    return ghost_score(ScoreRule::pace, Definition{}, unit, {}, {distance, 12, left});
  };
  EXPECT_NEAR(score(12), -distance * (1.0 + std::log(2.0)), 1e-9) << "on plan";
  EXPECT_NEAR(score(0), -distance * (1.0 + std::log(14.0)), 1e-9) << "thirteen times too fast";
  for (int left = 1; left <= 12; ++left) EXPECT_GT(score(left), score(left - 1));
}

TEST(GhostScore, OfNoDistanceAtTheStartIsFinite)
{
  UnitState<Scalar> const unit = some_unit();
  EXPECT_TRUE(std::isfinite(ghost_score(ScoreRule::pace, Definition{}, unit, {}, {0.0, 0, 0})));
}

}  // namespace
}  // namespace ghostcast
