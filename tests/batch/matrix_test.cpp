// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/batch/matrix.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace ghostcast {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;

std::string const base = "base = \"minimal.toml\"\n";

/// As if the text stood in a file beside the shipped scenarios.
std::vector<BatchCase> cases_of(std::string const& text)
{
  std::string const file = GHOSTCAST_SOURCE_DIR "/scenarios/matrix.toml";
  return read_matrix(parse_document(text, file), file, BaseFiles::inside);
}

std::string refusal(std::string const& text)
{
  try {
    cases_of(text);
    return "accepted";
  } catch (InputError const& error) {
    return error.what();
  }
}

TEST(Matrix, IsToldFromAScenarioByItsKeys)
{
  EXPECT_TRUE(is_matrix(parse_document(base, "m")));
  EXPECT_TRUE(is_matrix(parse_document("[grid]\ngpus = [1]", "m")));
  EXPECT_FALSE(is_matrix(parse_document("name = \"x\"\n[[unit]]\nname = \"u\"", "m")));
}

TEST(Matrix, AGridHasEveryCombinationTheLastKeyFirst)
{
  auto const cases = cases_of(base + "[grid]\nhorizon = [12, 24]\ngpus = [256, 512, 1024]\n");
  ASSERT_THAT(cases, SizeIs(6));
  EXPECT_EQ(cases[0].name, "horizon=12 gpus=256");
  EXPECT_EQ(cases[1].name, "horizon=12 gpus=512");
  EXPECT_EQ(cases[5].name, "horizon=24 gpus=1024");
  EXPECT_THAT(cases[5].request.set, ElementsAre("horizon=24", "gpus=1024"));
  EXPECT_EQ(cases[5].varied.size(), 2u);
}

TEST(Matrix, KeysMayHaveDotsTablesAndUnits)
{
  auto const cases = cases_of(base + "[grid]\nrental_price.start = [2.5]\n[grid.\"Product AI\"]\n\"monthly_value\" = [1e6]\n");
  ASSERT_THAT(cases, SizeIs(1));
  EXPECT_THAT(cases[0].request.set, ElementsAre("rental_price.start=2.5", "\"Product AI\".monthly_value=1000000.0"));
}

TEST(Matrix, ValuesMayBeTextsFlagsAndDistributions)
{
  auto const cases = cases_of(base + "[grid]\ndemand_growth = [0.01, { dist = \"uniform\", lo = 0, hi = 0.02 }]\ninitially_up = [true, false]\n");
  ASSERT_THAT(cases, SizeIs(4));
  EXPECT_EQ(cases[3].request.set[0], "demand_growth={ dist = \"uniform\", lo = 0, hi = 0.02 }");
  EXPECT_EQ(cases[3].request.set[1], "initially_up=false");
  for (BatchCase const& each : cases) EXPECT_NO_THROW(load_scenario(each.file, each.request)) << each.name;
}

TEST(Matrix, SeedsAndTrajectoriesMultiplyAndApply)
{
  auto const cases = cases_of(base + "seeds = [5, 6]\ntrajectories = 100\n[grid]\ngpus = [256, 512]\n");
  ASSERT_THAT(cases, SizeIs(4));
  EXPECT_EQ(cases[1].name, "gpus=256 seed=6");
  EXPECT_EQ(cases[1].seed, 6u);
  EXPECT_EQ(cases[1].trajectories, 100u);
}

TEST(Matrix, PlansAreThoseOfTheScenario)
{
  auto const cases = cases_of("base = \"phantom_unit.toml\"\nplans = [\"base\", \"headcount frozen\"]\n");
  ASSERT_THAT(cases, SizeIs(2));
  EXPECT_EQ(cases[1].request.plan, "headcount frozen");
  EXPECT_THAT(refusal("base = \"phantom_unit.toml\"\nplans = [\"headcount forzen\"]\n"), HasSubstr("headcount frozen"));
}

TEST(Matrix, ALatinHypercubeStaysWithinItsEndsAndStrata)
{
  auto const cases = cases_of(base + "[latin_hypercube]\nsamples = 8\nseed = 3\nmonthly_value = [1e6, 9e6]\n");
  ASSERT_THAT(cases, SizeIs(8));
  std::set<int> strata;
  for (BatchCase const& each : cases) strata.insert(static_cast<int>((std::stod(each.varied[0].second) - 1e6) / 1e6));
  EXPECT_EQ(strata, (std::set<int>{0, 1, 2, 3, 4, 5, 6, 7}));
  EXPECT_EQ(cases[2].name, "sample 3");
}

