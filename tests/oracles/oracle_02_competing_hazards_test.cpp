// SPDX-License-Identifier: Apache-2.0
// Oracle 2: constant hazards l_k compete for the same people.
//   CIF_k(t) = l_k / L (1 - exp(-L t)), L the sum of the hazards
#include "ghostcast/statistics/incidence.hpp"
#include "support/model_parts.hpp"
#include "support/statistical.hpp"

namespace ghostcast {
namespace {

using namespace testing_support;

double gone_by(int month, double hazard, double total)
{
  return hazard / total * -std::expm1(-total * month);
}

/// Fifty engineers who quit at .01 and are poached at .02 a month.
QuietModel two_causes()
{
  QuietModel quiet;
  quiet.unit().people[engineer] = 50.0f;
  quiet.unit().quit_hazard_settled[engineer] = 0.01f;
  quiet.unit().poach_hazard[engineer] = 0.02f;
  return quiet;
}

TEST(CompetingHazards, FormulaGivesThePublishedDigits)
{
  EXPECT_NEAR(gone_by(60, 0.01, 0.03), 0.278233704, 1e-9);
  EXPECT_NEAR(gone_by(60, 0.02, 0.03), 0.556467408, 1e-9);
  EXPECT_NEAR(gone_by(60, 0.01, 0.035), 0.250726735, 1e-9);
  EXPECT_NEAR(gone_by(60, 0.02, 0.035), 0.501453470, 1e-9);
  EXPECT_NEAR(gone_by(60, 0.005, 0.035), 0.125363367, 1e-9);
}

TEST(CompetingHazards, QuitsAndPoachedFollowTheirIncidence)
{
  constexpr std::uint64_t count = 60000;
  QuietModel quiet = two_causes();
  Tally const tally = quiet.run(count, 5, mask_of(Quantity::quits) | mask_of(Quantity::poached));
  for (int month : {1, 12, 36, 60}) {
    std::vector<double> const quits = binomial_law(50, gone_by(month, 0.01, 0.03));
    std::vector<double> const poached = binomial_law(50, gone_by(month, 0.02, 0.03));
    for (int people : {0, 2, 6, 10, 14, 20, 26, 30}) {
      EXPECT_TRUE(share_matches(row_share_at_most(tally, Quantity::quits, 0, month, people),
                                at_most(quits, people), count))
          << "quits, month " << month << ", at most " << people;
      EXPECT_TRUE(share_matches(row_share_at_most(tally, Quantity::poached, 0, month, people),
                                at_most(poached, people), count))
          << "poached, month " << month << ", at most " << people;
    }
  }
}

/// A tally of 1e12 lives with three causes in place of three outcomes: expected counts, no dice.
class ThreeCauses : public ::testing::Test {
 protected:
  static constexpr double lives = 1e12;
  static constexpr double hazards[] = {0.01, 0.02, 0.005};
  static constexpr Outcome outcomes[] = {Outcome::ghost, Outcome::dead_gpu, Outcome::acquired};

  ThreeCauses() : tally_(make_layout(1, 1, 1, 60, 0))
  {
    for (int cause = 0; cause < 3; ++cause) {
      for (int month = 1; month <= 60; ++month) {
        double const new_ones =
            gone_by(month, hazards[cause], 0.035) - gone_by(month - 1, hazards[cause], 0.035);
        std::int64_t const at = tally_.layout.outcome_at(0, 0, outcomes[cause], month);
        tally_.counts[static_cast<std::size_t>(at)] =
            static_cast<std::uint64_t>(std::llround(lives * new_ones));
      }
    }
  }

  double estimate(Outcome outcome, int month) const
  {
    CumulativeCounts const counts = cumulative_outcome(tally_, 0, 0, outcome);
    return static_cast<double>(counts[static_cast<std::size_t>(month)]) / lives;
  }

  Tally tally_;
};

TEST_F(ThreeCauses, TheEstimatorGivesTheIncidenceOfEach)
{
  EXPECT_NEAR(estimate(Outcome::ghost, 60), 0.250726735, 1e-9);
  EXPECT_NEAR(estimate(Outcome::dead_gpu, 60), 0.501453470, 1e-9);
  EXPECT_NEAR(estimate(Outcome::acquired, 60), 0.125363367, 1e-9);
}

TEST_F(ThreeCauses, OneMinusKaplanMeierWouldSayTooMuch)
{
  double survival = 1.0;
  for (int month = 1; month <= 60; ++month) {
    double at_risk = 1.0;
    for (Outcome outcome : outcomes) at_risk -= estimate(outcome, month - 1);
    double const events = estimate(Outcome::ghost, month) - estimate(Outcome::ghost, month - 1);
    // Each month's events split as hazards do within the month: the exponent makes that exact.
    double const all = -std::expm1(-0.035);
    survival *= std::pow(1.0 - all, events / at_risk / all);
  }
  EXPECT_NEAR(1.0 - survival, 0.451188364, 1e-8);
  EXPECT_NEAR(1.0 - survival, -std::expm1(-0.6), 1e-8);
  EXPECT_GT(1.0 - survival, estimate(Outcome::ghost, 60) + 0.2);
}

}  // namespace
}  // namespace ghostcast
