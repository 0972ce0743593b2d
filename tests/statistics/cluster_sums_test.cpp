// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/statistics/cluster_sums.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "ghostcast/statistics/incidence.hpp"
#include "ghostcast/tally/binning.hpp"

namespace ghostcast {
namespace {

using Clusters = std::vector<std::vector<TrajectoryRange>>;

/// All ranges in ascending order.
std::vector<TrajectoryRange> sorted_ranges(Clusters const& clusters)
{
  std::vector<TrajectoryRange> all;
  for (auto const& cluster : clusters) all.insert(all.end(), cluster.begin(), cluster.end());
  std::ranges::sort(all, {}, &TrajectoryRange::first);
  return all;
}

TEST(BeliefClusters, HoldEachTrajectoryOnce)
{
  for (std::uint64_t const trajectories : {1u, 7u, 63u, 64u, 1000u, 20000u, 20001u}) {
    for (std::uint64_t const beliefs :
         {std::uint64_t{1}, std::uint64_t{5}, std::uint64_t{300}, trajectories}) {
      if (beliefs > trajectories) continue;
      std::uint64_t next = 0;
      for (TrajectoryRange const& range : sorted_ranges(belief_clusters(trajectories, beliefs))) {
        EXPECT_EQ(range.first, next) << trajectories << " " << beliefs;
        EXPECT_LT(range.first, range.last);
        next = range.last;
      }
      EXPECT_EQ(next, trajectories) << beliefs;
    }
  }
}

TEST(BeliefClusters, ShareNoBelief)
{
  for (std::uint64_t const beliefs : {1u, 2u, 13u, 100u, 1024u}) {
    std::set<std::uint64_t> taken;
    for (auto const& cluster : belief_clusters(5000, beliefs)) {
      std::set<std::uint64_t> own;
      for (TrajectoryRange const& range : cluster) {
        for (std::uint64_t i = range.first; i < range.last; ++i) own.insert(i % beliefs);
      }
      for (std::uint64_t const belief : own)
        EXPECT_TRUE(taken.insert(belief).second) << belief << " of " << beliefs;
    }
    EXPECT_EQ(taken.size(), beliefs);
  }
}

TEST(BeliefClusters, AreSixtyFourWhereThereAreBeliefsEnough)
{
  EXPECT_EQ(belief_clusters(20000, 20000).size(), 64u);
  EXPECT_EQ(belief_clusters(20000, 2048).size(), 64u);
  EXPECT_EQ(belief_clusters(20000, 640).size(), 20u);  // of 32 beliefs each
  EXPECT_EQ(belief_clusters(20000, 100).size(), 12u);
  EXPECT_EQ(belief_clusters(20000, 3).size(), 3u);
  EXPECT_EQ(belief_clusters(20000, 1).size(), 1u);
}

TEST(BeliefClusters, BeginAtWholePacksWhereTheyAreLong)
{
  for (auto const& cluster : belief_clusters(20000, 20000))
    EXPECT_EQ(cluster.front().first % 32, 0u);
}

Tally sample_tally()
{
  Tally tally(make_layout(2, 1, 2, 24, mask_of(Quantity::headcount)));
  TallyLayout const& layout = tally.layout;
  auto const add = [&](std::int64_t index, std::uint64_t count) {
    tally.counts[static_cast<std::size_t>(index)] += count;
  };
  add(layout.scalar_at(Scalars::trajectories), 100);
  add(layout.born_at(1, 0), 3);
  add(layout.outcome_at(1, 0, Outcome::ghost, 5), 7);
  add(layout.outcome_at(1, 0, Outcome::ghost, 24), 2);
  add(layout.outcome_at(1, 0, Outcome::acquired, 6), 11);
  add(layout.outcome_at(0, 1, Outcome::ghost, 6), 13);
  add(layout.series_at(Quantity::headcount, 1, 9, bin_of(Binning::logarithmic_count, 40.0f)), 3);
  add(layout.series_at(Quantity::headcount, 1, 9, bin_of(Binning::logarithmic_count, 7.0f)), 1);
  return tally;
}

TEST(ClusterSums, AreTheCumulativeIncidenceOfTheTally)
{
  Tally const tally = sample_tally();
  ClusterSums const sums(tally);
  EXPECT_EQ(sums.trajectories(), 100u);
  for (int definition = 0; definition < 2; ++definition) {
    for (int unit = 0; unit < 2; ++unit) {
      CumulativeCounts const ghosts = cumulative_ghosts(tally, definition, unit);
      for (int month = 0; month <= 24; ++month)
        EXPECT_EQ(sums.by_month(definition, unit, ghost_events, month),
                  ghosts[static_cast<std::size_t>(month)]);
      EXPECT_DOUBLE_EQ(
          static_cast<double>(sums.months_lost(definition, unit, ghost_events)) / 100.0,
          restricted_mean_time_lost(ghosts, 100));
    }
  }
  EXPECT_EQ(sums.by_month(1, 0, event_of(Outcome::acquired), 5), 0u);
  EXPECT_EQ(sums.by_month(1, 0, all_events, 24), 23u);
}

TEST(ClusterSums, AddUpWhatASeriesCounts)
{
  ClusterSums const sums(sample_tally());
  EXPECT_DOUBLE_EQ(sums.series(Quantity::headcount, 1, 9).sum, 127.0);
  EXPECT_EQ(sums.series(Quantity::headcount, 1, 9).running, 4u);
  EXPECT_EQ(sums.series(Quantity::headcount, 0, 9).running, 0u);
  EXPECT_EQ(sums.series(Quantity::headcount, 1, 8).running, 0u);
}

}  // namespace
}  // namespace ghostcast
