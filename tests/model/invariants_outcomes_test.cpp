// SPDX-License-Identifier: Apache-2.0
// Outcomes of the rich model: they add up, and stricter definitions never fire earlier.
#include "support/rich_variants.hpp"

namespace ghostcast {
namespace {

using namespace testing_support;

std::uint64_t decided(Tally const& tally, int definition, int unit)
{
  TallyLayout const& layout = tally.layout;
  std::uint64_t sum =
      tally.at(layout.born_at(definition, unit)) + tally.at(layout.human_at(definition, unit));
  for (int outcome = 0; outcome < outcome_count; ++outcome) {
    for (int month = 0; month <= layout.horizon; ++month) {
      sum += tally.at(layout.outcome_at(definition, unit, static_cast<Outcome>(outcome), month));
    }
  }
  return sum;
}

TEST(OutcomeInvariants, OutcomesOfAUnitSumToAllTrajectories)
{
  for (Variant& variant : rich_variants()) {
    SCOPED_TRACE(variant.name);
    Tally const tally = variant.model.run(100, 5, 0);
    EXPECT_EQ(tally.scalar(Scalars::non_finite), 0u);
    for (int u = 0; u < 8; ++u) EXPECT_EQ(decided(tally, 0, u), 100u) << "unit " << u;
  }
}

TEST(OutcomeInvariants, ReplicatesHoldTheSameOutcomes)
{
  QuietModel rich = rich_model();
  Tally const tally = rich.run(300, 7, 0);
  TallyLayout const& layout = tally.layout;
  for (int u = 0; u < 8; ++u) {
    for (int outcome = 0; outcome < outcome_count; ++outcome) {
      std::uint64_t in_replicates = 0;
      for (int group = layout.own_groups; group < layout.group_count; ++group) {
        for (int k = 0; k < layout.grid_count; ++k) in_replicates += tally.at(layout.group_at(group, k, 0, u, 1 + outcome));
      }
      EXPECT_DOUBLE_EQ(static_cast<double>(in_replicates) / 300.0,
                       incidence(tally, static_cast<Outcome>(outcome), 84, 0, u));
    }
  }
}

/// Month of each definition's ghost, [definition]; 0 is born, `never` is none.
struct GhostMonths : Bystander {
  static constexpr int never = 1000;
  static constexpr int units = 8;
  static constexpr int definitions = 8;
  int month[units][definitions];
  int ghosts = 0;

  void look(World<Scalar> const& world, int now)
  {
    for (int u = 0; u < units; ++u) {
      for (int d = 0; d < definitions; ++d) {
        bool const is = world.state.unit[u].judgement[d].ghost;
        if (is && month[u][d] == never) month[u][d] = now;
        ghosts += is && month[u][d] == now ? 1 : 0;
      }
    }
  }
  void start(World<Scalar> const& world)
  {
    for (auto& unit : month) std::fill(std::begin(unit), std::end(unit), never);
    look(world, 0);
  }
  void month_end(World<Scalar> const& world)
  {
    look(world, world.dice.month);
    if (world.dice.month == world.model->horizon) compare();
  }
  /// 0 is the loosest; 1, 2 raise its threshold, 3, 4 its persistence; 5 asks for fewer people,
  /// 6 for more value, 7 for a supervisor.
  void compare() const
  {
    constexpr int order[][2] = {{0, 1}, {1, 2}, {0, 3}, {3, 4}, {0, 5}, {0, 6}, {0, 7}};
    for (auto const& unit : month) {
      for (auto const& [loose, strict] : order) {
        ASSERT_LE(unit[loose], unit[strict]) << "definitions " << loose << " and " << strict;
      }
    }
  }
};

TEST(OutcomeInvariants, AStricterDefinitionNeverMakesAGhostEarlier)
{
  Definition const base{.threshold = 0.5f,
                        .headcount_share = 0.4f,
                        .headcount_limit = 12.0f,
                        .growth = 0.8f,
                        .persistence = 2,
                        .needs_supervisor = false};
  QuietModel rich = rich_model();
  rich.model->definition_count = 8;
  for (Definition& d : rich.model->definition) d = base;
  rich.model->definition[1].threshold = 0.7f;
  rich.model->definition[2].threshold = 0.9f;
  rich.model->definition[3].persistence = 3;
  rich.model->definition[4].persistence = 9;
  rich.model->definition[5].headcount_limit = 6.0f;
  rich.model->definition[5].headcount_share = 0.15f;
  rich.model->definition[6].growth = 1.2f;
  rich.model->definition[7].needs_supervisor = true;
  for (float share : {0.5f, 0.2f}) {
    rich.unit(4).initial_compute_share = share;
    for (std::uint64_t seed : {1u, 2u}) {
      GhostMonths months;
      observe(rich.params(), seed, 150, months);
      EXPECT_GT(months.ghosts, 500) << "the comparison needs ghosts";
    }
  }
}

}  // namespace
}  // namespace ghostcast
