// SPDX-License-Identifier: Apache-2.0
// Oracle 11: the automatable share crosses phi when the frontier has gained
//   midpoint + w logit(phi) orders of magnitude
#include <gtest/gtest.h>

#include <cmath>

#include "ghostcast/model/markets.hpp"
#include "ghostcast/model/unit_production.hpp"
#include "support/quiet_model.hpp"

namespace ghostcast {
namespace {

constexpr double width = 0.669;
constexpr double midpoint = 2.0;
double const need = midpoint + width * std::log(0.8 / 0.2);
double const a_month = std::log(2.0) / 8.0 / std::log(10.0);  // at an 8-month halving

/// The automatable share at a frontier, where all of it is adopted at once.
template <class L>
double automatable(Real<L> frontier)
{
  UnitParams<L> p{};
  p.adoption_rate = Real<L>(1);
  UnitConstants<L> c{};
  c.automation_width = Real<L>(width);
  c.automation_ceiling = Real<L>(1);
  c.automation_offset = Real<L>(-midpoint);
  UnitState<L> s{};
  advance_automation<L>(p, c, frontier, s);
  return static_cast<double>(s.automation);
}

TEST(AutomationCrossing, FormulaGivesThePublishedDigits)
{
  EXPECT_NEAR(need, 2.927430928, 1e-9);
  EXPECT_NEAR(need / a_month, 77.797720, 1e-6);
}

TEST(AutomationCrossing, TheShareIsReachedExactlyAtTheNeed)
{
  EXPECT_NEAR(automatable<ScalarDouble>(need), 0.8, 1e-12);
  EXPECT_NEAR(automatable<Scalar>(static_cast<float>(need)), 0.8, 1e-6);
}

TEST(AutomationCrossing, AnEightMonthHalvingCrossesInTheSeventyEighthMonth)
{
  MarketParams<ScalarDouble> p{};
  MarketConstants<ScalarDouble> c{};
  c.algorithm_growth = std::log(2.0) / 8.0;
  MarketState<ScalarDouble> s{};
  double before = 0.0;
  for (int month = 1; month <= 78; ++month) {
    before = s.frontier;
    advance_algorithms<ScalarDouble>(p, c, 0u, s);
  }
  EXPECT_LT(automatable<ScalarDouble>(before), 0.8);
  EXPECT_GE(automatable<ScalarDouble>(s.frontier), 0.8);
  EXPECT_NEAR(77.0 + (need - before) / (s.frontier - before), 77.797720, 1e-6);
}

/// Sees the month in which automation first reaches 0.8.
struct Crossing {
  int month = 0;
  void start(World<Scalar> const&) {}
  void month_end(World<Scalar> const& world)
  {
    if (month == 0 && world.state.unit[0].automation >= 0.8f) month = world.dice.month;
  }
};

TEST(AutomationCrossing, ATrajectoryCrossesInTheSeventyEighthMonth)
{
  // phi0 such that its offset is the midpoint: ceiling x logistic(-2 / .669), the ceiling all
  // but 1.
  testing_support::QuietModel quiet;
  UnitParams<Scalar>& unit = quiet.unit();
  unit.people[engineer] = 10.0f;
  unit.automation_ceiling = 0.9999999f;
  unit.automation_width = static_cast<float>(width);
  unit.initial_automation = static_cast<float>(1.0 / (1.0 + std::exp(midpoint / width)));
  unit.adoption_rate = 1.0f;
  quiet.market().algorithm_halving_months = 8.0f;
  quiet.model->horizon = 100;
  TallyLayout const layout = make_layout(1, 1, 1, 100, 0);
  RangeTally counts(layout);
  RangeSink<Scalar> sink{&layout, counts.counts.data(), {}};
  auto const world = std::make_unique<World<Scalar>>();
  set_up_world<Scalar>(quiet.params(), 1, *world);
  Crossing crossing;
  simulate_trajectory<Scalar>(0, {0}, sink, *world, crossing);
  EXPECT_EQ(crossing.month, 78);
}

}  // namespace
}  // namespace ghostcast
