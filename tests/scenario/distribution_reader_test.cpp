// SPDX-License-Identifier: Apache-2.0
#include "example.hpp"

namespace ghostcast {
namespace {

using test::faults_of;
using test::parse;
using test::quantile_of;
using test::scenario_text;

/// ramp_months >= 0 is as good as any; one draw.
double value_at(std::string const& distribution, double u)
{
  return quantile_of(parse(scenario_text("", "ramp_months = " + distribution + "\n")),
                     "ramp_months", u);
}

TEST(ReadDistribution, KnowsTheQuantilesOfEveryKind)
{
  double const one_sigma = 0.8413447460685429;  // Phi(1)
  EXPECT_NEAR(value_at("{ dist = \"normal\", mean = 30, sd = 4 }", one_sigma), 34.0, 1e-6);
  EXPECT_NEAR(value_at("{ dist = \"lognormal\", median = 8, sigma = 0.5 }", one_sigma),
              8.0 * std::exp(0.5), 1e-9);
  EXPECT_NEAR(value_at("{ dist = \"uniform\", lo = 2, hi = 6 }", 0.25), 3.0, 1e-12);
  EXPECT_NEAR(value_at("{ dist = \"triangular\", lo = 3, mode = 6, hi = 12 }", 1.0 / 3.0), 6.0,
              1e-9);
  EXPECT_NEAR(value_at("{ dist = \"kumaraswamy\", a = 1.4, b = 3.5 }", 0.5),
              std::pow(1.0 - std::pow(0.5, 1.0 / 3.5), 1.0 / 1.4), 1e-12);
  EXPECT_NEAR(value_at("{ dist = \"gamma\", shape = 1, mean = 5 }", 0.5), 5.0 * std::log(2.0),
              1e-6);
  EXPECT_NEAR(value_at("{ dist = \"gamma\", shape = 1, scale = 5 }", 0.5), 5.0 * std::log(2.0),
              1e-6);
  EXPECT_NEAR(value_at("{ dist = \"beta\", a = 3, b = 1, lo = 0.6, hi = 1.0 }", 0.5),
              0.6 + 0.4 * std::cbrt(0.5), 1e-7);
}

TEST(ReadDistribution, AddsTheShiftLast)
{
  EXPECT_NEAR(value_at("{ dist = \"lognormal\", median = 1, sigma = 1, shift = 1.2 }", 0.5), 2.2,
              1e-9);
  EXPECT_NEAR(value_at("{ dist = \"uniform\", lo = 0, hi = 1, shift = 3 }", 0.5), 3.5, 1e-12);
}

TEST(ReadDistribution, TruncatesThroughTheDistributionFunction)
{
  std::string const text = "{ dist = \"normal\", mean = 10, sd = 2, lo = 10, hi = 14 }";
  EXPECT_NEAR(value_at(text, 1e-9), 10.0, 1e-6);
  EXPECT_NEAR(value_at(text, 1.0 - 1e-9), 14.0, 1e-5);
  // Between 0 and 2 sigma lie .47724987 of a normal; half of that and .5 is the cdf at the median.
  double const z = 0.6391119109;  // Phi^-1(.5 + .47724987/2)
  EXPECT_NEAR(value_at(text, 0.5), 10.0 + 2.0 * z, 1e-8);
}

TEST(ReadDistribution, TruncatesBeforeTheShift)
{
  EXPECT_NEAR(value_at("{ dist = \"lognormal\", median = 1, sigma = 1, lo = 1, shift = 5 }", 1e-9),
              6.0, 1e-6);
}

TEST(ReadDistribution, CutsASmallTailOutsideTheRangeOff)
{
  // P(N(2, 1) < 0) is 2.3 %: refused. P(N(3, 1) < 0) is .13 %: cut off, so that nothing is below 0.
  EXPECT_NEAR(value_at("{ dist = \"normal\", mean = 3, sd = 1 }", 1e-12), 0.0, 1e-5);
  std::string const faults =
      faults_of(scenario_text("", "ramp_months = { dist = \"normal\", mean = 2, sd = 1 }\n"));
  EXPECT_NE(faults.find("2.28 % of its values lie outside >= 0"), faults.npos) << faults;
}

TEST(ReadDistribution, MixesNumbersAndDistributions)
{
  std::string const text =
      "{ dist = \"mixture\", value = [2, { dist = \"uniform\", lo = 10, hi = 20 }], weight = "
      "[0.25, 0.75], shift = 1 }";
  EXPECT_DOUBLE_EQ(value_at(text, 0.2), 3.0);
  EXPECT_NEAR(value_at(text, 0.25 + 0.75 * 0.5), 16.0, 1e-9);
}

TEST(ReadDistribution, EndsTheWeightsOfAMixtureAtOne)
{
  Scenario const s = parse(scenario_text(
      "", "ramp_months = { dist = \"mixture\", value = [1, 2, 3], weight = [0.1, 0.2, 0.7] }\n"));
  auto const draw = test::draws_of(s, "ramp_months").at(0);
  Distribution const& mixture =
      s.distributions[static_cast<std::size_t>(s.draws[draw].distribution)];
  ASSERT_EQ(mixture.component_count, 3);
  EXPECT_EQ(
      s.distributions[static_cast<std::size_t>(mixture.first_component + 2)].cumulative_weight,
      1.0);
}

TEST(ReadDistribution, RefusesAMixtureInAMixture)
{
  std::string const inner = "{ dist = \"mixture\", value = [1], weight = [1] }";
  std::string const faults = faults_of(scenario_text(
      "", "ramp_months = { dist = \"mixture\", value = [" + inner + "], weight = [1] }\n"));
  EXPECT_NE(faults.find("a mixture cannot be a component of a mixture"), faults.npos) << faults;
}

TEST(ReadDistribution, SharesTheTableOfOneLaw)
{
  std::string const law = "{ dist = \"beta\", a = 2, b = 5 }";
  Scenario const one = parse(scenario_text("", "margin = " + law + "\n"));
  Scenario const two =
      parse(scenario_text("", "margin = " + law + "\ntransfer_probability = " + law + "\n"));
  EXPECT_EQ(one.tables.size(), two.tables.size());
}

TEST(ReadDistribution, PutsTheMedianIntoTheBase)
{
  Scenario const s =
      parse(scenario_text("", "ramp_months = { dist = \"lognormal\", median = 8, sigma = 0.5 }\n"));
  EXPECT_FLOAT_EQ(s.model.base.unit[0].ramp_months, 8.0f);
}

}  // namespace
}  // namespace ghostcast
