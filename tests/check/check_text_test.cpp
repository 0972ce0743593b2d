// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/check/check_text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <regex>
#include <sstream>

#include "check/checked.hpp"

namespace ghostcast {
namespace {

using testing::HasSubstr;
using testing::StartsWith;
using testing_support::load;
using testing_support::parse;
using testing_support::team;

constexpr GlancePlan small{50, 1, 1};

/// Letters of a line of UTF-8.
std::size_t width_of(std::string const& line)
{
  return static_cast<std::size_t>(
      std::count_if(line.begin(), line.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

TEST(CheckText, FitsAHundredColumnsForEveryShippedScenario)
{
  for (std::string const& name : testing_support::shipped_scenarios()) {
    Scenario const s = load(name);
    std::istringstream lines(check_text(s, check_scenario(s, small)));
    for (std::string line; std::getline(lines, line);)
      EXPECT_LE(width_of(line), 100U) << name << ": " << line;
  }
}

TEST(CheckText, BeginsWithTheVerdictAndTheWarningsAndEndsWithWhatToDo)
{
  Scenario const s =
      parse(team("initial_compute_share = { dist = \"uniform\", lo = 0.1, hi = 0.3 }\n"
                 "initial_offers = { engineer = 1 }\n"));
  ASSERT_EQ(s.warnings.size(), 1U);
  std::string const text = check_text(s, check_scenario(s, small));
  EXPECT_THAT(
      text, StartsWith("team.toml is valid: 0 faults, 1 warning\n  warning: folder/team.toml:9:"));
  EXPECT_THAT(text, testing::EndsWith("Next: ghostcast run folder/team.toml\n"));
}

TEST(CheckText, NamesEveryParameterOnceInItsSection)
{
  Scenario const s = load("phantom_unit.toml");
  std::string const text = parameters_text(s, check_scenario(s, small));
  for (ParameterInfo const& row : parameter_table()) {
    if (row.target.index < 0 || row.has(plan_only)) continue;
    std::string const key = std::regex_replace(std::string(row.key), std::regex(R"(\.)"), R"(\.)");
    std::regex const line("(^|\n)" + key + "(?=[ \n])");
    auto const count =
        std::distance(std::sregex_iterator(text.begin(), text.end(), line), std::sregex_iterator());
    EXPECT_EQ(count, 1) << row.key;
  }
}

TEST(CheckText, PointsOutAFirstYearThatNoPublicCompanyHad)
{
  Scenario const s = parse(team(
      "initial_compute_share = 0.2\ndemand_growth = 0.1\ndemand_noise = 0\nvalue_ceiling = inf\n"));
  std::string const text = glance_text(s, check_scenario(s, small));
  std::smatch match;
  EXPECT_TRUE(
      std::regex_search(text, match, std::regex("value growth \\[log/year\\][^\n]*outside")));
}

}  // namespace
}  // namespace ghostcast
