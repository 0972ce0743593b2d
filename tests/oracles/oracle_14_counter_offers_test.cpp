// SPDX-License-Identifier: Apache-2.0
// Oracle 14: 40 people, poached at .02 a month, of whom .35 stay for a counter-offer.
//   lost in a month ~ Binomial(40, (1 - e^-.02) .65)
#include "support/model_parts.hpp"
#include "support/statistical.hpp"

namespace ghostcast {
namespace {

using namespace testing_support;

double const lost = -std::expm1(-0.02) * 0.65;

TEST(CounterOffers, FormulaGivesThePublishedDigits)
{
  EXPECT_NEAR(40.0 * lost, 0.514834494, 1e-9);
}

TEST(CounterOffers, PoachedPeopleFollowTheLaw)
{
  constexpr std::uint64_t count = 200000;
  QuietModel quiet;
  quiet.model->horizon = 12;
  quiet.unit().people[researcher] = 40.0f;
  quiet.unit().poach_hazard[researcher] = 0.02f;
  quiet.unit().counter_offer_success = 0.35f;
  Tally const tally = quiet.run(count, 53, mask_of(Quantity::quits) | mask_of(Quantity::poached));
  std::vector<double> const first = binomial_law(40, lost);
  for (int people : {0, 1, 2, 3}) {
    EXPECT_TRUE(share_matches(row_share_at_most(tally, Quantity::poached, 0, 1, people),
                              at_most(first, people), count));
  }
  std::vector<double> const year = binomial_law(40, 1.0 - std::pow(1.0 - lost, 12));
  for (int people : {1, 3, 5, 7, 10}) {
    EXPECT_TRUE(share_matches(row_share_at_most(tally, Quantity::poached, 0, 12, people),
                              at_most(year, people), count));
  }
  EXPECT_EQ(row_share_at_most(tally, Quantity::quits, 0, 12, 0.0), 1.0);
  EXPECT_TRUE(mean_matches(row_mean(tally, Quantity::poached, 0, 1), 40.0 * lost,
                           std::sqrt(40.0 * lost * (1.0 - lost)), count));
}

}  // namespace
}  // namespace ghostcast
