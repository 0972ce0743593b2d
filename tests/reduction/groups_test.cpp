// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/reduction/groups.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstddef>
#include <memory>

#include "ghostcast/kernel/first_outcome.hpp"
#include "ghostcast/reduction/ranks.hpp"
#include "ghostcast/replay/selection.hpp"
#include "reduction/random_counts.hpp"
#include "support/haunted_model.hpp"

namespace ghostcast {
namespace {

using namespace testing_support;

template <class Policy>
std::vector<Group> grouped(Policy const& policy, std::vector<std::uint32_t> codes, std::uint64_t first,
                           std::uint32_t code_count)
{
  std::vector<std::uint32_t> offsets(codes.size());
  std::vector<Group> groups(code_count);
  group_by_code(policy, codes.data(), offsets.data(), static_cast<std::int64_t>(codes.size()), first, code_count,
                groups.data());
  return groups;
}

void expect_same(std::vector<Group> const& found, std::vector<Group> const& expected)
{
  ASSERT_EQ(found.size(), expected.size());
  for (std::size_t code = 0; code < found.size(); ++code) {
    EXPECT_TRUE(same(found[code], expected[code])) << "code " << code;
  }
}

TEST(GroupByCode, FindsWhatOneLookAtEachTrajectoryFinds)
{
  for (unsigned seed = 0; seed < 40; ++seed) {
    std::mt19937_64 random(seed);
    std::uint32_t const code_count = 1 + static_cast<std::uint32_t>(random() % 300);
    std::uint64_t const first = seed % 2 == 0 ? 0 : random() >> 20;  // beyond 2^32 too
    auto const codes = random_codes(random, random() % 5000, code_count);
    auto const expected = counted_groups(codes, first, code_count);
    expect_same(grouped(thrust::host, codes, first, code_count), expected);
    expect_same(grouped(thrust::device, codes, first, code_count), expected);
  }
}

TEST(GroupByCode, GivesEmptyGroupsWhereThereIsNoTrajectory)
{
  for (Group const& group : grouped(thrust::host, {}, 7, 5)) EXPECT_EQ(group.count, 0u);
}

/// A world in memory that somebody else has used: a device does not clear what its threads work on.
class UsedWorld {
 public:
  UsedWorld() { bytes_.fill(std::byte{0x55}); }
  World<UncountedLanes>& get() { return *reinterpret_cast<World<UncountedLanes>*>(bytes_.data()); }

 private:
  alignas(World<UncountedLanes>) std::array<std::byte, sizeof(World<UncountedLanes>)> bytes_;
};

/// Codes of `count` trajectories from `first` on, by threads that take turns as a device's do.
std::vector<std::uint32_t> scanned_codes(ModelParams const& model, int unit, int definition, std::uint64_t first,
                                         std::uint64_t count)
{
  constexpr std::uint64_t threads = 7;
  std::vector<std::uint32_t> codes(count, ~0u);
  TallyLayout const layout =
      make_layout(model.unit_count, model.organisation_count, model.definition_count, model.horizon, 0);
  FirstOutcomeScan const scan{&model, layout, 4, {}, first, count, unit, definition, codes.data()};
  for (std::uint64_t thread = 0; thread < threads; ++thread) {
    auto const world = std::make_unique<UsedWorld>();
    scan_first_outcomes(scan, thread, threads, world->get());
  }
  return codes;
}

/// The month of the `rank`-th ghost by Thrust: an order statistic of the sizes of groups.
std::int64_t ghost_month(FirstOutcomes const& outcomes, std::uint64_t rank)
{
  Counts sizes;
  for (Group const& group : outcomes.ghosts) sizes.push_back(group.count);
  Counts sums(sizes.size());
  RankPosition position;
  auto const row = accumulate_rows(thrust::host, sizes.data(), 1, static_cast<std::int64_t>(sizes.size()), sums.data());
  find_ranks(thrust::host, row, &rank, 1, &position);
  return position.bin;
}

void expect_same(FirstOutcomes const& found, FirstOutcomes const& expected)
{
  expect_same(found.ghosts, expected.ghosts);
  for (std::size_t k = 0; k < found.others.size(); ++k) EXPECT_TRUE(same(found.others[k], expected.others[k])) << k;
  EXPECT_TRUE(same(found.human, expected.human));
  EXPECT_EQ(found.non_finite, expected.non_finite);
}

TEST(FirstOutcomeCodes, MakeTheOutcomesThatTheHostsThreadsFind)
{
  QuietModel haunted = haunted_model();
  ModelParams const& model = haunted.params();
  constexpr std::uint64_t first = 40, count = 260;
  for (int unit = 0; unit < 3; ++unit) {
    for (int d = 0; d < 2; ++d) {
      auto const groups = grouped(thrust::host, scanned_codes(model, unit, d, first, count), first,
                                  first_outcome_codes(model.horizon));
      RunPlan const plan{4, 0, {first, first + count}, 0};
      FirstOutcomes const expected = scan_outcomes(model, plan, unit, d, 2, {});
      FirstOutcomes const found = outcomes_of(groups, model.horizon);
      expect_same(found, expected);
      for (auto const selection : {Selection::median_ghost, Selection::earliest_ghost, Selection::never}) {
        EXPECT_EQ(select(found, selection), select(expected, selection));
      }
    }
  }
}

TEST(FirstOutcomeCodes, HaveTheGhostDatesThatSelectionTakes)
{
  QuietModel haunted = haunted_model();
  ModelParams const& model = haunted.params();
  FirstOutcomes const outcomes = scan_outcomes(model, {4, 0, {0, 300}, 0}, 1, 0, 2, {});
  std::uint64_t const ghosts = outcomes.ghost_count();
  ASSERT_GT(ghosts, 3u);
  auto const lowest_at = [&](std::uint64_t rank) {
    return outcomes.ghosts[static_cast<std::size_t>(ghost_month(outcomes, rank))].lowest;
  };
  EXPECT_EQ(select(outcomes, Selection::earliest_ghost), lowest_at(1));
  EXPECT_EQ(select(outcomes, Selection::median_ghost), lowest_at((ghosts + 1) / 2));
}

TEST(OutcomesOf, PutsEveryCodeInItsPlaceAndCountsNumbersThatAreNotFinite)
{
  constexpr int horizon = 3;
  std::uint32_t const kinds = first_outcome_kinds(horizon);
  std::vector<std::uint32_t> codes = {0, 3, kinds + 3, human_kind(horizon), kinds + human_kind(horizon)};
  for (int k = 1; k < outcome_count; ++k) codes.push_back(other_kind(Outcome{k}, horizon));
  FirstOutcomes const outcomes = outcomes_of(grouped(thrust::host, codes, 100, 2 * kinds), horizon);
  EXPECT_EQ(outcomes.trajectories(), codes.size());
  EXPECT_EQ(outcomes.non_finite, 2u);
  EXPECT_TRUE(same(outcomes.ghosts[0], {1, 100}));
  EXPECT_TRUE(same(outcomes.ghosts[3], {2, 101}));
  EXPECT_TRUE(same(outcomes.human, {2, 103}));
  for (std::size_t k = 1; k < outcome_count; ++k) EXPECT_TRUE(same(outcomes.others[k], {1, 104 + k}));
}

}  // namespace
}  // namespace ghostcast
