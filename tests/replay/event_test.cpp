// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/replay/event.hpp"

#include <gtest/gtest.h>

#include <set>

#include "support/rich_variants.hpp"

namespace ghostcast {
namespace {

using namespace testing_support;

/// Events of trajectories `first`.. of a model.
template <class Look>
void each_replay(ModelParams const& model, int trajectories, Look const& look)
{
  for (int k = 0; k < trajectories; ++k) {
    Replay const replay = replay_trajectory(model, 9, 0, static_cast<std::uint64_t>(k), 0);
    look(replay, events_of(model, replay));
  }
}

int count_of(std::vector<Event> const& events, EventKind kind)
{
  int count = 0;
  for (Event const& event : events) count += event.kind == kind;
  return count;
}

double people_in(std::vector<Event> const& events, EventKind kind)
{
  double sum = 0.0;
  for (Event const& event : events) sum += event.kind == kind ? sum_of(event.people) : 0.0;
  return sum;
}

TEST(EventsOf, StandInTheOrderOfTime)
{
  QuietModel rich = rich_model();
  each_replay(rich.params(), 5, [](Replay const& replay, std::vector<Event> const& events) {
    ASSERT_FALSE(events.empty());
    int last = 0;
    for (Event const& event : events) {
      EXPECT_GE(event.month, last);
      EXPECT_LE(event.month, replay.horizon());
      last = event.month;
    }
  });
}

TEST(EventsOf, AreNoneWhereNothingHappens)
{
  QuietModel quiet;
  quiet.unit().people[engineer] = 10.0f;
  quiet.unit().people[supervisor] = 1.0f;
  Replay const replay = replay_trajectory(quiet.params(), 1, 0, 0);
  for (Event const& event : events_of(quiet.params(), replay)) {
    ADD_FAILURE() << event.month << " " << name_of(event.kind);
  }
}

TEST(EventsOf, ShowEveryKindThatTheRichModelsHave)
{
  std::set<EventKind> seen;
  for (Variant& variant : rich_variants()) {
    variant.model.unit(5).starvation_share = 0.9f;
    variant.model.unit(6).credit = 0.0f;
    variant.model.unit(6).margin = 1.0f;
    ModelParams const& model = variant.model.params();
    each_replay(model, 8, [&](Replay const&, std::vector<Event> const& events) {
      for (Event const& event : events) seen.insert(event.kind);
    });
  }
  for (int k = 0; k <= static_cast<int>(EventKind::relapse); ++k) {
    EventKind const kind = static_cast<EventKind>(k);
    if (kind == EventKind::born_ghost) continue;
    EXPECT_TRUE(seen.count(kind) > 0) << name_of(kind);
  }
}

TEST(EventsOf, CountEverybodyWhoWasRaidedOrCut)
{
  QuietModel rich = eventful_model();
  each_replay(rich.params(), 10, [&](Replay const& replay, std::vector<Event> const& events) {
    double raided = 0.0;
    double cut = 0.0;
    for (int month = 1; month <= replay.horizon(); ++month) {
      for (int u = 0; u < 8; ++u) {
        if (!replay.unit_at(u, month).at_work) continue;
        raided += static_cast<double>(replay.unit_at(u, month).state.raided);
        cut += static_cast<double>(replay.unit_at(u, month).state.cut);
      }
    }
    EXPECT_EQ(raided, people_in(events, EventKind::raid) +
                          people_in(events, EventKind::scheduled_raid) +
                          people_in(events, EventKind::scheduled_team) +
                          people_in(events, EventKind::team_poached));
    EXPECT_EQ(cut, people_in(events, EventKind::layoff_wave) +
                       people_in(events, EventKind::redundancies) +
                       people_in(events, EventKind::scheduled_layoff));
  });
}

TEST(EventsOf, AlternateBetweenBeginningAndEnd)
{
  struct Pair {
    EventKind begins, ends;
  };
  constexpr Pair pairs[] = {{EventKind::shortage_begins, EventKind::shortage_ends},
                            {EventKind::freeze_begins, EventKind::freeze_ends},
                            {EventKind::outage_begins, EventKind::outage_ends},
                            {EventKind::starvation_begins, EventKind::starvation_ends},
                            {EventKind::supervision_binds, EventKind::supervision_frees}};
  QuietModel rich = rich_model();
  each_replay(rich.params(), 10, [&](Replay const&, std::vector<Event> const& events) {
    for (Pair const& pair : pairs) {
      for (int unit = -1; unit < 8; ++unit) {
        bool on = false;
        for (Event const& event : events) {
          if (event.unit != unit) continue;
          if (event.kind != pair.begins && event.kind != pair.ends) continue;
          EXPECT_NE(event.kind == pair.begins, on) << name_of(event.kind) << event.month;
          on = event.kind == pair.begins;
        }
      }
    }
  });
}

TEST(EventsOf, HaveOneExitForEachUnitThatIsGone)
{
  QuietModel rich = rich_model();
  rich.unit(5).starvation_share = 0.9f;
  ModelParams const& model = rich.params();
  int exits = 0;
  each_replay(model, 20, [&](Replay const& replay, std::vector<Event> const& events) {
    for (int u = 0; u < 8; ++u) {
      int found = 0;
      for (Event const& event : events) {
        if (event.kind != EventKind::exit || event.unit != u) continue;
        ++found;
        Verdict const verdict = verdict_of(replay, u, model.definition[0], 0);
        EXPECT_LE(verdict.month, event.month);  // a ghost or a unit in maintenance may die later
        EXPECT_TRUE(verdict.month < event.month || verdict.first == event.outcome);
      }
      EXPECT_EQ(found, replay.unit_at(u, replay.horizon()).state.running ? 0 : 1);
      exits += found;
    }
  });
  EXPECT_GT(exits, 10);
}

TEST(EventsOf, TellCriteriaWheneverTheyChange)
{
  QuietModel rich = rich_model();
  ModelParams const& model = rich.params();
  each_replay(model, 10, [&](Replay const& replay, std::vector<Event> const& events) {
    for (int u = 0; u < 8; ++u) {
      auto held = criteria_held(replay.unit_at(u, 0).state, model.definition[0], 0, 0);
      for (Event const& event : events) {
        bool const holds = event.kind == EventKind::criterion_holds;
        if (event.unit != u || (!holds && event.kind != EventKind::criterion_fails)) continue;
        held[static_cast<std::size_t>(event.criterion)] = holds;
        // The numbers themselves say so; a value may miss its limit by rounding.
        bool const above = event.after >= event.limit * (1.0 - 1e-6);
        bool const below = event.after <= event.limit;
        EXPECT_EQ(event.criterion == Criterion::headcount ? below : above, holds);
      }
      int const last = replay.last_running_month(u);
      EXPECT_EQ(held, criteria_held(replay.unit_at(u, last).state, model.definition[0], 0, last));
    }
  });
}

TEST(EventsOf, TellThePlanInTheMonthOfItsSteps)
{
  QuietModel rich = eventful_model();
  ModelParams const& model = rich.params();
  each_replay(model, 1, [&](Replay const&, std::vector<Event> const& events) {
    EXPECT_EQ(count_of(events, EventKind::plan_step), model.lever_step_count);
    EXPECT_GT(count_of(events, EventKind::scheduled_layoff), 0);
    EXPECT_GT(count_of(events, EventKind::scheduled_team), 0);
  });
}

TEST(Raid, TakesTheKnowledgeWithIt)
{
  // All people of a unit that loses nobody else are raided by a tenth in month 5.
  QuietModel quiet;
  quiet.unit().people[engineer] = 1000.0f;
  quiet.unit().knowledge_lost_with_leavers = 0.8f;
  quiet.lever(5, quiet.unit().scheduled_raid_fraction, 0.1f);
  quiet.lever(6, quiet.unit().scheduled_raid_fraction, 0.0f);
  quiet.unit().acquisition_threshold = 0.5f;
  ModelParams const& model = quiet.params();
  Replay const replay = replay_trajectory(model, 1, 0, 0);
  std::vector<Event> const events = events_of(model, replay);
  auto const raid = std::find_if(events.begin(), events.end(), [](Event const& event) {
    return event.kind == EventKind::scheduled_raid;
  });
  ASSERT_NE(raid, events.end());
  EXPECT_EQ(raid->month, 5);
  EXPECT_NEAR(raid->limit, 0.1, 1e-6);
  double const taken = raid->people[engineer];
  EXPECT_NEAR(taken, 100.0, 5.0 * std::sqrt(90.0));  // five standard errors of Bin(1000, .1)
  EXPECT_NEAR(raid->before, 0.8, 1e-6);
  EXPECT_NEAR(raid->after, 0.8 * (1.0 - 0.8 * taken / 1000.0), 1e-6);
}

/// Changes of one criterion in these months, the first of them a beginning.
std::vector<Event> changes_in(std::vector<int> const& months)
{
  std::vector<Event> events;
  for (int const month : months) {
    bool const begins = events.size() % 2 == 0;
    Event event{.month = month,
                .kind = begins ? EventKind::criterion_holds : EventKind::criterion_fails,
                .unit = 0,
                .definition = 0};
    event.criterion = Criterion::share;
    events.push_back(event);
  }
  return events;
}

std::vector<int> told_months(std::vector<Event> const& events)
{
  std::vector<int> months;
  for (Event const& event : events) {
    if (event.weight != Weight::routine) months.push_back(event.month);
  }
  return months;
}

TEST(WeighCriteria, LeavesOutWhatChangesBackWithinHalfAYear)
{
  std::vector<Event> events = changes_in({10, 15, 30, 36, 50, 51, 52});
  weigh_criteria(events);
  EXPECT_EQ(told_months(events), (std::vector<int>{30, 36, 52}));
}

TEST(WeighCriteria, LeavesOutWhatTheGhostSaysInItsMonth)
{
  std::vector<Event> events = changes_in({10, 30});
  events.push_back({.month = 30, .kind = EventKind::relapse, .unit = 0, .definition = 0});
  weigh_criteria(events);
  EXPECT_EQ(told_months(events), (std::vector<int>{10, 30}));
  EXPECT_EQ(events[1].weight, Weight::routine);
}

TEST(EventsOf, TellABornGhostInMonthZero)
{
  QuietModel quiet;
  quiet.unit().people[supervisor] = 3.0f;
  quiet.model->definition[0] = {.threshold = 0.0f, .headcount_share = 1.0f};
  Replay const replay = replay_trajectory(quiet.params(), 1, 0, 0);
  std::vector<Event> const events = events_of(quiet.params(), replay);
  ASSERT_EQ(count_of(events, EventKind::born_ghost), 1);
  EXPECT_EQ(events.front().month, 0);
  EXPECT_TRUE(verdict_of(replay, 0, quiet.model->definition[0], 0).born());
}

}  // namespace
}  // namespace ghostcast
