// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/scenario/reference.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "ghostcast/scenario/parameter_info.hpp"

namespace ghostcast {
namespace {

TEST(ScenarioReference, IsTheFileInDocs)
{
  std::ifstream file(GHOSTCAST_SOURCE_DIR "/docs/scenario.md", std::ios::binary);
  std::string const text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  EXPECT_TRUE(text == scenario_reference_markdown())
      << "docs/scenario.md is not what the table says; write it anew";
}

TEST(ScenarioReference, NamesEveryKey)
{
  std::string const text = scenario_reference_markdown();
  for (ParameterInfo const& row : parameter_table()) {
    EXPECT_NE(text.find("| `" + std::string(row.key) + "` |"), text.npos) << row.key;
  }
}

std::string file_text(char const* path)
{
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

std::string model_text()
{
  return file_text(GHOSTCAST_SOURCE_DIR "/docs/model.md");
}

/// The parts of a text between separators.
std::vector<std::string> parts_of(std::string_view text)
{
  std::vector<std::string> parts;
  while (true) {
    auto const end = text.find(", ");
    parts.emplace_back(text.substr(0, end));
    if (end == text.npos) return parts;
    text.remove_prefix(end + 2);
  }
}

/// The line of an equation in the table "Notation".
std::string notation_of(std::string const& model, std::string const& equation)
{
  auto const table = model.find("## Notation");
  auto const line = model.find("\n| " + equation + " | ", table) + 1;
  return model.substr(line, model.find('\n', line) - line);
}

TEST(ScenarioReference, TakesItsSymbolsFromTheNotationOfTheModel)
{
  std::string const model = model_text();
  for (ParameterInfo const& row : parameter_table()) {
    std::string const symbol(row.symbol);
    if (symbol == "-") continue;
    std::string const line = notation_of(model, parts_of(row.equation).front());
    auto const at = std::min(line.find("| " + symbol + " = `"), line.find("; " + symbol + " = `"));
    ASSERT_NE(at, line.npos) << row.key << ": " << symbol;
    std::string const keys = line.substr(at, line.find_first_of(";|", at + 2) - at);
    EXPECT_NE(keys.find("`" + std::string(row.key) + "`"), keys.npos) << row.key << ": " << symbol;
  }
}

TEST(ScenarioReference, NamesEquationsAndSectionsOfTheModel)
{
  std::string const model = model_text();
  for (ParameterInfo const& row : parameter_table()) {
    for (std::string const& equation : parts_of(row.equation)) {
      bool const known = model.find("\n**" + equation + ".") != model.npos ||
                         model.find("\n## " + equation + "\n") != model.npos;
      EXPECT_TRUE(known) << row.key << ": " << equation;
    }
  }
}

TEST(ScenarioReference, GivesASymbolToAllThatStandsInAnEquation)
{
  for (ParameterInfo const& row : parameter_table()) {
    bool const numbered = row.equation.front() >= '0' && row.equation.front() <= '9';
    EXPECT_FALSE(numbered && row.symbol == "-") << row.key;
  }
}

}  // namespace
}  // namespace ghostcast
