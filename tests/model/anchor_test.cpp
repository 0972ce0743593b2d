// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/model/anchor.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "support/observe.hpp"
#include "support/rich_model.hpp"

namespace ghostcast {
namespace {

using namespace testing_support;

struct Start : Bystander {
  World<Scalar> const* world = nullptr;
  Shares<Scalar> first{};
  float first_value = 0.0f;
  UnitConstants<Scalar> constants{};
  unsigned repaired = 0;
  void start(World<Scalar> const& w)
  {
    constants = w.constants.unit[0];
    repaired = w.repaired[0];
  }
  void month_end(World<Scalar> const& w)
  {
    if (w.dice.month > 1) return;
    first = w.state.unit[0].share;
    first_value = w.state.unit[0].value;
  }
};

/// A unit with supervisors, 300 GPUs and every constant of production, in which nothing moves.
QuietModel still(float share, float rho)
{
  QuietModel quiet;
  UnitParams<Scalar>& unit = quiet.unit();
  unit.people[supervisor] = 4.0f;
  unit.people[infrastructure] = 2.0f;
  unit.people[researcher] = 10.0f;
  unit.knowledge_exponent = 0.5f;
  unit.supervision_slack = 1.7f;
  unit.researcher_supervision = 0.25f;
  unit.gpus = 300.0f;
  unit.opex_per_gpu = 200.0f;
  unit.initial_compute_share = share;
  unit.substitution_rho = rho;
  unit.pass_through = 0.3f;
  unit.value_ceiling = 15.0f;
  unit.compute_budget_elasticity = 0.0f;
  return quiet;
}

Start start_of(QuietModel& quiet)
{
  Start start;
  observe(quiet.params(), 1, 1, start);
  return start;
}

TEST(Anchor, GivesTheShareOfValueForEveryExponent)
{
  for (float rho : {-2.0f, -0.5f, -0.155f, 0.0f, 0.4f, 0.61f}) {
    for (float share : {0.05f, 0.4f, 0.7f, 0.9f, 0.95f}) {
      QuietModel quiet = still(share, rho);
      Start const start = start_of(quiet);
      EXPECT_NEAR(start.constants.shares0[0], share, 2e-6f) << "rho " << rho;
      // Month 1 repeats t=0, but for what rounding does to the last of 300 GPUs (eq. 12).
      EXPECT_NEAR(start.first.of[0], share, 2e-3f) << "rho " << rho << ", share " << share;
      EXPECT_NEAR(start.first_value, 1.0f, 2e-3f) << "rho " << rho << ", share " << share;
    }
  }
}

TEST(Anchor, DefaultAutomationIsALittleBelowTheShare)
{
  QuietModel quiet = still(0.6f, 0.4f);
  Start const start = start_of(quiet);
  EXPECT_FLOAT_EQ(start.constants.automation0, 0.95f * 0.6f);
  EXPECT_EQ(start.repaired, 0u);
}

TEST(Anchor, AutomationOffsetMakesTheFrontierOfTodayGiveTheAutomationOfToday)
{
  QuietModel quiet = still(0.6f, 0.4f);
  UnitConstants<Scalar> const c = start_of(quiet).constants;
  double const logit = static_cast<double>(c.automation_offset) / 3.0;
  EXPECT_NEAR(0.95 / (1.0 + std::exp(-logit)), 0.57, 1e-6);
}

TEST(Anchor, RepairsAShareThatNoAutomationReaches)
{
  UnitParams<Scalar> p{};
  p.initial_compute_share = 0.99f;
  p.initial_automation = -1.0f;
  p.automation_ceiling = 0.95f;
  p.substitution_rho = -0.5f;
  AnchorShares<Scalar> const a = repair_anchor(p);
  EXPECT_EQ(a.share, 0.97);
  EXPECT_TRUE(a.repaired & repair_bit(Repair::share));
}

TEST(Anchor, RaisesAutomationWhereComplementsBindAndTheCeilingWithIt)
{
  UnitParams<Scalar> p{};
  p.initial_compute_share = 0.9f;
  p.initial_automation = 0.3f;
  p.automation_ceiling = 0.4f;
  p.substitution_rho = -2.0f;
  AnchorShares<Scalar> const a = repair_anchor(p);
  double const share = static_cast<double>(p.initial_compute_share);
  EXPECT_NEAR(a.automation, 1.0 - std::pow(1.0 - share / 0.98, 2.0 / 3.0), 1e-9);
  EXPECT_NEAR(a.ceiling, a.automation / 0.98, 1e-12);
  EXPECT_EQ(a.repaired, repair_bit(Repair::automation) | repair_bit(Repair::ceiling));
}

TEST(Anchor, RepairsAreTallied)
{
  QuietModel quiet = still(0.99f, -2.0f);
  Tally const tally = quiet.run(10, 1, 0);
  EXPECT_EQ(tally.at(tally.layout.repair_at(0, 0, Repair::share)), 10u);
  EXPECT_EQ(tally.at(tally.layout.repair_at(0, 0, Repair::utilisation)), 0u);
}

TEST(Anchor, SlackGivesTheSpan)
{
  QuietModel quiet = still(0.5f, 0.0f);
  EXPECT_FLOAT_EQ(start_of(quiet).constants.span, 1.7f * 300.0f / (4.0f + 0.25f * 10.0f));
}

TEST(Anchor, GivenUtilisationIsSolvedForTheEngineersReach)
{
  QuietModel quiet = still(0.5f, 0.0f);
  quiet.unit().initial_utilisation = 0.8f;
  UnitConstants<Scalar> const c = start_of(quiet).constants;
  EXPECT_NEAR(utilisation<Scalar>(c.utilisation_floor, c.infra_utilisation, 2.0f, 300.0f), 0.8f,
              1e-6f);
}

TEST(Anchor, UtilisationBelowTheFloorLowersTheFloorAndIsARepair)
{
  QuietModel quiet = still(0.5f, 0.0f);
  quiet.unit().initial_utilisation = 0.3f;
  Start const start = start_of(quiet);
  EXPECT_FLOAT_EQ(start.constants.utilisation_floor, 0.3f);
  EXPECT_TRUE(start.repaired & repair_bit(Repair::utilisation));
}

TEST(Anchor, PayrollScalesThePay)
{
  QuietModel quiet = still(0.5f, 0.0f);
  quiet.unit().monthly_payroll = 320000.0f;
  UnitConstants<Scalar> const c = start_of(quiet).constants;
  EXPECT_NEAR(c.pay[researcher], 20000.0f, 0.01f);
}

TEST(Anchor, MarginKeepsCashFlat)
{
  QuietModel quiet = still(0.5f, 0.0f);
  UnitConstants<Scalar> const c = start_of(quiet).constants;
  double const gpus = 300.0 * (20000.0 / 60.0 + 200.0);
  EXPECT_NEAR(static_cast<double>(c.margin), 1.0 - (gpus + 16000.0) / 1e6, 1e-6);
  quiet.unit().monthly_value = 1e5f;
  EXPECT_EQ(start_of(quiet).constants.margin, 0.0f) << "a loss is not paid out";
}

TEST(Anchor, AReferenceUnitSharesProductivityAndPriceOfOutput)
{
  QuietModel quiet(2);
  for (int u = 0; u < 2; ++u) {
    UnitParams<Scalar>& unit = quiet.unit(u);
    unit.people[supervisor] = u == 0 ? 10.0f : 5.0f;
    unit.gpus = u == 0 ? 100.0f : 50.0f;
    unit.compute_exponent = 1.0f;
    unit.initial_compute_share = 0.6f;
    unit.monthly_value = 1e6f;
  }
  quiet.model->unit[1].reference_unit = 0;
  struct Constants : Bystander {
    float productivity[2]{}, value[2]{}, share[2]{};
    void start(World<Scalar> const& w)
    {
      for (int u = 0; u < 2; ++u) {
        productivity[u] = w.constants.unit[u].log_productivity;
        value[u] = w.constants.unit[u].value0;
        share[u] = w.constants.unit[u].shares0[0];
      }
    }
  } seen;
  observe(quiet.params(), 1, 1, seen);
  EXPECT_EQ(seen.productivity[0], seen.productivity[1]);
  // Half of everything with constant returns and a constant price: half of the value.
  EXPECT_NEAR(seen.value[1], 5e5f, 1.0f);
  EXPECT_NEAR(seen.share[1], 0.6f, 1e-5f);
}

}  // namespace
}  // namespace ghostcast
