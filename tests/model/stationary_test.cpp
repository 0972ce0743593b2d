// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/model/stationary.hpp"

#include "support/model_parts.hpp"
#include "support/observe.hpp"
#include "support/statistical.hpp"

namespace ghostcast {
namespace {

using namespace testing_support;

/// 1000 engineers with two tenure bands, poached too, and a funnel of .5 x .62 to hire them.
QuietModel large_staff()
{
  QuietModel quiet;
  quiet.model->horizon = 120;
  UnitParams<Scalar>& unit = quiet.unit();
  staff(unit, 1000.0f, 0.01);
  unit.quit_hazard_new[engineer] = 0.02f;
  unit.poach_hazard[engineer] = 0.004f;
  unit.counter_offer_success = 0.35f;
  unit.ramp_months = 12.0f;
  unit.fill_days = fill_days_of(0.5);
  unit.offer_acceptance = 0.62f;
  unit.start_probability = 0.5f;
  return quiet;
}

struct Headcount : Bystander {
  std::vector<Moments> month = std::vector<Moments>(121);
  void month_end(World<Scalar> const& w)
  {
    month[static_cast<std::size_t>(w.dice.month)].add(static_cast<double>(w.state.unit[0].people));
  }
};

std::vector<Moments> headcount(QuietModel& quiet)
{
  Headcount observer;
  observe(quiet.params(), 89, 2000, observer);
  return observer.month;
}

TEST(StationaryStart, HeadcountIsFlatOverTenYears)
{
  QuietModel quiet = large_staff();
  quiet.model->stationary_start = true;
  // The target is rounded to whole people and the bands and offers at the start are too: they move
  // the mean by less than half a person each.
  for (std::size_t month : {1u, 3u, 6u, 12u, 24u, 60u, 120u}) {
    Moments const n = headcount(quiet)[month];
    EXPECT_NEAR(n.mean(), 1000.0, errors_allowed * n.error() + 0.5) << "month " << month;
  }
}

TEST(StationaryStart, WithoutItFillDelaysShrinkTheStaff)
{
  QuietModel quiet = large_staff();
  Moments const n = headcount(quiet)[12];
  EXPECT_LT(n.mean(), 970.0);
}

TEST(StationaryRole, FollowsItsFormulas)
{
  StationaryRole<ScalarDouble> const role = stationary_role<ScalarDouble>(1000.0, 0.03, 0.02, 1.0 / 12.0, 0.3, 0.5);
  double const share = 0.02 / (0.02 + 0.97 / 12.0);
  double const exit = share * 0.03 + (1.0 - share) * 0.02;
  EXPECT_NEAR(role.target, 1000.0 * (1.0 - exit + exit / 0.3 + exit / 0.5), 1e-9);
  EXPECT_EQ(role.newcomers, std::floor(1000.0 * share + 0.5));
  EXPECT_EQ(role.offers, std::floor(1000.0 * exit / 0.5 + 0.5));
}

TEST(StationaryRole, HeadcountAndOffersAreAFixedPointOfTheMeans)
{
  double const exit = 0.02;
  double const hire = 0.3;
  double const start = 0.5;
  double const target = stationary_role<ScalarDouble>(1000.0, exit, exit, 0.0, hire, start).target;
  double people = 1000.0;
  double offers = 1000.0 * exit / start;
  for (int month = 0; month < 200; ++month) {
    double const left = people * (1.0 - exit);
    double const accepted = hire * (target - left - offers);
    people = left + start * offers;
    offers = offers - start * offers + accepted;
  }
  EXPECT_NEAR(people, 1000.0, 1e-9);
}

TEST(StationaryRole, WithoutHiringTheTargetIsWhoIsThere)
{
  StationaryRole<ScalarDouble> const role = stationary_role<ScalarDouble>(40.0, 0.03, 0.02, 1.0 / 12.0, 0.0, 0.5);
  EXPECT_EQ(role.target, 40.0);
  EXPECT_EQ(role.offers, 0.0);
}

TEST(StationaryRole, WithoutANewBandNobodyIsNew)
{
  EXPECT_EQ(stationary_role<ScalarDouble>(40.0, 0.03, 0.02, 0.0, 0.5, 0.5).newcomers, 0.0);
}

}  // namespace
}  // namespace ghostcast
