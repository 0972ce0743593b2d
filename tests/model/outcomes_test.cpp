// SPDX-License-Identifier: Apache-2.0
#include "support/judged.hpp"

namespace ghostcast {
namespace {

using testing_support::Judged;

TEST_F(Judged, AHealthyUnitStaysHuman)
{
  pass(60);
  EXPECT_EQ(total(), 0u);
  EXPECT_TRUE(s_.running);
}

TEST_F(Judged, AGhostIsConfirmedInTheThirdMonthAndKeepsRunning)
{
  pass(4);
  haunt();
  pass(2);
  EXPECT_EQ(total(), 0u);
  pass(1);
  EXPECT_EQ(at(Outcome::ghost, 7), 1u);
  EXPECT_EQ(counts_.counts[static_cast<std::size_t>(layout_.onset_at(0, 0, 5))], 1u);
  EXPECT_TRUE(s_.running);
}

TEST_F(Judged, AFlickerIsNoGhost)
{
  for (int k = 0; k < 10; ++k) {
    haunt();
    pass(2);
    s_.share.of[0] = 0.5f;
    pass(1);
  }
  EXPECT_EQ(total(), 0u);
}

TEST_F(Judged, EveryCriterionIsNeeded)
{
  haunt();
  s_.share.of[0] = 0.8999f;
  pass(5);
  haunt();
  set_people(10.0f);  // floor(.15 x 60) = 9
  pass(5);
  haunt();
  s_.value = 0.999f;
  pass(5);
  s_.value = 1.0f;
  s_.n[supervisor][settled] = 0.0f;
  pass(5);
  EXPECT_EQ(total(), 0u);
  s_.n[supervisor][settled] = 1.0f;
  pass(1);
  EXPECT_EQ(at(Outcome::ghost, 21), 0u) << "the run begins when all of them hold";
  pass(2);
  EXPECT_EQ(at(Outcome::ghost, 23), 1u);
  EXPECT_EQ(last(Criterion::supervisor), 1u);
}

TEST_F(Judged, NobodySupervisesWhereTheDefinitionDoesNotAskForIt)
{
  definitions_[0].needs_supervisor = false;
  s_.n[supervisor][settled] = 0.0f;
  haunt();
  pass(3);
  EXPECT_EQ(at(Outcome::ghost, 3), 1u);
}

TEST_F(Judged, MonthsThatHoldOnTheStartProveNothingYet)
{
  haunt();
  s_.judgement[0].share_missed = s_.judgement[0].headcount_missed = s_.judgement[0].value_missed = never_missed;
  pass(2);
  EXPECT_EQ(total(), 0u);
  pass(1);
  EXPECT_EQ(at(Outcome::ghost, 3), 1u);
}

TEST_F(Judged, TheHeadcountLimitIsAFloorOfThePeakAndAtLeastTheAbsoluteOne)
{
  EXPECT_EQ(headcount_limit<Scalar>(Definition{}, 60.0f), 9.0f);
  EXPECT_EQ(headcount_limit<Scalar>(Definition{}, 66.0f), 9.0f);
  EXPECT_EQ(headcount_limit<Scalar>(Definition{}, 20.0f), 6.0f);
  EXPECT_EQ(headcount_limit<Scalar>(Definition{}, 55000.0f), 8250.0f);
  EXPECT_EQ(headcount_limit<Scalar>(Definition{}, 40.0f), 6.0f);
}

TEST_F(Judged, WithoutTheFloorWholePeopleAreWithinTheSameLimit)
{
  for (float const share : {0.0f, 0.05f, 0.1f, 0.15f, 1.0f / 3.0f, 0.5f, 1.0f}) {
    for (float const least : {0.0f, 6.0f, 6.5f}) {
      Definition const d{.headcount_share = share, .headcount_limit = least};
      for (float peak = 0.0f; peak <= 300.0f; ++peak) {
        float const limit = headcount_limit<Scalar>(d, peak);
        for (float people = 0.0f; people <= peak; ++people)
          ASSERT_EQ(within_headcount<Scalar>(d, people, peak), people <= limit) << people << " of " << peak << " at " << share;
      }
    }
  }
}

TEST_F(Judged, ThePeakMayLiftTheLimitLater)
{
  set_people(100.0f);
  pass(1);
  haunt();
  set_people(15.0f);
  pass(3);
  EXPECT_EQ(at(Outcome::ghost, 4), 1u);
}

TEST_F(Judged, HeadcountIsTheLastCriterionWhereTheRestHeldBefore)
{
  s_.share.of[0] = 0.95f;
  pass(5);
  set_people(5.0f);
  pass(3);
  EXPECT_EQ(last(Criterion::headcount), 1u);
}

TEST_F(Judged, TwoCriteriaOfTheSameMonthAreATie)
{
  pass(5);
  haunt();
  pass(3);
  EXPECT_EQ(last(Criterion::tie), 1u);
}

TEST_F(Judged, ShareValueAndSupervisorMayBeLast)
{
  set_people(5.0f);
  pass(5);
  s_.share.of[0] = 0.95f;
  pass(3);
  EXPECT_EQ(last(Criterion::share), 1u);
}

TEST_F(Judged, AGhostThatFailsACriterionLaterHasRelapsed)
{
  haunt();
  pass(3);
  EXPECT_FALSE(s_.judgement[0].relapsed);
  set_people(40.0f);
  pass(1);
  EXPECT_TRUE(s_.judgement[0].relapsed);
  EXPECT_EQ(total(), 1u);
}

TEST_F(Judged, AGhostIsNotMaintenanceInTheSameMonth)
{
  definitions_[0].growth = 0.0f;
  definitions_[0].persistence = 6;
  definitions_[0].threshold = 0.9f;
  haunt();
  s_.value = 0.5f;
  s_.share.of[0] = 0.9f;
  pass(6);
  EXPECT_EQ(at(Outcome::ghost, 6), 1u);
}

TEST_F(Judged, ABornGhostIsCountedApartAndHasNoOtherOutcome)
{
  haunt();
  judge_at_start<Scalar>(definitions_[0], 0, 0, sink_, s_);
  EXPECT_EQ(counts_.counts[static_cast<std::size_t>(layout_.born_at(0, 0))], 1u);
  s_.acquired = true;
  pass(3);
  EXPECT_EQ(total(), 0u);
  EXPECT_FALSE(s_.running);
}

TEST_F(Judged, AMonthAtTheStartDoesNotCountForThePersistence)
{
  haunt();
  s_.value = 0.0f;
  judge_at_start<Scalar>(definitions_[0], 0, 0, sink_, s_);
  s_.value = 1.0f;
  pass(2);
  EXPECT_EQ(total(), 0u);
  pass(1);
  EXPECT_EQ(at(Outcome::ghost, 3), 1u);
  EXPECT_EQ(last(Criterion::value), 1u);
}

}  // namespace
}  // namespace ghostcast
