// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/check/headcount_margin.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "check/checked.hpp"
#include "ghostcast/engine/engine.hpp"
#include "ghostcast/statistics/incidence.hpp"

namespace ghostcast {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing_support::load;
using testing_support::parse;
using testing_support::team;

/// Hiring never freezes. 40 people who all go where automation is complete but for a hundredth; no prior.
std::string shrinking(std::string const& elasticity, std::string const& definition)
{
  return team(
      "initial_compute_share = 0.4\ninitial_automation = 0.5\nautomation_ceiling = "
      "0.995\nautomation_elasticity = " +
      elasticity +
      "\nheadcount_elasticity = 0\nvalue_ceiling = 2\nsubstitution_rho = 0\n"
      "minimum_people = 0\nrole_automation_elasticity = 1\nhiring_freeze = \"off\"\n"
      "[[definition]]\nname = \"d\"\n" +
      definition);
}

HeadcountMargin margin_of(std::string const& text)
{
  return list_headcount_margins(parse(text).params(), 1, 10).at(0);
}

TEST(ListHeadcountMargins, PlacesFallAsOnePowerOfWhatIsNotAutomated)
{
  // A hundredth of the tasks of t=0 is left to people: fewer than half a place in each role but
  // for at most one engineer's.
  HeadcountMargin const m = margin_of(shrinking("1", "headcount_share = 0.15\n"));
  EXPECT_LE(m.places, 1.0);
  EXPECT_EQ(m.allowed, 6.0);
  EXPECT_EQ(m.reach, Reach::within);
  EXPECT_EQ(m.beliefs, 10U);
  EXPECT_EQ(m.beliefs_within, 10U);
  EXPECT_THAT(verdict_text(m), HasSubstr("within reach"));
}

TEST(ListHeadcountMargins, WithoutElasticityNobodyIsReplaced)
{
  HeadcountMargin const m = margin_of(shrinking("0", "headcount_share = 0.15\n"));
  EXPECT_GE(m.places, 40.0);
  EXPECT_EQ(m.reach, Reach::beyond);
  EXPECT_EQ(m.beliefs_within, 0U);
  EXPECT_THAT(verdict_text(m), HasSubstr("out of reach"));
}

TEST(ListHeadcountMargins, AFewPeopleMoreOrLessAreLeftToRounding)
{
  HeadcountMargin const all = margin_of(shrinking("0", "headcount_share = 0.15\n"));
  std::string const limit = std::to_string(static_cast<int>(all.places) - 2);
  HeadcountMargin const m =
      margin_of(shrinking("0", "headcount_share = 0\nheadcount_limit = " + limit + "\n"));
  EXPECT_EQ(m.reach, Reach::rounding);
  EXPECT_THAT(verdict_text(m), HasSubstr("rounding decides"));
}

TEST(ListHeadcountMargins, AnyHeadcountIsNoCriterion)
{
  EXPECT_EQ(margin_of(shrinking("0", "headcount_share = 1\n")).reach, Reach::any_number);
}

/// 40 people in as many places, whatever automation and value; the minima are 1, 2, 1 and 2 and add
/// up to 6; of the three supervisors the chips may need one more than the minimum.
std::string lasting(int allowed, std::string const& more)
{
  return team(
             "initial_compute_share = 0.2\nautomation_elasticity = 0\nheadcount_elasticity = 0\n"
             "minimum_people = { researcher = 1, engineer = 2, infrastructure = 1, supervisor = 2 "
             "}\n" +
             more) +
         "[organisation]\nstationary_start = false\n[[definition]]\nname = \"d\"\n"
         "headcount_share = 0\nheadcount_limit = " +
         std::to_string(allowed) + "\n";
}

TEST(ListHeadcountMargins, AFreezeLeavesTheMinimumAndTheSupervisorsWhomTheChipsNeed)
{
  HeadcountMargin const m = margin_of(lasting(7, ""));
  EXPECT_EQ(m.places, 40.0);
  EXPECT_TRUE(m.can_freeze);
  EXPECT_EQ(m.frozen.least, 6.0);
  EXPECT_EQ(m.frozen.most, 7.0);
  EXPECT_EQ(m.reach, Reach::frozen);
  EXPECT_EQ(m.beliefs_within, 0U);
  EXPECT_EQ(m.beliefs_frozen, 10U);
  EXPECT_EQ(verdict_text(m), "only in a hiring freeze that lasts: 7 people against 7 allowed");
}

TEST(ListHeadcountMargins, SupervisorsMayDecideInAFreeze)
{
  HeadcountMargin const m = margin_of(lasting(6, ""));
  EXPECT_EQ(m.reach, Reach::supervisors);
  EXPECT_EQ(m.beliefs_frozen, 0U);
  EXPECT_THAT(verdict_text(m), HasSubstr("few supervisors: 6 people against 6 allowed"));
}

TEST(ListHeadcountMargins, BelowTheMinimumNotEvenAFreezeHelps)
{
  HeadcountMargin const m = margin_of(lasting(5, ""));
  EXPECT_EQ(m.reach, Reach::beyond);
  EXPECT_THAT(verdict_text(m), HasSubstr("not even in a hiring freeze that lasts: 6 people"));
}

TEST(ListHeadcountMargins, ExemptRolesKeepTheirPlacesInAFreeze)
{
  HeadcountMargin const m = margin_of(lasting(7, "freeze_exempt = [\"researcher\"]\n"));
  EXPECT_EQ(m.frozen.least, 6.0 + 5.0);
  EXPECT_EQ(m.frozen.most, 7.0 + 5.0);
  EXPECT_EQ(m.reach, Reach::beyond);
}

TEST(ListHeadcountMargins, AFreezeEmptiesNoRoleThatNobodyLeaves)
{
  HeadcountMargin const m =
      margin_of(lasting(7, "quit_multiplier = 0\npoach_multiplier = 0\n"));
  EXPECT_EQ(m.frozen.least, 40.0);
  EXPECT_EQ(m.frozen.most, 40.0);
}

TEST(ListHeadcountMargins, WhereHiringNeverFreezesNoVerdictHangsOnAFreeze)
{
  for (std::string const rule : {"hiring_freeze = \"off\"\n", "freeze_above = inf\n"}) {
    for (int const allowed : {5, 6, 7, 20}) {
      HeadcountMargin const m = margin_of(lasting(allowed, rule));
      EXPECT_FALSE(m.can_freeze) << rule;
      EXPECT_EQ(m.reach, Reach::beyond) << rule << allowed;
      EXPECT_EQ(m.beliefs_frozen, 0U);
      EXPECT_THAT(verdict_text(m), Not(HasSubstr("freeze that lasts")));
    }
  }
}

TEST(ListHeadcountMargins, AFreezeThatThePlanOrdersCounts)
{
  std::string const text = lasting(7, "hiring_freeze = \"off\"\n") +
                           "[[plan.alternative]]\nname = \"frozen\"\nhiring_freeze = \"on\"\n";
  Scenario const base = parse_scenario(text, "team.toml", {"base"});
  Scenario const frozen = parse_scenario(text, "team.toml", {"frozen"});
  EXPECT_EQ(list_headcount_margins(base.params(), 1, 1).at(0).reach, Reach::beyond);
  EXPECT_EQ(list_headcount_margins(frozen.params(), 1, 1).at(0).reach, Reach::frozen);
}

TEST(ListHeadcountMargins, FrozenStaffNeverExceedsThePlaces)
{
  for (std::string const& name : testing_support::shipped_scenarios()) {
    Scenario const s = load(name);
    for (HeadcountMargin const& m : list_headcount_margins(s.params(), 1, 10)) {
      EXPECT_LE(m.frozen.least, m.frozen.most) << name;
      EXPECT_LE(m.frozen.most, m.places) << name;
      EXPECT_LE(m.top_frozen.most, m.top_places) << name;
      EXPECT_TRUE(!m.can_freeze || m.beliefs_frozen >= m.beliefs_within) << name;
    }
  }
}

/// Share of trajectories in which the unit becomes a ghost by the definition.
double share_of_ghosts(Tally const& tally, HeadcountMargin const& m)
{
  return static_cast<double>(cumulative_ghosts(tally, m.definition, m.unit).back()) /
         static_cast<double>(tally.trajectories());
}

Tally forecast(Scenario const& s)
{
  return make_cpu_engine(0)->run(s.params(), {1, 0, {0, 500}, 0}, {}).tally;
}

/// The forecast as the oracle of the freeze: at 8 % of leavers a month 40 people are down to the
/// frozen staff of 7 within five years, and where hiring goes on never come near it. Of 40,000 futures .42 %
/// are put in maintenance first; of 500, 2 % would be 5.5 standard errors more.
TEST(ListHeadcountMargins, InAForecastAFreezeEmptiesTheUnitDownToTheFrozenStaff)
{
  std::string const open_end = "quit_multiplier = 8\noutage_hazard = 0\ncredit = 1e6\n"
                               "raid_rate_per_year = 0\nstarvation_share = 0\nhiring_freeze = ";
  std::string const anything = "threshold = 0.01\ngrowth = 0\n";
  Scenario const frozen = parse(lasting(7, open_end + "\"on\"\n") + anything);
  Scenario const hiring = parse(lasting(7, open_end + "\"off\"\n") + anything);
  HeadcountMargin const m = list_headcount_margins(frozen.params(), 1, 1).at(0);
  EXPECT_EQ(m.reach, Reach::frozen);
  EXPECT_EQ(m.frozen.most, m.allowed);
  EXPECT_GE(share_of_ghosts(forecast(frozen), m), 0.98);
  EXPECT_EQ(share_of_ghosts(forecast(hiring), m), 0.0);
}

/// Nobody raids this unit, so chance takes staff below what a freeze keeps in layoff waves alone:
/// one in four years on average, of 8 % in the median. From more than the limit they would have to
/// take most of the staff at once, which a twentieth of the futures is far above.
TEST(ListHeadcountMargins, NoVerdictBarsAGhostThatTheForecastFindsInThePhantomUnit)
{
  Scenario const s = load("phantom_unit.toml");
  Tally const tally = forecast(s);
  int frozen_ghosts = 0;
  for (HeadcountMargin const& m : list_headcount_margins(s.params(), 1, 20)) {
    if (m.reach == Reach::any_number) continue;
    double const share = share_of_ghosts(tally, m);
    EXPECT_TRUE(m.reach != Reach::beyond || share < 0.05) << m.unit << ' ' << m.definition;
    frozen_ghosts += m.reach == Reach::frozen && share > 0.05 ? 1 : 0;
  }
  EXPECT_GE(frozen_ghosts, 2) << "\"ghost\" and \"record ghost\" rest on a freeze";
}

TEST(ListHeadcountMargins, AreListedByUnitAndDefinitionAndMoreAllowanceNeverHurts)
{
  Scenario const s = load("phantom_unit.toml");
  auto const all = list_headcount_margins(s.params(), 1, 20);
  ASSERT_EQ(all.size(), static_cast<std::size_t>(s.model.unit_count * s.model.definition_count));
  for (HeadcountMargin const& a : all) {
    EXPECT_GE(a.top_peak, a.top_places);
    for (HeadcountMargin const& b : all) {
      bool const easier =
          a.unit == b.unit && a.value_ratio == b.value_ratio && a.allowed <= b.allowed;
      EXPECT_TRUE(!easier || a.beliefs_within <= b.beliefs_within);
    }
  }
}

}  // namespace
}  // namespace ghostcast
