// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/model/money.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "ghostcast/model/unit_production.hpp"
#include "support/model_parts.hpp"
#include "support/quiet_model.hpp"

namespace ghostcast {
namespace {

using testing_support::QuietModel;
using testing_support::staff;

/// The freeze of a unit whose index is ln(s/(1-s)) of its Euler share: costs are equal.
class Freeze : public ::testing::Test {
 protected:
  Freeze()
  {
    p_.freeze_above = 1.0f;
    p_.freeze_below = 0.3f;
    s_.gpu_cost = s_.payroll = 1000.0f;
  }
  bool after(float index)
  {
    s_.euler_up = 1.0f / (1.0f + std::exp(-index));
    advance_freeze<Scalar>(p_, c_, s_);
    return s_.freeze;
  }
  UnitParams<Scalar> p_{};
  UnitConstants<Scalar> c_{};
  UnitState<Scalar> s_{};
};

TEST_F(Freeze, GoesOnAboveAndOffBelowAndStaysBetween)
{
  EXPECT_FALSE(after(0.9f));
  EXPECT_TRUE(after(1.1f));
  EXPECT_TRUE(after(0.5f));
  EXPECT_TRUE(after(0.31f));
  EXPECT_FALSE(after(0.29f));
  EXPECT_FALSE(after(0.9f));
}

TEST_F(Freeze, IsMeasuredFromTheIndexAtTheStart)
{
  c_.freeze_index0 = 2.0f;
  EXPECT_FALSE(after(2.9f));
  EXPECT_TRUE(after(3.1f));
}

TEST_F(Freeze, ALeverForcesItEitherWay)
{
  p_.hiring_freeze = static_cast<float>(FreezeMode::on);
  EXPECT_TRUE(after(-5.0f));
  p_.hiring_freeze = static_cast<float>(FreezeMode::off);
  EXPECT_FALSE(after(5.0f));
}

TEST(FreezeIndex, IsValuePerDollarOfComputeOverThatOfLabour)
{
  EXPECT_NEAR(freeze_index<ScalarDouble>(0.8, 200.0, 100.0),
              std::log(0.8 / 200.0) - std::log(0.2 / 100.0), 1e-12);
  EXPECT_NEAR(freeze_index<ScalarDouble>(0.0, 0.0, 0.0), std::log(1e-6 / (1.0 - 1e-6)), 1e-9);
}

class Cash : public ::testing::Test {
 protected:
  Cash()
  {
    p_.initial_cash_payrolls = 3.0f;
    p_.cash_cap = 12.0f;
    c_.value0 = 1000.0f;
    s_.value = 1.0f;
    s_.payroll = 100.0f;
    s_.gpu_cost = 300.0f;
  }
  UnitParams<Scalar> p_{};
  UnitConstants<Scalar> c_{};
  UnitState<Scalar> s_{};
};

TEST_F(Cash, TheMarginIsPaidOnlyFromWhatExceedsTheReserve)
{
  c_.margin = 0.6f;
  s_.cash = 300.0f;
  settle_cash<Scalar>(p_, c_, 0.0f, s_);
  EXPECT_FLOAT_EQ(s_.cash, 300.0f);
  s_.cash = -1000.0f;
  settle_cash<Scalar>(p_, c_, 0.0f, s_);
  EXPECT_FLOAT_EQ(s_.cash, -400.0f);
}

TEST_F(Cash, IsCappedInPayrolls)
{
  for (int month = 0; month < 10; ++month) settle_cash<Scalar>(p_, c_, 0.0f, s_);
  EXPECT_FLOAT_EQ(s_.cash, 1200.0f);
}

TEST_F(Cash, BaseIncomeBonusesAndOtherCostsCount)
{
  p_.base_income = 0.5f;
  p_.retention_bonus = 0.2f;
  c_.margin = 0.0f;
  settle_cash<Scalar>(p_, c_, 50.0f, s_);
  EXPECT_FLOAT_EQ(s_.cash, 1000.0f + 500.0f - 100.0f - 20.0f - 300.0f - 50.0f);
}

TEST(GpuCost, IdleChipsAreChargedToTheirOwnersButNeverMoreThanTheirOwn)
{
  UnitState<ScalarDouble> s{};
  s.gpus = 10.0;
  QuantumCost<ScalarDouble> const cost{.owned = 7.0, .spot = 5.0};
  EXPECT_NEAR(gpu_cost_of<ScalarDouble>(cost, 2.0, 0.3, s), 7.0 * 13.0, 1e-12);
  EXPECT_NEAR(gpu_cost_of<ScalarDouble>(cost, 2.0, 40.0, s), 7.0 * 20.0, 1e-12);
  s.leased = 4.0;
  EXPECT_NEAR(gpu_cost_of<ScalarDouble>(cost, 2.0, 0.0, s), 7.0 * 10.0 + 8.0, 1e-12);
}

TEST(PayLevel, DriftsFadesAndFollowsHeat)
{
  UnitParams<ScalarDouble> p{};
  p.pay = 1.1;
  p.pay_drift = 0.004;
  p.pay_drift_half = 60.0;
  p.pay_heat_effect = 0.5;
  double const months = 60.0 / std::log(2.0) * (1.0 - std::exp2(-24.0 / 60.0));
  EXPECT_NEAR(pay_level<ScalarDouble>(p, 0.2, 24), 1.1 * std::exp(0.1 + 0.004 * months), 1e-9);
  p.pay_drift_half = std::numeric_limits<double>::infinity();
  EXPECT_NEAR(pay_level<ScalarDouble>(p, 0.2, 24), 1.1 * std::exp(0.1 + 0.004 * 24.0), 1e-9);
}

TEST(ValueBelowCeiling, IsOneAtOneAndTendsToTheCeiling)
{
  EXPECT_EQ(value_below_ceiling<ScalarDouble>(1.0, 15.0), 1.0);
  EXPECT_NEAR(value_below_ceiling<ScalarDouble>(4.0, 15.0), 4.0 * 15.0 / 18.0, 1e-12);
  EXPECT_NEAR(value_below_ceiling<ScalarDouble>(1e12, 15.0), 15.0, 1e-9);
  EXPECT_EQ(value_below_ceiling<ScalarDouble>(4.0, std::numeric_limits<double>::infinity()), 4.0);
}

TEST(ValueOf, AppliesTheDemandCurveToOutput)
{
  UnitParams<ScalarDouble> p{};
  p.pass_through = 0.4;
  p.value_ceiling = std::numeric_limits<double>::infinity();
  UnitConstants<ScalarDouble> c{};
  c.value0 = c.demand_value = 5.0;
  c.log_demand_output = std::log(10.0);
  EXPECT_NEAR(value_of<ScalarDouble>(p, c, 0.3, std::log(40.0)), std::exp(0.3) * std::pow(4.0, 0.4),
              1e-9);
}

TEST(LogOutput, ACommodityErasesTheRentOfCompute)
{
  EXPECT_NEAR(log_output<ScalarDouble>(std::log(10.0), 5.0, 0.0), std::log(50.0), 1e-12);
  EXPECT_NEAR(log_output<ScalarDouble>(std::log(10.0), 5.0, 0.75), std::log(20.0), 1e-12);
  EXPECT_NEAR(log_output<ScalarDouble>(std::log(10.0), 5.0, 1.0), std::log(10.0), 1e-12);
}

TEST(CashGrant, OutlivesTheCapOfCash)
{
  // The cap ends the heaping up of cash; a grant of 100 payrolls is not taken away again.
  QuietModel m;
  m.unit().people[engineer] = 10.0f;
  m.unit().monthly_value = 10000.0f;  // what ten people cost: cash stays as it is
  m.unit().cash_cap = 12.0f;
  m.model->horizon = 12;
  m.lever(1, m.organisation().grant_capital, 1e6f);
  m.lever(2, m.organisation().grant_capital, 0.0f);
  struct LastCash {
    float cash{};
    void start(World<Scalar> const&) {}
    void month_end(World<Scalar> const& w) { cash = w.state.unit[0].cash; }
  } last;
  auto const world = std::make_unique<World<Scalar>>();
  set_up_world<Scalar>(m.params(), 1, *world);
  RangeTally tally(make_layout(1, 1, 1, 12, default_record));
  RangeSink<Scalar> sink{&tally.layout, tally.counts.data(), {}};
  std::uint64_t const belief[] = {0};
  simulate_trajectory<Scalar>(0, belief, sink, *world, last);
  EXPECT_FLOAT_EQ(last.cash, 30000.0f + 1e6f);
}

/// Sees what came in, what went out and what is left.
struct Books {
  float cash{}, worst{}, most_costs{};
  void start(World<Scalar> const& w) { cash = w.state.unit[0].cash; }
  void month_end(World<Scalar> const& w)
  {
    UnitState<Scalar> const& s = w.state.unit[0];
    float const income = s.value * w.constants.unit[0].value0;
    worst = std::max(worst, std::abs(s.cash - (cash + income - s.costs)));
    most_costs = std::max(most_costs, s.costs - s.payroll);
    cash = s.cash;
  }
};

TEST(Costs, AreAllThatLeavesTheCash)
{
  // Nothing is paid out and nothing is capped: cash moves by income less costs, those of hiring,
  // counter-offers and bonuses included.
  QuietModel m;
  staff(m.unit(), 40.0f, 0.05);
  m.unit().poach_hazard[engineer] = 0.05f;
  m.unit().counter_offer_success = 0.5f;
  m.unit().counter_offer_cost = 2.0f;
  m.unit().fill_days = 30.0f;
  m.unit().hiring_cost = 3.0f;
  m.unit().retention_bonus = 0.25f;
  m.unit().margin = 0.0f;
  m.unit().cash_cap = 1e6f;
  Books books;
  auto const world = std::make_unique<World<Scalar>>();
  set_up_world<Scalar>(m.params(), 1, *world);
  RangeTally tally(make_layout(1, 1, 1, m.model->horizon, default_record));
  RangeSink<Scalar> sink{&tally.layout, tally.counts.data(), {}};
  std::uint64_t const belief[] = {0};
  simulate_trajectory<Scalar>(0, belief, sink, *world, books);
  EXPECT_GT(books.most_costs, 3000.0f);  // some month hired
  EXPECT_LT(books.worst, 1e-5f * books.cash);
}

}  // namespace
}  // namespace ghostcast
