// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/check/anchor_listing.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "check/checked.hpp"

namespace ghostcast {
namespace {

using testing_support::load;
using testing_support::parse;
using testing_support::team;

Anchor const& anchor_of(UnitAnchors const& unit, std::string const& symbol)
{
  auto const found = std::ranges::find(unit.anchors, symbol,
                                       [](Anchor const& a) { return std::string(a.symbol); });
  EXPECT_NE(found, unit.anchors.end()) << symbol;
  return *found;
}

TEST(ListAnchors, MonthZeroIsAsStatedInEveryShippedScenario)
{
  for (std::string const& name : testing_support::shipped_scenarios()) {
    Scenario const scenario = load(name);
    for (int u = 0; u < scenario.model.unit_count; ++u) {
      for (Identity const& identity : list_anchors(scenario.params(), u).identities)
        EXPECT_LE(std::abs(identity.residual), identity.bound) << name << ": " << identity.name;
    }
  }
}

TEST(ListAnchors, ChecksShareAutomationValuePayrollUtilisationCashAndStaff)
{
  Scenario const s = parse(
      team("initial_compute_share = 0.4\nmonthly_payroll = 2e6\ninitial_utilisation = 0.5\n"));
  std::vector<std::string> names;
  for (Identity const& identity : list_anchors(s.params(), 0).identities)
    names.push_back(identity.name);
  for (char const* const name :
       {"counterfactual share of t=0", "automation that is possible at t=0", "value of t=0",
        "utilisation of t=0", "people x pay", "income is spent or paid out",
        "hires balance leavers: engineer"})
    EXPECT_NE(std::ranges::find(names, name), names.end()) << name;
}

TEST(ListAnchors, SolvesWhatCanBeWorkedOutByHand)
{
  // rho = 0 and share below automation: humans work on automatable tasks too, so F = x + H and
  // x/H = s/(1-s); the span carries slack x GPUs over supervisors and quarter researchers.
  Scenario const s =
      parse(team("initial_compute_share = 0.2\ninitial_automation = 0.3\nsubstitution_rho = "
                 "0\nautomation_ceiling = 0.9\n"
                 "supervision_slack = 2\nmonthly_payroll = 2e6\n"));
  UnitAnchors const unit = list_anchors(s.params(), 0);
  EXPECT_NEAR(anchor_of(unit, "x").values[0] / anchor_of(unit, "H").values[0], 0.25, 1e-5);
  EXPECT_NEAR(anchor_of(unit, "F/H").values[0], 1.25, 1e-5);
  EXPECT_NEAR(anchor_of(unit, "Omega").values[0], 2.0 * 256.0 / (3.0 + 0.25 * 6.0), 1e-3);
  EXPECT_NEAR(anchor_of(unit, "sum w_r n_r").values[0], 2e6, 1.0);
  EXPECT_NEAR(anchor_of(unit, "gpr_ref").values[0], 256.0 / 6.0, 1e-4);
  double const output = anchor_of(unit, "H").values[0] * anchor_of(unit, "F/H").values[0];
  EXPECT_NEAR(anchor_of(unit, "price_out").values[0] * output, 3.6e6,
              3.6e6 * single_precision_bound);
  EXPECT_TRUE(unit.repairs.empty());
}

TEST(ListAnchors, HasOneValueForEachRhoWhereItMatters)
{
  Scenario const s = load("phantom_unit.toml");
  UnitAnchors const unit = list_anchors(s.params(), 0);
  ASSERT_EQ(unit.components.size(), 6U);
  EXPECT_EQ(unit.components[0].rho, -2.0);
  EXPECT_DOUBLE_EQ(unit.components[0].weight, 0.15);
  EXPECT_EQ(anchor_of(unit, "a_x").values.size(), 6U);
  EXPECT_EQ(anchor_of(unit, "Omega").values.size(), 1U);
  // The Euler share of a given counterfactual share rises with rho where compute is abundant.
  auto const& euler = anchor_of(unit, "s_E").values;
  EXPECT_TRUE(std::ranges::is_sorted(euler));
}

TEST(ListAnchors, SaysWhichRhoNeedsARepair)
{
  Scenario const s =
      parse(team("initial_compute_share = { dist = \"uniform\", lo = 0.85, hi = 0.87 "
                 "}\ninitial_automation = 0.5\n"
                 "substitution_rho = { dist = \"mixture\", value = [-2, 0], weight = [0.5, 0.5] "
                 "}\nautomation_ceiling = 0.99\n"));
  UnitAnchors const unit = list_anchors(s.params(), 0);
  ASSERT_EQ(unit.repairs.size(), 1U);
  EXPECT_EQ(unit.repairs[0].rho, -2.0);
  EXPECT_EQ(unit.repairs[0].repaired, 1U << static_cast<int>(Repair::automation));
}

TEST(ListAnchors, WithoutStationaryStartNobodyIsSaidToBeInBalance)
{
  Scenario const s =
      parse(team("initial_compute_share = 0.2\n") + "[organisation]\nstationary_start = false\n");
  EXPECT_TRUE(list_anchors(s.params(), 0).roles.empty());
}

}  // namespace
}  // namespace ghostcast
