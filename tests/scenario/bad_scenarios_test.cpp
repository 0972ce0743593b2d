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
       std::filesystem::directory_iterator(GHOSTCAST_SOURCE_DIR "/scenarios/bad"))
    files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

/// What follows "# expect: " in the first line.
std::string expected(std::filesystem::path const& path)
{
  std::ifstream file(path);
  std::string line;
  std::getline(file, line);
  return line.starts_with("# expect: ") ? line.substr(10) : "";
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
      std::string const full = path.string() + ":" + message;
      EXPECT_EQ(std::string(error.what()).substr(0, syntax ? full.size() : std::string::npos),
                full);
    }
  }
}

}  // namespace
}  // namespace ghostcast
