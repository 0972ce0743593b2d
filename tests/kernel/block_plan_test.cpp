// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "ghostcast/kernel/block_plan.hpp"
#include "ghostcast/tally/tally.hpp"

namespace ghostcast {
namespace {

TEST(SinkPlan, TheMonthHasOneRowForEachRowOfTheSeries)
{
  TallyLayout const layout = make_layout(3, 2, 2, 24, default_record | mask_of(Quantity::idle_gpus));
  SinkPlan const plan = make_sink_plan(layout, 1 << 24);
  EXPECT_EQ(std::int64_t{plan.window_size} * layout.horizon + plan.event_count, layout.group_size);
  int next = 0;
  for (int q = 0; q < quantity_count; ++q) {
    EXPECT_EQ(plan.window[q], next) << q;
    if (layout.records(Quantity{q})) next += series_rows(layout, Quantity{q}) * bin_count(Quantity{q});
  }
  EXPECT_EQ(next, plan.window_size);
}

TEST(SinkPlan, NeverSharesMoreThanThereIsRoomFor)
{
  TallyLayout const layout = make_layout(2, 1, 1, 36, default_record);
  SinkPlan const all = make_sink_plan(layout, 1 << 24);
  for (int room : {0, 1, 1000, all.event_count, all.window_size - 1, all.window_size, all.close_counters() - 1, all.close_counters()}) {
    SinkPlan const plan = make_sink_plan(layout, room);
    EXPECT_LE(plan.close_counters(), room);
    EXPECT_EQ(plan.window_close, room >= all.window_size) << room;  // what is counted every month comes first
  }
}

TEST(SinkPlan, IsTheSameInTheRoomThatItTakes)
{
  TallyLayout const layout = make_layout(2, 1, 1, 36, default_record);
  SinkPlan const all = make_sink_plan(layout, 1 << 24);
  for (int room : {0, all.event_count, all.window_size, all.window_size + 5, all.close_counters() + 7}) {
    SinkPlan const plan = make_sink_plan(layout, room);
    SinkPlan const again = make_sink_plan(layout, plan.close_counters());
    EXPECT_EQ(again.events_close, plan.events_close) << room;
    EXPECT_EQ(again.window_close, plan.window_close) << room;
  }
}

TEST(SinkPlan, HasNoMonthWhereNothingIsRecorded)
{
  SinkPlan const plan = make_sink_plan(make_layout(2, 1, 1, 36, 0), 1 << 24);
  EXPECT_EQ(plan.window_size, 0);
  EXPECT_FALSE(plan.window_close);
}

}  // namespace
}  // namespace ghostcast
