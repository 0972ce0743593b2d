// SPDX-License-Identifier: Apache-2.0
// Where numbers are at their ends: infinite spans, wild growth, outages at t=0, exact halves.
#include <gtest/gtest.h>

#include "support/features.hpp"
#include "support/model_parts.hpp"
#include "support/observe.hpp"

namespace ghostcast {
namespace {

using namespace testing_support;

/// Unit 0 at the end of every month.
struct Months : Bystander {
  std::vector<UnitState<Scalar>> at;
  bool finite = true;
  void start(World<Scalar> const& w) { at = {w.state.unit[0]}; }
  void month_end(World<Scalar> const& w)
  {
    at.push_back(w.state.unit[0]);
    finite = finite && all_finite<Scalar>(w);
  }
};

Months one_trajectory(ModelParams const& model)
{
  Months months;
  observe(model, 1, 1, months);
  return months;
}

TEST(OutageAtTheStart, MakesNoBornGhost)
{
  QuietModel quiet;
  value_follows_uptime(quiet.unit());
  quiet.model->definition[0] = {.threshold = 0.4f, .headcount_limit = 100.0f};
  TallyLayout const layout = make_layout(1, 1, 1, 60, 0);
  EXPECT_EQ(quiet.run(10, 1, 0).at(layout.born_at(0, 0)), 10u);
  quiet.unit().initially_up = 0.0f;
  EXPECT_EQ(quiet.run(10, 1, 0).at(layout.born_at(0, 0)), 0u);
}

TEST(InfiniteSpan, NeedsNoSupervisors)
{
  QuietModel quiet;
  quiet.unit().people[engineer] = 10.0f;
  quiet.unit().gpus = 100.0f;
  quiet.unit().initial_compute_share = 0.5f;
  Months const months = one_trajectory(quiet.params());
  EXPECT_NEAR(months.at[1].share.of[0], 0.5f, 1e-5f);
  EXPECT_EQ(months.at[60].gpus, 100.0f);
}

TEST(WildGrowth, StaysFinite)
{
  for (float rho : {-0.5f, 0.0f, 0.4f, 1.0f}) {
    QuietModel quiet;
    quiet.model->horizon = 480;
    UnitParams<Scalar>& unit = quiet.unit();
    unit.people[supervisor] = 1.0f;
    unit.role_weight[supervisor] = 0.01f;
    unit.gpus = 1000.0f;
    unit.initial_compute_share = 0.9f;
    unit.compute_exponent = 0.95f;
    unit.adoption_rate = 0.5f;
    unit.substitution_rho = rho;
    quiet.market().algorithm_halving_months = 2.0f;
    quiet.market().frontier_growth = 0.1f;
    for (float ceiling : {15.0f, infinite}) {
      unit.value_ceiling = ceiling;
      EXPECT_TRUE(one_trajectory(quiet.params()).finite)
          << "rho " << rho << ", ceiling " << ceiling;
    }
  }
}

TEST(NothingChanges, AutomationStandsStillToTheLastBit)
{
  for (int k = 0; k < 100; ++k) {
    QuietModel quiet;
    quiet.unit().people[engineer] = 10.0f;
    quiet.unit().initial_automation = 0.05f + 0.008f * static_cast<float>(k);
    quiet.unit().automation_width = 1.0f + 0.02f * static_cast<float>(k);
    quiet.unit().adoption_rate = 0.3f;
    quiet.params();
    quiet.model->features = all_features();
    Months const months = one_trajectory(*quiet.model);
    EXPECT_EQ(months.at[60].automation, months.at[0].automation);
  }
}

TEST(NothingChanges, AUnitCanPayForTheChipsItHas)
{
  for (int gpus = 1; gpus < 1000; gpus += 7) {
    QuietModel quiet;
    UnitParams<Scalar>& unit = quiet.unit();
    unit.people[supervisor] = 10.0f;
    unit.gpus = static_cast<float>(gpus);
    unit.initial_compute_share = 0.5f;
    unit.opex_per_gpu = 200.0f;
    quiet.market().gpu_price = 50000.0f + 37.0f * static_cast<float>(gpus);
    quiet.model->horizon = 3;
    Months const months = one_trajectory(quiet.params());
    EXPECT_EQ(months.at[3].cap_supply, unit.gpus);
    EXPECT_EQ(months.at[3].gpus, unit.gpus);
  }
}

TEST(LargePriority, TakesThePoolAndOverflowsNothing)
{
  QuietModel quiet(2);
  for (int u = 0; u < 2; ++u) {
    quiet.unit(u).people[supervisor] = 10.0f;
    quiet.unit(u).gpus = 100.0f;
    quiet.unit(u).appetite = static_cast<float>(Appetite::unbounded);
  }
  quiet.unit(0).priority = 500.0f;
  quiet.organisation().initial_free_gpus = 40.0f;
  EXPECT_EQ(one_trajectory(quiet.params()).at[1].gpus, 140.0f);
}

TEST(Commodity, AtOneComputeIsWorthNothingMore)
{
  QuietModel quiet;
  UnitParams<Scalar>& unit = quiet.unit();
  unit.people[supervisor] = 4.0f;
  unit.gpus = 100.0f;
  unit.initial_compute_share = 0.75f;
  unit.pass_through = 0.5f;
  quiet.market().commodity_month = 5.0f;
  quiet.market().commodity_size = 1.0f;
  Months const months = one_trajectory(quiet.params());
  EXPECT_NEAR(months.at[4].value, 1.0f, 1e-5f);
  EXPECT_NEAR(months.at[5].value, 0.5f, 1e-5f);  // (H/F)^pass_through
  EXPECT_NEAR(months.at[5].share.of[0], 0.75f, 1e-5f) << "shares are before the commodity";
  EXPECT_NEAR(months.at[60].commodity_loss, 0.5f, 1e-5f);
}

TEST(Outage, TakesTheOutputOfComputeAndIsCountedAsLost)
{
  QuietModel quiet;
  UnitParams<Scalar>& unit = quiet.unit();
  unit.people[supervisor] = 4.0f;
  unit.gpus = 100.0f;
  unit.initial_compute_share = 0.75f;
  quiet.lever(11, unit.outage_hazard, 1.0f);
  quiet.model->horizon = 20;
  Months const months = one_trajectory(quiet.params());
  EXPECT_FALSE(months.at[11].up);
  EXPECT_NEAR(months.at[11].value, 0.25f, 1e-5f);
  EXPECT_EQ(months.at[11].share.of[0], 0.0f);
  EXPECT_NEAR(months.at[20].output_lost / months.at[20].output_possible, 0.375f, 1e-5f);
  EXPECT_EQ(months.at[20].gpus, 100.0f) << "an outage must not strip the unit";
}

TEST(InfraMonth, IsTheFirstInWhichGpusCostTenPayrolls)
{
  QuietModel quiet;
  UnitParams<Scalar>& unit = quiet.unit();
  unit.people[supervisor] = 1.0f;          // 1000 USD a month
  quiet.lever(7, unit.leased_gpus, 7.0f);  // at 2 x 730 USD each
  quiet.lever(9, unit.leased_gpus, 6.0f);
  EXPECT_EQ(one_trajectory(quiet.params()).at[60].infra_month, 7.0f);
  Tally const tally = quiet.run(5, 1, 0);
  EXPECT_EQ(tally.at(tally.layout.infra_at(0, 7)), 5u);
}

}  // namespace
}  // namespace ghostcast
