// SPDX-License-Identifier: Apache-2.0
// Oracle 6: a GPU on order passes three stages, with probability p a month each.
//   P(arrived by t) = P(Binomial(t, p) >= 3), the negative binomial law
#include "support/model_parts.hpp"
#include "support/statistical.hpp"

namespace ghostcast {
namespace {

using namespace testing_support;

double arrived_by(int month, double hop)
{
  return 1.0 - at_most(binomial_law(month, hop), 2);
}

/// `count` GPUs ordered just before t=0, with a lead time of six months: hop 3/6.
QuietModel ordered(float count)
{
  QuietModel quiet;
  OrganisationParams<Scalar>& o = quiet.organisation();
  o.lead_weeks_normal = 6.0f * 365.25f / 84.0f;
  o.install_weeks = 0.0f;
  o.initial_orders[0] = count;
  return quiet;
}

TEST(ErlangLeadTime, FormulaGivesThePublishedDigits)
{
  EXPECT_NEAR(arrived_by(3, 0.5), 0.125, 1e-9);
  EXPECT_NEAR(arrived_by(6, 0.5), 0.65625, 1e-9);
  EXPECT_NEAR(arrived_by(9, 0.5), 0.91015625, 1e-9);
  EXPECT_NEAR(arrived_by(12, 0.5), 0.980712891, 1e-9);
}

TEST(ErlangLeadTime, EveryGpuArrivesByTheLaw)
{
  constexpr std::uint64_t count = 50000;
  Tally const tally = ordered(40.0f).run(count, 17, mask_of(Quantity::total_gpus));
  for (int month : {2, 3, 4, 6, 9, 12}) {
    std::vector<double> const law = binomial_law(40, arrived_by(month, 0.5));
    for (int gpus : {0, 3, 6, 12, 20, 26, 30, 36, 38, 39}) {
      double const share = row_share_at_most(tally, Quantity::total_gpus, 0, month, gpus);
      EXPECT_TRUE(share_matches(share, at_most(law, gpus), count))
          << "month " << month << ", at most " << gpus;
    }
  }
}

TEST(ErlangLeadTime, MeanLeadTimeIsTheOneGiven)
{
  // 1 / hop is the mean of a stage, and three of them make the lead time.
  constexpr std::uint64_t count = 50000;
  Tally const tally = ordered(1.0f).run(count, 19, mask_of(Quantity::total_gpus));
  double mean = 1.0;  // month 0: not there
  for (int month = 1; month < 60; ++month) {
    mean += row_share_at_most(tally, Quantity::total_gpus, 0, month, 0.0);
  }
  double const sd = std::sqrt(3.0 * 0.5 / 0.25);
  EXPECT_TRUE(mean_matches(mean, 6.0, sd, count));
}

}  // namespace
}  // namespace ghostcast
