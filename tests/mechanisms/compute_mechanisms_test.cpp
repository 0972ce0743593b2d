// SPDX-License-Identifier: Apache-2.0
/// \file
/// Mechanisms 4, 19, 20, 21, 24, 25 of docs/model.md: compute, its supply and its use.
#include "mechanisms/paired.hpp"

namespace ghostcast {
namespace {

using namespace testing_support;

double log_value(World<Scalar> const& w) { return std::log(static_cast<double>(w.state.unit[0].value_up)); }

TEST(Mechanism4, AlgorithmsAndTheFrontierRaiseTheShareOfCompute)
{
  BusyModel off;
  BusyModel on;
  off.market().algorithm_halving_months = infinite;
  off.market().algorithm_noise = off.market().frontier_growth = 0.0f;
  off.unit().outage_hazard = on.unit().outage_hazard = 0.0f;
  Probe const share = [](World<Scalar> const& w) { return static_cast<double>(w.state.unit[0].share.of[0]); };
  EXPECT_TRUE(raises(compare(off, on, share)));
}

TEST(Mechanism19, ShortagesShrinkTheFleet)
{
  BusyModel off(1, 36);
  BusyModel on(1, 36);
  for (BusyModel* busy : {&off, &on}) {
    busy->organisation().lead_weeks_tight = 44.0f;
    busy->market().shortage_price_premium = 0.3f;
  }
  on.market().shortage_on = 0.05f;
  on.market().shortage_off = 0.08f;
  EXPECT_TRUE(lowers(compare(off, on, fleet)));
}

TEST(Mechanism20, InfrastructureEngineersShortenTheLeadTime)
{
  BusyModel off(1, 24);
  BusyModel on(1, 24);
  on.organisation().lead_infra_effect = 0.5f;
  EXPECT_TRUE(raises(compare(off, on, fleet)));
}

TEST(Mechanism20, InfrastructureEngineersMakeChipsUsable)
{
  BusyModel off(1, 24);
  BusyModel on(1, 24);
  off.unit().role_weight[infrastructure] = on.unit().role_weight[infrastructure] = 0.0f;
  on.unit().open_positions[infrastructure] = 10.0f;
  EXPECT_TRUE(raises(compare(off, on, log_value)));
}

TEST(Mechanism21, ComputeThatCannotReplacePeopleAddsLess)
{
  BusyModel off;
  BusyModel on;
  off.unit().substitution_rho = 0.0f;
  on.unit().substitution_rho = -2.0f;
  EXPECT_TRUE(lowers(compare(off, on, log_value)));
}

TEST(Mechanism21, ChipsThatNobodySupervisesAddNothing)
{
  BusyModel off;
  BusyModel on;
  off.unit().supervision_growth = on.unit().supervision_growth = 0.0f;
  off.unit().supervision_slack = -1.0f;
  on.unit().supervision_slack = 1.2f;
  EXPECT_TRUE(lowers(compare(off, on, log_value)));
}

TEST(Mechanism24, ALimitOfPowerLimitsTheFleet)
{
  BusyModel off;
  BusyModel on;
  on.organisation().power_mw = 1.2f * 2048.0f * 1.45f * 1.25f / 1000.0f;
  EXPECT_TRUE(lowers(compare(off, on, fleet)));
}

TEST(Mechanism24, TheFleetNeverPassesTheLimit)
{
  BusyModel on;
  on.organisation().power_mw = 4.0f;
  double const limit = std::floor(4000.0 / (1.45 * 1.25));
  for (double const gpus : measure(on, fleet, When::end)) EXPECT_LE(gpus, limit);
}

TEST(Mechanism25, FallingPricesBuyALargerFleet)
{
  BusyModel off;
  BusyModel on;
  off.market().price_halving_months = infinite;
  EXPECT_TRUE(raises(compare(off, on, fleet)));
}

}  // namespace
}  // namespace ghostcast
