// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "ghostcast/scenario/scenario.hpp"

namespace ghostcast {
namespace {

std::vector<std::filesystem::path> bad_files()
{
  std::vector<std::filesystem::path> files;
  for (auto const& entry :
       std::filesystem::directory_iterator(GHOSTCAST_SOURCE_DIR "/scenarios/bad")) {
    if (entry.path().extension() == ".toml") files.push_back(entry.path());  // parts/ holds what they extend
  }
  std::sort(files.begin(), files.end());
  return files;
}

/// What follows "# expect: " in the first line; '@' stands for the folder, and at the start for a file
/// of its own.
std::string expected(std::filesystem::path const& path)
{
  std::ifstream file(path);
  std::string line;
  std::getline(file, line);
  std::string text = line.starts_with("# expect: ") ? line.substr(10) : "";
  if (!text.empty() && text.front() != '@') text = path.string() + ":" + text;
  std::size_t const folder = text.find("@/");
  return folder == text.npos ? text : text.replace(folder, 1, path.parent_path().string());
}

TEST(BadScenarios, AreMany)
{
  EXPECT_GE(bad_files().size(), 25U);
}

TEST(BadScenarios, EachHasExactlyTheFaultItNames)
{
  for (auto const& path : bad_files()) {
    std::string const message = expected(path);
    ASSERT_GT(message.size(), 10U) << path;
    try {
      load_scenario(path);
      ADD_FAILURE() << path << " has no fault";
    } catch (InputError const& error) {
      EXPECT_EQ(error.faults().size(), 1U) << error.what();
      bool const syntax = message.ends_with("not valid TOML");  // toml++ words the rest
      EXPECT_EQ(std::string(error.what()).substr(0, syntax ? message.size() : std::string::npos),
                message);
    }
  }
}

}  // namespace
}  // namespace ghostcast
