// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/store/checkpointed_run.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <random>

#include "support/rich_model.hpp"

namespace ghostcast {
namespace {

bool same(RangeDigest const& a, RangeDigest const& b)
{
  return a.range.first == b.range.first && a.range.last == b.range.last && a.digest == b.digest;
}

/// Whether two outputs say the same of the same trajectories.
void expect_same(RunOutput const& a, RunOutput const& b)
{
  EXPECT_EQ(a.digest, b.digest);
  EXPECT_EQ(a.tally.counts, b.tally.counts);
  ASSERT_EQ(a.ranges.size(), b.ranges.size());
  for (std::size_t k = 0; k < a.ranges.size(); ++k) EXPECT_TRUE(same(a.ranges[k], b.ranges[k])) << k;
}

/// An engine that counts a trajectory as itself, a few at a time, and asks after each whether to go on.
class CountingEngine final : public Engine {
 public:
  std::string name() const override { return "counting"; }
  std::string device() const override { return "none"; }
  int threads() const override { return 1; }

  RunOutput run_pieces(ModelParams const&, RunPlan const&, std::vector<TrajectoryRange> const& ranges,
                       Progress const& progress) override
  {
    ++calls;
    RunOutput output{Tally(make_layout(1, 1, 1, 12, 0)), {}, {}, 1.0};
    std::uint64_t done = 0;
    for (TrajectoryRange const& range : ranges) {
      RangeDigest part{{range.first, range.first}, {}};
      while (part.range.last < range.last && progress(done, size_of(ranges))) {
        count(part, output.tally);
        ++done;
      }
      if (part.range.first < part.range.last) output.ranges.push_back(part);
      output.digest += part.digest;
      if (part.range.last < range.last) break;
    }
    if (!output.ranges.empty() && ++worked == fault_at) {
      output.fault_kind = RunFault::device;
      output.fault = "the device fell silent";
    }
    return output;
  }

  int calls{0};
  int worked{0};    ///< calls in which something was done
  int fault_at{0};  ///< of those

