// SPDX-License-Identifier: Apache-2.0
// One result, however the work is cut: ranges, threads, beliefs.
#include <gtest/gtest.h>

#include "ghostcast/engine/engine.hpp"
#include "ghostcast/tally/recorded_series.hpp"
#include "support/rich_model.hpp"

namespace ghostcast {
namespace {

using namespace testing_support;

RunOutput run(QuietModel& model, TrajectoryRange range, int threads, std::uint64_t beliefs = 0)
{
  RunPlan plan;
  plan.seed = 3;
  plan.range = range;
  plan.belief_count = beliefs;
  plan.record = mask_of(Quantity::value) | mask_of(Quantity::gpu_gini);
  return make_cpu_engine(threads)->run(model.params(), plan, {});
}

class EngineOnRichModel : public ::testing::Test {
 protected:
  QuietModel rich_ = rich_model();
};

TEST_F(EngineOnRichModel, AnyNumberOfThreadsGivesTheSameTally)
{
  RunOutput const one = run(rich_, {0, 200}, 1);
  for (int threads : {2, 3, 7}) {
    RunOutput const many = run(rich_, {0, 200}, threads);
    EXPECT_EQ(many.tally.counts, one.tally.counts) << threads << " threads";
    EXPECT_EQ(many.digest, one.digest) << threads << " threads";
  }
}

TEST_F(EngineOnRichModel, SplittingTheRangeAnywhereAndMergingGivesTheSameTally)
{
  RunOutput const whole = run(rich_, {0, 120}, 2);
  for (std::uint64_t cut : {1u, 17u, 60u, 64u, 119u}) {
    RunOutput head = run(rich_, {0, cut}, 2);
    RunOutput const tail = run(rich_, {cut, 120}, 2);
    merge(head.tally, tail.tally);
    EXPECT_EQ(head.tally.counts, whole.tally.counts) << "cut at " << cut;
    EXPECT_EQ(head.digest += tail.digest, whole.digest) << "cut at " << cut;
  }
}

TEST_F(EngineOnRichModel, MergingDoesNotMindTheOrder)
{
  RunOutput const a = run(rich_, {0, 30}, 2);
  RunOutput const b = run(rich_, {30, 70}, 2);
  Tally one = a.tally;
  merge(one, b.tally);
  Tally other = b.tally;
  merge(other, a.tally);
  EXPECT_EQ(one.counts, other.counts);
}

TEST_F(EngineOnRichModel, TheDigestIsThatOfTheTallyAndTheSumOverRanges)
{
  RunOutput const output = run(rich_, {5, 305}, 2);
  EXPECT_EQ(output.digest, digest_of(output.tally));
  Digest sum;
  for (RangeDigest const& range : output.ranges) sum += range.digest;
  EXPECT_EQ(sum, output.digest);
  ASSERT_GE(output.ranges.size(), 64u);
  EXPECT_EQ(output.ranges.front().range.first, 5u);
  EXPECT_EQ(output.ranges.back().range.last, 305u);
}

TEST_F(EngineOnRichModel, AnyRangeOfARunCanBeVerifiedAlone)
{
  RunOutput const output = run(rich_, {0, 200}, 2);
  for (std::size_t k : {std::size_t{0}, std::size_t{31}, output.ranges.size() - 1}) {
    EXPECT_EQ(run(rich_, output.ranges[k].range, 1).digest, output.ranges[k].digest);
  }
}

TEST_F(EngineOnRichModel, RangesOfTheCallersChoiceHaveTheDigestsOfTheRun)
{
  RunOutput const output = run(rich_, {0, 200}, 2);
  RunPlan plan;
  plan.seed = 3;
  plan.record = mask_of(Quantity::value) | mask_of(Quantity::gpu_gini);
  std::vector<TrajectoryRange> const chosen = {output.ranges[3].range, output.ranges[40].range, {100, 131}};
  RunOutput const parts = run_ranges(rich_.params(), plan, chosen, 2, {});
  ASSERT_EQ(parts.ranges.size(), 3u);
  EXPECT_EQ(parts.ranges[0].digest, output.ranges[3].digest);
  EXPECT_EQ(parts.ranges[1].range.first, 100u);  // ascending
  EXPECT_EQ(parts.ranges[1].digest, run(rich_, {100, 131}, 1).digest);
  EXPECT_EQ(parts.ranges[2].digest, output.ranges[40].digest);
  EXPECT_EQ(parts.digest, digest_of(parts.tally));
}

TEST_F(EngineOnRichModel, RangesWithoutSeriesAddUpWithThoseThatHaveThem)
{
  RunPlan plan;
  plan.seed = 3;
  plan.record = mask_of(Quantity::value) | mask_of(Quantity::gpu_gini);
  std::vector<TrajectoryRange> groups;
  int with_series = 0;
  for (std::uint64_t first = all_recorded_before - recorded_group; groups.size() < 72; first += recorded_group) {
    groups.push_back({first, first + recorded_group});
    with_series += is_recorded(first) ? 1 : 0;
  }
  ASSERT_GT(with_series, 1);
  ASSERT_LT(with_series, 12);
  RunOutput const apart = run_ranges(rich_.params(), plan, groups, 1, {});
  RunOutput const whole = run_ranges(rich_.params(), plan, {{groups.front().first, groups.back().last}}, 1, {});
  EXPECT_EQ(apart.tally.counts, whole.tally.counts);
  EXPECT_EQ(apart.digest, whole.digest);
  EXPECT_EQ(apart.digest, digest_of(apart.tally));
}

TEST_F(EngineOnRichModel, WithoutUncertainParametersBeliefsMoveOnlyTheGroups)
{
  RunOutput const own = run(rich_, {0, 100}, 2, 0);
  RunOutput const shared = run(rich_, {0, 100}, 2, 7);
  auto const groups = static_cast<std::ptrdiff_t>(own.tally.layout.group_size);
  EXPECT_TRUE(std::equal(own.tally.counts.begin(), own.tally.counts.begin() + groups,
                         shared.tally.counts.begin()));
  TallyLayout const& layout = shared.tally.layout;
  EXPECT_EQ(layout.own_groups, 7);
  EXPECT_EQ(shared.tally.at(layout.group_size_at(1)), 15u);
  EXPECT_EQ(shared.tally.at(layout.group_size_at(6)), 14u);
  EXPECT_EQ(shared.tally.at(layout.group_size_at(layout.own_groups + 6)), 14u) << "of its replicate";
  EXPECT_EQ(shared.tally.at(layout.group_size_at(layout.own_groups + 7)), 0u);
}

TEST_F(EngineOnRichModel, BlocksOfBeliefsAddUpWhereverTheyAreCut)
{
  RunPlan plan;
  plan.seed = 3;
  plan.belief_count = 16;
  plan.belief_block = 40;
  plan.range = {0, 120};
  plan.record = 0;
  RunOutput const whole = make_cpu_engine(2)->run(rich_.params(), plan, {});
  for (std::uint64_t const cut : {40u, 80u, 55u}) {
    plan.range = {0, cut};
    RunOutput head = make_cpu_engine(1)->run(rich_.params(), plan, {});
    plan.range = {cut, 120};
    RunOutput const tail = make_cpu_engine(3)->run(rich_.params(), plan, {});
    merge(head.tally, tail.tally);
    EXPECT_EQ(head.tally.counts, whole.tally.counts) << cut;
  }
  TallyLayout const& layout = whole.tally.layout;
  std::uint64_t own = 0;
  std::uint64_t replicates = 0;
  for (int group = 0; group < layout.group_count; ++group)
    (group < layout.own_groups ? own : replicates) += whole.tally.at(layout.group_size_at(group));
  EXPECT_EQ(own, 40u) << "beliefs of later blocks have no group of their own";
  EXPECT_EQ(replicates, 120u);
}

TEST_F(EngineOnRichModel, AnotherSeedGivesAnotherTally)
{
  RunPlan plan;
  plan.record = 0;
  plan.range = {0, 50};
  plan.seed = 1;
  RunOutput const one = make_cpu_engine(1)->run(rich_.params(), plan, {});
  plan.seed = std::uint64_t{1} << 32 | 1;
  EXPECT_NE(make_cpu_engine(1)->run(rich_.params(), plan, {}).digest, one.digest);
}

TEST_F(EngineOnRichModel, AnEmptyRangeGivesAnEmptyTally)
{
  RunOutput const output = run(rich_, {9, 9}, 2);
  EXPECT_EQ(output.tally.trajectories(), 0u);
  EXPECT_EQ(output.digest, Digest{});
}

TEST_F(EngineOnRichModel, AStoppedRunKeepsEveryFinishedTrajectory)
{
  RunPlan plan;
  plan.record = 0;
  plan.range = {0, 20000};
  std::uint64_t seen = 0;
  RunOutput const output = make_cpu_engine(2)->run(
      rich_.params(), plan, [&](std::uint64_t done, std::uint64_t) { return (seen = done) < 700; });
  std::uint64_t finished = 0;
  for (RangeDigest const& range : output.ranges) finished += range.range.last - range.range.first;
  EXPECT_LT(finished, 20000u);
  EXPECT_EQ(finished, seen);  // the last call is made when all threads have ended
  EXPECT_EQ(output.tally.trajectories(), finished);
  EXPECT_EQ(output.digest, digest_of(output.tally));
}

TEST(SplitRange, CoversTheRangeWithoutGapsInManyPieces)
{
  for (std::uint64_t count : {1u, 63u, 64u, 65u, 1000u, 65536u, 100001u}) {
    std::vector<TrajectoryRange> const pieces = split_range({7, 7 + count});
    EXPECT_GE(pieces.size(), std::min<std::uint64_t>(count, 64));
    EXPECT_LE(pieces.size(), 256u);
    std::uint64_t next = 7;
    for (TrajectoryRange const& piece : pieces) {
      EXPECT_EQ(piece.first, next);
      EXPECT_GT(piece.last, piece.first);
      next = piece.last;
    }
    EXPECT_EQ(next, 7 + count);
  }
}

TEST(SplitRange, FillsPacksWhereThereAreEnoughTrajectories)
{
  for (std::uint64_t count : {64u * 64u, 20000u, 65535u, 65536u, 100001u}) {
    std::vector<TrajectoryRange> const pieces = split_range({7, 7 + count});
    for (std::size_t k = 0; k + 1 < pieces.size(); ++k) EXPECT_EQ((pieces[k].last - pieces[k].first) % 64, 0u) << count;
    std::uint64_t const rest = pieces.back().last - pieces.back().first;
    EXPECT_EQ(rest % 64, count % 64);
    EXPECT_LE(pieces.front().last - pieces.front().first, 2 * rest) << count;  // shares of the work are alike
  }
  for (std::uint64_t const width : {16u, 32u}) {
    for (TrajectoryRange const& piece : split_range({0, 64 * width})) EXPECT_EQ(piece.last - piece.first, width);
  }
}

TEST(SplitRange, DependsOnTheNumberOfTrajectoriesAlone)
{
  for (std::uint64_t count : {1u, 100u, 5000u, 70001u}) {
    std::vector<TrajectoryRange> const here = split_range({0, count});
    std::vector<TrajectoryRange> const there = split_range({13, 13 + count});
    ASSERT_EQ(here.size(), there.size());
    for (std::size_t k = 0; k < here.size(); ++k) EXPECT_EQ(here[k].first + 13, there[k].first);
  }
}

TEST(SplitRange, SharesOutFewTrajectoriesEvenly)
{
  for (TrajectoryRange const& piece : split_range({0, 300})) {
    EXPECT_GE(piece.last - piece.first, 4u);
    EXPECT_LE(piece.last - piece.first, 5u);
  }
}

TEST(SplitRange, OfNothingIsNothing) { EXPECT_TRUE(split_range({9, 9}).empty()); }

}  // namespace
}  // namespace ghostcast
