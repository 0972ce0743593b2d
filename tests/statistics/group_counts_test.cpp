// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/statistics/group_counts.hpp"

#include <gtest/gtest.h>

#include "ghostcast/statistics/rho_beliefs.hpp"
#include "report/sample_result.hpp"

namespace ghostcast {
namespace {

using test::add_trajectory;
using test::empty_result;

TEST(GroupCounts, GathersBeliefsIntoSixteenReplicates)
{
  RunResult result = empty_result(1, 1, 48);
  for (std::uint64_t belief = 0; belief < 40; ++belief) {
    add_trajectory(result, belief, belief < 20 ? std::optional(Outcome::ghost) : std::nullopt, 20);
  }
  GroupCounts const groups(result.tally);
  auto const before = groups.replicates(0, 0, ghost_events, result.tally.layout.grid_of(19));
  auto const after = groups.replicates(0, 0, ghost_events, result.tally.layout.grid_of(20));
  ASSERT_EQ(after.size(), 16u);
  EXPECT_EQ(after[0].size, 3u);  // beliefs 0, 16, 32
  EXPECT_EQ(after[0].hits, 2u);
  EXPECT_EQ(after[15].size, 2u);
  EXPECT_EQ(after[15].hits, 1u);
  EXPECT_EQ(before[0].hits, 0u);
  EXPECT_EQ(groups.replicates(0, 0, event_of(Outcome::acquired), 47)[0].hits, 0u);
  EXPECT_TRUE(groups.beliefs(0, 0, ghost_events, 47).empty()) << "each trajectory has its own";
}

TEST(ComponentReplicates, TakeTheBeliefsOfTheComponentAlone)
{
  std::vector<BatchCount> beliefs;
  std::vector<int> components;
  for (std::uint64_t b = 0; b < 48; ++b) {
    beliefs.push_back({b, 100});
    components.push_back(b < 20 ? 0 : 1);
  }
  auto const first = component_replicates(beliefs, components, 0);
  auto const second = component_replicates(beliefs, components, 1);
  EXPECT_EQ(first[3].hits, 3u + 19u);
  EXPECT_EQ(first[4].hits, 4u);
  EXPECT_EQ(second[4].hits, 20u + 36u);
  EXPECT_EQ(second[4].size, 200u);
}

}  // namespace
}  // namespace ghostcast
