// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/scenario/schema.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include "ghostcast/scenario/families.hpp"
#include "ghostcast/scenario/quantity.hpp"
#include "ghostcast/scenario/sections.hpp"
#include "scenario/example.hpp"
#include "scenario/foreign_schema.hpp"

namespace ghostcast {
namespace {

using test::scenario_schema_of_editors;
using test::scenario_text;
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

bool schema_takes(std::string const& toml)
{
  return scenario_schema_of_editors().faults(toml).empty();
}

/// What the reader says, empty where it takes the text.
std::string reader_says(std::string const& toml)
{
  try {
    test::parse(toml);
  } catch (InputError const& error) {
    return error.what();
  }
  return {};
}

TEST(ScenarioSchema, IsTheFileInScenarios)
{
  EXPECT_EQ(text_of(GHOSTCAST_SOURCE_DIR "/scenarios/schema.json"), scenario_schema_text())
      << "run: ghostcast schema > scenarios/schema.json";
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
    // letters of a name
    "control_character", "direction_of_writing",
    // names that refer to nothing, or twice to one thing
    "correlated_number", "empty_group", "like_a_later_unit", "plan_for_unknown_unit",
    "two_plans_of_one_name", "two_units_of_one_name", "two_steps_in_a_month", "unknown_group",
    "unknown_role_template", "unknown_template", "remove_unknown_unit",
    // other files
    "cycle_of_extends", "extends_itself", "fault_in_base", "missing_base", "remove_without_base",
    // words of units
    "probability_by_year_above_one", "probability_by_year_in_distribution",
    "unit_of_another_dimension", "unknown_unit",
    // one key against another
    "array_without_separate", "automation_above_ceiling", "calendar_month_without_start",
    "ends_reversed", "fleet_beyond_power", "month_at_start",
    "order_below_quantum", "quantum_above_fleet", "renter_orders", "share_without_gpus",
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

/// `key = value` in the table where a row is at home, in a scenario that is otherwise whole.
std::string with_value(ParameterInfo const& row, std::string const& value)
{
  std::string const whole = row.member().empty()
                                ? fmt::format("{} = {}\n", row.key, value)
                                : fmt::format("{} = {{ {} = {} }}\n", row.table(), row.member(), value);
  if (row.section == Section::definition)
    return scenario_text("", "", "[[definition]]\nname = \"d\"\n" + whole);
  if (row.section != Section::unit)
    return scenario_text(fmt::format("[{}]\n{}", name_of(row.section), whole));
  std::string unit = test::unit_text("Team");
  auto const at = unit.find("\n" + std::string(row.table()) + " = ");
  if (at == unit.npos) return "name = \"test\"\nhorizon = 60\n" + unit + whole;
  unit.replace(at + 1, unit.find('\n', at + 1) - at, whole);
  return "name = \"test\"\nhorizon = 60\n" + unit;
}

/// Whether the reader takes a value for a row; other faults, which keys beside it cause, do not count.
bool range_takes(ParameterInfo const& row, std::string const& value)
{
  std::string const said = reader_says(with_value(row, value));
  std::string const key = row.section == Section::scenario ? "scenario" : std::string(name_of(row.section));
  bool const ours = said.find(fmt::format("{}.{} = {}", key, row.key, value)) != said.npos;
  for (char const* const reason : {": must lie in ", ": must be >", ": must be <", ": must be a finite"}) {
    if (ours && said.find(reason) != said.npos) return false;
  }
  return true;
}

bool is_plain_number(ParameterInfo const& row)
{
  bool const number = row.kind == ValueKind::number || row.kind == ValueKind::integer;
  bool const table = row.section != Section::scenario && row.section != Section::plan &&
                     row.section != Section::correlation;
  return number && table && !row.has(plan_only);
}

/// Ends of a range and values next to them, as TOML writes them.
std::vector<std::string> values_around(ParameterInfo const& row)
{
  bool const whole = row.kind == ValueKind::integer;
  std::vector<std::string> all;
  for (double const end : {row.range.low, row.range.high}) {
    if (std::abs(end) >= 1e300) continue;
    double const step = whole ? 1.0 : std::max(std::abs(end), 1.0) / 1024.0;  // also in single precision
    for (double const value : {end - step, end, end + step}) all.push_back(fmt::format("{}", value));
  }
  return all;
}

TEST(ScenarioSchema, HasTheReadersRangeOfEachNumber)
{
  int refused = 0;
  int taken = 0;
  for (ParameterInfo const& row : parameter_table()) {
    if (!is_plain_number(row)) continue;
    for (std::string const& value : values_around(row)) {
      std::string const toml = with_value(row, value);
      bool const legal = range_takes(row, value);
      EXPECT_EQ(schema_takes(toml), legal) << toml << reader_says(toml);
      ++(legal ? taken : refused);
    }
  }
  EXPECT_GT(taken, 200);
  EXPECT_GT(refused, 100);
}

TEST(ScenarioSchema, TakesInfinityWhereTheReaderDoes)
{
  int taken = 0;
  for (ParameterInfo const& row : parameter_table()) {
    if (!is_plain_number(row) || row.kind == ValueKind::integer) continue;
    std::string const toml = with_value(row, "inf");
    EXPECT_EQ(schema_takes(toml), row.range.infinite) << row.key;
    taken += row.range.infinite ? 1 : 0;
  }
  EXPECT_GT(taken, 5);
}

TEST(ScenarioSchema, TakesDistributionsWhereTheReaderDoes)
{
  for (ParameterInfo const& row : parameter_table()) {
    if (!is_plain_number(row)) continue;
    std::string const toml = with_value(row, "{ dist = \"uniform\", lo = 0.5, hi = 0.6 }");
    bool const refused = reader_says(toml).find("takes no distribution") != std::string::npos;
    // Numbers of a definition are never drawn: the reader then misses a number.
    bool const never = row.section == Section::definition || row.target.index < 0;
    EXPECT_EQ(schema_takes(toml), !refused && !never) << row.key;
  }
}

/// All keys of a family with harmless values, but `without`.
std::string distribution(std::string const& word, Family const& family, std::string const& without)
{
  std::map<std::string, std::string> const values = {{"value", "[1, 2]"}, {"weight", "[0.5, 0.5]"},
                                                     {"lo", "0.5"},       {"hi", "3"},
                                                     {"shift", "1"}};
  std::string text = "{ dist = \"" + word + "\"";
  for (FamilyKey const& key : family.keys) {
    auto const known = values.find(key.name);
    if (key.name == without || key.name == "scale") continue;
    text += ", " + key.name + " = " + (known == values.end() ? "1" : known->second);
  }
  return text + " }";
}

TEST(ScenarioSchema, NeedsTheKeysOfADistributionThatTheReaderNeeds)
{
  for (auto const& [word, family] : families()) {
    for (FamilyKey const& key : family.keys) {
      std::string const toml = scenario_text("", "freeze_below = " + distribution(word, family, key.name) + "\n");
      if (key.name == "scale") continue;
      EXPECT_EQ(schema_takes(toml), reader_says(toml).empty()) << toml << reader_says(toml);
    }
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

/// A part of a plan, whether the reader takes it; both must agree.
struct PlanCase {
  char const* text;
  bool legal;
};

class PlanSchema : public testing::TestWithParam<PlanCase> {};

TEST_P(PlanSchema, AgreesWithTheReader)
{
  std::string const toml = scenario_text("", "", std::string("[plan]\n") + GetParam().text + "\n");
  EXPECT_EQ(reader_says(toml).empty(), GetParam().legal) << reader_says(toml);
  EXPECT_EQ(schema_takes(toml), GetParam().legal) << scenario_schema_of_editors().faults(toml);
}

INSTANTIATE_TEST_SUITE_P(
    Forms, PlanSchema,
    testing::Values(
        PlanCase{"capex_share = 0.2", true}, PlanCase{"capex_share = [[1, 0.2], [13, 0.4]]", true},
        PlanCase{"capex_share = [[0, 0.2]]", false}, PlanCase{"capex_share = [[1, 0.2, 3]]", false},
        PlanCase{"capex_share = [[13, { dist = \"uniform\", lo = 0.1, hi = 0.2 }]]", true},
        PlanCase{"capex_share = -0.2", false}, PlanCase{"hiring_freeze = \"on\"", true},
        PlanCase{"hiring_freeze = [[1, \"on\"], [13, \"auto\"]]", true},
        PlanCase{"hiring_freeze = \"maybe\"", false}, PlanCase{"hiring_freeze = true", false},
        PlanCase{"minimum_people = { supervisor = 2 }", true},
        PlanCase{"minimum_people = { chef = 2 }", false}, PlanCase{"minimum_supervisors = 2", true},
        PlanCase{"minimum_supervisors = 2.5", false}, PlanCase{"freeze_exempt = [\"researcher\"]", true},
        PlanCase{"freeze_exempt = [\"chef\"]", false}, PlanCase{"grant_capital = 1e6", true},
        PlanCase{"grant_capital = { month = 3, usd = 1e6 }", true},
        PlanCase{"grant_capital = { month = 3 }", false},
        PlanCase{"grant_capital = { month = 3, usd = -1 }", false},
        PlanCase{"order_gpus = [{ month = 3, gpus = 64 }, { month = 4, gpus = 64 }]", true},
        PlanCase{"order_gpus = { month = 3, gpus = 64.5 }", false},
        PlanCase{"order_gpus = { month = 3, gpus = 64, months = 2 }", false},
        PlanCase{"rent_gpus = { month = 3, gpus = 64, months = 2 }", true},
        PlanCase{"rent_gpus = { month = 3, gpus = 64 }", false},
        PlanCase{"scheduled_raid = { month = 3, fraction = 0.5 }", true},
        PlanCase{"scheduled_raid = { month = 3, people = 5, role = \"engineer\" }", true},
        PlanCase{"scheduled_raid = { month = 3, people = 5 }", false},
        PlanCase{"scheduled_raid = { month = 3, fraction = 0.5, people = 5, role = \"engineer\" }", false},
        PlanCase{"scheduled_raid = \"none\"", true}, PlanCase{"scheduled_raid = \"no\"", false},
        PlanCase{"open_positions = { month = 3, engineer = 5 }", true},
        PlanCase{"open_positions = { month = 3 }", false},
        PlanCase{"commodity_shock = { month = 24, size = 0.5 }", true},
        PlanCase{"commodity_shock = { month = 24, size = { dist = \"beta\", a = 2, b = 2 } }", true},
        PlanCase{"commodity_shock = { month = 24 }", false},
        PlanCase{"rental_path = { from = 2, to = 1, months = 24 }", true},
        PlanCase{"rental_path = { from = 2, to = 1 }", false}, PlanCase{"units = [\"Team\"]", true},
        PlanCase{"units = \"Team\"", false}, PlanCase{"name = \"base\"", false},
        PlanCase{"[[plan.alternative]]\nname = \"a\"\nretention_bonus = 1", true},
        PlanCase{"[[plan.alternative]]\nretention_bonus = 1", false},
        PlanCase{"[[plan.alternative]]\nname = \"a\"\nalternative = []", false}));

/// A scenario whose start is known, with text before its unit and after it.
std::string dated(std::string const& before, std::string const& in_unit = {}, std::string const& after = {})
{
  return "start = \"2026-01\"\n" + scenario_text(before, in_unit, after);
}

/// A whole text, whether the reader takes it; both must agree.
struct TextCase {
  std::string text;
  bool legal;
};

class TextSchema : public testing::TestWithParam<TextCase> {};

TEST_P(TextSchema, AgreesWithTheReader)
{
  std::string const& toml = GetParam().text;
  EXPECT_EQ(reader_says(toml).empty(), GetParam().legal) << toml << reader_says(toml);
  EXPECT_EQ(schema_takes(toml), GetParam().legal) << toml << scenario_schema_of_editors().faults(toml);
}

INSTANTIATE_TEST_SUITE_P(
    Quantities, TextSchema,
    testing::Values(
        TextCase{dated("", "ramp_months = \"90 days\"\n"), true},
        TextCase{dated("", "ramp_months = \"about a year\"\n"), false},
        TextCase{dated("", "ramp_months = \"90\"\n"), false},
        TextCase{dated("", "ramp_months = \"2027-01\"\n"), false},
        TextCase{dated("", "initial_cash_payrolls = \"3 months\"\n"), false},
        TextCase{dated("", "transfer_probability = \"15 %\"\n"), true},
        TextCase{dated("", "monthly_pay = { engineer = \"420 kUSD/year\" }\n"), true},
        TextCase{dated("", "ramp_months = { dist = \"lognormal\", median = \"1 year\", sigma = 0.3 }\n"), true},
        TextCase{dated("", "ramp_months = { dist = \"lognormal\", median = 12, sigma = \"30 %\" }\n"), false},
        TextCase{dated("", "ramp_months = { dist = \"mixture\", value = [\"1 year\", 6], weight = [0.5, 0.5] }\n"), true},
        TextCase{dated("[market]\ncommodity_month = \"2027-01\"\ncommodity_size = 0.5\n"), true},
        TextCase{dated("[market]\ncommodity_month = \"2027-13\"\n"), false},
        TextCase{dated("", "", "[plan]\norder_gpus = { month = \"2027-01\", gpus = \"64 GPUs\" }\n"), true},
        TextCase{dated("", "", "[plan]\ncapex_share = [[\"2027-01\", \"20 %\"], [\"2 years\", 0.3]]\n"), true},
        TextCase{dated("", "", "[plan]\nrent_gpus = { month = 3, gpus = 64, months = \"2027-01\" }\n"), false},
        TextCase{dated("", "", "[plan]\ngrant_capital = \"5 MUSD\"\n"), true},
        TextCase{dated("", "", "[plan]\nopen_positions = { month = 3, engineer = \"5 people\" }\n"), true},
        TextCase{dated("", "", "[[definition]]\nname = \"d\"\nthreshold = \"90 %\"\n"), true},
        TextCase{dated("", "", "[[definition]]\nname = \"d\"\nneeds_supervisor = \"90 %\"\n"), false}));

std::string of_horizon(std::string const& horizon)
{
  return "name = \"test\"\nstart = \"2026-01\"\nhorizon = " + horizon + "\n" + test::unit_text("Team");
}

INSTANTIATE_TEST_SUITE_P(Horizons, TextSchema,
                         testing::Values(TextCase{of_horizon("60"), true}, TextCase{of_horizon("\"10 years\""), true},
                                         TextCase{of_horizon("\"2030-12\""), true}, TextCase{of_horizon("\"long\""), false},
                                         TextCase{of_horizon("\"2030-13\""), false}, TextCase{of_horizon("0"), false}));

std::string with_templates(std::string const& in_unit, std::string const& tables)
{
  return dated("", in_unit, "[template.t]\nramp_months = 6\n[role_template.r]\nquit_hazard_new = 0.03\n" + tables);
}

INSTANTIATE_TEST_SUITE_P(
    Templates, TextSchema,
    testing::Values(TextCase{with_templates("template = \"t\"\n", ""), true},
                    TextCase{with_templates("template = [\"t\"]\n", ""), true},
                    TextCase{with_templates("template = 1\n", ""), false},
                    TextCase{with_templates("roles = { engineer = \"r\" }\n", ""), true},
                    TextCase{with_templates("roles = { engineer = [\"r\"] }\n", ""), true},
                    TextCase{with_templates("roles = { chef = \"r\" }\n", ""), false},
                    TextCase{with_templates("roles = \"r\"\n", ""), false},
                    TextCase{with_templates("", "[template.u]\nname = \"x\"\n"), false},
                    TextCase{with_templates("", "[template.u]\nlike = \"Team\"\n"), false},
                    TextCase{with_templates("", "[template.u]\ntemplate = \"t\"\n"), false},
                    TextCase{with_templates("", "[template.u]\nreference_unit = \"Team\"\n"), false},
                    TextCase{with_templates("", "[template.u]\ngpu_price = 1\n"), false},
                    TextCase{with_templates("", "[role_template.s]\nramp_months = 6\n"), false},
                    TextCase{with_templates("", "[role_template.s]\nmonthly_pay = \"500 kUSD/year\"\n"), true},
                    TextCase{with_templates("", "[role_template.s]\nmonthly_pay = [1, 2, 3, 4, 5, 6]\n"), false}));

TEST(ScenarioSchema, TakesAScenarioThatExtendsAnother)
{
  EXPECT_TRUE(schema_takes("extends = \"minimal.toml\"\n"));
  EXPECT_TRUE(schema_takes("extends = \"minimal.toml\"\n[[unit]]\nname = \"Product AI\"\nremove = true\n"
                           "[[plan.alternative]]\nname = \"a\"\nremove = true\n"
                           "[[definition]]\nname = \"d\"\nremove = true\n[template.t]\nremove = true\n"));
  EXPECT_FALSE(schema_takes("extends = 1\n"));
  EXPECT_FALSE(schema_takes("extends = \"minimal.toml\"\n[[unit]]\nremove = true\n"));
}

TEST(ScenarioSchema, TakesQuantitiesWhereTheKeyHasAUnit)
{
  int with_unit = 0;
  for (ParameterInfo const& row : parameter_table()) {
    if (!is_plain_number(row)) continue;
    bool const none = takes_no_unit(row.unit);
    EXPECT_EQ(schema_takes(with_value(row, "\"1 somethings\"")), !none) << row.key;
    with_unit += none ? 0 : 1;
  }
  EXPECT_GT(with_unit, 100);
}

TEST(ScenarioSchema, TakesListsByGroupInTheOrganisation)
{
  std::string const groups = "[organisation]\nseparate = true\ngroups = [\"a\", \"b\"]\n";
  std::string const units = "group = \"a\"\n" + test::unit_text("Other", "group = \"b\"\n");
  for (std::string const key : {"capex_share = [0.1, 0.2]", "ramp_months = [6, 12]",
                                "team_raid = { size = [1, 2] }"}) {
    std::string const toml = scenario_text(groups + key + "\n", units);
    EXPECT_EQ(reader_says(toml), "") << key;
    EXPECT_EQ(scenario_schema_of_editors().faults(toml), "") << key;
  }
}

}  // namespace
}  // namespace ghostcast