 private:
  static void count(RangeDigest& part, Tally& tally)
  {
    auto const slot = static_cast<std::int64_t>(part.range.last++ % 50);
    ++tally.counts[static_cast<std::size_t>(slot)];
    absorb(part.digest, slot, 1);
  }
};

RunPlan plan_of(std::uint64_t first, std::uint64_t last) { return {.range = {first, last}}; }

RunOutput run_whole(RunPlan const& plan)
{
  CountingEngine engine;
  return engine.run({}, plan, [](std::uint64_t, std::uint64_t) { return true; });
}

RC_GTEST_PROP(RunMissing, EndsAsAnUninterruptedRunWhereverItWasStopped, ())
{
  RunPlan const plan = plan_of(0, *rc::gen::inRange<std::uint64_t>(1, 5000));
  RunOutput const whole = run_whole(plan);
  RunOutput done;
  for (int session = 0; done.ranges.empty() || size_of(missing_of(split_range(plan.range), done.ranges)) > 0; ++session) {
    CountingEngine engine;
    Checkpoints none;
    int patience = *rc::gen::inRange(20, 2000);
    done = run_missing(engine, {}, plan, std::move(done), none, [&](std::uint64_t, std::uint64_t) { return --patience > 0; });
    RC_ASSERT(session < 500);
  }
  RC_ASSERT(done.digest == whole.digest);
  RC_ASSERT(done.tally.counts == whole.tally.counts);
  RC_ASSERT(std::equal(done.ranges.begin(), done.ranges.end(), whole.ranges.begin(), whole.ranges.end(), same));
}

RC_GTEST_PROP(RunMissing, FillsHolesOfAnyShape, ())
{
  RunPlan const plan = plan_of(0, 2000);
  std::vector<std::uint64_t> ends = *rc::gen::container<std::vector<std::uint64_t>>(rc::gen::inRange<std::uint64_t>(0, 2000));
  std::sort(ends.begin(), ends.end());
  ends.erase(std::unique(ends.begin(), ends.end()), ends.end());
  std::vector<TrajectoryRange> some;
  for (std::size_t k = 0; k + 1 < ends.size(); k += 2) some.push_back({ends[k], ends[k + 1]});
  CountingEngine engine;
  RunOutput done = engine.run_pieces({}, plan, some, [](std::uint64_t, std::uint64_t) { return true; });
  Checkpoints none;
  done = run_missing(engine, {}, plan, std::move(done), none, {});
  RunOutput const whole = run_whole(plan);
  RC_ASSERT(done.digest == whole.digest);
  RC_ASSERT(done.tally.counts == whole.tally.counts);
  std::uint64_t next = 0;
  for (RangeDigest const& each : done.ranges) {
    RC_ASSERT(each.range.first == next);
    next = each.range.last;
  }
  RC_ASSERT(next == 2000u);
}

TEST(RunMissing, SavesOftenAndEachTimeMore)
{
  std::vector<std::uint64_t> saved;
  Checkpoints checkpoints([&](RunOutput const& done) { saved.push_back(done.ranges.back().range.last); }, {1e-9, 1e-9});
  CountingEngine engine;
  RunOutput const done = run_missing(engine, {}, plan_of(0, 3000), {}, checkpoints, {});
  expect_same(done, run_whole(plan_of(0, 3000)));
  ASSERT_GE(saved.size(), 2u);
  EXPECT_TRUE(std::is_sorted(saved.begin(), saved.end()));
}

TEST(RunMissing, CallsTheEngineOnceWhereNothingIsSaved)
{
  CountingEngine engine;
  Checkpoints none;
  run_missing(engine, {}, plan_of(0, 3000), {}, none, {});
  EXPECT_EQ(engine.calls, 1);
}

TEST(RunMissing, DoesNotCallTheEngineWhereAllIsDone)
{
  CountingEngine engine;
  Checkpoints none;
  RunOutput const done = run_missing(engine, {}, plan_of(0, 100), run_whole(plan_of(0, 100)), none, {});
  EXPECT_EQ(engine.calls, 0);
  expect_same(done, run_whole(plan_of(0, 100)));
}

TEST(RunMissing, KeepsWhatWasDoneWhenADeviceFails)
{
  CountingEngine engine;
  engine.fault_at = 3;
  int saves = 0;
  Checkpoints checkpoints([&](RunOutput const&) { ++saves; }, {1e-9, 1e-9});
  int patience = 0;
  RunOutput const done = run_missing(engine, {}, plan_of(0, 100000), {}, checkpoints, [&](std::uint64_t, std::uint64_t) {
    return ++patience < 1000000;
  });
  EXPECT_EQ(engine.worked, 3);
  EXPECT_EQ(saves, 2);  // the end is the caller's
  EXPECT_EQ(done.fault, "the device fell silent");
  EXPECT_EQ(done.fault_kind, RunFault::device);
}

TEST(RunMissing, CountsWhatWasDoneBeforeInItsProgress)
{
  CountingEngine engine;
  Checkpoints none;
  std::uint64_t least = 1000;
  std::uint64_t of = 0;
  run_missing(engine, {}, plan_of(0, 1000), run_whole(plan_of(0, 400)), none, [&](std::uint64_t done, std::uint64_t total) {
    least = std::min(least, done);
    of = total;
    return true;
  });
  EXPECT_EQ(least, 400u);
  EXPECT_EQ(of, 1000u);
}

TEST(RunMissing, GivesTheDigestOfTheCpuEngineWithCheckpointsAllTheTime)
{
  testing_support::QuietModel model = testing_support::rich_model();
  ModelParams const params = model.params();
  RunPlan const plan{.seed = 5, .belief_count = 32, .range = {0, 640}};
  auto const engine = make_cpu_engine(2);
  int saves = 0;
  Checkpoints checkpoints([&](RunOutput const& done) {
    ++saves;
    EXPECT_EQ(digest_of(done.tally), done.digest);
  }, {1e-9, 1e-9});
  RunOutput const done = run_missing(*engine, params, plan, {}, checkpoints, {});
  expect_same(done, engine->run(params, plan, {}));
  RecordProperty("saves", saves);
}

TEST(MissingOf, IsNothingWhereAllIsDone)
{
  std::vector<TrajectoryRange> const pieces = split_range({0, 1000});
  std::vector<RangeDigest> done;
  for (TrajectoryRange const& piece : pieces) done.push_back({piece, {}});
  EXPECT_TRUE(missing_of(pieces, done).empty());
}

TEST(MissingOf, CutsPiecesAtBothEndsOfWhatIsDone)
{
  std::vector<TrajectoryRange> const missing = missing_of({{0, 10}, {10, 20}, {20, 30}}, {{{4, 6}, {}}, {{8, 25}, {}}});
  ASSERT_EQ(missing.size(), 3u);
  EXPECT_EQ(missing[0].first, 0u);
  EXPECT_EQ(missing[0].last, 4u);
  EXPECT_EQ(missing[1].first, 6u);
  EXPECT_EQ(missing[1].last, 8u);
  EXPECT_EQ(missing[2].first, 25u);
  EXPECT_EQ(missing[2].last, 30u);
}

TEST(JoinRanges, NeverJoinsAcrossPieces)
{
  std::vector<RangeDigest> ranges = {{{0, 4}, {1, 1}}, {{4, 10}, {2, 2}}, {{10, 20}, {3, 3}}, {{22, 25}, {4, 4}}, {{25, 30}, {5, 5}}};
  join_ranges(ranges, {{0, 10}, {10, 20}, {20, 30}});
  ASSERT_EQ(ranges.size(), 3u);
  EXPECT_EQ(ranges[0].range.last, 10u);
  EXPECT_EQ(ranges[0].digest, (Digest{3, 3}));
  EXPECT_EQ(ranges[1].digest, (Digest{3, 3}));
  EXPECT_EQ(ranges[2].range.first, 22u);
  EXPECT_EQ(ranges[2].digest, (Digest{9, 9}));
}

}  // namespace
}  // namespace ghostcast
