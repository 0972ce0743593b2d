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

/// Trajectories in which so many units or more have been ghosts, [definition][units - 1][month], worked
/// out from what each unit says of itself.
struct GhostCounts : Bystander {
  std::vector<std::uint64_t> counts;
  TallyLayout const& layout;
  int most[max_definitions];

  explicit GhostCounts(TallyLayout const& shape)
      : counts(static_cast<std::size_t>(shape.series[0] - shape.joint)), layout(shape)
  {
  }
  void look(World<Scalar> const& world, int month)
  {
    for (int d = 0; d < layout.definition_count; ++d) {
      int ghosts = 0;
      for (int u = 0; u < layout.unit_count; ++u) ghosts += world.state.unit[u].judgement[d].ghost ? 1 : 0;
      while (most[d] < ghosts) ++counts[static_cast<std::size_t>(layout.joint_at(d, ++most[d], month) - layout.joint)];
    }
  }
  void start(World<Scalar> const& world)
  {
    std::fill(std::begin(most), std::end(most), 0);
    look(world, 0);
  }
  void month_end(World<Scalar> const& world) { look(world, world.dice.month); }
};

/// Easy definitions, by which some units are born ghosts and others become ones.
QuietModel haunted_units()
{
  QuietModel rich = rich_model();
  rich.model->definition_count = 3;
  Definition const easy{.threshold = 0.2f, .headcount_share = 0.9f, .headcount_limit = 12.0f, .growth = 0.5f, .persistence = 2, .needs_supervisor = false};
  for (Definition& d : rich.model->definition) d = easy;
  rich.model->definition[1].threshold = 0.5f;
  rich.model->definition[2].headcount_limit = 1000.0f;
  return rich;
}

TEST(OutcomeInvariants, JointOutcomesAreCountsOverTheUnitsOfATrajectory)
{
  QuietModel rich = haunted_units();
  TallyLayout const layout = make_layout(8, 1, 3, rich.model->horizon, 0, 6);
  GhostCounts seen(layout);
  Tally const tally = observe(rich.params(), RunPlan{.seed = 2, .belief_count = 6, .range = {0, 120}, .record = 0}, seen);
  ASSERT_EQ(tally.layout.size, layout.size);
  std::uint64_t born = 0;
  std::uint64_t later = 0;
  for (int d = 0; d < 3; ++d) {
    for (int units = 1; units <= 8; ++units) {
      for (int month = 0; month <= layout.horizon; ++month) {
        std::uint64_t const count = tally.at(layout.joint_at(d, units, month));
        ASSERT_EQ(count, seen.counts[static_cast<std::size_t>(layout.joint_at(d, units, month) - layout.joint)])
            << d << ' ' << units << ' ' << month;
        (month == 0 ? born : later) += count;
      }
    }
  }
  EXPECT_GT(born, 0u) << "the comparison needs born ghosts";
  EXPECT_GT(later, 100u) << "and others";
}

TEST(OutcomeInvariants, GroupsHoldTheSameJointOutcomes)
{
  QuietModel rich = haunted_units();
  Tally const tally = make_cpu_engine(1)->run(rich.params(), RunPlan{.seed = 2, .belief_count = 6, .range = {0, 120}, .record = 0}, {}).tally;
  TallyLayout const& layout = tally.layout;
  ASSERT_EQ(layout.own_groups, 6);
  for (int d = 0; d < 3; ++d) {
    for (int units = 1; units <= 8; ++units) {
      std::uint64_t whole = 0;
      for (int month = 0; month <= layout.horizon; ++month) whole += tally.at(layout.joint_at(d, units, month));
      std::uint64_t own = 0;
      std::uint64_t replicates = 0;
      for (int group = 0; group < layout.group_count; ++group) {
        for (int k = 0; k < layout.grid_count; ++k)
          (group < layout.own_groups ? own : replicates) += tally.at(layout.group_joint_at(group, k, d, units));
      }
      EXPECT_EQ(own, whole);
      EXPECT_EQ(replicates, whole);
    }
  }
}

TEST(OutcomeInvariants, MoreUnitsAreNeverGhostsInMoreTrajectories)
{
  QuietModel rich = haunted_units();
  Tally const tally = rich.run(200, 3, 0);
  TallyLayout const& layout = tally.layout;
  for (int d = 0; d < 3; ++d) {
    std::uint64_t any_unit = 0;
    for (int u = 0; u < 8; ++u) any_unit = std::max(any_unit, static_cast<std::uint64_t>(200.0 * incidence(tally, Outcome::ghost, layout.horizon, d, u) + 0.5) + tally.at(layout.born_at(d, u)));
    std::uint64_t before = 200;
    for (int units = 1; units <= 8; ++units) {
      std::uint64_t whole = 0;
      for (int month = 0; month <= layout.horizon; ++month) whole += tally.at(layout.joint_at(d, units, month));
      EXPECT_LE(whole, before);
      EXPECT_GE(units > 1 ? any_unit : whole, any_unit) << "at least one is a ghost wherever some unit is";
      before = whole;
    }
  }
}

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
