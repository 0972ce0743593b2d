// SPDX-License-Identifier: Apache-2.0
// Oracle 3: people leave with probability q, Poisson(mu) new ones come every month.
//   n_t = Binomial(n0, (1-q)^t) + Poisson(mu (1 - (1-q)^s) / q)
// s = t where arrivals work in their month, t - 1 with the month of notice of eq. 38.
#include "support/model_parts.hpp"
#include "support/statistical.hpp"

namespace ghostcast {
namespace {

using namespace testing_support;

constexpr double quit = 0.05;
constexpr double arrivals = 0.4;

std::vector<double> headcount_law(int month, int arriving_months)
{
  double const mean = arrivals * (1.0 - std::pow(1.0 - quit, arriving_months)) / quit;
  return convolve(binomial_law(30, std::pow(1.0 - quit, month)), poisson_law(mean, 80));
}

double mean_of(std::vector<double> const& law)
{
  double mean = 0.0;
  for (std::size_t k = 0; k < law.size(); ++k) mean += static_cast<double>(k) * law[k];
  return mean;
}

TEST(ImmigrationDeath, FormulaGivesThePublishedDigits)
{
  EXPECT_NEAR(mean_of(headcount_law(24, 24)), 14.423758535, 1e-8);
  EXPECT_NEAR(at_most(headcount_law(24, 24), 8), 0.035538573, 1e-9);
  EXPECT_NEAR(mean_of(headcount_law(24, 23)), 14.300815788, 1e-8);
  EXPECT_NEAR(at_most(headcount_law(24, 23), 8), 0.038026303, 1e-9);
}

TEST(ImmigrationDeath, HeadcountFollowsTheLawWithAMonthOfNotice)
{
  // Four million open positions, each filled with probability 1e-7: Binomial(4e6, 1e-7) is
  // Poisson(.4) up to a total variation of 1e-7, and filled ones change it by less than 1e-5.
  constexpr std::uint64_t count = 100000;
  constexpr float open = 4e6f;
  QuietModel quiet;
  staff(quiet.unit(), 30.0f, quit);
  quiet.unit().open_positions[engineer] = open;
  quiet.unit().fill_days = fill_days_of(arrivals / static_cast<double>(open));
  Tally const tally = quiet.run(count, 7, mask_of(Quantity::headcount));
  for (int month : {1, 2, 6, 24, 48}) {
    std::vector<double> const law = headcount_law(month, month - 1);
    for (int people : {5, 8, 11, 14, 18, 22, 26, 28, 29, 30}) {
      double const share = row_share_at_most(tally, Quantity::headcount, 0, month, people);
      EXPECT_TRUE(share_matches(share, at_most(law, people), count))
          << "month " << month << ", at most " << people;
    }
  }
}

}  // namespace
}  // namespace ghostcast
