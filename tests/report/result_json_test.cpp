// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/report/result_json.hpp"

#include <gtest/gtest.h>

#include "report/sample_result.hpp"

namespace ghostcast {
namespace {

using nlohmann::json;
using test::add;
using test::add_trajectory;
using test::add_value;
using test::empty_result;

constexpr int horizon = 24;

RunResult full_result()
{
  RunResult result = empty_result(2, 2, horizon);
  result.start = CalendarMonth{2025, 12};
  result.ranges = {{0, 3, {1, 2}}, {3, 9, {0, 3}}};
  std::uint64_t belief = 0;
  for (int k = 0; k < outcome_count; ++k) add_trajectory(result, belief++, Outcome{k}, 2 + k);
  add_trajectory(result, belief++, Outcome::ghost, 0);
  add_trajectory(result, belief++, Outcome::ghost, horizon);
  add_trajectory(result, belief++, std::nullopt);
  add(result.tally, result.tally.layout.scalar_at(Scalars::draws), 101);
  add(result.tally, result.tally.layout.criterion_at(1, 1, Criterion::headcount), 2);
  add_value(result, Quantity::headcount, 0, 2, 40.0f);
  return result;
}

json document()
{
  return json::parse(result_json_text(full_result()));
}

TEST(ResultJson, HasTheKeysOfTheSchema)
{
  json const result = document();
  for (char const* key :
       {"schema", "program", "scenario", "resolved_scenario", "plan", "changes", "seed", "beliefs",
        "trajectories", "engine", "digest", "ranges", "non_finite", "seconds", "role_steps",
        "horizon_months", "start", "units", "organisation", "warnings", "planned", "completion",
        "fault", "joint", "precision", "recorded_trajectories", "stored"}) {
    EXPECT_TRUE(result.contains(key)) << key;
  }
  EXPECT_EQ(result.size(), 27u);
  EXPECT_EQ(result["planned"], (json{{"trajectories", 9}, {"beliefs", 0}, {"belief_block", 0}}));
  EXPECT_EQ(result["schema"], "ghostcast.result/1");
  EXPECT_EQ(result["program"], (json{{"version", "0.1.0"}, {"commit", "abc"}}));
  EXPECT_EQ(result["engine"], (json{{"name", "cpu"}, {"device", "a processor"}, {"threads", 2}, {"isa", "avx2"}, {"ranks", 1}}));
  EXPECT_EQ(result["start"], "2025-12");
  EXPECT_EQ(result["role_steps"], 50);
  EXPECT_EQ(result["beliefs"], 9);
  EXPECT_EQ(result["ranges"][0],
            (json{{"first", 0}, {"last", 3}, {"digest", "00000000000000010000000000000002"}}));
}

TEST(ResultJson, OutcomesOfAUnitSumToItsTrajectories)
{
  json const result = document();
  for (json const& unit : result["units"]) {
    for (json const& definition : unit["definitions"]) {
      std::uint64_t sum =
          definition["born_ghost"].get<std::uint64_t>() + definition["human"].get<std::uint64_t>();
      for (json const& outcome : definition["outcomes"]) {
        ASSERT_EQ(outcome["by_month"].size(), static_cast<std::size_t>(horizon));
        sum += outcome["by_month"].back().get<std::uint64_t>();
      }
      EXPECT_EQ(sum, result["trajectories"].get<std::uint64_t>());
    }
  }
}

TEST(ResultJson, CurvesAreCumulativeFromMonthOne)
{
  json const definition = document()["units"][1]["definitions"][1];
  json const ghosts = definition["outcomes"]["ghost"]["by_month"];
  EXPECT_EQ(ghosts[0], 0);
  EXPECT_EQ(ghosts[1], 1);
  EXPECT_EQ(ghosts[horizon - 1], 2);
  EXPECT_EQ(definition["outcomes"]["maintenance"]["by_month"][6], 1);
  EXPECT_EQ(definition["born_ghost"], 1);
  EXPECT_EQ(definition["last_criterion"],
            (json{{"share", 0}, {"headcount", 2}, {"value", 0}, {"supervisor", 0}, {"tie", 0}}));
}

TEST(ResultJson, GivesEachCheckpointAProbabilityThatStandsAlone)
{
  json const definition = document()["units"][1]["definitions"][1];
  json const estimates = definition["ghost_probability"];
  ASSERT_EQ(estimates.size(), 2u);  // months 12 and 24
  json const& last = estimates[1];
  EXPECT_EQ(last["definition"], "definition 1");
  EXPECT_EQ(last["month"], horizon);
  EXPECT_EQ(last["date"], "2027-12");
  EXPECT_DOUBLE_EQ(last["probability"].get<double>(), 3.0 / 9.0);
  EXPECT_DOUBLE_EQ(last["never"].get<double>(), 6.0 / 9.0);
  EXPECT_DOUBLE_EQ(last["never_low"].get<double>(), 1.0 - last["high"].get<double>());
  EXPECT_EQ(last["interval"], "95 % Wilson");
  EXPECT_EQ(last["beliefs"], 9);
  EXPECT_DOUBLE_EQ(estimates[0]["never"].get<double>(), 6.0 / 9.0);  // by the horizon
}

TEST(ResultJson, NamesComponentsOfRhoAndTheDefinitionOfCommodityGhosts)
{
  RunResult result = full_result();
  result.resolved = test::resolved_rho({{"dist", "mixture"}, {"value", {-2, 0.4}}});
  json const metrics = json::parse(result_json_text(result))["units"][0]["metrics"];
  ASSERT_EQ(metrics["repaired"].size(), 2u);
  EXPECT_EQ(metrics["repaired"][1]["component"], "substitution_rho = 0.4");
  EXPECT_EQ(metrics["commodity_loss"]["definition"], "definition 0");
}

TEST(ResultJson, FansAreNullWhereNobodyRuns)
{
  json const fan = document()["units"][0]["fan"]["headcount"];
  EXPECT_EQ(fan["quantiles"], (json{0.05, 0.25, 0.5, 0.75, 0.95}));
  EXPECT_TRUE(fan["by_month"][0].is_null());
  EXPECT_EQ(fan["by_month"][1], (json{40.0, 40.0, 40.0, 40.0, 40.0}));
  EXPECT_EQ(fan["running"][1], 1);
}

TEST(ResultJson, StartIsNullWithoutACalendar)
{
  RunResult result = full_result();
  result.start.reset();
  EXPECT_TRUE(json::parse(result_json_text(result))["start"].is_null());
}

TEST(ResultJson, ReplacesBytesThatAreNotText)
{
  RunResult result = full_result();
  result.scenario_warnings = {"caf\xe9.toml: odd name"};
  EXPECT_NO_THROW(EXPECT_EQ(json::parse(result_json_text(result))["warnings"].size(), 1u));
}

TEST(ResultJson, IntervalsByMonthAreThoseOfTheTableAtItsMonths)
{
  json const result = document();
  for (json const& definition : result["units"][1]["definitions"]) {
    for (json const& estimate : definition["ghost_probability"]) {
      auto const at = estimate["month"].get<std::size_t>() - 1;
      json const& ghost = definition["intervals"]["outcomes"]["ghost"];
      EXPECT_NEAR(ghost["low"][at].get<double>(), estimate["low"].get<double>(), 5.1e-7);  // six decimals
      EXPECT_NEAR(ghost["high"][at].get<double>(), estimate["high"].get<double>(), 5.1e-7);
    }
  }
}

TEST(ResultJson, PeopleAllowedAreWholeAndAbsentWhereAnyNumberIs)
{
  RunResult result = full_result();
  result.units[0].people = 55000.5;
  result.definitions[1].definition.headcount_share = 1.0f;
  json const definitions = json::parse(result_json_text(result))["units"][0]["definitions"];
  EXPECT_EQ(definitions[0]["people_allowed"], 8250);
  EXPECT_TRUE(definitions[1]["people_allowed"].is_null());
}

}  // namespace
}  // namespace ghostcast
