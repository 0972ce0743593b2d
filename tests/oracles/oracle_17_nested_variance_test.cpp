// SPDX-License-Identifier: Apache-2.0
// Oracle 17: every belief has its own p ~ Beta(2,3), every trajectory is a toss with its belief's
// p. Epistemic variance Var p = .04, aleatory variance E p(1-p) = .20. The variance of the means
// of N tosses is .04 + .20/N: .06 for N = 10, which is not the epistemic variance.
#include "support/model_parts.hpp"
#include "support/statistical.hpp"

namespace ghostcast {
namespace {

using namespace testing_support;

constexpr std::uint64_t beliefs = 64;
constexpr std::uint64_t trajectories = 10;  // of each
constexpr int runs = 50;

/// A unit that is a ghost in month 1 unless an outage of probability p strikes.
struct Tossed {
  QuietModel quiet;
  std::vector<double> table = std::vector<double>(quantile_table_size);
  Distribution beta{.kind = DistributionKind::beta, .a = 2.0, .b = 3.0, .table = 0};
  Draw draw{.distribution = 0,
            .name_hash = name_hash("outage_hazard", 13),
            .address_unit = 0,
            .first_target = 0,
            .target_count = 1,
            .copula_row = -1};
  int target = 0;

  Tossed()
  {
    quiet.model->horizon = 1;
    quiet.model->definition[0] = high_value(1.05f, 1);
    value_follows_uptime(quiet.unit());
    fill_beta_table(2.0, 3.0, table.data());
    target = static_cast<int>(&quiet.unit().outage_hazard - flat(quiet.model->base));
    quiet.model->distributions = {&beta, table.data()};
    quiet.model->draws = &draw;
    quiet.model->draw_count = 1;
    quiet.model->draw_targets = &target;
  }

  Tally run(std::uint64_t seed)
  {
    RunPlan plan;
    plan.seed = seed;
    plan.belief_count = beliefs;
    plan.range = {0, beliefs * trajectories};
    plan.record = 0;
    return make_cpu_engine(1)->run(quiet.params(), plan, {}).tally;
  }
};

/// Means and variances within beliefs, over many beliefs.
struct Nested {
  Moments means, within;
};

Nested toss()
{
  Tossed tossed;
  Nested nested;
  for (std::uint64_t seed = 1; seed <= runs; ++seed) {
    Tally const tally = tossed.run(seed);
    for (int belief = 0; belief < static_cast<int>(beliefs); ++belief) {
      double const size = static_cast<double>(tally.at(tally.layout.group_size_at(belief)));
      double const hits = static_cast<double>(tally.at(tally.layout.group_at(belief, 0, 0, 0, 1)));
      double const mean = hits / size;
      nested.means.add(mean);
      nested.within.add(mean * (1.0 - mean) * size / (size - 1.0));
    }
  }
  return nested;
}

TEST(NestedVariance, FormulaGivesThePublishedDigits)
{
  double const mean = 2.0 / 5.0;
  double const variance = 6.0 / (25.0 * 6.0);
  EXPECT_NEAR(variance, 0.04, 1e-12);
  EXPECT_NEAR(mean - (variance + mean * mean), 0.20, 1e-12);
  EXPECT_NEAR(variance + 0.20 / 10.0, 0.06, 1e-12);
}

TEST(NestedVariance, SplitsIntoWhatIsUnknownAndWhatIsDice)
{
  Nested const nested = toss();
  double const between = nested.means.variance();
  // A sample variance has the standard error var sqrt((kurtosis - 1) / B); the means of tosses
  // have a kurtosis below 3, as the beta law does.
  double const error = 0.06 * std::sqrt(2.0 / nested.means.count);
  double const aleatory = nested.within.mean();
  double const epistemic = between - aleatory / static_cast<double>(trajectories);
  EXPECT_TRUE(matches(nested.means.mean(), 0.6, std::sqrt(0.06 / nested.means.count)));
  EXPECT_TRUE(matches(aleatory, 0.20, nested.within.error()));
  EXPECT_TRUE(matches(epistemic, 0.04, error));
  EXPECT_TRUE(matches(between, 0.06, error));
  EXPECT_FALSE(matches(between, 0.04, error)) << "the naive variance passes for the epistemic one";
}

}  // namespace
}  // namespace ghostcast
