// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/replay/difference.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/rich_model.hpp"

namespace ghostcast {
namespace {

using testing::HasSubstr;
using testing::StartsWith;
using testing_support::QuietModel;
using testing_support::rich_model;

/// The CPU engine, but one count of one trajectory is at another place.
class FaultyEngine final : public Engine {
 public:
  FaultyEngine(std::uint64_t trajectory, std::int64_t from, std::int64_t to)
      : trajectory_(trajectory), from_(from), to_(to)
  {
  }
  std::string name() const override { return "faulty"; }
  std::string device() const override { return "none"; }
  int threads() const override { return 1; }

  RunOutput run_pieces(ModelParams const& params, RunPlan const& plan, std::vector<TrajectoryRange> const& ranges,
                       Progress const& progress) override
  {
    RunOutput output = run_ranges(params, plan, ranges, 1, progress);
    bool const mine = holds(ranges, trajectory_);
    if (mine) --output.tally.counts[static_cast<std::size_t>(from_)];
    if (mine) ++output.tally.counts[static_cast<std::size_t>(to_)];
    output.digest = digest_of(output.tally);
    return output;
  }

 private:
  std::uint64_t trajectory_;
  std::int64_t from_, to_;
};

class FirstDifference : public ::testing::Test {
 protected:
  FirstDifference()
  {
    plan_.seed = 3;
    plan_.record = mask_of(Quantity::headcount) | mask_of(Quantity::value);
    layout_ = run({0, 1}).layout;
  }

  Tally run(TrajectoryRange range)
  {
    plan_.range = range;
    return cpu_->run(params_, plan_, {}).tally;
  }

  /// The place where trajectory k counts a quantity of unit 0 in a month; nothing where the unit does not run
  /// any more.
  std::optional<std::int64_t> place_of(std::uint64_t k, Quantity quantity, int month)
  {
    Tally const tally = run({k, k + 1});
    for (int bin = 0; bin < bin_count(quantity); ++bin) {
      std::int64_t const index = layout_.series_at(quantity, 0, month, bin);
      if (tally.at(index) != 0) return index;
    }
    return std::nullopt;
  }
  std::int64_t counted(std::uint64_t k, Quantity quantity, int month)
  {
    auto const place = place_of(k, quantity, month);
    EXPECT_TRUE(place) << "the unit does not run any more";
    return place.value_or(0);
  }

  std::optional<Difference> find(FaultyEngine& faulty, TrajectoryRange range)
  {
    return first_difference(runner_of(*cpu_, params_, plan_), runner_of(faulty, params_, plan_), range);
  }

  QuietModel rich_ = rich_model();
  ModelParams params_ = rich_.params();
  RunPlan plan_;
  TallyLayout layout_;
  std::unique_ptr<Engine> cpu_ = make_cpu_engine(1);
};

TEST_F(FirstDifference, IsNothingBetweenEqualEngines)
{
  auto const other = make_cpu_engine(2);
  EXPECT_FALSE(first_difference(runner_of(*cpu_, params_, plan_), runner_of(*other, params_, plan_), {0, 50}));
}

TEST_F(FirstDifference, FindsThePlantedTrajectoryWhereverItStands)
{
  for (std::uint64_t const k : {0u, 1u, 31u, 32u, 62u}) {
    std::int64_t const from = counted(k, Quantity::headcount, 2);
    FaultyEngine faulty(k, from, from + 1);
    auto const found = find(faulty, {0, 63});
    ASSERT_TRUE(found) << k;
    EXPECT_EQ(found->range.first, k);
    EXPECT_EQ(found->range.last, k + 1);
    EXPECT_EQ(found->differing, 2);
  }
}

TEST_F(FirstDifference, NamesMonthVariableAndBothBins)
{
  std::uint64_t k = 7;
  while (k < 15 && !place_of(k, Quantity::value, 3)) ++k;  // one whose unit lives so long
  std::int64_t const from = counted(k, Quantity::value, 3);
  FaultyEngine faulty(k, from, from + 5);
  auto const found = find(faulty, {0, 20});
  ASSERT_TRUE(found);
  EXPECT_EQ(found->month, 3);
  EXPECT_EQ(found->place.which, static_cast<int>(Quantity::value));
  EXPECT_EQ(found->bins[1], found->bins[0] + 5);
  std::string const text = to_string(*found, {{"Gemini"}, {}, {}}, "cpu", "cuda");
  EXPECT_THAT(text, StartsWith("trajectory " + std::to_string(k) + ", month 3: value of unit Gemini: bin "));
  EXPECT_THAT(text, HasSubstr(") by cpu, bin "));
  EXPECT_THAT(text, HasSubstr(" by cuda; 2 counts differ"));
}

TEST_F(FirstDifference, PrefersTheEarliestMonth)
{
  // The one count moves from month 5 to month 1: month 1 is where the two part.
  std::int64_t const from = counted(4, Quantity::headcount, 5);
  FaultyEngine faulty(4, from, layout_.series_at(Quantity::value, 0, 1, 9));
  auto const found = find(faulty, {0, 10});
  ASSERT_TRUE(found);
  EXPECT_EQ(found->month, 1);
  EXPECT_EQ(found->place.which, static_cast<int>(Quantity::value));
}

TEST_F(FirstDifference, HasNoMonthWhereOnlyTheEndDiffers)
{
  FaultyEngine faulty(4, layout_.scalar_at(Scalars::draws), layout_.scalar_at(Scalars::crashes));
  auto const found = find(faulty, {0, 10});
  ASSERT_TRUE(found);
  EXPECT_EQ(found->month, std::nullopt);
  EXPECT_EQ(found->place.kind, CountKind::scalar);
}

TEST_F(FirstDifference, SaysWhereAnEngineDependsOnHowARangeIsCut)
{
  RangeRunner const one = runner_of(*cpu_, params_, plan_);
  RangeRunner const faulty = [&](TrajectoryRange const& range) {
    Tally tally = one(range);
    if (range.last - range.first >= 8) ++tally.counts[0];
    return tally;
  };
  auto const found = first_difference(one, faulty, {0, 16});
  ASSERT_TRUE(found);
  EXPECT_EQ(found->range.first, 0u);
  EXPECT_EQ(found->range.last, 8u);
  EXPECT_THAT(to_string(*found, {}, "cpu", "cuda"), HasSubstr("together, in neither half"));
}

}  // namespace
}  // namespace ghostcast
