// SPDX-License-Identifier: Apache-2.0
// Oracle 5: the month T of the first run of k successes of probability p.
//   E T = (1 - p^k) / ((1-p) p^k)
// A unit whose compute is up with probability p in every month, whatever the last (an outage has
// probability 1-p, its end p), and whose value is high enough only while it is up.
#include "support/model_parts.hpp"
#include "support/statistical.hpp"

namespace ghostcast {
namespace {

using namespace testing_support;

constexpr double success = 0.3;
constexpr int needed = 3;

/// P(T <= t), [0..months].
std::vector<double> run_law(int months)
{
  std::vector<double> by_length{1.0, 0.0, 0.0};
  double done = 0.0;
  std::vector<double> result{0.0};
  for (int t = 1; t <= months; ++t) {
    done += success * by_length[2];
    double const left = by_length[0] + by_length[1] + by_length[2];
    by_length = {(1.0 - success) * left, success * by_length[0], success * by_length[1]};
    result.push_back(done);
  }
  return result;
}

Tally run(int horizon, std::uint64_t count)
{
  QuietModel quiet;
  quiet.model->horizon = horizon;
  quiet.model->definition[0] = high_value(1.05f, needed);
  UnitParams<Scalar>& unit = quiet.unit();
  value_follows_uptime(unit);
  unit.outage_hazard = static_cast<float>(1.0 - success);
  unit.recovery_probability = static_cast<float>(success);
  return quiet.run(count, 13, 0);
}

TEST(RunOfSuccesses, FormulaGivesThePublishedDigits)
{
  double const power = std::pow(success, needed);
  std::vector<double> const law = run_law(3000);
  double mean = 0.0;
  for (double by : law) mean += 1.0 - by;
  EXPECT_NEAR((1.0 - power) / ((1.0 - success) * power), 51.481481481, 1e-9);
  EXPECT_NEAR(mean, 51.481481481, 1e-8);
  EXPECT_NEAR(law[60], 0.693669260, 1e-9);
}

TEST(RunOfSuccesses, GhostMonthFollowsTheLawWithItsPersistence)
{
  constexpr std::uint64_t count = 60000;
  Tally const tally = run(60, count);
  std::vector<double> const law = run_law(60);
  EXPECT_EQ(incidence(tally, Outcome::ghost, needed - 1), 0.0);
  for (int month : {3, 4, 6, 12, 24, 36, 48, 60}) {
    double const expected = law[static_cast<std::size_t>(month)];
    EXPECT_TRUE(share_matches(incidence(tally, Outcome::ghost, month), expected, count))
        << "by month " << month;
  }
}

TEST(RunOfSuccesses, TheMeanMonthIsExact)
{
  constexpr std::uint64_t count = 10000;
  constexpr int horizon = 480;
  Tally const tally = run(horizon, count);
  std::vector<double> const law = run_law(horizon);
  // The mean up to the horizon, E min(T, 480), which is 51.4814 less 0.004.
  double mean = 0.0;
  double expected = 0.0;
  double second = 0.0;
  for (int t = 0; t < horizon; ++t) {
    mean += 1.0 - incidence(tally, Outcome::ghost, t);
    expected += 1.0 - law[static_cast<std::size_t>(t)];
    second += (2.0 * t + 1.0) * (1.0 - law[static_cast<std::size_t>(t)]);
  }
  EXPECT_NEAR(expected, 51.481481481, 0.02);
  EXPECT_TRUE(mean_matches(mean, expected, std::sqrt(second - expected * expected), count));
}

TEST(RunOfSuccesses, OnsetIsTwoMonthsBeforeTheConfirmation)
{
  Tally const tally = run(60, 2000);
  for (int month = needed; month <= 60; ++month) {
    EXPECT_EQ(tally.at(tally.layout.onset_at(0, 0, month - 2)),
              tally.at(tally.layout.outcome_at(0, 0, Outcome::ghost, month)));
  }
}

}  // namespace
}  // namespace ghostcast
