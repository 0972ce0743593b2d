// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/report/belief_report.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ghostcast/report/joint_report.hpp"
#include "ghostcast/report/precision_report.hpp"
#include "ghostcast/report/text_report.hpp"
#include "report/sample_result.hpp"

namespace ghostcast {
namespace {

using nlohmann::json;
using test::add_trajectory;
using test::empty_result;
using testing::HasSubstr;
using testing::IsEmpty;

/// 32 beliefs of ten trajectories; the first eight make ghosts of all ten in month 20.
RunResult sure_beliefs(int units = 1)
{
  RunResult result = empty_result(units, 1, 48);
  result.tally = Tally(make_layout(units, 1, 1, 48, default_record, 32));
  for (std::uint64_t k = 0; k < 320; ++k)
    add_trajectory(result, k % 32, k % 32 < 8 ? std::optional(Outcome::ghost) : std::nullopt, 20);
  result.beliefs = result.belief_count = 32;
  return result;
}

TEST(BeliefRows, ShowTheBandAndTheShareOfIgnorance)
{
  std::string const text = belief_rows(sure_beliefs(), 0, 0, 11, 17, 18);
  EXPECT_THAT(text, HasSubstr("of beliefs           0 (0) 0         0 (0) 100         0 (0) 100\n"));
  EXPECT_THAT(text, HasSubstr("ignorance                  -"));
  EXPECT_THAT(text, HasSubstr("100 +-0"));
  EXPECT_THAT(text, testing::ContainsRegex("95 % of 32\\s+beliefs"));
}

TEST(BeliefRows, AreLeftOutWhereBeliefsAreNotSharedOrNobodyIsAGhost)
{
  RunResult own = empty_result(1, 1, 48);
  for (std::uint64_t k = 0; k < 30; ++k) add_trajectory(own, k, Outcome::ghost, 20);
  EXPECT_THAT(belief_rows(own, 0, 0, 11, 17, 18), IsEmpty());
  EXPECT_THAT(footer_text(own), testing::ContainsRegex("cannot\\s+be\\s+told\\s+apart"));
  EXPECT_THAT(belief_spread_json(own, 0, 0)["reason"].get<std::string>(), HasSubstr("share a belief"));
}

TEST(BeliefSpreadJson, HasEveryGridMonth)
{
  RunResult const result = sure_beliefs();
  json const rows = belief_spread_json(result, 0, 0)["by_month"];
  ASSERT_EQ(rows.size(), 48u);
  EXPECT_EQ(rows[18]["probability"], 0.0);
  EXPECT_EQ(rows[19]["probability"], 0.25);
  EXPECT_EQ(rows[19]["q05"], 0.0);
  EXPECT_EQ(rows[19]["q95"], 1.0);
  EXPECT_EQ(rows[19]["ignorance"], 1.0);
  EXPECT_EQ(rows[19]["aleatory_variance"], 0.0);
  EXPECT_EQ(rows[19]["beliefs_counted"], 32);
}

TEST(ComponentEstimates, AreThoseOfTheBeliefsOfEachComponent)
{
  RunResult result = sure_beliefs();
  result.rho_beliefs = {std::vector<int>(32, 1)};
  for (std::size_t b = 0; b < 16; ++b) result.rho_beliefs[0][b] = 0;
  auto const estimates = component_estimates(result, 0, 0);
  ASSERT_EQ(estimates.size(), 6u);  // two components at months 12, 36, 48
  EXPECT_EQ(estimates[2].estimate.ghost.value, 0.5);
  EXPECT_EQ(estimates[2].beliefs, 16u);
  EXPECT_EQ(estimates[2].estimate.never.value, 0.5);
  EXPECT_EQ(estimates[5].estimate.ghost.value, 0.0);
  EXPECT_LT(estimates[5].estimate.ghost.interval.high, 0.3);
  EXPECT_THAT(component_text(result, 0, 0), HasSubstr("component 1 of substitution_rho: 50.0"));
}

TEST(JointText, IsThereWithSeveralUnitsAlone)
{
  EXPECT_THAT(joint_text(sure_beliefs(1)), IsEmpty());
  std::string const text = joint_text(sure_beliefs(3));
  EXPECT_THAT(text, HasSubstr("1 or more"));
  EXPECT_THAT(text, HasSubstr("all 3"));
  EXPECT_THAT(text, HasSubstr("none"));
  EXPECT_THAT(text, HasSubstr("is not 1 minus the"));
}

TEST(JointJson, CountsUnitsThatFareAlikeAsOne)
{
  RunResult const result = sure_beliefs(3);
  json const rows = joint_json(result);
  ASSERT_EQ(rows.size(), 9u);  // 3 units x months 12, 36, 48
  for (json const& row : rows) EXPECT_EQ(row["probability"], row["month"] == 12 ? 0.0 : 0.25) << row;
  EXPECT_EQ(rows[8]["units"], 3);
  EXPECT_EQ(rows[8]["never"], 0.75);
}

TEST(PrecisionText, SaysWhatWasMissedMost)
{
  RunResult result = sure_beliefs();
  EXPECT_THAT(precision_text(result), IsEmpty());
  EXPECT_TRUE(precision_json(result).is_null());
  PrecisionGoal const goal{.absolute = 0.001};
  result.precision = ReportedPrecision{goal, 1000, 320, precision_of(result.tally, 32, goal)};
  EXPECT_THAT(precision_text(result), HasSubstr("not reached with 320 trajectories"));
  json const said = precision_json(result);
  EXPECT_EQ(said["reached"], false);
  EXPECT_THAT(said["worst"]["of"].get<std::string>(), HasSubstr("Unit 0"));
  EXPECT_GT(said["worst"]["over_goal"].get<double>(), 1.0);
}

}  // namespace
}  // namespace ghostcast
