// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/model/raids.hpp"

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

TEST(Raid, FractionKeepsToTheLargestRaidAndAddsTheScheduledOne)
{
  UnitParams<ScalarDouble> p{};
  p.raid_fraction_a = 1e6;
  p.raid_fraction_b = 1.0;
  p.raid_max_people = 50.0;
  p.visibility = 1.0;
  UnitConstants<ScalarDouble> c{};
  c.raid_hazard = 1e9;
  std::uint32_t const words[4] = {7u, 7u, 0u, 0u};
  EXPECT_NEAR(raid_fraction<ScalarDouble>(p, c, 1.0, 1000.0, words), 0.05, 1e-12);
  EXPECT_NEAR(raid_fraction<ScalarDouble>(p, c, 1.0, 20.0, words), 1.0, 1e-4);
  p.scheduled_raid_fraction = 0.2;
  EXPECT_NEAR(raid_fraction<ScalarDouble>(p, c, 1.0, 1000.0, words), 1.0 - 0.95 * 0.8, 1e-12);
}

TEST(Raid, AScheduledOneTakesTheRoleItNamesSettledFirst)
{
  QuietModel quiet;
  UnitParams<Scalar>& unit = quiet.unit();
  unit.people[engineer] = 20.0f;
  unit.people[researcher] = 20.0f;
  unit.new_people[researcher] = 15.0f;
  unit.ramp_months = 1e9f;
  quiet.lever(4, unit.scheduled_raid_people[researcher], 7.0f);
  quiet.lever(5, unit.scheduled_raid_people[researcher], 0.0f);
  auto const s = one_trajectory(quiet);
  EXPECT_EQ(s[3].people, 40.0f);
  EXPECT_EQ(s[5].people, 33.0f);
  EXPECT_EQ(s[4].n[researcher][settled], 0.0f);
  EXPECT_EQ(s[4].n[researcher][newcomer], 13.0f);
  EXPECT_EQ(s[4].raided, 7.0f);
}

TEST(Raid, OfHalfTheStaffAcquiresAndABlockedPurchasePaysALicence)
{
  QuietModel quiet;
  UnitParams<Scalar>& unit = quiet.unit();
  unit.people[engineer] = 20.0f;
  unit.gpus = 10.0f;
  unit.purchase_blocked = 1.0f;
  unit.licence_fee = 5e6f;
  quiet.lever(4, unit.scheduled_raid_fraction, 1.0f);
  struct Granted : Bystander {
    float granted = 0.0f;
    void month_end(World<Scalar> const& w) { granted = w.state.organisation[0].granted; }
  } seen;
  quiet.model->horizon = 4;
  Tally const tally = observe(quiet.params(), 1, 1, seen);
  EXPECT_EQ(incidence(tally, Outcome::acquired, 4), 1.0);
  EXPECT_EQ(seen.granted, 5e6f);
}

TEST(TeamRaid, TakesOnePlusAGeometricNumberOfOneRole)
{
  QuietModel quiet;
  UnitParams<Scalar>& unit = quiet.unit();
  for (int r : {researcher, engineer}) unit.people[r] = 200.0f;
  unit.team_raid_rate_per_year = 12.0f * 0.2f;
  unit.team_raid_size = 4.0f;
  unit.poach_hazard[researcher] = 3e-9f;  // three in four teams are researchers
  unit.poach_hazard[engineer] = 1e-9f;
  quiet.model->horizon = 1;
  constexpr std::uint64_t count = 40000;
  struct Team : Bystander {
    Moments happens, size, researchers;
    void month_end(World<Scalar> const& w)
    {
      UnitState<Scalar> const& s = w.state.unit[0];
      happens.add(s.raided > 0.0f ? 1.0 : 0.0);
      if (s.raided == 0.0f) return;
      size.add(static_cast<double>(s.raided));
      researchers.add(s.n[researcher][settled] < 200.0f ? 1.0 : 0.0);
    }
  } seen;
  observe(quiet.params(), 7, count, seen);
  EXPECT_TRUE(share_matches(seen.happens.mean(), -std::expm1(-0.2), count));
  EXPECT_TRUE(mean_matches(seen.size.mean(), 4.0, std::sqrt(3.0 * 4.0), seen.size.count));
  EXPECT_TRUE(share_matches(seen.researchers.mean(), 0.75, seen.researchers.count));
}

}  // namespace
}  // namespace ghostcast
