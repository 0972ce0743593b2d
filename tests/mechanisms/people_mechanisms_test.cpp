// SPDX-License-Identifier: Apache-2.0
/// \file
/// Mechanisms 2, 7, 14, 18, 22, 23 of docs/model.md: who comes, who goes, what is known.
#include "mechanisms/paired.hpp"

namespace ghostcast {
namespace {

using namespace testing_support;

using Unit = UnitState<Scalar>;

/// Leavers of unit 0 per person, so that a unit that grows does not count as one that loses.
double leavers_per_person(World<Scalar> const& w)
{
  Unit const& s = w.state.unit[0];
  return s.start_people > 0.0f ? static_cast<double>((s.quits + s.poached) / s.start_people) : 0.0;
}

/// Capital for half of what fails, and a second unit that takes what it can.
void make_chips_scarce(BusyModel& busy)
{
  busy.organisation().capex_share = 0.05f;
  for (int u = 0; u < 2; ++u) busy.unit(u).appetite = static_cast<float>(Appetite::unbounded);
}

TEST(Mechanism2, APromiseOfGpusBringsGpus)
{
  BusyModel off(2);
  BusyModel on(2);
  make_chips_scarce(off);
  make_chips_scarce(on);
  on.unit(0).gpu_guarantee = 100.0f;
  EXPECT_TRUE(raises(compare(off, on, probe_unit(&Unit::gpus))));
}

TEST(Mechanism2, APromiseOfGpusKeepsPeople)
{
  BusyModel off(2);
  BusyModel on(2);
  make_chips_scarce(off);
  make_chips_scarce(on);
  on.unit(0).gpu_guarantee = 100.0f;
  EXPECT_TRUE(lowers(compare(off, on, leavers_per_person, When::every_month)));
}

TEST(Mechanism7, KnowledgeLeavesWithPeople)
{
  BusyModel off;
  BusyModel on;
  off.unit().knowledge_lost_with_leavers = 0.0f;
  EXPECT_TRUE(lowers(compare(off, on, probe_unit(&Unit::knowledge), When::every_month)));
}

TEST(Mechanism7, LostKnowledgeMeansMoreOutages)
{
  BusyModel off;
  BusyModel on;
  off.unit().outage_hazard = on.unit().outage_hazard = 0.02f;
  off.unit().knowledge_lost_with_leavers = 0.0f;
  Probe const lost = [](World<Scalar> const& w) {
    Unit const& s = w.state.unit[0];
    return static_cast<double>(s.output_lost / s.output_possible);
  };
  EXPECT_TRUE(raises(compare(off, on, lost)));
}

TEST(Mechanism14, CounterOffersKeepPeople)
{
  BusyModel off;
  BusyModel on;
  off.unit().counter_offer_success = 0.0f;
  EXPECT_TRUE(lowers(compare(off, on, probe_unit(&Unit::poached_total))));
}

TEST(Mechanism18, LayoffsFallIntoMonthsOfHiring)
{
  BusyModel off;
  BusyModel on;
  on.unit().layoff_waves_per_year = 1.0f;
  Probe const both = [](World<Scalar> const& w) {
    Unit const& s = w.state.unit[0];
    return s.cut > 0.0f && s.started > 0.0f ? 1.0 : 0.0;
  };
  EXPECT_TRUE(raises(compare(off, on, both, When::every_month)));
}

TEST(Mechanism22, RecipesTravelToTheRivals)
{
  BusyModel off;
  BusyModel on;
  on.market().leak_to_rivals = 0.5f;
  EXPECT_TRUE(raises(compare(off, on, [](World<Scalar> const& w) { return static_cast<double>(w.state.market.chi); })));
}

TEST(Mechanism22, RecipesTravelFromTheRivals)
{
  BusyModel off;
  BusyModel on;
  on.unit().knowledge_from_rivals = 0.3f;
  EXPECT_TRUE(raises(compare(off, on, probe_unit(&Unit::knowledge), When::every_month)));
}

void poach_teams(BusyModel& busy)
{
  busy.unit().team_raid_rate_per_year = 2.0f;
  busy.unit().team_raid_size = 4.0f;
}

TEST(Mechanism23, ATeamThatGoesTakesItsKnowledgeAlong)
{
  BusyModel off;
  BusyModel on;
  poach_teams(on);
  EXPECT_TRUE(lowers(compare(off, on, probe_unit(&Unit::knowledge), When::every_month)));
}

TEST(Mechanism23, ATeamThatGoesLeavesLessValue)
{
  BusyModel off;
  BusyModel on;
  poach_teams(on);
  EXPECT_TRUE(lowers(compare(off, on, probe_unit(&Unit::value_up))));
}

}  // namespace
}  // namespace ghostcast
