// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/report/rare_result.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <sstream>

namespace ghostcast {
namespace {

using testing::HasSubstr;
using testing::Not;

/// Two replicates of 1000 particles, 1e-7 and 3e-7.
RareResult sample()
{
  RareResult result;
  result.name = "lab";
  result.plan = "base";
  result.start = CalendarMonth{2026, 1};
  result.horizon = 120;
  result.unit = {"Models", 0, 40.0, 600.0, 6e6};
  result.definition = {"ghost", Definition{}};
  result.within = 12;
  result.split = {.seed = 1, .replicates = 2, .particles = 1000};
  result.estimate.particles = 1000;
  result.estimate.replicates = {{1e-7, 300, 9000, 100000, 12000, 0, 40}, {3e-7, 310, 9100, 110000, 12000, 0, 20}};
  result.never = independent_proportion(1500, 2000);
  result.never_trajectories = 2000;
  return result;
}

RareResult found_nothing()
{
  RareResult result = sample();
  for (SplitEstimate& each : result.estimate.replicates) each.probability = 0.0;
  return result;
}

std::size_t longest_line(std::string const& text)
{
  std::istringstream lines(text);
  std::size_t longest = 0;
  for (std::string line; std::getline(lines, line);) longest = std::max(longest, line.size());
  return longest;
}

TEST(RareInterval, IsStudentsOverReplicates)
{
  RareInterval const interval = rare_interval(sample());
  EXPECT_EQ(interval.method, "Student");
  EXPECT_EQ(interval.ends.low, 0.0);
  EXPECT_NEAR(interval.ends.high, 2e-7 + student_factor(1.0) * 1e-7, 1e-12);
}

TEST(RareInterval, IsThatOfTheFirstParticlesWhereNoReplicateFoundAGhost)
{
  RareInterval const interval = rare_interval(found_nothing());
  EXPECT_EQ(interval.method, "Wilson");
  double const z = normal_factor();
  EXPECT_NEAR(interval.ends.high, z * z / (2000.0 + z * z), 1e-12);
}

TEST(RareCost, ComparesMonthsForOneStandardError)
{
  RareCost const cost = rare_cost(sample());
  EXPECT_EQ(cost.months, 210000.0);
  EXPECT_EQ(cost.trajectory_months, 12.0);
  EXPECT_NEAR(*cost.plain, 2e-7 / 1e-14, 1e3);
  EXPECT_NEAR(*cost.gain(), 2e7 * 12.0 / 210000.0, 1.0);
  EXPECT_FALSE(rare_cost(found_nothing()).gain());
}

TEST(RareText, NamesDefinitionIntervalBeliefsAndNever)
{
  std::string const text = rare_text(sample());
  for (char const* part : {"\"ghost\"", "2.00e-07", "(by 2027-01)", "Student, 2 independent replicates", "2,000 beliefs", "and not by 2036-01 with 75.0",
                           "at most 6 people", "stem from 60"})
    EXPECT_THAT(text, HasSubstr(part));
  EXPECT_LE(longest_line(text), 100u);
}

TEST(RareText, SaysThatNothingWasFound)
{
  std::string const text = rare_text(found_nothing());
  EXPECT_THAT(text, HasSubstr("No replicate found a ghost."));
  EXPECT_THAT(text, HasSubstr("95 % Wilson, before any split"));
  EXPECT_THAT(text, Not(HasSubstr("nan")));
  EXPECT_LE(longest_line(text), 100u);
}

TEST(RareText, SaysThatPlainMonteCarloIsCheaper)
{
  RareResult result = sample();
  result.estimate.replicates[0].probability = 0.1;
  result.estimate.replicates[1].probability = 0.2;
  EXPECT_THAT(rare_text(result), HasSubstr("Plain Monte Carlo would be cheaper here"));
  EXPECT_THAT(rare_text(sample()), Not(HasSubstr("would be cheaper")));
}

TEST(RareJson, HasWhatTheTextHas)
{
  auto const json = rare_json(sample());
  EXPECT_EQ(json["schema"], "ghostcast.rare/1");
  EXPECT_DOUBLE_EQ(json["probability"]["value"], 2e-7);
  EXPECT_EQ(json["probability"]["beliefs"], 2000);
  EXPECT_EQ(json["probability"]["interval"]["method"], "Student");
  EXPECT_DOUBLE_EQ(json["never"]["value"], 0.75);
  EXPECT_EQ(json["replicates"].size(), 2u);
  EXPECT_EQ(json["cost"]["months"], 210000);
  EXPECT_TRUE(rare_json(found_nothing())["probability"]["standard_error"].is_null());
}

TEST(RareCsv, HasAsManyFieldsAsItsHead)
{
  for (RareResult const& result : {sample(), found_nothing()}) {
    std::istringstream lines(rare_csv(result));
    std::string head, row;
    std::getline(lines, head);
    std::getline(lines, row);
    EXPECT_EQ(std::ranges::count(head, ','), std::ranges::count(row, ','));
  }
  EXPECT_THAT(replicates_csv(sample()), HasSubstr(",3e-07,310,9100,110000,20\n"));
}

}  // namespace
}  // namespace ghostcast
