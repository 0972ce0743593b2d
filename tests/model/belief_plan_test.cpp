// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/model/belief_plan.hpp"

#include <gtest/gtest.h>

namespace ghostcast {
namespace {

TEST(BeliefPlan, GivesEachTrajectoryItsOwnOrTakesTurns)
{
  EXPECT_EQ(BeliefPlan{}.of(12345), 12345u);
  EXPECT_EQ((BeliefPlan{10, 0}.of(12345)), 5u);
  EXPECT_EQ((BeliefPlan{0, 100}.of(12345)), 12345u);
}

TEST(BeliefPlan, BringsNewBeliefsWithEachBlockAndKeepsThoseBefore)
{
  BeliefPlan const plan{7, 20};
  for (std::uint64_t i = 0; i < 20; ++i) EXPECT_EQ(plan.of(i), (BeliefPlan{7, 0}.of(i)));
  for (std::uint64_t i = 0; i < 200; ++i) EXPECT_EQ(plan.of(i) / 7, i / 20);
  EXPECT_EQ(plan.of(39), 7u + 19u % 7u);
}

}  // namespace
}  // namespace ghostcast
