// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/replay/count_place.hpp"

#include <gtest/gtest.h>

#include <set>

namespace ghostcast {
namespace {

constexpr RecordMask everything = (RecordMask{1} << quantity_count) - 1;

/// Layouts whose sizes differ in every dimension, so that two that are mixed up show.
std::vector<TallyLayout> layouts()
{
  return {make_layout(1, 1, 1, 1, 0), make_layout(3, 2, 5, 7, everything),
          make_layout(2, 1, 3, 13, default_record, 5),
          make_layout(4, 4, 1, 2, mask_of(Quantity::gpus) | mask_of(Quantity::gpu_top_share))};
}

TEST(DescribeIndex, GoesBackToTheIndexForEveryCountOfSeveralLayouts)
{
  for (TallyLayout const& layout : layouts()) {
    for (std::int64_t index = 0; index < layout.size; ++index)
      ASSERT_EQ(index_of(layout, describe_index(layout, index)), index) << layout.size;
  }
}

TEST(DescribeIndex, StaysWithinTheDimensionsOfTheLayout)
{
  for (TallyLayout const& layout : layouts()) {
    for (std::int64_t index = 0; index < layout.size; ++index) {
      CountPlace const place = describe_index(layout, index);
      ASSERT_LT(place.row, layout.unit_count);
      ASSERT_LT(place.definition, layout.definition_count);
      ASSERT_LE(place.month, layout.horizon + (place.kind == CountKind::infra ? 1 : 0));
      bool const series = place.kind == CountKind::series;
      ASSERT_TRUE(!series || layout.records(Quantity{place.which}));
      ASSERT_TRUE(!series || place.bin < bin_count(Quantity{place.which}));
      ASSERT_TRUE(!series || place.row < series_rows(layout, Quantity{place.which}));
    }
  }
}

TEST(DescribeIndex, GivesEveryCountWordsOfItsOwn)
{
  TallyLayout const layout = make_layout(2, 2, 2, 3, mask_of(Quantity::up) | mask_of(Quantity::idle_gpus), 3);
  std::set<std::string> texts;
  for (std::int64_t index = 0; index < layout.size; ++index)
    texts.insert(to_string(describe_index(layout, index), {{"A", "B"}, {"O", "P"}, {"x", "y"}}));
  EXPECT_EQ(texts.size(), static_cast<std::size_t>(layout.size) - 1);  // two scalars are not in use
}

TEST(DescribeIndex, NamesQuantityUnitMonthAndBin)
{
  TallyLayout const layout = make_layout(2, 1, 1, 24, default_record);
  std::int64_t const index = layout.series_at(Quantity::headcount, 1, 17, 43);
  EXPECT_EQ(to_string(describe_index(layout, index), {{"Search", "Gemini"}, {"All"}, {"ghost"}}),
            "headcount of unit Gemini in month 17, bin 43");
}

TEST(DescribeIndex, TakesNumbersWhereNamesAreNotGiven)
{
  TallyLayout const layout = make_layout(2, 1, 3, 24, 0);
  EXPECT_EQ(to_string(describe_index(layout, layout.outcome_at(2, 1, Outcome::abandoned, 5)), {}),
            "first outcome abandoned of unit 1 by definition 2 in month 5");
}

TEST(MonthOf, IsNoneForNeverAndForWhatIsKnownAtTheEnd)
{
  TallyLayout const layout = make_layout(1, 1, 1, 24, 0);
  EXPECT_EQ(month_of(layout, describe_index(layout, layout.infra_at(0, 24))), 24);
  EXPECT_EQ(month_of(layout, describe_index(layout, layout.infra_at(0, 25))), std::nullopt);
  EXPECT_EQ(month_of(layout, describe_index(layout, layout.human_at(0, 0))), std::nullopt);
  EXPECT_EQ(month_of(layout, describe_index(layout, layout.scalar_at(Scalars::draws))), std::nullopt);
}

}  // namespace
}  // namespace ghostcast
