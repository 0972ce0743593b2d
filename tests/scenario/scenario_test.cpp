// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/scenario/scenario.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "example.hpp"

namespace ghostcast {
namespace {

using test::faults_of;
using test::parse;
using test::scenario_text;

Scenario shipped(char const* name, std::string const& plan = "base")
{
  return load_scenario(std::string(GHOSTCAST_SOURCE_DIR "/scenarios/") + name + ".toml", {.plan = plan});
}

TEST(LoadScenario, ReadsThePhantomUnit)
{
  Scenario const s = shipped("phantom_unit");
  EXPECT_EQ(s.unit_names, (std::vector<std::string>{"Google Cloud", "Meta Family of Apps"}));
  EXPECT_EQ(s.organisation_names, (std::vector<std::string>{"Alphabet", "Meta"}));
  EXPECT_EQ(s.definition_names.size(), 8U);
  EXPECT_EQ(s.horizon, 480);
  ASSERT_TRUE(s.start);
  EXPECT_EQ(s.start->year * 100 + s.start->month, 202512);
  ModelParams const params = s.params();
  EXPECT_EQ(params.unit_count, 2);
  EXPECT_EQ(params.organisation_count, 2);
  EXPECT_EQ(params.gpu_quantum, 1024.0f);
  EXPECT_EQ(params.definition[0].share, ShareRule::books);
  EXPECT_FLOAT_EQ(params.definition[0].headcount_share, 1.0f);
  float people = 0.0f;
  for (float const n : params.base.unit[0].people) people += n;
  EXPECT_EQ(people, 55000.0f);
  EXPECT_EQ(params.base.unit[1].opex_per_gpu, 150.0f);  // like the first
  EXPECT_EQ(params.base.unit[0].raid_rate_per_year, 0.0f);
  EXPECT_FLOAT_EQ(params.base.organisation[1].capex_share, 0.3f);
  EXPECT_TRUE(s.warnings.empty()) << s.warnings.front();
}

TEST(LoadScenario, ReadsEveryPlanOfThePhantomUnit)
{
  for (std::string const& plan : shipped("phantom_unit").plan_names) {
    EXPECT_EQ(shipped("phantom_unit", plan).lever_steps.empty(), plan == "base") << plan;
  }
}

TEST(LoadScenario, ReadsTheMinimalScenario)
{
  std::ifstream file(GHOSTCAST_SOURCE_DIR "/scenarios/minimal.toml");
  std::string const text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  EXPECT_LE(std::count(text.begin(), text.end(), '\n'), 15);
  Scenario const s = shipped("minimal");
  EXPECT_EQ(s.params().definition_count, 1);
  EXPECT_EQ(s.record, default_record);
}

TEST(LoadScenario, SaysWhatIsWrongWithTheFile)
{
  EXPECT_THROW(load_scenario("/no/such.toml"), InputError);
  EXPECT_THROW(load_scenario(GHOSTCAST_SOURCE_DIR), InputError);
  try {
    load_scenario("/no/such.toml");
  } catch (InputError const& error) {
    EXPECT_STREQ(error.what(), "/no/such.toml: no such file.");
  }
  try {
    load_scenario("");
    FAIL();
  } catch (InputError const& error) {
    EXPECT_STREQ(error.what(), "\"\": the name of the scenario file is empty.");
  }
}

TEST(LoadScenario, HashesTheBytes)
{
  std::string const text = scenario_text("");
  EXPECT_EQ(parse(text).sha256.size(), 64U);
  EXPECT_EQ(parse(text).sha256, parse(text).sha256);
  EXPECT_NE(parse(text).sha256, parse(text + "\n").sha256);
}

TEST(Scenario, PointsIntoItselfAfterCopyAndMove)
{
  Scenario first = parse(scenario_text("", "", "[plan]\nretention_bonus = 1\n"));
  Scenario const copy = first;
  Scenario const moved = std::move(first);
  for (Scenario const* const s : {&copy, &moved}) {
    ModelParams const params = s->params();
    EXPECT_EQ(params.draws, s->draws.data());
    EXPECT_EQ(params.distributions.tables, s->tables.data());
    EXPECT_EQ(params.lever_step_count, 1);
    EXPECT_EQ(params.draw_count, static_cast<int>(s->draws.size()));
  }
  EXPECT_NE(copy.params().draws, moved.params().draws);
}

TEST(Scenario, NamesEachDraw)
{
  Scenario const s = parse(scenario_text(""));
  EXPECT_EQ(s.draw_names.size(), s.draws.size());
  EXPECT_EQ(test::draws_of(s, "frontier_growth").size(), 1U);
  EXPECT_NE(std::find(s.draw_names.begin(), s.draw_names.end(), "Team: demand_growth"),
            s.draw_names.end());
}

TEST(Scenario, DrawsIntoItsOwnUnits)
{
  Scenario const s = shipped("phantom_unit");
  for (int const target : s.draw_targets) EXPECT_LT(target, used_size<Scalar>(2));
  for (Draw const& draw : s.draws)
    EXPECT_LT(static_cast<std::size_t>(draw.distribution), s.distributions.size());
}

TEST(Resolved, SaysWhereEachValueComesFrom)
{
  Scenario const s = parse(scenario_text(
      "[market]\nramp_months = { dist = \"uniform\", lo = 3, hi = 9 }\n", "priority = 2\n"));
  auto const& unit = s.resolved["units"][0]["parameters"];
  EXPECT_EQ(unit["priority"]["value"], 2);
  EXPECT_EQ(unit["priority"]["from"], "test.toml:11:12");
  EXPECT_EQ(unit["ramp_months"]["value"]["dist"], "uniform");
  EXPECT_EQ(unit["ramp_months"]["from"], "test.toml:4:15");
  EXPECT_EQ(unit["cash_cap"]["from"], "default");
  EXPECT_EQ(unit["margin"]["value"], nullptr);
  EXPECT_EQ(unit["people"]["value"]["engineer"], 28);
  EXPECT_EQ(s.resolved["organisations"][0]["parameters"]["power_mw"]["value"], "inf");
}

TEST(Resolved, HoldsEveryParameter)
{
  Scenario const s = shipped("minimal");
  for (ParameterInfo const& row : parameter_table()) {
    if (row.target.index < 0 || row.has(plan_only)) continue;
    auto const& place = row.section == Section::market ? s.resolved["market"]
                        : row.section == Section::organisation
                            ? s.resolved["organisations"][0]["parameters"]
                            : s.resolved["units"][0]["parameters"];
    EXPECT_TRUE(place.contains(std::string(row.key))) << row.key;
  }
}

TEST(Header, ReadsRecordByName)
{
  EXPECT_EQ(parse("record = [\"heat\", \"gpus\"]\n" + scenario_text("")).record,
            mask_of(Quantity::heat) | mask_of(Quantity::gpus));
  EXPECT_EQ(parse("record = \"all\"\n" + scenario_text("")).record,
            (RecordMask{1} << quantity_count) - 1);
}

TEST(Header, RefusesAnImpossibleMonth)
{
  for (char const* const start : {"2025-13", "2025-00", "0000-01", "25-01", "2025/01"}) {
    EXPECT_NE(
        faults_of("start = \"" + std::string(start) + "\"\n" + scenario_text("")).find("YYYY-MM"),
        std::string::npos)
        << start;
  }
}

TEST(Features, FollowTheScenario)
{
  Scenario const plain = parse(scenario_text("[organisation]\nrental = true\n"));
  Scenario const raid = parse(scenario_text(
      "", "raid_rate_per_year = 0\n", "[plan]\nscheduled_raid = { month = 3, fraction = 0.1 }\n"));
  Scenario const calm = parse(scenario_text("", "raid_rate_per_year = 0\n"));
  EXPECT_TRUE(plain.model.features.rental);
  EXPECT_FALSE(calm.model.features.rental);
  EXPECT_TRUE(raid.model.features.raid);
  EXPECT_FALSE(calm.model.features.raid);
  EXPECT_FALSE(calm.model.features.power);
}

}  // namespace
}  // namespace ghostcast
