// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/model/outcomes.hpp"

#include <gtest/gtest.h>

#include "ghostcast/tally/tally.hpp"

namespace ghostcast {
namespace {

/// One unit that is judged month by month: healthy unless a test makes it otherwise.
class Judged : public ::testing::Test {
 protected:
  Judged()
  {
    p_.credit = 6.0f;
    p_.starvation_share = 0.1f;
    p_.maintenance_value = 0.6f;
    s_.running = true;
    s_.gpus = 100.0f;
    s_.payroll = 1.0f;
    s_.value = 1.0f;
    s_.share.of[0] = 0.5f;
    set_people(60.0f);
    s_.n[supervisor][settled] = 2.0f;
    s_.peak = 60.0f;
    s_.supervisor_run = 1.0f;
  }

  void set_people(float people) { s_.people = people; }

  /// Everything a ghost needs.
  void haunt()
  {
    set_people(5.0f);
    s_.share.of[0] = 0.95f;
  }

  void pass(int months)
  {
    for (int k = 0; k < months; ++k) {
      ++month_;
      judge_unit<Scalar>(definitions_, 1, p_, gpus0_, 0, month_, sink_, s_);
    }
  }

  std::uint64_t at(Outcome outcome, int month) const
  {
    return counts_.counts[static_cast<std::size_t>(layout_.outcome_at(0, 0, outcome, month))];
  }
  std::uint64_t total() const
  {
    std::uint64_t sum = 0;
    for (int o = 0; o < outcome_count; ++o) {
      for (int t = 0; t <= 60; ++t) sum += at(static_cast<Outcome>(o), t);
    }
    return sum;
  }
  std::uint64_t last(Criterion c) const
  {
    return counts_.counts[static_cast<std::size_t>(layout_.criterion_at(0, 0, c))];
  }

  TallyLayout layout_ = make_layout(1, 1, 1, 60, 0);
  RangeTally counts_{layout_};
  RangeSink<Scalar> sink_{&layout_, counts_.counts.data(), {}};
  Definition definitions_[1] = {Definition{}};
  UnitParams<Scalar> p_{};
  UnitState<Scalar> s_{};
  float gpus0_ = 100.0f;
  int month_ = 0;
};

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
  definitions_[0].needs_supervisor = false;
  pass(1);
  EXPECT_EQ(at(Outcome::ghost, 21), 0u) << "the run begins when all of them hold";
  pass(2);
  EXPECT_EQ(at(Outcome::ghost, 23), 1u);
}

TEST_F(Judged, TheHeadcountLimitIsAFloorOfThePeakAndAtLeastTheAbsoluteOne)
{
  EXPECT_EQ(headcount_limit<Scalar>(Definition{}, 60.0f), 9.0f);
  EXPECT_EQ(headcount_limit<Scalar>(Definition{}, 66.0f), 9.0f);
  EXPECT_EQ(headcount_limit<Scalar>(Definition{}, 20.0f), 6.0f);
  EXPECT_EQ(headcount_limit<Scalar>(Definition{}, 55000.0f), 8250.0f);
  EXPECT_EQ(headcount_limit<Scalar>(Definition{}, 40.0f), 6.0f);
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

TEST_F(Judged, SixMonthsWithoutGpusAreDeath)
{
  s_.gpus = 9.0f;
  pass(5);
  s_.gpus = 10.0f;
  pass(1);
  s_.gpus = 9.0f;
  pass(5);
  EXPECT_EQ(total(), 0u) << "the months must follow one another";
  pass(1);
  EXPECT_EQ(at(Outcome::dead_gpu, 12), 1u);
  EXPECT_FALSE(s_.running);
}

TEST_F(Judged, AUnitThatNeverHadGpusDoesNotStarve)
{
  gpus0_ = s_.gpus = 0.0f;
  pass(60);
  EXPECT_EQ(total(), 0u);
}

TEST_F(Judged, LeasedGpusFeedAUnit)
{
  s_.gpus = 5.0f;
  s_.leased = 5.0f;
  pass(12);
  EXPECT_EQ(total(), 0u);
}

TEST_F(Judged, SixMonthsBeyondTheCreditAreDeath)
{
  s_.cash = -6.0f;
  pass(6);
  EXPECT_EQ(total(), 0u);
  s_.cash = -6.001f;
  pass(6);
  EXPECT_EQ(at(Outcome::dead_money, 12), 1u);
}

TEST_F(Judged, SixMonthsWithoutPeopleAreAbandonment)
{
  set_people(0.0f);
  pass(6);
  EXPECT_EQ(at(Outcome::abandoned, 6), 1u);
}

TEST_F(Judged, CausesOfDeathGoInOrder)
{
  set_people(0.0f);
  s_.cash = -100.0f;
  s_.gpus = 0.0f;
  pass(6);
  EXPECT_EQ(at(Outcome::dead_gpu, 6), 1u);
  EXPECT_EQ(total(), 1u);
}

TEST_F(Judged, AnAcquiredUnitIsNeitherDeadNorGhost)
{
  haunt();
  s_.gpus = 0.0f;
  definitions_[0].persistence = 6;
  pass(5);
  s_.acquired = true;
  pass(1);
  EXPECT_EQ(at(Outcome::acquired, 6), 1u);
  EXPECT_EQ(total(), 1u);
  EXPECT_FALSE(s_.running);
}

TEST_F(Judged, ADeadUnitIsNoGhost)
{
  haunt();
  s_.gpus = 0.0f;
  definitions_[0].persistence = 6;
  pass(6);
  EXPECT_EQ(at(Outcome::dead_gpu, 6), 1u);
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

TEST_F(Judged, AShrunkenUnitThatPeopleRunIsInMaintenanceAndStaysIt)
{
  set_people(18.0f);
  s_.value = 0.59f;
  pass(6);
  EXPECT_EQ(at(Outcome::maintenance, 6), 1u);
  EXPECT_TRUE(s_.running);
  haunt();
  s_.value = 1.0f;
  pass(6);
  EXPECT_EQ(total(), 1u);
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
