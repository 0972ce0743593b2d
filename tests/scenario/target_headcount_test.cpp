// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/scenario/target_headcount.hpp"

#include <gmock/gmock.h>

#include "example.hpp"

namespace ghostcast {
namespace {

using test::parse;
using testing::ElementsAre;

/// Without the stationary start the places of t=0 are the people; phi0 = 1/2, the ceiling is 7/8, so
/// that the share of tasks left to people falls to a quarter.
std::string unit_of_56(std::string const& more = {}, std::string const& after = {})
{
  return "name = \"test\"\nhorizon = 60\n[organisation]\nstationary_start = false\n"
         "[[unit]]\nname = \"Team\"\n"
         "people = { researcher = 8, engineer = 32, infrastructure = 4, operations = 4, supervisor "
         "= 4, manager = 4 }\n"
         "gpus = 256\nmonthly_value = 3.6e6\ninitial_compute_share = 0.5\ninitial_automation = 0.5\n"
         "substitution_rho = 0.4\nautomation_ceiling = 0.875\nautomation_elasticity = 1\n" +
         more + after;
}

/// Every role follows automation with e_r = 1 and value with g_r = `on_value`; no minimum.
std::string alike(std::string const& on_value)
{
  return "role_automation_elasticity = 1\nminimum_people = 0\nheadcount_elasticity = 1\n"
         "role_headcount_elasticity = " +
         on_value + "\n";
}

std::array<double, role_count> places(std::string const& text, double automation, double value)
{
  Scenario const s = parse(text);
  return target_headcount(s.params(), 0, automation, value);
}

FinalHeadcount final_of(std::string const& text, Definition const& definition = {})
{
  Scenario const s = parse(text);
  return final_headcount(s.params(), 0, definition);
}

TEST(TargetHeadcount, IsThePeopleOfTheStart)
{
  EXPECT_THAT(places(unit_of_56(alike("1")), 0.5, 1.0), ElementsAre(8, 32, 4, 4, 4, 4));
}

TEST(TargetHeadcount, FallsToAQuarterWithTheTasksLeft)
{
  EXPECT_THAT(places(unit_of_56(alike("1")), 0.875, 1.0), ElementsAre(2, 8, 1, 1, 1, 1));
}

TEST(TargetHeadcount, DoublesWithValue)
{
  EXPECT_THAT(places(unit_of_56(alike("1")), 0.875, 2.0), ElementsAre(4, 16, 2, 2, 2, 2));
  EXPECT_THAT(places(unit_of_56(alike("0.5")), 0.875, 4.0), ElementsAre(4, 16, 2, 2, 2, 2));
}

TEST(TargetHeadcount, CutsValueAtFiftyTimes)
{
  EXPECT_EQ(places(unit_of_56(alike("1")), 0.875, 50.0), places(unit_of_56(alike("1")), 0.875, 1e6));
}

TEST(TargetHeadcount, KeepsTheMinimumOfARole)
{
  // e_r of supervisors is 0 by default, that of researchers .6: 8 / 4^.6 = 3.48.
  std::string const minimum = "headcount_elasticity = 0\nminimum_people = { engineer = 9 }\n";
  auto const wanted = places(unit_of_56(minimum), 0.875, 1.0);
  EXPECT_EQ(wanted[researcher], 3.0);
  EXPECT_EQ(wanted[engineer], 9.0);
  EXPECT_EQ(wanted[supervisor], 4.0);
}

TEST(TargetHeadcount, TakesEveryDrawAtItsMedian)
{
  std::string const number = alike("0.5");
  std::string drawn = number;
  drawn.replace(drawn.find("headcount_elasticity = 1"), 24,
                "headcount_elasticity = { dist = \"uniform\", lo = 0.5, hi = 1.5 }");
  EXPECT_EQ(places(unit_of_56(number), 0.8, 3.0), places(unit_of_56(drawn), 0.8, 3.0));
}

TEST(TargetHeadcount, CountsThePlacesThatThePlanCancelsOrKeeps)
{
  std::string const plan =
      "[plan]\ncancel_positions = { month = 9, engineer = 16 }\nminimum_supervisors = 3\n";
  EXPECT_THAT(places(unit_of_56(alike("1"), plan), 0.875, 1.0), ElementsAre(2, 4, 1, 1, 3, 1));
}

TEST(FinalHeadcount, StandsAtTheCeilingAndAtTheGrowthOfTheDefinition)
{
  Definition grown;
  grown.growth = 2.0f;
  FinalHeadcount const f = final_of(unit_of_56(alike("1")), grown);
  EXPECT_FLOAT_EQ(static_cast<float>(f.automation), 0.875f);
  EXPECT_EQ(f.value_ratio, 2.0);
  EXPECT_EQ(f.total, 28.0);
  EXPECT_EQ(f.allowed, 8.0);  // floor(.15 x 56) = 8, more than 6
}

TEST(FinalHeadcount, StandsAtTheHighestValueWherePlacesFallWithIt)
{
  // Value ends at 5 V0: 32 / 4 / 5 = 1.6 engineers are 2; 8 / 4 / v researchers are 0 above 4 V0.
  FinalHeadcount const f = final_of(unit_of_56(alike("-1") + "value_ceiling = 5\n"));
  EXPECT_EQ(f.places[engineer], 2.0);
  EXPECT_EQ(f.total, 2.0);
  EXPECT_GT(f.value_ratio, 4.0);
  EXPECT_LE(f.value_ratio, 5.0);
}

TEST(FinalHeadcount, IsTheFewestOfAllThatTheUnitCanWant)
{
  std::string const mixed =
      alike("[-1, 0.5, 1, -0.5, 0, 2]") + "value_ceiling = 15\n";
  Scenario const s = parse(unit_of_56(mixed));
  double const fewest = final_headcount(s.params(), 0, Definition{}).total;
  for (double const automation : {0.5, 0.7, 0.875}) {
    for (double value = 1.0; value < 15.0; value *= 1.3) {
      auto const wanted = target_headcount(s.params(), 0, automation, value);
      double total = 0.0;
      for (double const role : wanted) total += role;
      EXPECT_GE(total, fewest) << automation << " " << value;
    }
  }
}

TEST(FinalHeadcount, AllowsTheLimitOrTheShareOfThePeople)
{
  Definition d;
  d.headcount_share = 0.1f;  // floor(5.6) = 5
  EXPECT_EQ(final_of(unit_of_56(), d).allowed, 6.0);
  d.headcount_limit = 0.0f;
  EXPECT_EQ(final_of(unit_of_56(), d).allowed, 5.0);
  d.headcount_share = 0.0f;
  EXPECT_EQ(final_of(unit_of_56(), d).allowed, 0.0);
}

}  // namespace
}  // namespace ghostcast
