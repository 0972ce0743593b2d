// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/replay/selection.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "ghostcast/replay/criteria.hpp"
#include "ghostcast/statistics/incidence.hpp"
#include "support/haunted_model.hpp"

namespace ghostcast {
namespace {

using namespace testing_support;

constexpr std::uint64_t count = 300;

RunPlan plan_of(std::uint64_t trajectories)
{
  return {4, 0, {0, trajectories}, default_record};
}

/// Verdicts of every trajectory, by replaying each.
std::vector<Verdict> brute_force(ModelParams const& model, int unit, int definition)
{
  std::vector<Verdict> verdicts;
  for (std::uint64_t k = 0; k < count; ++k) {
    Replay const replay = replay_trajectory(model, 4, 0, k, 0);
    verdicts.push_back(verdict_of(replay, unit, model.definition[definition], definition));
  }
  return verdicts;
}

/// The ghosts in the order of date and, within a date, of number.
std::vector<std::pair<int, std::uint64_t>> ghosts_of(std::vector<Verdict> const& verdicts)
{
  std::vector<std::pair<int, std::uint64_t>> ghosts;
  for (std::size_t k = 0; k < verdicts.size(); ++k) {
    if (verdicts[k].ghost()) ghosts.emplace_back(verdicts[k].month, k);
  }
  std::sort(ghosts.begin(), ghosts.end());
  return ghosts;
}

TEST(Select, FindsWhatBruteForceFinds)
{
  QuietModel haunted = haunted_model();
  ModelParams const& model = haunted.params();
  for (int unit = 0; unit < 3; ++unit) {
    for (int definition = 0; definition < 2; ++definition) {
      FirstOutcomes const found = scan_outcomes(model, plan_of(count), unit, definition, 2, {});
      auto const verdicts = brute_force(model, unit, definition);
      auto const ghosts = ghosts_of(verdicts);
      ASSERT_GT(ghosts.size(), 3u);
      EXPECT_EQ(found.trajectories(), count);
      EXPECT_EQ(found.ghost_count(), ghosts.size());
      EXPECT_EQ(select(found, Selection::earliest_ghost), ghosts.front().second);
      int const median = ghosts[(ghosts.size() - 1) / 2].first;
      auto const first = std::lower_bound(ghosts.begin(), ghosts.end(), std::pair{median, 0ul});
      EXPECT_EQ(select(found, Selection::median_ghost), first->second);
      auto const human =
          std::find_if(verdicts.begin(), verdicts.end(), [](Verdict const& v) { return !v.first; });
      ASSERT_NE(human, verdicts.end());
      EXPECT_EQ(select(found, Selection::never),
                static_cast<std::uint64_t>(human - verdicts.begin()));
    }
  }
}

TEST(ScanOutcomes, AgreesWithTheTallyOfTheRun)
{
  QuietModel haunted = haunted_model();
  ModelParams const& model = haunted.params();
  Tally const run = make_cpu_engine(2)->run(model, plan_of(count), {}).tally;
  for (int unit = 0; unit < 3; ++unit) {
    for (int d = 0; d < 2; ++d) {
      FirstOutcomes const found = scan_outcomes(model, plan_of(count), unit, d, 2, {});
      auto const ghosts = cumulative_ghosts(run, d, unit);
      std::uint64_t sum = 0;
      for (std::size_t month = 0; month < ghosts.size(); ++month)
        EXPECT_EQ(sum += found.ghosts[month].count, ghosts[month]);
      for (int k = 1; k < outcome_count; ++k) {
        EXPECT_EQ(found.others[static_cast<std::size_t>(k)].count,
                  cumulative_outcome(run, d, unit, Outcome{k}).back());
      }
      EXPECT_EQ(found.human.count, run.at(run.layout.human_at(d, unit)));
      // The median of ghost dates is where the incidence reaches half of its last value.
      auto const median = select(found, Selection::median_ghost);
      Verdict const verdict =
          verdict_of(replay_trajectory(model, 4, 0, *median, 0), unit, model.definition[d], d);
      EXPECT_EQ(verdict.month, improper_quantile(ghosts, ghosts.back(), 0.5));
    }
  }
}

TEST(ScanOutcomes, AreTheSameOnAnyNumberOfThreads)
{
  QuietModel haunted = haunted_model();
  ModelParams const& model = haunted.params();
  FirstOutcomes const one = scan_outcomes(model, plan_of(200), 0, 0, 1, {});
  FirstOutcomes const five = scan_outcomes(model, plan_of(200), 0, 0, 5, {});
  ASSERT_EQ(one.ghosts.size(), five.ghosts.size());
  for (std::size_t month = 0; month < one.ghosts.size(); ++month) {
    EXPECT_EQ(one.ghosts[month].count, five.ghosts[month].count);
    EXPECT_EQ(one.ghosts[month].lowest, five.ghosts[month].lowest);
  }
  EXPECT_EQ(one.human.lowest, five.human.lowest);
}

TEST(ScanOutcomes, StopsWhereItIsAskedTo)
{
  QuietModel haunted = haunted_model();
  FirstOutcomes const some = scan_outcomes(haunted.params(), plan_of(10'000'000), 0, 0, 1,
                                           [](auto, auto) { return false; });
  EXPECT_LT(some.trajectories(), 10'000'000u);
}

TEST(Select, TakesTheLowerMedianAndTheLowestNumber)
{
  FirstOutcomes outcomes(10);
  for (std::uint64_t k : {9u, 5u}) outcomes.ghosts[4].add(k);
  for (std::uint64_t k : {2u, 7u}) outcomes.ghosts[8].add(k);
  EXPECT_EQ(select(outcomes, Selection::earliest_ghost), 5u);
  EXPECT_EQ(select(outcomes, Selection::median_ghost), 5u);  // the second of four
  outcomes.ghosts[9].add(1);
  EXPECT_EQ(select(outcomes, Selection::median_ghost), 2u);  // the third of five
}

TEST(Select, FindsNothingWhereThereIsNone)
{
  FirstOutcomes outcomes(10);
  outcomes.others[static_cast<std::size_t>(Outcome::dead_gpu)].add(3);
  for (auto const selection :
       {Selection::earliest_ghost, Selection::median_ghost, Selection::never}) {
    EXPECT_FALSE(select(outcomes, selection));
  }
}

}  // namespace
}  // namespace ghostcast
