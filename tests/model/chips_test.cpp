// SPDX-License-Identifier: Apache-2.0
// The division of the pool (eqs. 11, 13-16), and leased chips.
#include <gtest/gtest.h>

#include <cmath>

#include "ghostcast/model/allocation.hpp"
#include "support/observe.hpp"
#include "support/quiet_model.hpp"

namespace ghostcast {
namespace {

using namespace testing_support;

/// Four units with people enough to supervise; their chips after month 1.
struct Fleet : Bystander {
  std::vector<std::vector<float>> month;
  std::vector<float> free;
  void month_end(World<Scalar> const& w)
  {
    month.emplace_back();
    for (int u = 0; u < w.model->unit_count; ++u) month.back().push_back(w.state.unit[u].gpus);
    free.push_back(w.state.organisation[0].free);
  }
};

QuietModel four_units()
{
  QuietModel quiet(4);
  quiet.model->horizon = 24;
  for (int u = 0; u < 4; ++u) {
    quiet.unit(u).people[supervisor] = 10.0f;
    quiet.unit(u).people[researcher] = 10.0f;
    quiet.unit(u).gpus = 100.0f * static_cast<float>(u + 1);
    quiet.unit(u).appetite = static_cast<float>(Appetite::unbounded);
  }
  return quiet;
}

Fleet fleet(QuietModel& quiet)
{
  Fleet seen;
  observe(quiet.params(), 3, 1, seen);
  return seen;
}

TEST(Allocation, ProportionalKeepsProportionsInAFullRelease)
{
  QuietModel quiet = four_units();
  quiet.organisation().allocation = static_cast<float>(AllocationRule::proportional);
  quiet.organisation().release = static_cast<float>(ReleaseMode::full);
  quiet.organisation().full_period = 1.0f;
  quiet.organisation().initial_free_gpus = 1000.0f;
  Fleet const seen = fleet(quiet);
  EXPECT_EQ(seen.free[0], 0.0f);
  for (std::size_t u = 0; u < 4; ++u) {
    EXPECT_NEAR(seen.month[0][u], 200.0f * static_cast<float>(u + 1), 1.0f);
  }
}

TEST(Allocation, MaxMinEqualisesHoldings)
{
  QuietModel quiet = four_units();
  quiet.organisation().allocation = static_cast<float>(AllocationRule::max_min);
  quiet.organisation().initial_free_gpus = 350.0f;
  Fleet const seen = fleet(quiet);
  // 100, 200, 300, 400: 350 raise the lowest three to 316 or 317.
  EXPECT_NEAR(seen.month[0][0], 316.5f, 0.6f);
  EXPECT_NEAR(seen.month[0][1], 316.5f, 0.6f);
  EXPECT_NEAR(seen.month[0][2], 316.5f, 0.6f);
  EXPECT_EQ(seen.month[0][3], 400.0f);
}

TEST(Allocation, PriorityServesOneUnitAlone)
{
  QuietModel quiet = four_units();
  quiet.organisation().allocation = static_cast<float>(AllocationRule::priority);
  quiet.organisation().initial_free_gpus = 350.0f;
  quiet.unit(2).priority = 1.0f;
  EXPECT_EQ(fleet(quiet).month[0][2], 650.0f);
}

TEST(Allocation, WeightedFollowsPriorityHeadcountAndGpus)
{
  QuietModel quiet = four_units();
  quiet.organisation().weight_on_value = 0.0f;
  quiet.organisation().weight_on_gpus = 1.0f;
  quiet.organisation().initial_free_gpus = 1000.0f;
  Fleet const by_gpus = fleet(quiet);
  for (std::size_t u = 0; u < 4; ++u) {
    EXPECT_NEAR(by_gpus.month[0][u], 200.0f * static_cast<float>(u + 1), 1.01f);
  }
  quiet.organisation().weight_on_gpus = 0.0f;
  quiet.unit(0).priority = std::log(7.0f);
  EXPECT_NEAR(fleet(quiet).month[0][0], 100.0f + 700.0f, 1.01f);
}

TEST(Allocation, GuaranteesComeFirst)
{
  QuietModel quiet = four_units();
  quiet.organisation().initial_free_gpus = 50.0f;
  quiet.unit(0).gpu_guarantee = 14.0f;  // 140 for ten researchers: 40 are missing
  EXPECT_NEAR(fleet(quiet).month[0][0], 140.0f + 2.5f, 1.0f);
}

TEST(Allocation, GroupsGetTheirSharesAndOffersGoOnWhereOneIsFull)
{
  QuietModel quiet = four_units();
  quiet.model->group_count = 2;
  for (int u = 0; u < 4; ++u) quiet.model->unit[u].group = u / 2;
  quiet.organisation().group_weight[1] = 3.0f;
  quiet.organisation().initial_free_gpus = 400.0f;
  Fleet seen = fleet(quiet);
  EXPECT_EQ(seen.month[0][0] + seen.month[0][1], 300.0f + 100.0f);
  EXPECT_EQ(seen.month[0][2] + seen.month[0][3], 700.0f + 300.0f);
  for (int u = 2; u < 4; ++u) quiet.unit(u).appetite = 0.0f;
  seen = fleet(quiet);
  EXPECT_NEAR(seen.month[0][0] + seen.month[0][1], 300.0f + 400.0f, 2.0f);
}

TEST(Release, FullHappensEveryPeriod)
{
  QuietModel quiet = four_units();
  quiet.organisation().allocation = static_cast<float>(AllocationRule::max_min);
  quiet.organisation().release = static_cast<float>(ReleaseMode::full);
  quiet.organisation().full_period = 12.0f;
  Fleet const seen = fleet(quiet);
  EXPECT_EQ(seen.month[10][3], 400.0f);
  EXPECT_EQ(seen.month[11][3], 250.0f);
}

TEST(Lease, JoinsTheUnitForItsMonthsAndNeverEntersThePool)
{
  QuietModel quiet = four_units();
  quiet.organisation().release = static_cast<float>(ReleaseMode::full);
  quiet.organisation().full_period = 1.0f;
  quiet.lever(3, quiet.unit(1).leased_gpus, 70.0f);
  quiet.lever(6, quiet.unit(1).leased_gpus, 0.0f);
  struct Leased : Bystander {
    std::vector<float> leased, pool;
    void month_end(World<Scalar> const& w)
    {
      leased.push_back(w.state.unit[1].leased);
      pool.push_back(w.state.organisation[0].pool);
    }
  } seen;
  observe(quiet.params(), 1, 1, seen);
  EXPECT_EQ(seen.leased[1], 0.0f);
  EXPECT_EQ(seen.leased[2], 70.0f);
  EXPECT_EQ(seen.leased[4], 70.0f);
  EXPECT_EQ(seen.leased[5], 0.0f);
  for (float pool : seen.pool) EXPECT_EQ(pool, 1000.0f);
}

TEST(Policy, GroupWeightsWanderAroundTheirShares)
{
  QuietModel quiet = four_units();
  quiet.model->group_count = 2;
  quiet.model->horizon = 60;
  quiet.organisation().group_noise = 0.1f;
  struct Log : Bystander {
    double sum = 0.0, squares = 0.0, count = 0.0;
    void month_end(World<Scalar> const& w)
    {
      if (w.dice.month < 60) return;
      double const y = static_cast<double>(w.state.group_policy[1]);
      sum += y;
      squares += y * y;
      count += 1.0;
    }
  } seen;
  observe(quiet.params(), 3, 10000, seen);
  double const variance = 0.01 * (1.0 - std::pow(0.97, 120)) / (1.0 - 0.97 * 0.97);
  // Five standard errors of the mean and of the variance of 10000 normal values.
  EXPECT_NEAR(seen.sum / seen.count, 0.0, 5.0 * std::sqrt(variance / seen.count));
  EXPECT_NEAR(seen.squares / seen.count, variance, 5.0 * variance * std::sqrt(2.0 / seen.count));
}

}  // namespace
}  // namespace ghostcast
