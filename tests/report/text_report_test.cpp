// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/report/text_report.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <regex>
#include <sstream>

#include "ghostcast/report/number_text.hpp"
#include "report/sample_result.hpp"

namespace ghostcast {
namespace {

using test::add;
using test::add_trajectory;
using test::empty_result;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

/// Ten trajectories of 480 months: five ghosts by month 100, a maintenance, an acqui-hire, 3 human.
RunResult ten_trajectories(int units = 1, int definitions = 1)
{
  RunResult result = empty_result(units, definitions, 480);
  result.start = CalendarMonth{2025, 12};
  for (std::uint64_t k = 0; k < 5; ++k)
    add_trajectory(result, k, Outcome::ghost, 20 * static_cast<int>(k + 1));
  add_trajectory(result, 5, Outcome::maintenance, 200);
  add_trajectory(result, 6, Outcome::acquired, 300);
  for (std::uint64_t k = 7; k < 10; ++k) add_trajectory(result, k, std::nullopt);
  return result;
}

std::size_t characters(std::string const& line)
{
  return static_cast<std::size_t>(std::ranges::count_if(
      line, [](char c) { return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u; }));
}

/// Breaks of lines undone.
std::string in_one_line(std::string const& text)
{
  return std::regex_replace(text, std::regex("\n *"), " ");
}

TEST(AnswerText, SaysWhenInOneSentence)
{
  std::string const text = in_one_line(answer_text(ten_trajectories()));
  EXPECT_THAT(
      text,
      StartsWith(
          "Unit 0 becomes a ghost (\"definition 0\") with probability 50.0 % within ten years"));
  EXPECT_THAT(text, HasSubstr("by 2065-12"));
  EXPECT_THAT(text, HasSubstr("2034-04"));  // month 100
}

TEST(AnswerText, NeverInventsADateForThoseWhoNeverBecomeGhosts)
{
  RunResult result = ten_trajectories();
  add_trajectory(result, 10, std::nullopt);
  std::string const text = in_one_line(answer_text(result));
  EXPECT_THAT(text, HasSubstr("fewer than half of all futures"));
}

TEST(AnswerText, TellsBornGhosts)
{
  RunResult result = ten_trajectories();
  add_trajectory(result, 10, Outcome::ghost, 0);
  EXPECT_THAT(in_one_line(answer_text(result)), HasSubstr("9.09 % that are one from the start"));
}

TEST(OverviewText, HasOneRowADefinitionWithMedianAndNever)
{
  std::string const text = overview_text(ten_trajectories(1, 3), 0);
  EXPECT_EQ(std::ranges::count(text, '\n'), 3 + 3);
  EXPECT_THAT(text, HasSubstr("2034-04"));
  EXPECT_THAT(text, HasSubstr("definition 2"));
}

TEST(DefinitionDetails, GiveDatesOfAllFuturesAndWhatElseHappened)
{
  std::string const text = in_one_line(definition_details(ten_trajectories(), 0, 0));
  EXPECT_THAT(text,
              HasSubstr("5 % 2027-08, 25 % 2030-12, 50 % 2034-04, 75 % >2065-12, 95 % >2065-12"));
  EXPECT_THAT(text, HasSubstr("never a ghost within 40 years: 50.0 ["));
  EXPECT_THAT(text, HasSubstr("still human 30.0 %"));
  EXPECT_THAT(text, HasSubstr("maintenance 10.0 %"));
  EXPECT_THAT(text, HasSubstr("dead: GPUs"));                      // named as what did not happen
  EXPECT_THAT(text, HasSubstr("on average 210.0 of 480 months"));  // (460+440+420+400+380)/10
}

TEST(DefinitionDetails, NameTheCriterionThatCameLast)
{
  RunResult result = ten_trajectories();
  add(result.tally, result.tally.layout.criterion_at(0, 0, Criterion::headcount), 4);
  add(result.tally, result.tally.layout.criterion_at(0, 0, Criterion::tie), 1);
  add(result.tally, result.tally.layout.relapsed_at(0, 0), 2);
  std::string const text = in_one_line(definition_details(result, 0, 0));
  EXPECT_THAT(text, HasSubstr("headcount 80.0 %"));
  EXPECT_THAT(text, HasSubstr("relapsed later: 40.0 %"));
}

std::vector<std::string> lines_of(std::string const& text)
{
  std::istringstream stream(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

TEST(StackedCurve, FillsAsHighAsTheIncidence)
{
  std::vector<std::string> const rows = lines_of(stacked_curve(ten_trajectories(), 0, 0));
  ASSERT_EQ(rows.size(), 12u);  // ten levels, axis, legend
  EXPECT_THAT(rows[5], StartsWith("  50 %"));
  EXPECT_TRUE(rows[5].ends_with("█"));  // 40-50 %: ghosts at the horizon
  EXPECT_TRUE(rows[3].ends_with("·"));  // 60-70 %: maintenance on top
  EXPECT_EQ(rows[2], "  80 %");         // human
}

TEST(StackedCurve, ScalesToRareOutcomes)
{
  RunResult result = empty_result(1, 1, 480);
  for (std::uint64_t k = 0; k < 99; ++k) add_trajectory(result, k, std::nullopt);
  add_trajectory(result, 99, Outcome::ghost, 240);
  std::vector<std::string> const rows = lines_of(stacked_curve(result, 0, 0));
  EXPECT_THAT(rows[0], StartsWith("   1 %"));
  EXPECT_THAT(rows[9], StartsWith(" 0.1 %"));
  EXPECT_TRUE(rows[0].ends_with("█"));
}

TEST(GhostSparkline, EndsInAFullBlockAndItsValue)
{
  EXPECT_THAT(ghost_sparkline(ten_trajectories(), 0, 0), HasSubstr("█ 50.0 %"));
  RunResult result = empty_result(1, 1, 480);
  add_trajectory(result, 0, std::nullopt);
  EXPECT_EQ(ghost_sparkline(result, 0, 0), "");
}

TEST(TextReport, FitsAHundredColumnsWithEightDefinitionsAndLongNames)
{
  RunResult result = ten_trajectories(2, 8);
  result.units[0].name =
      "Abteilung für künstliche Intelligenz, angewandte Forschung und Wolkendienste";
  result.definitions[0].name = "a definition with a name that is far too long for its column";
  std::istringstream lines(text_report(result, TextStyle::plain));
  std::string line;
  while (std::getline(lines, line))
    EXPECT_LE(characters(line), static_cast<std::size_t>(text_width)) << line;
}

TEST(TextReport, EndsWithWhatReproducesIt)
{
  std::string const text = text_report(ten_trajectories(), TextStyle::plain);
  EXPECT_THAT(text, HasSubstr("seed 7, 10 trajectories, one belief each, digest 0000"));
  EXPECT_THAT(text, HasSubstr("each trajectory draws its own belief"));
  EXPECT_THAT(text, HasSubstr("95 % Monte Carlo interval"));
}

TEST(TextReport, HasNoEscapesUnlessAsked)
{
  EXPECT_THAT(text_report(ten_trajectories(), TextStyle::plain), Not(HasSubstr("\033")));
  EXPECT_THAT(text_report(ten_trajectories(), TextStyle::emphasised), HasSubstr("\033[1m"));
}

TEST(TextReport, NeedsNeitherTitleNorStart)
{
  RunResult result = empty_result(1, 1, 48);
  result.title.clear();
  add_trajectory(result, 0, std::nullopt);
  std::string const text = text_report(result, TextStyle::plain);
  EXPECT_THAT(text, HasSubstr("by month 48; "));
  EXPECT_THAT(text, HasSubstr("\n\nsample, plan \"base\": 4 years, 1 trajectories\n\nUnit 0"));
}

TEST(TextReport, LeavesOutMonthsBeyondTheHorizon)
{
  RunResult result = empty_result(1, 1, 48);
  add_trajectory(result, 0, std::nullopt);
  std::string const text = text_report(result, TextStyle::plain);
  EXPECT_THAT(text, Not(HasSubstr("10 years")));
  EXPECT_THAT(text, Not(HasSubstr("ten years")));
  EXPECT_THAT(text, HasSubstr(">48 months"));
}

}  // namespace
}  // namespace ghostcast
