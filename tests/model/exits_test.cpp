// SPDX-License-Identifier: Apache-2.0
// Deaths of three causes, acquisition, maintenance, and which comes first (section 6).
#include "support/judged.hpp"

namespace ghostcast {
namespace {

using testing_support::Judged;

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

}  // namespace
}  // namespace ghostcast
