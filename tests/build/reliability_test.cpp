// SPDX-License-Identifier: Apache-2.0
/// docs/reliability.md names tests that exist.
#include <gtest/gtest.h>

#include <filesystem>
#include <regex>
#include <set>
#include <string>

#include "cli/process.hpp"

namespace ghostcast {
namespace {

namespace fs = std::filesystem;

fs::path const root = GHOSTCAST_SOURCE_DIR;

/// `Suite.Case` of every TEST, TEST_F, TEST_P, TYPED_TEST and RC_GTEST_PROP of a text; aliases count.
void add_tests(std::string const& text, std::set<std::string>& names)
{
  static std::regex const test(R"((?:TEST|TEST_F|TEST_P|TYPED_TEST|RC_GTEST_PROP)\(\s*(\w+)\s*,\s*(\w+))");
  for (std::sregex_iterator found(text.begin(), text.end(), test), end; found != end; ++found)
    names.insert((*found)[1].str() + "." + (*found)[2].str());
}

std::set<std::string> existing_tests()
{
  std::set<std::string> names;
  for (auto const& entry : fs::recursive_directory_iterator(root / "tests")) {
    std::string const file = entry.path().filename().string();
    if (file.ends_with("_test.cpp")) add_tests(test::text_of(entry.path()), names);
  }
  return names;
}

/// Every `Suite.Case` in backticks.
std::set<std::string> named_tests(std::string const& page)
{
  static std::regex const name("`([A-Z]\\w*\\.[A-Z]\\w*)`");
  std::set<std::string> names;
  for (std::sregex_iterator found(page.begin(), page.end(), name), end; found != end; ++found) names.insert((*found)[1].str());
  return names;
}

TEST(ReliabilityPage, NamesTestsThatExist)
{
  std::set<std::string> const existing = existing_tests();
  std::set<std::string> const named = named_tests(test::text_of(root / "docs/reliability.md"));
  EXPECT_GT(existing.size(), 1000U);
  EXPECT_GT(named.size(), 25U);
  for (std::string const& name : named) EXPECT_TRUE(existing.contains(name)) << name;
}

TEST(ReliabilityPage, HasATestInEveryRowOfItsPromises)
{
  std::string const page = test::text_of(root / "docs/reliability.md");
  std::istringstream lines(page);
  std::string line;
  int rows = 0;
  for (bool promises = false; std::getline(lines, line);) {
    if (!line.starts_with('|')) promises = false;
    if (promises && !line.starts_with("|---")) {
      EXPECT_FALSE(named_tests(line).empty()) << line;
      ++rows;
    }
    if (line == "| promise | tests |") promises = true;
  }
  EXPECT_GE(rows, 18);
}

TEST(ReliabilityGate, SeesANameThatIsNoTest)
{
  EXPECT_EQ(named_tests("`A.B`, `c.d`, `E.F` and `result.json`"), (std::set<std::string>{"A.B", "E.F"}));
  std::set<std::string> names;
  add_tests("TEST(A, B)\nTEST_P(C,\n D)\n", names);
  EXPECT_EQ(names, (std::set<std::string>{"A.B", "C.D"}));
}

}  // namespace
}  // namespace ghostcast
