// SPDX-License-Identifier: Apache-2.0
// Why and how people leave (eqs. 30-35), one mechanism at a time.
#include "support/model_parts.hpp"
#include "support/observe.hpp"
#include "support/statistical.hpp"

namespace ghostcast {
namespace {

using namespace testing_support;

/// Unit 0 at the end of every month of one trajectory.
struct Months : Bystander {
  std::vector<UnitState<Scalar>> at;
  void start(World<Scalar> const& w) { at = {w.state.unit[0]}; }
  void month_end(World<Scalar> const& w) { at.push_back(w.state.unit[0]); }
};

std::vector<UnitState<Scalar>> one_trajectory(QuietModel& quiet)
{
  Months months;
  observe(quiet.params(), 97, 1, months);
  return months.at;
}

TEST(QuitFactor, IsTheExponentialOfItsTerms)
{
  UnitParams<ScalarDouble> p{};
  p.freeze_quit_effect = 0.25;
  p.shrink_quit_effect = 0.5;
  p.gpu_quit_effect = 0.15;
  p.bonus_effect = 0.35;
  p.retention_bonus = 0.2;
  EXPECT_NEAR(quit_factor<ScalarDouble>(p, 1.0, 0.4, -1.5),
              std::exp(0.25 + 0.5 * 0.4 + 0.15 * 1.5 - 0.35 * 0.2), 1e-12);
  EXPECT_NEAR(poach_factor<ScalarDouble>(p, 0.3, -1.5), std::exp(0.3 + 0.15 * 1.5 - 0.07), 1e-12);
}

TEST(LogGpuRatio, IsClippedAndKnowsUnitsWithoutGpus)
{
  EXPECT_EQ(log_gpu_ratio<ScalarDouble>(0.0, 10.0, 5.0), -2.0);
  EXPECT_EQ(log_gpu_ratio<ScalarDouble>(100.0, 10.0, 0.0), 0.0);
  EXPECT_NEAR(log_gpu_ratio<ScalarDouble>(100.0, 10.0, 5.0), std::log(2.0), 1e-12);
  EXPECT_EQ(log_gpu_ratio<ScalarDouble>(1e6, 10.0, 5.0), 2.0);
  EXPECT_NEAR(log_gpu_ratio<ScalarDouble>(6.0, 0.0, 5.0), std::log(1.2), 1e-12) << "no researchers";
}

TEST(Leavers, AShrunkenUnitLosesMore)
{
  QuietModel quiet;
  UnitParams<Scalar>& unit = quiet.unit();
  staff(unit, 1000.0f, 0.02);
  unit.shrink_quit_effect = 2.0f;
  unit.quit_multiplier = 1.5f;
  quiet.model->horizon = 2;
  struct Second : Bystander {
    double before = 0.0;
    Moments excess;
    void month_end(World<Scalar> const& w)
    {
      UnitState<Scalar> const& s = w.state.unit[0];
      double const hazard = -std::log1p(-0.02) * 1.5 * std::exp(2.0 * (1.0 - before / 1000.0));
      if (w.dice.month == 2)
        excess.add(static_cast<double>(s.quits) - before * -std::expm1(-hazard));
      before = static_cast<double>(s.people);
    }
  } seen;
  observe(quiet.params(), 3, 20000, seen);
  EXPECT_TRUE(matches(seen.excess.mean(), 0.0, seen.excess.error()));
}

TEST(Leavers, CounterOffersCostMonthsOfPay)
{
  QuietModel quiet;
  UnitParams<Scalar>& unit = quiet.unit();
  unit.people[researcher] = 100.0f;
  unit.poach_hazard[researcher] = 100.0f;  // everybody is approached
  unit.counter_offer_success = 1.0f;
  unit.counter_offer_cost = 3.0f;
  unit.margin = 0.0f;
  unit.cash_cap = 1e6f;
  auto const s = one_trajectory(quiet);
  EXPECT_EQ(s[1].people, 100.0f);
  EXPECT_EQ(s[1].poached, 0.0f);
  float const flow = 1e6f - 100.0f * 1000.0f;
  EXPECT_NEAR(s[1].cash, 3e5f + flow - 3.0f * 1000.0f * 100.0f, 1.0f);
}

TEST(Layoffs, TakeTheNewestFirstAndLowerTheTarget)
{
  QuietModel quiet;
  UnitParams<Scalar>& unit = quiet.unit();
  unit.people[engineer] = 100.0f;
  unit.new_people[engineer] = 30.0f;
  unit.ramp_months = 1e9f;
  quiet.lever(2, unit.scheduled_layoff, 0.5f);
  quiet.lever(3, unit.scheduled_layoff, 0.0f);
  auto const s = one_trajectory(quiet);
  EXPECT_EQ(s[2].people, 100.0f - s[2].cut);
  EXPECT_GT(s[2].cut, 30.0f);
  EXPECT_EQ(s[2].n[engineer][newcomer], 0.0f);
  EXPECT_FLOAT_EQ(s[2].target_scale, 0.5f);
  EXPECT_EQ(s[2].target[engineer], 50.0f);
  EXPECT_NEAR(s[26].target_scale, 0.75f, 1e-5f) << "half of it comes back in 24 months";
}

TEST(Layoffs, WavesComeAtTheirRateAndTakeTheirShare)
{
  QuietModel quiet;
  UnitParams<Scalar>& unit = quiet.unit();
  unit.people[engineer] = 100.0f;
  unit.layoff_waves_per_year = 1.2f;
  unit.layoff_size_median = 0.2f;
  quiet.model->horizon = 1;
  constexpr std::uint64_t count = 20000;
  struct First : Bystander {
    Moments wave, cut;
    void month_end(World<Scalar> const& w)
    {
      UnitState<Scalar> const& s = w.state.unit[0];
      wave.add(s.layoff_fraction > 0.0f ? 1.0 : 0.0);
      if (s.layoff_fraction > 0.0f) cut.add(static_cast<double>(s.cut));
    }
  } seen;
  observe(quiet.params(), 5, count, seen);
  EXPECT_TRUE(share_matches(seen.wave.mean(), -std::expm1(-0.1), count));
  EXPECT_TRUE(matches(seen.cut.mean(), 20.0, seen.cut.error()));
}

TEST(Redundancy, CutsOnlyWhatIsAboveTheTarget)
{
  QuietModel quiet;
  UnitParams<Scalar>& unit = quiet.unit();
  unit.people[engineer] = 100.0f;
  unit.redundancy_rate = 1.0f;
  quiet.lever(3, unit.cancelled_positions[engineer], 40.0f);
  auto const s = one_trajectory(quiet);
  EXPECT_EQ(s[2].people, 100.0f);
  EXPECT_EQ(s[3].people, 60.0f);
  EXPECT_EQ(s[10].people, 60.0f);
}

TEST(Targets, FollowAutomationAndValueAndRoundHalfUp)
{
  UnitParams<Scalar> p{};
  p.minimum_people[manager] = 3.0f;
  UnitConstants<Scalar> c{};
  c.target0[engineer] = 10.0f;
  c.target0[researcher] = 2.5f;
  c.automation_elasticity[engineer] = 1.0f;
  c.headcount_elasticity[engineer] = 0.5f;
  c.automation0 = 0.2f;
  UnitState<Scalar> s{};
  s.target_scale = 1.0f;
  s.automation = 0.6f;
  s.value = 4.0f;
  Features on{};
  on.targets_vary = true;
  for (bool& role : on.role) role = true;
  set_targets<Scalar>(on, p, c, 1.0f, s);
  EXPECT_EQ(s.target[engineer], 10.0f);  // 10 x .5 x 2
  EXPECT_EQ(s.target[researcher], 3.0f);
  EXPECT_EQ(s.target[manager], 3.0f);
  s.value = 1e6f;
  set_targets<Scalar>(on, p, c, 1.0f, s);
  EXPECT_EQ(s.target[engineer], 35.0f) << "value counts up to 50 V0: 5 sqrt(50) = 35.36";
}

TEST(Targets, SpanRuleAsksForASupervisorPerSpan)
{
  UnitParams<Scalar> p{};
  p.supervisor_rule = static_cast<float>(SupervisorRule::span);
  UnitConstants<Scalar> c{};
  c.target0[supervisor] = 2.0f;
  UnitState<Scalar> s{};
  s.target_scale = 1.0f;
  s.span = 50.0f;
  s.gpus = 30.0f;
  s.leased = 11.0f;
  Features on{};
  on.role[supervisor] = true;
  set_targets<Scalar>(on, p, c, 4.0f, s);
  EXPECT_EQ(s.target[supervisor], 4.0f);  // ceil(41 x 4 / 50)
}

}  // namespace
}  // namespace ghostcast
