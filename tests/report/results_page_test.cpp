// SPDX-License-Identifier: Apache-2.0
// docs/results.md against what the program writes.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <sstream>

#include "cli/process.hpp"
#include "ghostcast/report/definition_text.hpp"
#include "ghostcast/tally/quantity.hpp"

namespace ghostcast {
namespace {

using nlohmann::json;
using Keys = std::set<std::string>;

/// `a.{b,c}.d` is `a.b.d` and `a.c.d`.
void expand(std::string const& pattern, Keys& keys)
{
  std::size_t const open = pattern.find('{');
  if (open == std::string::npos) {
    keys.insert(pattern);
    return;
  }
  std::size_t const close = pattern.find('}', open);
  std::istringstream words(pattern.substr(open + 1, close - open - 1));
  for (std::string word; std::getline(words, word, ',');)
    expand(pattern.substr(0, open) + word + pattern.substr(close + 1), keys);
}

/// Keys of the table under a heading: what stands in backquotes in the first column.
Keys described(std::string const& heading)
{
  std::istringstream page(test::text_of(GHOSTCAST_SOURCE_DIR "/docs/results.md"));
  Keys keys;
  bool inside = false;
  std::regex const quoted("`([^`]+)`");
  for (std::string line; std::getline(page, line);) {
    if (line.starts_with("## ")) inside = line == "## " + heading;
    if (!inside || !line.starts_with("| `")) continue;
    std::string const cell = line.substr(0, line.find(" | "));
    for (std::sregex_iterator match(cell.begin(), cell.end(), quoted), end; match != end; ++match)
      expand((*match)[1].str(), keys);
  }
  return keys;
}

bool is_quantity(std::string const& key)
{
  for (int q = 0; q < quantity_count; ++q) {
    if (key == name_of(Quantity{q})) return true;
  }
  return false;
}

bool is_outcome(std::string const& key)
{
  for (int k = 0; k < outcome_count; ++k) {
    if (key == name_of(Outcome{k})) return true;
  }
  return false;
}

/// A member's name, or what stands for all of its kind.
std::string general(std::string const& at, std::string const& key)
{
  bool const outcomes = at.ends_with("outcomes") || at.ends_with("months_lost");
  bool const quantities = at.ends_with("fan") || at.ends_with("means") || at.ends_with("market");
  if (outcomes && is_outcome(key)) return "<outcome>";
  return quantities && is_quantity(key) ? "<quantity>" : key;
}

/// Collects keys of numbers and words; what is null or empty may stand for a whole.
void collect(json const& node, std::string const& at, Keys& full, Keys& open)
{
  if (at == "resolved_scenario") {
    full.insert(at);
  } else if (node.is_object()) {
    for (auto const& [key, value] : node.items())
      collect(value, at + (at.empty() ? "" : ".") + general(at, key), full, open);
  } else if (node.is_array() && !node.empty() && node.front().is_object()) {
    for (json const& each : node) collect(each, at + "[]", full, open);
  } else {
    (node.is_null() || (node.is_array() && node.empty()) ? open : full).insert(at);
  }
}

bool begins_one(Keys const& keys, std::string const& start)
{
  auto const next = keys.lower_bound(start);
  return next != keys.end() && next->starts_with(start);
}

/// Both directions, over the documents of some commands.
void expect_described(std::string const& heading, std::vector<std::string> const& commands, std::string const& flags = " --json --quiet")
{
  Keys const page = described(heading);
  ASSERT_FALSE(page.empty());
  Keys full;
  Keys open;
  for (std::string const& command : commands) {
    test::Finished const finished = test::ghostcast(command + flags);
    ASSERT_EQ(finished.code, 0) << finished.error;
    collect(json::parse(finished.out), "", full, open);
  }
  for (std::string const& key : full)
    EXPECT_TRUE(page.count(key) > 0) << key << " has no line under " << heading;
  for (std::string const& key : open)
    EXPECT_TRUE(begins_one(page, key)) << key << " has no line under " << heading;
  for (std::string const& key : page)
    EXPECT_TRUE(full.count(key) > 0 || open.count(key) > 0)
        << key << " is not in what " << heading << " holds";
}

TEST(ResultsPage, DescribesEveryKeyOfResultJson)
{
  test::TemporaryFolder const folder;
  std::string const stored = "run scenarios/minimal.toml --trajectories 16 --store " + (folder.path() / "runs.db").string();
  expect_described("result.json",
                   {"run scenarios/phantom_unit.toml --trajectories 64 --beliefs 32", stored, stored,
                    "run scenarios/minimal.toml --trajectories 320 --precision 0.5 --relative 1"});
}

TEST(ResultsPage, DescribesEveryKeyOfCompareJson)
{
  expect_described("compare.json",
                   {"compare scenarios/phantom_unit.toml \"headcount frozen\" --trajectories 64",
                    "compare scenarios/freeze_twelve_seniors.toml --trajectories 64"});
}

TEST(ResultsPage, DescribesEveryKeyOfSurfaceJson)
{
  expect_described("surface.json",
                   {"surface scenarios/phantom_unit.toml --trajectories 16 --by 24"});
}

TEST(ResultsPage, DescribesEveryKeyOfTheListOfRuns)
{
  test::TemporaryFolder const folder;
  std::string const store = " --store " + (folder.path() / "runs.db").string();
  ASSERT_EQ(test::ghostcast("run scenarios/minimal.toml --trajectories 32 --precision 0.5 --relative 1" + store).code, 0);
  expect_described("The list of runs", {"runs" + store}, " --json");
}

TEST(ResultsPage, DescribesEveryKeyOfSummaryJson)
{
  test::TemporaryFolder const folder;
  std::filesystem::copy_file(GHOSTCAST_SOURCE_DIR "/scenarios/minimal.toml", folder.path() / "minimal.toml");
  std::filesystem::path const matrix = folder.path() / "matrix.toml";
  std::ofstream(matrix) << "base = \"minimal.toml\"\n[grid]\ngpus = [128, 256]\n";
  expect_described("summary.json", {"batch scenarios/phantom_unit.toml " + matrix.string() + " --trajectories 16"});
}

}  // namespace
}  // namespace ghostcast
