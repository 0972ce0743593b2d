// SPDX-License-Identifier: Apache-2.0
// What docs/scenarios.md claims of the shipped scenarios, checked at a smaller size.
#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <string>
#include <vector>

#include "ghostcast/scenario/scenario.hpp"
#include "ghostcast/tally/binning.hpp"
#include "support/observe.hpp"
#include "support/statistical.hpp"

namespace ghostcast {
namespace {

std::filesystem::path const folder = GHOSTCAST_SOURCE_DIR "/scenarios";

Scenario load(std::string const& name, std::string const& plan = "base")
{
  return load_scenario(folder / (name + ".toml"), {.plan = plan});
}

/// Cost share of the first unit after 36 months, one number a trajectory.
struct CostShareAt36 : Bystander {
  std::vector<double> shares;

  void month_end(World<Scalar> const& world)
  {
    constexpr auto cost = static_cast<std::size_t>(ShareRule::cost);
    if (world.dice.month == 36) shares.push_back(static_cast<double>(world.state.unit[0].share.of[cost]));
  }
};

std::vector<double> cost_shares(std::string const& rho, std::string const& plan)
{
  std::string const text = "extends = \"" + (folder / "commodity_day.toml").string() +
                           "\"\n[market]\nsubstitution_rho = " + rho + "\n";
  Scenario const scenario = parse_scenario(text, "variant.toml", {.plan = plan, .bases = BaseFiles::anywhere});
  CostShareAt36 observer;
  testing_support::observe(scenario.params(), 1, 400, observer);
  return observer.shares;
}

/// Mean change of the share from constant to falling rent over its standard error, trajectory by
/// trajectory on the same dice.
double change_in_errors(std::string const& rho)
{
  std::vector<double> const before = cost_shares(rho, "base");
  std::vector<double> const after = cost_shares(rho, "commodity");
  auto const n = static_cast<double>(before.size());
  double sum = 0.0;
  double squares = 0.0;
  for (std::size_t i = 0; i < before.size(); ++i) {
    sum += after[i] - before[i];
    squares += std::pow(after[i] - before[i], 2);
  }
  double const mean = sum / n;
  return mean / std::sqrt((squares / n - mean * mean) / (n - 1.0));
}

TEST(CommodityDay, CheapComputeLowersItsShareOfCostWhereItDoesNotReplacePeople)
{
  for (std::string const rho : {"-2", "-0.5"})
    EXPECT_LT(change_in_errors(rho), -testing_support::errors_allowed) << "rho " << rho;
}

TEST(CommodityDay, CheapComputeRaisesItsShareOfCostWhereItReplacesPeople)
{
  for (std::string const rho : {"0.4", "0.61"})
    EXPECT_GT(change_in_errors(rho), testing_support::errors_allowed) << "rho " << rho;
}

/// Counts trajectories with at most so many people in three months.
struct Below : Bystander {
  struct Actual {
    int month;
    float people;
    double count;
  };
  std::vector<Actual> actual = {{12, 67317.0f, 0.0}, {24, 74067.0f, 0.0}, {36, 78865.0f, 0.0}};

  void month_end(World<Scalar> const& world)
  {
    for (Actual& each : actual) {
      if (world.dice.month == each.month && world.state.unit[0].people <= each.people) each.count += 1.0;
    }
  }
};

/// Shares of 4,000 futures below what came, at the ends of 2023, 2024 and 2025.
std::vector<double> ranks(std::string const& plan)
{
  Below observer;
  testing_support::observe(load("meta_2022", plan).params(), 1, 4000, observer);
  std::vector<double> shares;
  for (Below::Actual const& each : observer.actual) shares.push_back(each.count / 4000.0);
  return shares;
}

/// Five standard errors of a share near the ends of the band, in 4,000 trajectories.
double rank_error() { return testing_support::errors_allowed * std::sqrt(0.05 * 0.95 / 4000.0); }

TEST(Meta2022, WithBothCutsThe90PercentBandCoversAllThreeYears)
{
  for (double const rank : ranks("both cuts")) {
    EXPECT_GT(rank, 0.05 + rank_error());
    EXPECT_LT(rank, 0.95 - rank_error());
  }
}

TEST(Meta2022, WithTheCutOf2022AloneTheBandCoversTheTwoLaterYears)
{
  std::vector<double> const rank = ranks("base");
  for (std::size_t year : {1U, 2U}) {
    EXPECT_GT(rank[year], 0.05 + rank_error());
    EXPECT_LT(rank[year], 0.95 - rank_error());
  }
}

TEST(Meta2022, WithoutAnyCutTheBandMisses2023)
{
  EXPECT_LT(ranks("no cuts")[0], 0.05 - rank_error());
}

/// V of a unit in V0 of the first one, in month 1.
struct ValueInFirst : Bystander {
  float value{};

  void month_end(World<Scalar> const& world)
  {
    if (world.dice.month != 1) return;
    value = world.state.unit[1].value * world.constants.unit[1].value0 / world.constants.unit[0].value0;
  }
};

TEST(CommandoAgainstDepartment, ValueOfTheCommandoIsRecordedInThatOfTheDepartment)
{
  Scenario const scenario = load("commando_against_department");
  RunPlan const plan{.seed = 1, .belief_count = 0, .range = {0, 1}, .record = mask_of(Quantity::value)};
  ValueInFirst observer;
  Tally const tally = testing_support::observe(scenario.params(), plan, observer);
  int const bin = bin_of(Binning::logarithmic_ratio, observer.value);
  EXPECT_EQ(tally.counts[static_cast<std::size_t>(tally.layout.series_at(Quantity::value, 1, 1, bin))], 1U);
}

}  // namespace
}  // namespace ghostcast
