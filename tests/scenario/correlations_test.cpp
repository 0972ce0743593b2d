// SPDX-License-Identifier: Apache-2.0
#include <map>
#include <utility>

#include "example.hpp"
#include "ghostcast/random/random_stream.hpp"

namespace ghostcast {
namespace {

using test::draws_of;
using test::faults_of;
using test::parse;
using test::scenario_text;
using test::unit_text;

using Terms = std::map<std::pair<std::uint32_t, int>, double>;

std::uint32_t hash_of(std::string const& name)
{
  return name_hash(name.c_str(), name.size());
}

Terms terms_of(Scenario const& s, std::size_t draw)
{
  Terms terms;
  int const row = s.draws[draw].copula_row;
  if (row < 0) return terms;
  CopulaRow const& r = s.copula_rows[static_cast<std::size_t>(row)];
  for (int t = r.first_term; t < r.first_term + r.term_count; ++t) {
    CopulaTerm const& term = s.copula_terms[static_cast<std::size_t>(t)];
    terms[{term.name_hash, term.address_unit}] += term.coefficient;
  }
  return terms;
}

/// Correlation of two rows, given that different addresses are independent.
double covariance(Terms const& a, Terms const& b)
{
  double sum = 0.0;
  for (auto const& [address, coefficient] : a) {
    auto const other = b.find(address);
    if (other != b.end()) sum += coefficient * other->second;
  }
  return sum;
}

TEST(Correlations, MakeAiSpeedOneFactorByDefault)
{
  Scenario const s = parse(scenario_text(""));
  Terms const halving = terms_of(s, draws_of(s, "algorithm_halving_months").at(0));
  Terms const frontier = terms_of(s, draws_of(s, "frontier_growth").at(0));
  Terms const width = terms_of(s, draws_of(s, "automation_width").at(0));
  EXPECT_NEAR(covariance(halving, halving), 1.0, 1e-15);
  EXPECT_NEAR(covariance(halving, frontier), -0.36, 1e-15);
  EXPECT_NEAR(covariance(halving, width), 0.24, 1e-15);
  EXPECT_NEAR(covariance(frontier, width), -0.24, 1e-15);
  EXPECT_EQ(halving.count({hash_of("correlation.speed"), 255}), 1U);
}

TEST(Correlations, LeaveOutWhatIsANumber)
{
  Scenario const one =
      parse(scenario_text("[market]\nfrontier_growth = 0.05\nautomation_width = 3\n"));
  EXPECT_TRUE(one.copula_rows.empty());
  Scenario const two = parse(scenario_text("[market]\nfrontier_growth = 0.05\n"));
  EXPECT_EQ(two.copula_rows.size(), 2U);
}

TEST(Correlations, OfTheScenarioReplaceTheDefaultThatSharesAKey)
{
  Scenario const s = parse(scenario_text(
      "", "",
      "[[correlation]]\nof = [\"pass_through\", \"frontier_growth\"]\nloading = [0.5, 0.8]\n"));
  EXPECT_EQ(s.draws[draws_of(s, "algorithm_halving_months").at(0)].copula_row, -1);
}

TEST(Correlations, OfOtherKeysLeaveTheDefault)
{
  Scenario const s = parse(scenario_text(
      "", "",
      "[[correlation]]\nof = [\"pass_through\", \"value_ceiling\"]\nloading = [0.5, 0.8]\n"));
  EXPECT_NEAR(covariance(terms_of(s, draws_of(s, "frontier_growth").at(0)),
                         terms_of(s, draws_of(s, "algorithm_halving_months").at(0))),
              -0.36, 1e-15);
  EXPECT_NEAR(covariance(terms_of(s, draws_of(s, "pass_through").at(0)),
                         terms_of(s, draws_of(s, "value_ceiling").at(0))),
              0.4, 1e-15);
}

TEST(Correlations, HaveOneFactorAUnitWhereAllIsDrawnPerUnit)
{
  std::string const text =
      "name = \"t\"\nhorizon = 60\n" + unit_text("A") + unit_text("B") +
      "[[correlation]]\nof = [\"demand_growth\", \"quit_multiplier\"]\nloading = [0.5, 0.5]\n";
  Scenario const s = parse(text);
  auto const demand = draws_of(s, "demand_growth");
  auto const quits = draws_of(s, "quit_multiplier");
  EXPECT_NEAR(covariance(terms_of(s, demand.at(0)), terms_of(s, quits.at(0))), 0.25, 1e-15);
  EXPECT_EQ(covariance(terms_of(s, demand.at(0)), terms_of(s, quits.at(1))), 0.0);
  EXPECT_EQ(covariance(terms_of(s, demand.at(0)), terms_of(s, demand.at(1))), 0.0);
}

TEST(Correlations, ShareTheFactorWithACommonKey)
{
  std::string const text =
      "name = \"t\"\nhorizon = 60\n" + unit_text("A") + unit_text("B") +
      "[[correlation]]\nof = [\"frontier_growth\", \"demand_growth\"]\nloading = [0.5, 0.5]\n";
  Scenario const s = parse(text);
  for (std::size_t const d : draws_of(s, "demand_growth")) {
    EXPECT_NEAR(covariance(terms_of(s, draws_of(s, "frontier_growth").at(0)), terms_of(s, d)), 0.25,
                1e-15);
  }
}

TEST(Correlations, ReproduceTheMatrixOfTheScenario)
{
  // The key drawn per unit stands first in the file, and must not drive the common ones.
  std::string const text =
      "name = \"t\"\nhorizon = 60\n" + unit_text("A") + unit_text("B") +
      "[[correlation]]\nof = [\"demand_growth\", \"frontier_growth\", \"pass_through\"]\n"
      "matrix = [[1, 0.5, -0.3], [0.5, 1, 0.2], [-0.3, 0.2, 1]]\n";
  Scenario const s = parse(text);
  Terms const frontier = terms_of(s, draws_of(s, "frontier_growth").at(0));
  Terms const pass = terms_of(s, draws_of(s, "pass_through").at(0));
  EXPECT_NEAR(covariance(frontier, pass), 0.2, 1e-12);
  for (std::size_t const d : draws_of(s, "demand_growth")) {
    Terms const demand = terms_of(s, d);
    EXPECT_NEAR(covariance(demand, demand), 1.0, 1e-12);
    EXPECT_NEAR(covariance(demand, frontier), 0.5, 1e-12);
    EXPECT_NEAR(covariance(demand, pass), -0.3, 1e-12);
  }
  for (auto const& [address, unused] : frontier) EXPECT_EQ(address.second, 255);
}

TEST(Correlations, RefuseAKeyTwice)
{
  std::string const part =
      "[[correlation]]\nof = [\"pass_through\", \"value_ceiling\"]\nloading = [0.5, 0.8]\n";
  std::string const faults = faults_of(scenario_text("", "", part + part));
  EXPECT_NE(faults.find("correlation.of = pass_through: is correlated twice"), faults.npos)
      << faults;
}

TEST(Correlations, RefuseAnAsymmetricMatrix)
{
  std::string const faults =
      faults_of(scenario_text("", "",
                              "[[correlation]]\nof = [\"pass_through\", \"value_ceiling\"]\nmatrix "
                              "= [[1, 0.5], [0.4, 1]]\n"));
  EXPECT_NE(faults.find("symmetric"), faults.npos) << faults;
}

}  // namespace
}  // namespace ghostcast
