// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/author/scaffold.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <regex>
#include <sstream>

#include "author/example_table.hpp"
#include "ghostcast/scenario/plain_text.hpp"

namespace ghostcast {
namespace {

using test::scenario_of;
using test::value_in;
using testing::ElementsAre;
using testing::HasSubstr;

std::vector<std::string> lines_of(std::string const& text)
{
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

std::string text_of(std::vector<std::string> const& lines)
{
  std::string text;
  for (std::string const& line : lines) text += line + "\n";
  return text;
}

bool is_default_line(std::string const& line)
{
  return std::regex_search(line, std::regex("^# [a-z_.]+ = [^ ]"));
}

std::string example_table()
{
  return "unit,researcher,supervisor,gpus,monthly_value,group\nA,3,2,64,1e6,x\nB,1,1,0,2e6,y\n";
}

TEST(Scaffold, IsAScenarioOfItsNameWithoutWarning)
{
  Scenario const scenario = parse_scenario(scaffold("lab"), "lab.toml");
  EXPECT_EQ(scenario.name, "lab");
  EXPECT_THAT(scenario.warnings, testing::IsEmpty());
  EXPECT_THAT(scenario.plan_names, testing::SizeIs(2));
  EXPECT_THAT(scenario.definition_names, testing::SizeIs(2));
}

TEST(Scaffold, TakesEachOfItsDefaultsWhenItsCommentIsTakenAway)
{
  for (std::string const& text :
       {scaffold("lab"), scaffold("lab", parse_unit_table(example_table(), "units.csv"))}) {
    auto const lines = lines_of(text);
    int tried = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (!is_default_line(lines[i])) continue;
      auto with = lines;
      with[i] = with[i].substr(2);
      EXPECT_NO_THROW(parse_scenario(text_of(with), "lab.toml")) << lines[i];
      ++tried;
    }
    EXPECT_GT(tried, 25);
  }
}

/// What a default says is what holds without it.
TEST(Scaffold, MeansTheSameWithAllItsDefaultsOfTablesSet)
{
  auto lines = lines_of(scaffold("lab"));
  bool in_plan = false;
  for (std::string& line : lines) {
    in_plan = in_plan || line.starts_with("[[plan");
    bool const dated = line.starts_with("# start");
    if (is_default_line(line) && !in_plan && !dated) line = line.substr(2);
  }
  nlohmann::json const plain = parse_scenario(scaffold("lab"), "lab.toml").resolved;
  nlohmann::json const set = parse_scenario(text_of(lines), "lab.toml").resolved;
  EXPECT_EQ(set.at("definitions"), plain.at("definitions"));
  for (auto const& [key, entry] : plain.at("market").items())
    EXPECT_EQ(set.at("market").at(key).at("value"), entry.at("value")) << key;
  auto const& units = plain.at("units").at(0).at("parameters");
  for (auto const& [key, entry] : units.items())
    EXPECT_EQ(set.at("units").at(0).at("parameters").at(key).at("value"), entry.at("value")) << key;
}

TEST(Scaffold, EscapesOddNames)
{
  for (std::string const name : {"a\"b", "back\\slash", "\xC3\xA9t\xC3\xA9", "x, y", "[[unit]]", "a = b # c"}) {
    EXPECT_EQ(parse_scenario(scaffold(name), "lab.toml").name, name);
    std::string quoted;
    for (char const c : name) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    Scenario const scenario =
        scenario_of("unit,engineer,supervisor,gpus,monthly_value,group\n\"" + quoted + "\",4,1,64,1e6,\"" + quoted + "\"\n");
    EXPECT_THAT(scenario.unit_names, ElementsAre(name));
    EXPECT_THAT(scenario.group_names, ElementsAre(name));
  }
}

TEST(Scaffold, MarksAShareThatTheTableDoesNotGive)
{
  std::string const text = scaffold("lab", parse_unit_table(example_table(), "units.csv"));
  EXPECT_THAT(text, HasSubstr("YOURS TO DECIDE"));
  Scenario const scenario = parse_scenario(text, "lab.toml");
  EXPECT_EQ(value_in(scenario, 0, "initial_compute_share").at("dist"), "beta");
  EXPECT_EQ(value_in(scenario, 1, "initial_compute_share"), 0);  // it has no GPUs
}

TEST(Scaffold, KeepsPayByRoleAndTheRestByDefault)
{
  Scenario const scenario =
      scenario_of("unit,engineer,supervisor,gpus,monthly_value,pay_engineer\nA,4,1,64,1e6,12345.5\n");
  auto const pay = value_in(scenario, 0, "monthly_pay");
  EXPECT_EQ(pay.at("engineer"), 12345.5);
  EXPECT_EQ(pay.at("supervisor"), 40000);  // the default of the parameter table
}

TEST(Scaffold, ListsGroupsInTheOrderOfTheTable)
{
  Scenario const scenario = scenario_of(
      "unit,engineer,supervisor,gpus,monthly_value,group\nA,4,1,64,1e6,z\nB,4,1,64,1e6,a\nC,4,1,64,1e6,z\n");
  EXPECT_THAT(scenario.group_names, ElementsAre("z", "a"));
  EXPECT_EQ(scenario.model.unit[2].group, 0);
}

/// Tables of random units, whose scenario has exactly their numbers.
class RandomTable : public testing::TestWithParam<unsigned> {};

struct RandomUnit {
  std::string name;
  std::vector<int> people;
  int gpus;
  double value;
  double payroll;
  double share;
};

RandomUnit random_unit(std::mt19937& dice, std::size_t number)
{
  std::vector<std::string> const odd = {"Team", "a\"b", "x, y; z", "\xC3\xA9t\xC3\xA9 1", "#1 = 2"};
  RandomUnit unit;
  unit.name = fmt::format("{} {}", odd[dice() % odd.size()], number);
  for (int r = 0; r < role_count; ++r) unit.people.push_back(static_cast<int>(dice() % 200) + 1);
  unit.gpus = static_cast<int>(dice() % 4000) + 1;
  unit.value = static_cast<double>(dice()) / 64.0 + 1000.0;
  unit.payroll = static_cast<double>(dice()) / 128.0 + 1000.0;
  unit.share = static_cast<double>(dice() % 900) / 1000.0;
  return unit;
}

std::string cell(std::string const& text)
{
  std::string quoted = "\"";
  for (char const c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + "\"";
}

/// A number with a decimal comma; eight decimals, so that no group of three looks like thousands.
std::string french(double value)
{
  std::string text = fmt::format("{:.8f}", value);
  text[text.find('.')] = ',';
  return text;
}

std::string table_of(std::vector<RandomUnit> const& units, char mark, std::string const& end)
{
  std::vector<std::string> columns = {"unit"};
  for (std::string_view const role : role_names) columns.emplace_back(role);
  for (char const* const name : {"gpus", "monthly_value", "monthly_payroll", "initial_compute_share"})
    columns.emplace_back(name);
  std::string csv = fmt::format("{}{}", fmt::join(columns, std::string(1, mark)), end);
  for (RandomUnit const& unit : units) {
    std::vector<std::string> cells = {cell(unit.name)};
    for (int const people : unit.people) cells.push_back(std::to_string(people));
    cells.push_back(std::to_string(unit.gpus));
    for (double const value : {unit.value, unit.payroll, unit.share})
      cells.push_back(mark == ';' ? french(value) : fmt::format("{}", value));
    csv += fmt::format("{}{}", fmt::join(cells, std::string(1, mark)), end);
  }
  return csv;
}

TEST_P(RandomTable, BecomesAScenarioWithExactlyItsNumbers)
{
  std::mt19937 dice(GetParam());
  std::vector<RandomUnit> units;
  std::size_t const count = dice() % max_units + 1;
  for (std::size_t u = 0; u < count; ++u) units.push_back(random_unit(dice, u));
  char const mark = ",;\t"[GetParam() % 3];
  Scenario const scenario = scenario_of(table_of(units, mark, GetParam() % 2 == 0 ? "\n" : "\r\n"));
  ASSERT_EQ(scenario.unit_names.size(), count);
  for (std::size_t u = 0; u < count; ++u) {
    EXPECT_EQ(scenario.unit_names[u], units[u].name);
    for (std::size_t r = 0; r < role_count; ++r)
      EXPECT_EQ(value_in(scenario, u, "people").at(std::string(role_names[r])), units[u].people[r]);
    EXPECT_EQ(value_in(scenario, u, "gpus"), units[u].gpus);
    EXPECT_EQ(value_in(scenario, u, "monthly_value"), units[u].value);
    EXPECT_EQ(value_in(scenario, u, "monthly_payroll"), units[u].payroll);
    EXPECT_EQ(value_in(scenario, u, "initial_compute_share"), units[u].share);
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomTable, testing::Range(0U, 30U));

}  // namespace
}  // namespace ghostcast
