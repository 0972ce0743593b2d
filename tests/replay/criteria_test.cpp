// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/replay/criteria.hpp"

#include <gtest/gtest.h>

#include "ghostcast/model/outcomes.hpp"
#include "support/rich_variants.hpp"

namespace ghostcast {
namespace {

using namespace testing_support;

/// Replays of every variant by three definitions, of which one needs no supervisor.
template <class Look>
void each_judged_unit(Look const& look)
{
  for (Variant& variant : rich_variants()) {
    SCOPED_TRACE(variant.name);
    ModelParams& changed = *variant.model.model;
    changed.definition_count = 3;
    changed.definition[1] = {.threshold = 0.6f, .headcount_share = 1.0f, .growth = 0.8f};
    changed.definition[2] = {.share = ShareRule::books,
                             .threshold = 0.4f,
                             .headcount_share = 1.0f,
                             .persistence = 1,
                             .needs_supervisor = false};
    variant.model.unit(5).starvation_share = 0.95f;  // dies of a few failures
    ModelParams const& model = variant.model.params();
    for (std::uint64_t k = 0; k < 10; ++k) {
      Replay const replay = replay_trajectory(model, 1, 0, k, 0);
      for (int u = 0; u < model.unit_count; ++u) {
        for (int d = 0; d < 3; ++d) look(replay, u, model.definition[d], d);
      }
    }
    if (::testing::Test::HasFailure()) return;
  }
}

TEST(VerdictOf, IsWhatTheTallyCounted)
{
  std::array<int, outcome_count + 2> seen{};
  each_judged_unit([&](Replay const& replay, int unit, Definition const& definition, int d) {
    Verdict const verdict = verdict_of(replay, unit, definition, d);
    TallyLayout const& layout = replay.tally.layout;
    auto const at = [&](std::int64_t index) { return replay.tally.at(index); };
    ASSERT_EQ(at(layout.relapsed_at(d, unit)), verdict.relapse ? 1u : 0u);
    if (!verdict.first) {
      ASSERT_EQ(at(layout.human_at(d, unit)), 1u);
      ++seen[outcome_count];
    } else if (verdict.born()) {
      ASSERT_EQ(at(layout.born_at(d, unit)), 1u);
      ++seen[outcome_count + 1];
    } else {
      ASSERT_EQ(at(layout.outcome_at(d, unit, *verdict.first, verdict.month)), 1u);
      ++seen[static_cast<std::size_t>(*verdict.first)];
      if (!verdict.ghost()) return;
      ASSERT_EQ(at(layout.criterion_at(d, unit, verdict.last)), 1u);
    }
  });
  for (Outcome const outcome : {Outcome::ghost, Outcome::dead_gpu, Outcome::acquired}) {
    EXPECT_GT(seen[static_cast<std::size_t>(outcome)], 0) << static_cast<int>(outcome);
  }
  EXPECT_GT(seen[outcome_count], 0);
  EXPECT_GT(seen[outcome_count + 1], 0);
}

TEST(CheckCriteria, HoldWhereTheModelSaysSo)
{
  each_judged_unit([](Replay const& replay, int unit, Definition const& definition, int d) {
    for (int month = 0; month <= replay.last_running_month(unit); ++month) {
      UnitState<Scalar> const& s = replay.unit_at(unit, month).state;
      auto const checks = check_criteria(replay, unit, definition, d, month);
      auto const met = criteria_of<Scalar>(definition, s.share, s.people, s.peak, s.value,
                                           s.n[supervisor][newcomer] + s.n[supervisor][settled]);
      ASSERT_EQ(checks[0].holds, met.share) << month;
      ASSERT_EQ(checks[1].holds, met.headcount) << month;
      ASSERT_EQ(checks[2].holds, met.value) << month;
      ASSERT_EQ(checks[3].holds, met.supervisor) << month;
    }
  });
}

TEST(CheckCriteria, CountTheMonthsInARow)
{
  each_judged_unit([](Replay const& replay, int unit, Definition const& definition, int d) {
    std::array<int, judged_criteria> run{};
    for (int month = 0; month <= replay.last_running_month(unit); ++month) {
      auto const checks = check_criteria(replay, unit, definition, d, month);
      for (std::size_t k = 0; k < checks.size(); ++k) {
        run[k] = checks[k].holds ? run[k] + 1 : 0;
        if (!checks[k].asked) continue;
        ASSERT_EQ(checks[k].run, run[k]) << month;
      }
    }
  });
}

TEST(BestMonth, IsNeverBeaten)
{
  each_judged_unit([](Replay const& replay, int unit, Definition const& definition, int d) {
    BestMonth const best = best_month(replay, unit, definition, d, Criterion::share);
    for (int month = 0; month <= replay.last_running_month(unit); ++month) {
      ASSERT_LE(check_criteria(replay, unit, definition, d, month)[0].value, best.check.value);
    }
    ASSERT_EQ(check_criteria(replay, unit, definition, d, best.month)[0].value, best.check.value);
  });
}

}  // namespace
}  // namespace ghostcast
