// SPDX-License-Identifier: Apache-2.0
/// \file
/// Mechanisms 1, 5, 6, 9, 15 of docs/model.md: what becomes of a unit.
#include "mechanisms/paired.hpp"

namespace ghostcast {
namespace {

using namespace testing_support;

/// Few supervisors, much that can be automated, little growth: a unit on its way to a ghost.
void make_prone_to_ghosts(BusyModel& busy)
{
  constexpr float people[] = {4, 70, 3, 30, 3, 10};
  UnitParams<Scalar>& unit = busy.unit();
  for (int r = 0; r < role_count; ++r) unit.people[r] = people[r];
  unit.automation_elasticity = 1.0f;
  unit.headcount_elasticity = 0.0f;
  unit.adoption_rate = 0.1f;
  unit.automation_ceiling = 0.98f;
  busy.market().frontier_growth = 0.1f;
  unit.supervision_slack = 20.0f;
  busy.model->definition[0] = Definition{};
}

TEST(Mechanism1, AGhostNeedsALimitOfHeadcount)
{
  BusyModel off(1, 120);
  BusyModel on(1, 120);
  make_prone_to_ghosts(off);
  make_prone_to_ghosts(on);
  off.model->definition[0].headcount_share = 0.0f;
  off.model->definition[0].headcount_limit = -1.0f;
  EXPECT_TRUE(raises(compare_outcome(off, on, Outcome::ghost)));
}

TEST(Mechanism1, TheDefinitionMovesNoDynamics)
{
  BusyModel off(1, 120);
  BusyModel on(1, 120);
  on.model->definition[0] = Definition{};
  Probe const value = probe_unit(&UnitState<Scalar>::value);
  EXPECT_EQ(measure(off, value, When::every_month), measure(on, value, When::every_month));
}

/// Unit 1 stands last in a queue that never ends.
void put_last_in_the_queue(BusyModel& busy)
{
  busy.organisation().allocation = static_cast<float>(AllocationRule::priority);
  busy.unit(0).priority = 1.0f;
  for (int u = 0; u < 2; ++u) busy.unit(u).appetite = static_cast<float>(Appetite::unbounded);
}

TEST(Mechanism5, AUnitLastInTheQueueStarves)
{
  BusyModel off(2);
  BusyModel on(2);
  put_last_in_the_queue(off);
  put_last_in_the_queue(on);
  off.unit(1).starvation_share = 0.0f;
  EXPECT_TRUE(raises(compare_outcome(off, on, Outcome::dead_gpu, 1)));
}

TEST(Mechanism5, ItStarvesWithASolidTeam)
{
  BusyModel busy(2, 30);
  put_last_in_the_queue(busy);
  Probe const people = probe_unit(&UnitState<Scalar>::people, 1);
  for (double const left : measure(busy, people, When::end)) EXPECT_GT(left, 60.0);
}

TEST(Mechanism6, AUnitWithoutAllocationFallsIntoMaintenance)
{
  BusyModel off(1, 120);
  BusyModel on(1, 120);
  for (BusyModel* busy : {&off, &on}) {
    busy->organisation().capex_share = 0.0f;
    for (float& orders : busy->organisation().initial_orders) orders = 0.0f;
    busy->unit().hiring_freeze = static_cast<float>(FreezeMode::on);
    busy->unit().starvation_share = 0.0f;
    busy->unit().demand_growth = busy->unit().demand_growth_long = 0.0f;
    busy->unit().pass_through = 0.5f;
    busy->market().algorithm_halving_months = infinite;
    busy->market().frontier_growth = 0.0f;
  }
  off.unit().maintenance_value = 0.0f;
  EXPECT_TRUE(raises(compare_outcome(off, on, Outcome::maintenance)));
}

TEST(Mechanism9, AutomationMakesInfrastructureTenTimesThePeople)
{
  BusyModel off(1, 120);
  BusyModel on(1, 120);
  for (BusyModel* busy : {&off, &on}) {
    make_prone_to_ghosts(*busy);
    busy->unit().gpus = 3072.0f;
    busy->unit().hiring_freeze = static_cast<float>(FreezeMode::off);
  }
  off.unit().automation_elasticity = 0.0f;
  Probe const tenfold = [](World<Scalar> const& w) { return w.state.unit[0].infra_month > 0.0f ? 1.0 : 0.0; };
  EXPECT_TRUE(raises(compare(off, on, tenfold)));
}

TEST(Mechanism15, RaidsAcquireUnits)
{
  BusyModel off;
  BusyModel on;
  on.unit().raid_rate_per_year = 0.2f;
  EXPECT_TRUE(raises(compare_outcome(off, on, Outcome::acquired)));
}

}  // namespace
}  // namespace ghostcast
