// SPDX-License-Identifier: Apache-2.0
// The scenarios that ship: they load, they say where their numbers come from, and what docs/scenarios.md
// claims of two of them is checked at a smaller size.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "ghostcast/engine/engine.hpp"
#include "ghostcast/scenario/scenario.hpp"
#include "ghostcast/tally/binning.hpp"
#include "support/observe.hpp"
#include "support/statistical.hpp"

namespace ghostcast {
namespace {

namespace fs = std::filesystem;

fs::path const folder = GHOSTCAST_SOURCE_DIR "/scenarios";

std::vector<fs::path> files_in(fs::path const& place)
{
  std::vector<fs::path> files;
  for (auto const& entry : fs::directory_iterator(place)) {
    if (entry.path().extension() == ".toml") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::vector<std::string> lines_of(fs::path const& path)
{
  std::ifstream file(path);
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  return lines;
}

bool has_mark(std::string const& text)
{
  static std::regex const mark(R"(\[(article|read|10-K|Epoch|call|D|P|A)\b)");
  return std::regex_search(text, mark);
}

/// Whether a line gives a number: a digit after the "=", bare or at the start of a quoted quantity.
bool gives_a_number(std::string const& line)
{
  static std::regex const text(R"re("[^0-9"][^"]*")re");
  static std::regex const number(R"((^|[^A-Za-z_0-9])[0-9])");
  std::string const bare = std::regex_replace(line, text, "");
  std::string const code = bare.substr(0, bare.find('#'));
  std::size_t const equals = code.find('=');
  return equals != std::string::npos && std::regex_search(code.substr(equals + 1), number);
}

/// Lines with a number but no mark of its source: neither on the line, nor in a comment above it in the
/// same paragraph, nor in the file's first line.
std::vector<std::string> unmarked_lines(fs::path const& path)
{
  std::vector<std::string> found;
  std::vector<std::string> const lines = lines_of(path);
  if (!lines.empty() && has_mark(lines[0])) return found;
  bool covered = false;
  for (std::string const& line : lines) {
    if (line.empty()) covered = false;
    if (line.starts_with("#")) covered = covered || has_mark(line);
    std::size_t const comment = line.find('#');
    bool const own = comment != std::string::npos && has_mark(line.substr(comment));
    if (!line.starts_with("#") && gives_a_number(line) && !own && !covered) found.push_back(line);
  }
  return found;
}

Scenario load(std::string const& name, std::string const& plan = "base")
{
  return load_scenario(folder / (name + ".toml"), {.plan = plan});
}

TEST(ScenarioFiles, AreTheTenAndTheSmallestOne)
{
  std::set<std::string> const numbers = {"S1", "S2", "S3", "S4", "S5", "S6", "S7", "S8", "S9", "S10"};
  std::set<std::string> found;
  for (fs::path const& path : files_in(folder)) {
    std::string const title = load_scenario(path).title;
    if (path.stem() != "minimal") found.insert(title.substr(0, title.find(':')));
  }
  EXPECT_EQ(found, numbers);
}

TEST(ScenarioFiles, LoadForEveryPlanAndAreCalledAsTheirFile)
{
  for (fs::path const& path : files_in(folder)) {
    Scenario const base = load_scenario(path);
    EXPECT_EQ(base.name, path.stem().string());
    for (std::string const& plan : base.plan_names)
      EXPECT_NO_THROW(load_scenario(path, {.plan = plan})) << path << " " << plan;
  }
}

TEST(ScenarioFiles, SayWhereEachNumberComesFrom)
{
  std::vector<fs::path> files = files_in(folder);
  std::vector<fs::path> const common = files_in(folder / "common");
  files.insert(files.end(), common.begin(), common.end());
  ASSERT_GE(files.size(), 14U);
  for (fs::path const& path : files) {
    for (std::string const& line : unmarked_lines(path)) ADD_FAILURE() << path << ": " << line;
  }
}

TEST(ScenarioFiles, AskAQuestion)
{
  for (fs::path const& path : files_in(folder)) {
    if (path.stem() == "minimal") continue;
    std::vector<std::string> const lines = lines_of(path);
    EXPECT_TRUE(std::any_of(lines.begin(), lines.end(), [](std::string const& line) {
      return line.starts_with("# Question: ");
    })) << path;
  }
}

TEST(ScenarioFiles, CommonFilesAreNoScenarios)
{
  for (fs::path const& path : files_in(folder / "common")) EXPECT_THROW(load_scenario(path), InputError) << path;
}

TEST(ScenarioFiles, GiveOneDigestForOneThreadAndTwo)
{
  for (fs::path const& path : files_in(folder)) {
    Scenario const scenario = load_scenario(path);
    RunPlan const plan{.seed = 1, .belief_count = 0, .range = {0, 8}, .record = default_record};
    RunOutput const one = make_cpu_engine(1)->run(scenario.params(), plan, {});
    EXPECT_EQ(make_cpu_engine(2)->run(scenario.params(), plan, {}).digest, one.digest) << path;
  }
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
  Scenario const scenario = parse_scenario(text, "variant.toml", {.plan = plan});
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
