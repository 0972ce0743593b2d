// SPDX-License-Identifier: Apache-2.0
// Oracle 13: new people leave with q_n, settled ones with q_s; a new one settles with g.
//   S(t) = a^t + (1-q_n) g sum_{j<t} a^j c^(t-1-j), a = (1-q_n)(1-g), c = 1 - q_s
#include "support/model_parts.hpp"
#include "support/statistical.hpp"

namespace ghostcast {
namespace {

using namespace testing_support;

constexpr double quit_new = 0.03;
constexpr double quit_settled = 0.01;
constexpr double settles = 1.0 / 12.0;

double stays(int months)
{
  double const a = (1.0 - quit_new) * (1.0 - settles);
  double const c = 1.0 - quit_settled;
  double sum = 0.0;
  for (int j = 0; j < months; ++j) sum += std::pow(a, j) * std::pow(c, months - 1 - j);
  return std::pow(a, months) + (1.0 - quit_new) * settles * sum;
}

TEST(TwoBandTenure, FormulaGivesThePublishedDigits)
{
  EXPECT_NEAR(stays(24), 0.641672170, 1e-9);
}

TEST(TwoBandTenure, NewPeopleStayByTheLaw)
{
  constexpr std::uint64_t count = 40000;
  QuietModel quiet;
  UnitParams<Scalar>& unit = quiet.unit();
  staff(unit, 100.0f, quit_settled);
  unit.new_people[engineer] = 100.0f;
  unit.quit_hazard_new[engineer] = hazard_of(quit_new);
  unit.ramp_months = 12.0f;
  Tally const tally = quiet.run(count, 47, mask_of(Quantity::headcount));
  for (int month : {1, 6, 12, 24, 48}) {
    std::vector<double> const law = binomial_law(100, stays(month));
    for (int people : {45, 55, 60, 64, 68, 75, 80, 85, 90, 95, 97, 98}) {
      double const share = row_share_at_most(tally, Quantity::headcount, 0, month, people);
      EXPECT_TRUE(share_matches(share, at_most(law, people), count))
          << "month " << month << ", at most " << people;
    }
  }
}

}  // namespace
}  // namespace ghostcast
