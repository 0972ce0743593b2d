// SPDX-License-Identifier: Apache-2.0
// Oracle 1: n0 people leave one by one and nobody comes; T is the first month with n <= k.
//   P(T <= t) = P(Binomial(n0, 1 - (1-q)^t) >= n0 - k)
#include "support/model_parts.hpp"
#include "support/statistical.hpp"

namespace ghostcast {
namespace {

using namespace testing_support;

double few_left_by(int month, int people, int left, double quit)
{
  return at_most(binomial_law(people, std::pow(1.0 - quit, month)), left);
}

QuietModel dying(int horizon)
{
  QuietModel quiet;
  quiet.model->horizon = horizon;
  quiet.model->definition[0] = few_people(2.0f);
  staff(quiet.unit(), 12.0f, 0.04);
  return quiet;
}

TEST(PureDeath, FormulaGivesThePublishedDigits)
{
  double mean = 0.0;
  for (int t = 0; t < 2000; ++t) mean += 1.0 - few_left_by(t, 12, 2, 0.04);
  EXPECT_NEAR(few_left_by(36, 12, 2, 0.04), 0.454885912, 1e-9);
  EXPECT_NEAR(few_left_by(60, 12, 2, 0.04), 0.921530752, 1e-9);
  EXPECT_NEAR(mean, 39.773207913, 1e-8);
}

TEST(PureDeath, GhostsAppearByTheExactLaw)
{
  constexpr std::uint64_t count = 200000;
  Tally const tally = dying(60).run(count, 1, 0);
  for (int month : {12, 20, 28, 36, 44, 52, 60}) {
    EXPECT_TRUE(share_matches(incidence(tally, Outcome::ghost, month),
                              few_left_by(month, 12, 2, 0.04), count))
        << "by month " << month;
  }
}

TEST(PureDeath, TheMeanMonthIsExact)
{
  constexpr std::uint64_t count = 50000;
  constexpr int horizon = 400;  // 1 - F(400) is below 1e-5: the mean beyond it does not count
  Tally const tally = dying(horizon).run(count, 2, 0);
  double mean = 0.0;
  double second = 0.0;
  for (int t = 0; t < horizon; ++t) mean += 1.0 - incidence(tally, Outcome::ghost, t);
  for (int t = 0; t < 2000; ++t) second += (2.0 * t + 1.0) * (1.0 - few_left_by(t, 12, 2, 0.04));
  double const sd = std::sqrt(second - 39.773207913 * 39.773207913);
  EXPECT_TRUE(mean_matches(mean, 39.773207913, sd, count));
}

TEST(PureDeath, HeadcountIsBinomialEveryMonth)
{
  constexpr std::uint64_t count = 100000;
  Tally const tally = dying(60).run(count, 3, mask_of(Quantity::headcount));
  // Up to month 20 an empty unit, which would leave the record after six months, has p < 1e-3 x
  // the standard error.
  for (int month : {1, 5, 10, 20}) {
    std::vector<double> const law = binomial_law(12, std::pow(0.96, month));
    for (int people : {4, 6, 8, 10, 11}) {
      double const share = row_share_at_most(tally, Quantity::headcount, 0, month, people);
      EXPECT_TRUE(share_matches(share, at_most(law, people), count))
          << "month " << month << ", at most " << people;
    }
  }
}

}  // namespace
}  // namespace ghostcast