TEST(Matrix, WholeNumbersOfALatinHypercubeHaveEqualShares)
{
  auto const cases = cases_of(base + "[latin_hypercube]\nsamples = 12\ngpus = [600, 602]\n");
  std::vector<std::string> values;
  for (BatchCase const& each : cases) values.push_back(each.varied[0].second);
  for (char const* value : {"600", "601", "602"}) EXPECT_EQ(std::ranges::count(values, value), 4) << value;
}

TEST(Matrix, AnAxisMoreMovesNoOther)
{
  auto const one = cases_of(base + "[latin_hypercube]\nsamples = 9\ngpus = [100, 900]\n");
  auto const two = cases_of(base + "[latin_hypercube]\nsamples = 9\nmonthly_value = [1e6, 2e6]\ngpus = [100, 900]\n");
  for (std::size_t k = 0; k < one.size(); ++k) EXPECT_EQ(one[k].varied[0], two[k].varied[1]);
}

TEST(Matrix, ADistributionGivesItsQuantiles)
{
  auto const cases = cases_of(base + "[latin_hypercube]\nsamples = 40\nmonthly_value = { dist = \"triangular\", lo = 1e6, mode = 1e6, hi = 5e6 }\n");
  // P(X <= x) = 1 - ((5e6 - x)/4e6)^2: half of the samples lie below 5e6 - 4e6/sqrt(2), give or take their strata.
  auto const below = std::ranges::count_if(cases, [](BatchCase const& each) { return std::stod(each.varied[0].second) < 2171573.0; });
  EXPECT_EQ(below, 20);
}

TEST(Matrix, GridAndSamplesMultiply)
{
  auto const cases = cases_of(base + "[grid]\nhorizon = [12, 24]\n[latin_hypercube]\nsamples = 3\ngpus = [100, 900]\n");
  ASSERT_THAT(cases, SizeIs(6));
  EXPECT_EQ(cases[4].name, "horizon=24 sample 2");
  EXPECT_EQ(cases[1].varied[1], cases[4].varied[1]);
}

TEST(Matrix, ReportsAllFaultsWithTheirPlaces)
{
  std::string const text = refusal("bass = \"minimal.toml\"\nbase = \"minimal.toml\"\nseeds = [1.5]\n[grid]\ngpus = 7\n[latin_hypercube]\nsamples = 0\nmonthly_value = [5, 1]\n");
  EXPECT_THAT(text, HasSubstr("matrix.toml:1:1: bass: unknown key. Did you mean base?"));
  EXPECT_THAT(text, HasSubstr("matrix.toml:3:10: seeds = 1.5: must be a whole number"));
  EXPECT_THAT(text, HasSubstr("matrix.toml:5:8: grid.gpus = 7: must be a list of values"));
  EXPECT_THAT(text, HasSubstr("matrix.toml:7:11: latin_hypercube.samples = 0: must be a whole number from 1 to 10000"));
  EXPECT_THAT(text, HasSubstr("matrix.toml:8:17: latin_hypercube.monthly_value = [5, 1]: must be [low, high]"));
}

TEST(Matrix, RefusesWhatTheScenarioRefusesWithItsHint)
{
  std::string const text = refusal(base + "[grid]\ngpsu = [1]\ngpus = [256, -5, 1.5]\n[latin_hypercube]\nsamples = 4\ninitial_compute_share = [0.5, 3]\n");
  EXPECT_THAT(text, HasSubstr("matrix.toml:3:9: grid.gpsu = 1 (gpsu): unknown key. Did you mean gpus?"));
  EXPECT_THAT(text, HasSubstr("matrix.toml:4:14: grid.gpus = -5"));
  EXPECT_THAT(text, HasSubstr("must be a whole number"));
  EXPECT_THAT(text, HasSubstr("latin_hypercube.initial_compute_share"));
}

TEST(Matrix, RefusesWhatStandsThereTwiceOrIsTooMuch)
{
  EXPECT_THAT(refusal(base + "[grid]\ngpus = [1, 1]\n"), HasSubstr("1 stands there twice"));
  EXPECT_THAT(refusal(base + "[grid]\ngpus = [1, 2]\n[latin_hypercube]\nsamples = 2\ngpus = [1, 9]\n"), HasSubstr("is varied twice"));
  EXPECT_THAT(refusal(base + "seeds = [1, 2]\n[latin_hypercube]\nsamples = 10000\ngpus = [1, 90000]\n"), HasSubstr("has 20000 cases; a batch may have 10000"));
  EXPECT_THAT(refusal("[grid]\ngpus = [1]\n"), HasSubstr("base: is missing"));
  EXPECT_THAT(refusal("base = \"nothing.toml\"\n"), HasSubstr("nothing.toml"));
  EXPECT_THAT(refusal("base = \"../README.md\"\n"), HasSubstr("matrix.toml:1:8: base = \"../README.md\": is outside the folder of the matrix"));
}

}  // namespace
}  // namespace ghostcast
