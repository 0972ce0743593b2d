// SPDX-License-Identifier: Apache-2.0
/// \file
/// Mechanisms 3, 8, 16, 17, 27 of docs/model.md: money, and the markets that move it.
#include "mechanisms/paired.hpp"

namespace ghostcast {
namespace {

using namespace testing_support;

using Unit = UnitState<Scalar>;

/// Orders that capital limits, not what units can pay.
void make_capital_short(BusyModel& busy)
{
  busy.organisation().capex_share = 0.05f;
  for (int u = 0; u < busy.model->unit_count; ++u) busy.unit(u).appetite = static_cast<float>(Appetite::unbounded);
}

TEST(Mechanism3, AFreezePaysForGpus)
{
  BusyModel off;
  BusyModel on;
  make_capital_short(off);
  make_capital_short(on);
  on.unit().hiring_freeze = static_cast<float>(FreezeMode::on);
  on.organisation().freeze_pass = 1.0f;
  EXPECT_TRUE(raises(compare(off, on, fleet)));
}

TEST(Mechanism3, AFreezeEmptiesDesks)
{
  BusyModel off;
  BusyModel on;
  off.unit().hiring_freeze = static_cast<float>(FreezeMode::off);
  on.unit().hiring_freeze = static_cast<float>(FreezeMode::on);
  EXPECT_TRUE(lowers(compare(off, on, probe_unit(&Unit::people))));
}

TEST(Mechanism8, TheCommodityDayTakesTheRentOfCompute)
{
  BusyModel off;
  BusyModel on;
  on.market().commodity_month = 36.0f;
  on.market().commodity_size = 0.8f;
  EXPECT_TRUE(lowers(compare(off, on, probe_unit(&Unit::value_up))));
}

TEST(Mechanism16, ABlockedPurchaseBuysGpusForTheOthers)
{
  BusyModel off(2);
  BusyModel on(2);
  for (BusyModel* busy : {&off, &on}) {
    make_capital_short(*busy);
    busy->unit(1).raid_rate_per_year = 1.0f;
    busy->unit(1).licence_fee = 2e8f;
  }
  on.unit(1).purchase_blocked = 1.0f;
  EXPECT_TRUE(raises(compare(off, on, fleet)));
}

double payroll_per_person(World<Scalar> const& w)
{
  Unit const& s = w.state.unit[0];
  return static_cast<double>(s.payroll / s.start_people);
}

TEST(Mechanism17, AHotMarketRaisesPay)
{
  BusyModel off(1, 24);
  BusyModel on(1, 24);
  on.market().initial_heat = 0.7f;
  EXPECT_TRUE(raises(compare(off, on, payroll_per_person, When::every_month)));
}

TEST(Mechanism17, AHotMarketPoachesPeople)
{
  BusyModel off(1, 24);
  BusyModel on(1, 24);
  on.market().initial_heat = 0.7f;
  EXPECT_TRUE(raises(compare(off, on, probe_unit(&Unit::poached_total))));
}

TEST(Mechanism27, ABurstBubbleTakesValue)
{
  BusyModel off;
  BusyModel on;
  on.market().crash_hazard = 0.02f;
  EXPECT_TRUE(lowers(compare(off, on, probe_unit(&Unit::value_up))));
}

TEST(Mechanism27, ABurstBubbleTakesGpus)
{
  BusyModel off;
  BusyModel on;
  on.market().crash_hazard = 0.02f;
  EXPECT_TRUE(lowers(compare(off, on, fleet)));
}

}  // namespace
}  // namespace ghostcast
