// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/check/glance.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "check/checked.hpp"
#include "ghostcast/tally/binning.hpp"
#include "support/quiet_model.hpp"

namespace ghostcast {
namespace {

using testing_support::load;
using testing_support::QuietModel;

constexpr std::uint64_t trajectories = 300;

GlanceLine const& line_of(Glance const& glance, YearMetric metric, std::size_t unit = 0)
{
  return glance.units[unit].lines[static_cast<std::size_t>(metric)];
}

/// Bin of the run's fan that holds the order statistic of `level`, at month 12.
int bin_of_level(Tally const& tally, Quantity quantity, double level)
{
  double below = 0.0;
  double const wanted = level * static_cast<double>(tally.trajectories());
  for (int bin = 0; bin < bin_count(quantity); ++bin) {
    below += static_cast<double>(tally.at(tally.layout.series_at(quantity, 0, 12, bin)));
    if (below >= wanted - 1e-9) return bin;
  }
  return -1;
}

TEST(GlanceAt, QuantilesLieInTheBinsOfARunWithTheSameSeed)
{
  Scenario const s = load("phantom_unit.toml");
  Glance const glance = glance_at(s.params(), {trajectories, 3, 1});
  ASSERT_EQ(glance.units[0].exited, 0U);
  Tally const tally =
      make_cpu_engine(1)->run(s.params(), {3, 0, {0, trajectories}, s.record}, {}).tally;
  YearQuantiles const people = *line_of(glance, YearMetric::headcount_growth).quantiles;
  YearQuantiles const value = *line_of(glance, YearMetric::value_growth).quantiles;
  double const levels[] = {0.05, 0.5, 0.95};
  double const growth[] = {people.low, people.median, people.high};
  double const times[] = {value.low, value.median, value.high};
  for (int k = 0; k < 3; ++k) {
    double const staff = std::round(55000.0 * std::exp(growth[k]));
    EXPECT_EQ(bin_of(Binning::logarithmic_count, static_cast<float>(staff)),
              bin_of_level(tally, Quantity::headcount, levels[k]));
    EXPECT_EQ(bin_of(Binning::logarithmic_ratio, static_cast<float>(std::exp(times[k]))),
              bin_of_level(tally, Quantity::value, levels[k]));
  }
}

TEST(GlanceAt, IsTheSameForAnyNumberOfThreads)
{
  Scenario const s = load("minimal.toml");
  Glance const one = glance_at(s.params(), {trajectories, 5, 1});
  Glance const three = glance_at(s.params(), {trajectories, 5, 3});
  EXPECT_EQ(one.units[0].running, three.units[0].running);
  for (int m = 0; m < year_metric_count; ++m) {
    auto const a = line_of(one, static_cast<YearMetric>(m)).quantiles;
    auto const b = line_of(three, static_cast<YearMetric>(m)).quantiles;
    ASSERT_EQ(a.has_value(), b.has_value());
    if (!a) continue;
    EXPECT_EQ(a->low, b->low);
    EXPECT_EQ(a->median, b->median);
    EXPECT_EQ(a->high, b->high);
  }
}

TEST(GlanceAt, NothingMovesInAQuietModel)
{
  QuietModel quiet;
  quiet.unit().people[engineer] = 40.0f;
  Glance const glance = glance_at(quiet.params(), {4, 1, 1});
  EXPECT_EQ(glance.months, 12);
  EXPECT_EQ(glance.units[0].running, 4U);
  for (YearMetric const metric :
       {YearMetric::headcount_growth, YearMetric::voluntary_leaving, YearMetric::value_growth}) {
    EXPECT_EQ(line_of(glance, metric).quantiles->low, 0.0);
    EXPECT_EQ(line_of(glance, metric).quantiles->high, 0.0);
  }
  EXPECT_FALSE(line_of(glance, YearMetric::fleet_growth).quantiles);  // there are no GPUs
}

TEST(GlanceAt, GrowthOfDemandIsTheGrowthOfValueAlsoOverAShorterHorizon)
{
  QuietModel quiet;
  quiet.unit().people[engineer] = 40.0f;
  quiet.unit().demand_growth = 0.01f;
  EXPECT_NEAR(
      line_of(glance_at(quiet.params(), {1, 1, 1}), YearMetric::value_growth).quantiles->median,
      0.12, 1e-5);
  quiet.model->horizon = 6;
  Glance const half = glance_at(quiet.params(), {1, 1, 1});
  EXPECT_EQ(half.months, 6);
  EXPECT_NEAR(line_of(half, YearMetric::value_growth).quantiles->median, 0.12, 1e-5);
}

TEST(GlanceAt, LeaversAreASharePerYearOfTheMeanStaff)
{
  // In one month a share q of 200,000 people leaves.
  QuietModel quiet;
  quiet.unit().people[engineer] = 200000.0f;
  double const q = 0.01;
  quiet.unit().quit_hazard_settled[engineer] = static_cast<float>(-std::log1p(-q));
  quiet.model->horizon = 1;
  Glance const glance = glance_at(quiet.params(), {1, 1, 1});
  // One month, scaled to a year; binomial noise of five standard errors (a false alarm below 1e-6).
  double const error = 12.0 * std::sqrt(q * (1.0 - q) / 200000.0);
  EXPECT_NEAR(line_of(glance, YearMetric::voluntary_leaving).quantiles->median, 12.0 * q,
              5.0 * error);
}

TEST(GlanceAt, UnitsThatEndAreCountedApart)
{
  QuietModel quiet;
  quiet.unit().people[engineer] = 1.0f;
  quiet.unit().quit_hazard_settled[engineer] = 40.0f;  // gone in month 1, abandoned in month 6
  Glance const glance = glance_at(quiet.params(), {5, 1, 2});
  EXPECT_EQ(glance.units[0].exited, 5U);
  EXPECT_EQ(glance.units[0].running, 0U);
  EXPECT_FALSE(line_of(glance, YearMetric::headcount_growth).quantiles);
}

TEST(YearQuantilesOf, AreOrderStatistics)
{
  std::vector<double> values;
  for (int k = 20; k >= 1; --k) values.push_back(k);
  values.push_back(std::numeric_limits<double>::quiet_NaN());
  YearQuantiles const q = *year_quantiles(values);
  EXPECT_EQ(q.low, 1.0);
  EXPECT_EQ(q.median, 10.0);
  EXPECT_EQ(q.high, 19.0);
  EXPECT_FALSE(year_quantiles({}));
}

TEST(MarkOf, LooksAtTheMedianAndThenAtTheWidth)
{
  PublicRange range = public_ranges()[0];
  range.low = 0.0;
  range.high = 1.0;
  EXPECT_EQ(mark_of(range, {-0.5, 0.5, 1.5}), Mark::inside);
  EXPECT_EQ(mark_of(range, {-0.6, 0.5, 1.5}), Mark::wide);
  EXPECT_EQ(mark_of(range, {-0.6, -0.01, 0.5}), Mark::outside);
  EXPECT_EQ(mark_of(range, {0.5, 1.01, 1.2}), Mark::outside);
  EXPECT_EQ(mark_of(range, {0.0, 1.0, 1.0}), Mark::inside);
  range.standard = Standard::proxy;
  EXPECT_EQ(mark_of(range, {0.5, 1.01, 1.2}), Mark::unjudged);
}

}  // namespace
}  // namespace ghostcast
