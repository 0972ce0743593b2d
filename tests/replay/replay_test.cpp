// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/replay/replay.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <set>

#include "ghostcast/replay/criteria.hpp"
#include "ghostcast/scenario/scenario.hpp"
#include "support/rich_variants.hpp"

namespace ghostcast {
namespace {

using namespace testing_support;

constexpr RecordMask everything = (RecordMask{1} << quantity_count) - 1;

Tally engine_tally(ModelParams const& model, RunPlan const& plan)
{
  return make_cpu_engine(1)->run(model, plan, {}).tally;
}

/// Replays a few trajectories of every variant of the rich model and hands each to `look`.
template <class Look>
void replay_variants(Look const& look)
{
  for (Variant& variant : rich_variants()) {
    SCOPED_TRACE(variant.name);
    ModelParams const& model = variant.model.params();
    for (std::uint64_t k = 0; k < 6; ++k) look(model, replay_trajectory(model, 7, 0, k, 0));
    if (::testing::Test::HasFailure()) return;
  }
}

/// Every unit in every month that happened to it.
template <class Look>
void each_month(ModelParams const& model, Replay const& replay, Look const& look)
{
  for (int u = 0; u < model.unit_count; ++u) {
    for (int month = 1; month <= replay.horizon(); ++month) {
      UnitMonth const& now = replay.unit_at(u, month);
      if (now.at_work) look(u, month, replay.unit_at(u, month - 1), now);
    }
  }
}

TEST(ReplayTrajectory, HasTheTallyOfTheEngine)
{
  for (Variant& variant : rich_variants()) {
    SCOPED_TRACE(variant.name);
    ModelParams const& model = variant.model.params();
    for (std::uint64_t const k : {0u, 5u, 1000003u}) {
      RunPlan const plan{3, 4, {k, k + 1}, everything};
      Tally const replayed = replay_trajectory(model, 3, 4, k, everything).tally;
      EXPECT_EQ(replayed.counts, engine_tally(model, plan).counts) << k;
    }
  }
}

TEST(ReplayTrajectory, AddsUpToTheDigestOfTheRun)
{
  QuietModel rich = rich_model();
  ModelParams const& model = rich.params();
  RunOutput const run = make_cpu_engine(2)->run(model, {11, 0, {20, 60}, default_record}, {});
  Digest sum;
  for (std::uint64_t k = 20; k < 60; ++k)
    sum += digest_of(replay_trajectory(model, 11, 0, k).tally);
  EXPECT_EQ(sum, run.digest);
}

TEST(ReplayTrajectory, OfThePhantomUnitAddsUpToTheDigestOfTheRun)
{
  Scenario const scenario = load_scenario(GHOSTCAST_SOURCE_DIR "/scenarios/phantom_unit.toml");
  ModelParams const model = scenario.params();
  RunOutput const run = make_cpu_engine(2)->run(model, {1, 5, {0, 12}, scenario.record}, {});
  Digest sum;
  for (std::uint64_t k = 0; k < 12; ++k)
    sum += digest_of(replay_trajectory(model, 1, 5, k, scenario.record).tally);
  EXPECT_EQ(sum, run.digest);
}

TEST(ReplayTrajectory, KeepsWhatTheRunRecorded)
{
  QuietModel rich = rich_model();
  ModelParams const& model = rich.params();
  Replay const replay = replay_trajectory(model, 2, 0, 9);
  Tally const run = engine_tally(model, {2, 0, {9, 10}, everything});
  auto const in_bin = [&](Quantity quantity, int unit, int month, float value) {
    return run.at(run.layout.series_at(quantity, unit, month, bin_of(binning_of(quantity), value)));
  };
  each_month(model, replay, [&](int u, int month, UnitMonth const&, UnitMonth const& now) {
    UnitState<Scalar> const& s = now.state;
    std::uint64_t const counted = s.running ? 1 : 0;  // who exits this month is not recorded
    EXPECT_EQ(in_bin(Quantity::headcount, u, month, s.people), counted);
    EXPECT_EQ(in_bin(Quantity::gpus, u, month, s.gpus + s.leased), counted);
    EXPECT_EQ(in_bin(Quantity::value, u, month, s.value), counted);
    EXPECT_EQ(in_bin(Quantity::quits, u, month, s.quits_total), counted);
  });
}

TEST(Departures, ByRoleAddUpToTheFlowsOfTheMonth)
{
  double raided = 0.0;
  double cut = 0.0;
  replay_variants([&](ModelParams const& model, Replay const& replay) {
    each_month(model, replay, [&](int, int, UnitMonth const&, UnitMonth const& now) {
      UnitState<Scalar> const& s = now.state;
      Departures const& gone = now.departures;
      double const taken = sum_of(gone.raided) + sum_of(gone.team) + sum_of(gone.scheduled_team);
      double const laid_off =
          sum_of(gone.wave) + sum_of(gone.redundant) + sum_of(gone.scheduled_cut);
      ASSERT_EQ(sum_of(gone.left), static_cast<double>(s.quits + s.poached));
      ASSERT_EQ(taken, static_cast<double>(s.raided));
      ASSERT_EQ(laid_off, static_cast<double>(s.cut));
      raided += taken;
      cut += laid_off;
    });
  });
  EXPECT_GT(raided, 100.0);  // the variants do raid and cut
  EXPECT_GT(cut, 100.0);
}

TEST(Departures, LeaveOfEveryRoleWhatTheStateHas)
{
  // One unit alone: nobody transfers, so a role's new people are those who start.
  QuietModel rich = rich_model(Layout::together, 1);
  ModelParams const& model = rich.params();
  for (std::uint64_t k = 0; k < 20; ++k) {
    Replay const replay = replay_trajectory(model, 5, 0, k, 0);
    each_month(model, replay, [&](int, int, UnitMonth const& before, UnitMonth const& now) {
      if (!now.state.running) return;
      Departures const& gone = now.departures;
      double joined = 0.0;
      for (std::size_t r = 0; r < role_count; ++r) {
        double const left = gone.left[r] + gone.raided[r] + gone.team[r] + gone.scheduled_team[r] +
                            gone.wave[r] + gone.redundant[r] + gone.scheduled_cut[r];
        auto const count = [r](UnitState<Scalar> const& s) {
          return static_cast<double>(s.n[r][newcomer] + s.n[r][settled]);
        };
        double const started = count(now.state) - (count(before.state) - left);
        ASSERT_GE(started, 0.0);
        ASSERT_LE(started, static_cast<double>(now.state.start_offers[r]));
        joined += started;
      }
      ASSERT_EQ(joined, static_cast<double>(now.state.started));
    });
  }
}

TEST(UnitMonth, HasThePeopleOfTheStateWhileItRuns)
{
  replay_variants([](ModelParams const& model, Replay const& replay) {
    each_month(model, replay, [](int, int, UnitMonth const&, UnitMonth const& now) {
      if (now.state.running) {
        ASSERT_EQ(now.people, static_cast<double>(now.state.people));
      } else {
        ASSERT_GE(now.people, 0.0);
      }
    });
  });
}

TEST(UnitMonth, FreezesByItsIndex)
{
  int begun = 0;
  replay_variants([&](ModelParams const& model, Replay const& replay) {
    each_month(model, replay, [&](int, int, UnitMonth const& before, UnitMonth const& now) {
      if (now.rules.freeze_mode != FreezeMode::automatic) return;
      bool const on = now.freeze_index > now.rules.freeze_above ||
                      (before.state.freeze && !(now.freeze_index < now.rules.freeze_below));
      ASSERT_EQ(on, now.state.freeze);
      begun += on && !before.state.freeze;
    });
  });
  EXPECT_GT(begun, 10);
}

TEST(OrganisationMonth, KeepsTheBooksOfOrders)
{
  replay_variants([](ModelParams const& model, Replay const& replay) {
    for (int o = 0; o < model.organisation_count; ++o) {
      double ordered = 0.0;
      double arrived = 0.0;
      for (int month = 1; month <= replay.horizon(); ++month) {
        OrganisationMonth const& now = replay.organisation_at(o, month);
        ASSERT_GE(now.ordered, 0.0) << month;
        ordered += now.ordered;
        arrived += static_cast<double>(now.state.arrived);
      }
      double const first = replay.organisation_at(o, 0).on_order;
      ASSERT_EQ(first + ordered - arrived, replay.organisation_at(o, replay.horizon()).on_order);
    }
  });
}

TEST(ReplayedBelief, HasTheValuesThatTheModelUsed)
{
  Scenario const scenario = load_scenario(GHOSTCAST_SOURCE_DIR "/scenarios/phantom_unit.toml");
  ModelParams const model = scenario.params();
  Replay const replay = replay_trajectory(model, 1, 3, 7);
  EXPECT_EQ(replay.belief.number, 1u);  // 7 mod 3
  ASSERT_EQ(replay.belief.drawn.size(), static_cast<std::size_t>(model.draw_count));
  ParameterBlock<Scalar> block{};
  std::uint32_t component[max_units];
  sample_belief(model, 1, 1, block, component);
  for (int d = 0; d < model.draw_count; ++d) {
    int const target = model.draw_targets[model.draws[d].first_target];
    EXPECT_EQ(replay.belief.drawn[static_cast<std::size_t>(d)].value,
              static_cast<double>(flat(block)[target]))
        << scenario.draw_names[static_cast<std::size_t>(d)];
  }
}

TEST(ReplayedBelief, PercentilesOfManyBeliefsAreUniform)
{
  Scenario const scenario = load_scenario(GHOSTCAST_SOURCE_DIR "/scenarios/phantom_unit.toml");
  ModelParams model = scenario.params();
  model.horizon = 1;
  constexpr int beliefs = 400;
  std::vector<double> sums(static_cast<std::size_t>(model.draw_count));
  for (std::uint64_t k = 0; k < beliefs; ++k) {
    Replay const replay = replay_trajectory(model, 1, 0, k, 0);
    for (std::size_t d = 0; d < sums.size(); ++d) {
      double const percentile = replay.belief.drawn[d].percentile;
      ASSERT_GT(percentile, 0.0);
      ASSERT_LT(percentile, 1.0);
      sums[d] += percentile;
    }
  }
  // A uniform has variance 1/12, a mixture's middle percentile less; five standard errors.
  double const bound = 5.0 * std::sqrt(1.0 / 12.0 / beliefs);
  for (std::size_t d = 0; d < sums.size(); ++d)
    EXPECT_NEAR(sums[d] / beliefs, 0.5, bound) << scenario.draw_names[d];
}

TEST(ReplayedBelief, PutsTheMiddleOfEqualValuesOfAMixture)
{
  // The prior of rho is -2, -.5, -.155, 0, .4, .61 with weights .15, .25, .20, .15, .15, .10.
  Scenario const scenario = load_scenario(GHOSTCAST_SOURCE_DIR "/scenarios/phantom_unit.toml");
  ModelParams model = scenario.params();
  model.horizon = 1;
  auto const draw = static_cast<std::size_t>(model.rho_draw[0]);
  std::map<double, double> const middle = {{-2.0, 0.075}, {-0.5, 0.275}, {-0.155, 0.5},
                                           {0.0, 0.675},  {0.4, 0.825},  {0.61, 0.95}};
  std::set<double> seen;
  for (std::uint64_t k = 0; k < 100; ++k) {
    DrawnParameter const drawn = replay_trajectory(model, 1, 0, k, 0).belief.drawn[draw];
    auto const nearest = std::find_if(middle.begin(), middle.end(), [&](auto const& each) {
      return static_cast<double>(static_cast<float>(each.first)) == drawn.value;
    });
    ASSERT_NE(nearest, middle.end()) << drawn.value;
    EXPECT_NEAR(drawn.percentile, nearest->second, 1.0 / 2048.0);  // a grid of 4096 steps
    seen.insert(drawn.value);
  }
  EXPECT_EQ(seen.size(), middle.size());
}

}  // namespace
}  // namespace ghostcast
