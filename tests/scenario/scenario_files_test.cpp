// SPDX-License-Identifier: Apache-2.0
// The scenarios that ship: they load, and they say where their numbers come from.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "ghostcast/engine/engine.hpp"
#include "ghostcast/scenario/scenario.hpp"

namespace ghostcast {
namespace {

namespace fs = std::filesystem;

fs::path const folder = GHOSTCAST_SOURCE_DIR "/scenarios";

std::vector<fs::path> files_in(fs::path const& place)
{
  std::vector<fs::path> files;
  for (auto const& entry : fs::directory_iterator(place)) {
    if (entry.path().extension() == ".toml") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::vector<std::string> lines_of(fs::path const& path)
{
  std::ifstream file(path);
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  return lines;
}

bool has_mark(std::string const& text)
{
  static std::regex const mark(R"(\[(article|read|10-K|Epoch|call|D|P|A)\b)");
  return std::regex_search(text, mark);
}

/// Whether a line gives a number: a digit after the "=", bare or at the start of a quoted quantity.
bool gives_a_number(std::string const& line)
{
  static std::regex const text(R"re("[^0-9"][^"]*")re");
  static std::regex const number(R"((^|[^A-Za-z_0-9])[0-9])");
  std::string const bare = std::regex_replace(line, text, "");
  std::string const code = bare.substr(0, bare.find('#'));
  std::size_t const equals = code.find('=');
  return equals != std::string::npos && std::regex_search(code.substr(equals + 1), number);
}

/// Lines with a number but no mark of its source: neither on the line, nor in a comment above it in the
/// same paragraph, nor in the file's first line.
std::vector<std::string> unmarked_lines(fs::path const& path)
{
  std::vector<std::string> found;
  std::vector<std::string> const lines = lines_of(path);
  if (!lines.empty() && has_mark(lines[0])) return found;
  bool covered = false;
  for (std::string const& line : lines) {
    if (line.empty()) covered = false;
    if (line.starts_with("#")) covered = covered || has_mark(line);
    std::size_t const comment = line.find('#');
    bool const own = comment != std::string::npos && has_mark(line.substr(comment));
    if (!line.starts_with("#") && gives_a_number(line) && !own && !covered) found.push_back(line);
  }
  return found;
}

TEST(ScenarioFiles, AreTheTenAndTheSmallestOne)
{
  std::set<std::string> const numbers = {"S1", "S2", "S3", "S4", "S5", "S6", "S7", "S8", "S9", "S10"};
  std::set<std::string> found;
  for (fs::path const& path : files_in(folder)) {
    std::string const title = load_scenario(path).title;
    if (path.stem() != "minimal") found.insert(title.substr(0, title.find(':')));
  }
  EXPECT_EQ(found, numbers);
}

TEST(ScenarioFiles, LoadForEveryPlanAndAreCalledAsTheirFile)
{
  for (fs::path const& path : files_in(folder)) {
    Scenario const base = load_scenario(path);
    EXPECT_EQ(base.name, path.stem().string());
    for (std::string const& plan : base.plan_names)
      EXPECT_NO_THROW(load_scenario(path, {.plan = plan})) << path << " " << plan;
  }
}

TEST(ScenarioFiles, SayWhereEachNumberComesFrom)
{
  std::vector<fs::path> files = files_in(folder);
  std::vector<fs::path> const common = files_in(folder / "common");
  files.insert(files.end(), common.begin(), common.end());
  ASSERT_GE(files.size(), 14U);
  for (fs::path const& path : files) {
    for (std::string const& line : unmarked_lines(path)) ADD_FAILURE() << path << ": " << line;
  }
}

TEST(ScenarioFiles, AskAQuestion)
{
  for (fs::path const& path : files_in(folder)) {
    if (path.stem() == "minimal") continue;
    std::vector<std::string> const lines = lines_of(path);
    EXPECT_TRUE(std::any_of(lines.begin(), lines.end(), [](std::string const& line) {
      return line.starts_with("# Question: ");
    })) << path;
  }
}

TEST(ScenarioFiles, CommonFilesAreNoScenarios)
{
  for (fs::path const& path : files_in(folder / "common")) EXPECT_THROW(load_scenario(path), InputError) << path;
}

TEST(ScenarioFiles, GiveOneDigestForOneThreadAndTwo)
{
  for (fs::path const& path : files_in(folder)) {
    Scenario const scenario = load_scenario(path);
    RunPlan const plan{.seed = 1, .belief_count = 0, .range = {0, 8}, .record = default_record};
    RunOutput const one = make_cpu_engine(1)->run(scenario.params(), plan, {});
    EXPECT_EQ(make_cpu_engine(2)->run(scenario.params(), plan, {}).digest, one.digest) << path;
  }
}

}  // namespace
}  // namespace ghostcast
