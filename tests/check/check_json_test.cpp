// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/check/check_json.hpp"

#include <gtest/gtest.h>

#include "check/checked.hpp"

namespace ghostcast {
namespace {

using testing_support::load;

constexpr GlancePlan small{50, 1, 1};

TEST(CheckJson, HoldsTheSchemaAllParametersAndUnroundedNumbers)
{
  Scenario const s = load("phantom_unit.toml");
  CheckResult const result = check_scenario(s, small);
  auto const json = nlohmann::json::parse(check_json_text(s, result));
  EXPECT_EQ(json["schema"], "ghostcast.check/1");
  EXPECT_EQ(json["parameters"].size(), result.parameters.size());
  ASSERT_EQ(json["units"].size(), 2U);
  auto const& metrics = json["units"][1]["first_year"]["metrics"];
  ASSERT_EQ(metrics.size(), static_cast<std::size_t>(year_metric_count));
  for (std::size_t m = 0; m < metrics.size(); ++m)
    EXPECT_EQ(metrics[m]["q50"].get<double>(), result.glance.units[1].lines[m].quantiles->median);
  ASSERT_EQ(json["units"][0]["headcount"].size(), 8U);
  HeadcountMargin const& ghost = result.margins[2];
  auto const& row = json["units"][0]["headcount"][2];
  EXPECT_EQ(row["reach"], "frozen");
  EXPECT_EQ(row["can_freeze"], ghost.can_freeze);
  EXPECT_EQ(row["frozen_least"].get<double>(), ghost.frozen.least);
  EXPECT_EQ(row["frozen_most"].get<double>(), ghost.frozen.most);
  EXPECT_EQ(row["beliefs_frozen"], ghost.beliefs_frozen);
}

}  // namespace
}  // namespace ghostcast
