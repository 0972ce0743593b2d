// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/check/headcount_margin.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "check/checked.hpp"

namespace ghostcast {
namespace {

using testing::HasSubstr;
using testing_support::load;
using testing_support::parse;
using testing_support::team;

/// 40 people who all go where automation is complete but for a hundredth; no prior.
std::string shrinking(std::string const& elasticity, std::string const& definition)
{
  return team(
      "initial_compute_share = 0.4\ninitial_automation = 0.5\nautomation_ceiling = "
      "0.995\nautomation_elasticity = " +
      elasticity +
      "\nheadcount_elasticity = 0\nvalue_ceiling = 2\nsubstitution_rho = 0\n"
      "minimum_people = 0\nrole_automation_elasticity = 1\n[[definition]]\nname = \"d\"\n" +
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
