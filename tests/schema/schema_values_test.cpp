// SPDX-License-Identifier: Apache-2.0
/// Numbers of the schema: ranges, infinity, distributions and quantities as the reader has them.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "ghostcast/scenario/families.hpp"
#include "ghostcast/scenario/quantity.hpp"
#include "schema/foreign_schema.hpp"

namespace ghostcast {
namespace {

using test::reader_says;
using test::scenario_text;
using test::schema_takes;

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

}  // namespace
}  // namespace ghostcast
