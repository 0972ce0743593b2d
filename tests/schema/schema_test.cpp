// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/scenario/schema.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "ghostcast/scenario/sections.hpp"
#include "schema/foreign_schema.hpp"

namespace ghostcast {
namespace {

using test::scenario_schema_of_editors;
using test::schema_takes;
namespace fs = std::filesystem;

std::string text_of(fs::path const& path)
{
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<fs::path> scenarios_in(std::string const& folder)
{
  std::vector<fs::path> files;
  for (auto const& entry : fs::directory_iterator(fs::path(GHOSTCAST_SOURCE_DIR) / folder)) {
    if (entry.path().extension() == ".toml") files.push_back(entry.path());
  }
  return files;
}

TEST(ScenarioSchema, TakesEveryScenarioOfOurs)
{
  for (std::string const folder : {"scenarios", "bench/scenarios"}) {
    for (fs::path const& path : scenarios_in(folder))
      EXPECT_EQ(scenario_schema_of_editors().faults(text_of(path)), "") << path;
  }
}

/// Faults that no schema sees: of text, of keys that contradict each other, of names that refer to
/// nothing, of numbers that only a computation judges, of values inherited from another table.
std::set<std::string> const unseen = {
    // keys that contradict each other, plans that change nothing, what comes after the horizon
    "alternative_like_another", "alternative_of_defaults", "alternative_without_lever",
    "capital_of_a_renter", "commodity_day_after_horizon", "definition_without_compute",
    "euler_above_automation", "event_after_horizon", "freeze_ends_reversed",
    "growth_above_ceiling", "guarantee_without_gpus", "hiring_into_a_freeze",
    "lever_after_horizon", "people_below_minimum", "persistence_beyond_horizon",
    "power_above_its_maximum", "shock_after_horizon", "supervisor_of_nobody",
    "threshold_above_production", "two_equal_definitions",
    // letters of a name
    "control_character", "direction_of_writing",
    // names that refer to nothing, or twice to one thing
    "correlated_number", "empty_group", "like_a_later_unit", "plan_for_unknown_unit",
    "two_plans_of_one_name", "two_units_of_one_name", "two_steps_in_a_month", "unknown_group",
    "unknown_role_template", "unknown_template", "remove_unknown_unit",
    // other files
    "absolute_base", "cycle_of_extends", "extends_itself", "fault_in_base", "folder_as_base", "missing_base", "outside_base", "remove_without_base",
    // letters of a name
    "line_separator", "mark_of_direction", "name_of_201_letters",
    // words of units
    "probability_by_year_above_one", "probability_by_year_in_distribution",
    "unit_of_another_dimension", "unknown_unit", "fraction_with_unit",
    // one key against another
    "array_without_separate", "automation_above_ceiling", "calendar_month_without_start",
    "ends_reversed", "fleet_beyond_power", "month_at_start",
    "order_below_quantum", "quantum_above_fleet", "rental_path_from_nowhere", "rental_path_of_plan_from_nowhere", "renter_orders", "share_without_gpus",
    "share_without_supervisor", "slack_and_span", "twice_common", "unbounded_renter",
    "unreachable_automation", "utilisation_below_floor", "value_beside_reference",
    // a computation
    "beta_outside_range", "distribution_outside_range", "impossible_matrix",
    "nothing_left_of_distribution", "quantum_not_a_power_of_two", "share_above_97",
    "weights_beyond_one",
    // may stand in another table
    "missing_value"};

/// TOML itself refuses these.
std::set<std::string> const no_toml = {"error_of_two_lines", "letter_without_quotes", "not_toml"};

TEST(ScenarioSchema, RefusesEachBadScenarioWhoseFaultIsOneOfForm)
{
  for (fs::path const& path : scenarios_in("scenarios/bad")) {
    std::string const name = path.stem().string();
    if (no_toml.count(name) > 0) {
      EXPECT_ANY_THROW(test::toml_as_json(text_of(path))) << name;
    } else {
      EXPECT_EQ(schema_takes(text_of(path)), unseen.count(name) > 0) << name;
    }
  }
}

TEST(ScenarioSchema, NamesNoBadScenarioThatIsGone)
{
  for (auto const* const list : {&unseen, &no_toml}) {
    for (std::string const& name : *list)
      EXPECT_TRUE(fs::exists(GHOSTCAST_SOURCE_DIR "/scenarios/bad/" + name + ".toml")) << name;
  }
}

TEST(ScenarioSchema, KnowsEveryKeyOfEveryTable)
{
  auto const definitions = scenario_schema().at("definitions");
  for (Section const table : {Section::organisation, Section::market, Section::unit, Section::plan,
                              Section::definition, Section::correlation}) {
    auto const& properties = definitions.at(std::string(name_of(table))).at("properties");
    for (std::string const& key : keys_of(table)) {
      bool const of_alternatives = table == Section::plan && (key == "name" || key == "remove");
      EXPECT_EQ(properties.contains(key), !of_alternatives) << name_of(table) << "." << key;
    }
    EXPECT_EQ(definitions.at(std::string(name_of(table))).at("additionalProperties"), false);
  }
}

TEST(ScenarioSchema, SaysOfEachKeyWhatTheTableSays)
{
  std::string const all = scenario_schema_text();
  for (ParameterInfo const& row : parameter_table()) {
    std::string const meaning = nlohmann::json(std::string(row.meaning)).dump();
    if (row.key == "scheduled_raid.people") continue;  // told by scheduled_raid.fraction
    EXPECT_NE(all.find(meaning.substr(1, meaning.size() - 2) + "."), all.npos) << row.key;
  }
}

}  // namespace
}  // namespace ghostcast
