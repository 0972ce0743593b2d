// SPDX-License-Identifier: Apache-2.0
// Oracle 15: a candidate is found with .35, accepts with .6, and starts with .5 a month after he
// accepted: the sum of two geometric times.
#include "support/model_parts.hpp"
#include "support/statistical.hpp"

namespace ghostcast {
namespace {

using namespace testing_support;

constexpr double found = 0.35;
constexpr double accepts = 0.6;
constexpr double starts = 0.5;

double filled_by(int month)
{
  double sum = 0.0;
  for (int accepted = 1; accepted < month; ++accepted) {
    double const here = found * accepts * std::pow(1.0 - found * accepts, accepted - 1);
    sum += here * (1.0 - std::pow(1.0 - starts, month - accepted));
  }
  return sum;
}

TEST(HiringFunnel, FormulaGivesThePublishedDigits)
{
  double mean = 0.0;
  for (int t = 0; t < 1000; ++t) mean += 1.0 - filled_by(t);
  EXPECT_NEAR(filled_by(6), 0.592198353, 1e-9);
  EXPECT_NEAR(mean, 6.761904762, 1e-8);
}

TEST(HiringFunnel, VacanciesAreFilledByTheLaw)
{
  constexpr std::uint64_t count = 50000;
  constexpr int open = 20;
  QuietModel quiet;
  UnitParams<Scalar>& unit = quiet.unit();
  unit.people[manager] = 1.0f;  // so that the unit is not abandoned
  unit.open_positions[engineer] = open;
  unit.fill_days = fill_days_of(found);
  unit.offer_acceptance = static_cast<float>(accepts);
  unit.start_probability = static_cast<float>(starts);
  Tally const tally = quiet.run(count, 59, mask_of(Quantity::engineers));
  EXPECT_EQ(row_share_at_most(tally, Quantity::engineers, 0, 1, 0.0), 1.0);
  for (int month : {2, 3, 6, 12, 24}) {
    std::vector<double> const law = binomial_law(open, filled_by(month));
    for (int people : {0, 2, 4, 8, 11, 14, 17, 18, 19}) {
      double const share = row_share_at_most(tally, Quantity::engineers, 0, month, people);
      EXPECT_TRUE(share_matches(share, at_most(law, people), count))
          << "month " << month << ", at most " << people;
    }
  }
}

}  // namespace
}  // namespace ghostcast
