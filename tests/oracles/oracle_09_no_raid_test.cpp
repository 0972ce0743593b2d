// SPDX-License-Identifier: Apache-2.0
// Oracle 9: no raid by month t has probability e^(-lam t).
#include "support/model_parts.hpp"
#include "support/statistical.hpp"

namespace ghostcast {
namespace {

using namespace testing_support;

/// Raids of hazard .01 a month that take everybody.
QuietModel raided()
{
  QuietModel quiet;
  UnitParams<Scalar>& unit = quiet.unit();
  unit.people[researcher] = 20.0f;
  unit.raid_rate_per_year = 0.12f;
  unit.raid_fraction_a = 1e6f;  // a fraction of 1 but for 1e-5
  unit.raid_max_people = 1e9f;
  return quiet;
}

TEST(NoRaid, FormulaGivesThePublishedDigits)
{
  EXPECT_NEAR(std::exp(-0.01 * 60), 0.548811636, 1e-9);
}

TEST(NoRaid, UnitsAreAcquiredByTheExponentialLaw)
{
  constexpr std::uint64_t count = 100000;
  Tally const tally = raided().run(count, 41, 0);
  for (int month : {1, 6, 12, 24, 36, 48, 60}) {
    EXPECT_TRUE(share_matches(1.0 - incidence(tally, Outcome::acquired, month),
                              std::exp(-0.01 * month), count))
        << "by month " << month;
  }
}

TEST(NoRaid, VisibilityMultipliesTheHazard)
{
  constexpr std::uint64_t count = 50000;
  QuietModel quiet = raided();
  quiet.unit().visibility = 3.0f;
  Tally const tally = quiet.run(count, 43, 0);
  EXPECT_TRUE(
      share_matches(1.0 - incidence(tally, Outcome::acquired, 36), std::exp(-0.03 * 36), count));
}

}  // namespace
}  // namespace ghostcast
