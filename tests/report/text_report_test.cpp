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
using testing::ContainsRegex;
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

/// Says that `count` of the ghosts of the first unit and definition turned back.
void add_relapses(RunResult& result, std::uint64_t count)
{
  add(result.tally, result.tally.layout.relapsed_at(0, 0), count);
}

/// Takes the ghosts of month `month` of a definition away: they stay human.
void take_ghosts(RunResult& result, int definition, int month)
{
  TallyLayout const& layout = result.tally.layout;
  auto const at = static_cast<std::size_t>(layout.outcome_at(definition, 0, Outcome::ghost, month));
  add(result.tally, layout.human_at(definition, 0), result.tally.counts[at]);
  result.tally.counts[at] = 0;
}

TEST(AnswerText, GivesOneDefinitionWithIntervals)
{
  EXPECT_THAT(in_one_line(answer_text(ten_trajectories())),
              StartsWith("By \"definition 0\" (counterfactual share >= 90 %, at most 15 % of peak "
                         "headcount) Unit 0 becomes a ghost with probability 50.0 [23.6,76.4] % by "
                         "2035-12 and 50.0 [23.6,76.4] % by 2065-12, and not by then with 50.0 "
                         "[23.6,76.4] %; half of all futures get there by 2034-04;"));
  EXPECT_THAT(in_one_line(answer_text(ten_trajectories())),
              HasSubstr(" %. 10 beliefs; intervals: 95 % Wilson. "));
}

TEST(AnswerText, GivesTheRangeOverDefinitions)
{
  RunResult result = ten_trajectories(1, 3);
  take_ghosts(result, 0, 20);
  for (int k = 1; k <= 5; ++k) take_ghosts(result, 1, 20 * k);
  EXPECT_THAT(in_one_line(answer_text(result)),
              HasSubstr(" The 3 definitions range from 0 [0,27.8] % (\"definition 1\", not by then "
                        "100 [72.2,100] %) to 50.0 [23.6,76.4] % (\"definition 2\", not by then 50.0 "
                        "[23.6,76.4] %) by 2065-12. 10 beliefs;"));
}

TEST(AnswerText, NamesNoRangeWhereAllDefinitionsAgree)
{
  EXPECT_THAT(in_one_line(answer_text(ten_trajectories(1, 2))),
              HasSubstr(" %. All 2 definitions say the same. 10 beliefs"));
}

TEST(AnswerText, SaysThatNoTrajectoryGotThere)
{
  RunResult result = empty_result(1, 2, 480);
  result.start = CalendarMonth{2025, 12};
  for (std::uint64_t k = 0; k < 2000; ++k) add_trajectory(result, k, std::nullopt);
  EXPECT_EQ(in_one_line(answer_text(result)),
            "By \"definition 0\" (counterfactual share >= 90 %, at most 15 % of peak headcount) "
            "Unit 0 becomes a ghost in none of 2,000 trajectories by 2065-12: probability 0 [0,0.20] "
            "%, not by then 100 [99.8,100] %. All 2 definitions say the same. 2,000 beliefs; "
            "intervals: 95 % Wilson. ");
}

TEST(AnswerText, NamesTheLargestOtherOutcomeFromOnePercentOn)
{
  RunResult result = ten_trajectories();
  EXPECT_THAT(in_one_line(answer_text(result)), HasSubstr("; it is acqui-hired first in 10.0 [1.78,40.5] %."));
  for (std::uint64_t k = 10; k < 13; ++k) add_trajectory(result, k, Outcome::dead_money, 40);
  EXPECT_THAT(in_one_line(answer_text(result)),
              HasSubstr("; it dies for lack of money first in 23.1 [8.17,50.3] %."));
  for (std::uint64_t k = 13; k < 500; ++k) add_trajectory(result, k, std::nullopt);
  EXPECT_THAT(in_one_line(answer_text(result)), Not(HasSubstr("first in")));
}

TEST(AnswerText, TellsWhereManyTurnBack)
{
  RunResult result = ten_trajectories();
  add_relapses(result, 1);
  EXPECT_THAT(in_one_line(answer_text(result)), Not(HasSubstr("turn back")));
  add_relapses(result, 1);
  EXPECT_THAT(in_one_line(answer_text(result)), HasSubstr("; 40.0 % of the ghosts turn back later"));
}

TEST(AnswerText, KeepsToSixLines)
{
  RunResult result = ten_trajectories(1, 3);
  take_ghosts(result, 1, 20);
  add_relapses(result, 3);
  std::string const text = answer_text(result);
  EXPECT_LE(std::ranges::count(text, '\n'), 6);
}

TEST(AnswerText, InventsNoDateWhereFewerThanHalfGetThere)
{
  RunResult result = ten_trajectories();
  add_trajectory(result, 10, std::nullopt);
  EXPECT_THAT(in_one_line(answer_text(result)), Not(HasSubstr("half of all futures")));
}

TEST(AnswerText, TellsBornGhosts)
{
  RunResult result = ten_trajectories();
  add_trajectory(result, 10, Outcome::ghost, 0);
  EXPECT_THAT(in_one_line(answer_text(result)), HasSubstr("2065-12 (counting 9.09 [1.62,37.8] % from the start), and"));
}

TEST(OverviewText, NamesTheHorizonAndWhatNeverConsistsOf)
{
  RunResult result = ten_trajectories();
  std::string const dated = overview_text(result, 0);
  EXPECT_THAT(dated, HasSubstr("by 2065-12   median             never\n"));
  EXPECT_THAT(dated, HasSubstr("40 years     date        by 2065-12\n"));
  EXPECT_THAT(in_one_line(dated), HasSubstr("never: no ghost by 2065-12: human, or another "
                                            "outcome first (20.0 [5.66,51.0] %)"));
  result.start.reset();
  std::string const undated = overview_text(result, 0);
  EXPECT_THAT(undated, HasSubstr("by month 480   median             never\n"));
  EXPECT_THAT(undated, HasSubstr("40 years    month      by month 480\n"));
  EXPECT_THAT(undated, HasSubstr("   100  50.0 [23.6,76.4]\n"));  // the median
}

TEST(OverviewText, GivesTheRangeOfOtherOutcomesOverDefinitions)
{
  RunResult result = ten_trajectories(1, 2);
  TallyLayout const& layout = result.tally.layout;
  result.tally.counts[static_cast<std::size_t>(
      layout.outcome_at(1, 0, Outcome::maintenance, 200))] = 0;
  EXPECT_THAT(in_one_line(overview_text(result, 0)),
              HasSubstr("first (10.0 [1.78,40.5] to 20.0 [5.66,51.0] %)"));
}

TEST(OverviewText, HasOneRowADefinitionWithItsMedian)
{
  std::string const text = overview_text(ten_trajectories(1, 3), 0);
  EXPECT_EQ(std::ranges::count(text, '\n'), 4 + 3 + 1);
  EXPECT_THAT(text, HasSubstr("2034-04  50.0 [23.6,76.4]\n"));
  EXPECT_THAT(text, HasSubstr("\ndefinition 2         30.0 [10.7,60.4] "));
}

TEST(OverviewText, GivesALongNameALineOfItsOwn)
{
  RunResult result = ten_trajectories(1, 2);
  result.definitions[1].name = "a definition with forty characters, eight";
  EXPECT_THAT(overview_text(result, 0),
              HasSubstr("\na definition with forty characters, eight\n                     30.0 ["));
}

TEST(DefinitionDetails, GiveDatesOfAllFuturesAndWhatElseHappened)
{
  std::string const text = in_one_line(definition_details(ten_trajectories(), 0, 0));
  EXPECT_THAT(text,
              HasSubstr("by \"definition 0\", 10 beliefs, 5 % of all futures are ghosts by 2027-08 "
                        "[2025-12,2029-04]; 25 % by 2030-12 [2025-12,>2065-12]; 50 % by 2034-04 "
                        "[2029-04,>2065-12]; never by 2065-12: 50.0 [23.6,76.4] %"));
  EXPECT_THAT(text, ContainsRegex("no ghost .* 50.0 .23.6,76.4. "));
  EXPECT_THAT(text, ContainsRegex("human .* 30.0 .10.7,60.4. "));
  EXPECT_THAT(text, HasSubstr("of those with no outcome before, ghosts within the year to"));
  EXPECT_THAT(text, ContainsRegex("maintenance .* 10.0 .1.78,40.5. "));
  EXPECT_THAT(text, HasSubstr("dead: GPUs"));                      // named as what did not happen
  EXPECT_THAT(text, HasSubstr("on average 210.0 ["));  // (460+440+420+400+380)/10
}

TEST(DefinitionDetails, NameTheCriterionThatCameLast)
{
  RunResult result = ten_trajectories();
  add(result.tally, result.tally.layout.criterion_at(0, 0, Criterion::headcount), 4);
  add(result.tally, result.tally.layout.criterion_at(0, 0, Criterion::tie), 1);
  add(result.tally, result.tally.layout.relapsed_at(0, 0), 2);
  std::string const text = in_one_line(definition_details(result, 0, 0));
  EXPECT_THAT(text, HasSubstr("of the 5 ghosts, met last: headcount 80.0 %, several at once 20.0 %;"));
  EXPECT_THAT(text, HasSubstr("relapsed later: 40.0 %"));
  add_trajectory(result, 10, Outcome::ghost, 0);
  EXPECT_THAT(in_one_line(definition_details(result, 0, 0)),
              HasSubstr("relapsed later: 33.3 % of 6, born ones included"));
}

TEST(DefinitionDetails, ShowThatOneBeliefTellsNothing)
{
  RunResult result = empty_result(1, 1, 480);
  for (std::uint64_t k = 0; k < 10; ++k)
    add_trajectory(result, 0, k < 5 ? std::optional(Outcome::ghost) : std::nullopt, 20);
  result.beliefs = 1;
  std::string const text = definition_details(result, 0, 0);
  EXPECT_THAT(text, HasSubstr("  50.0 [0,100]\n"));
  EXPECT_THAT(text, HasSubstr("10 trajectories, 1 belief, intervals: 95 % Wilson clustered by belief"));
  EXPECT_THAT(text, HasSubstr("in no trajectory (each below 100 %): dead: GPUs"));
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
  ASSERT_EQ(rows.size(), 13u);  // caption, ten levels, axis, legend
  EXPECT_EQ(rows[0], "first outcomes by \"definition 0\", 10 beliefs, stacked:");
  EXPECT_THAT(rows[6], StartsWith("  50 %"));
  EXPECT_TRUE(rows[6].ends_with("█"));  // 40-50 %: ghosts at the horizon
  EXPECT_TRUE(rows[4].ends_with("·"));  // 60-70 %: maintenance on top
  EXPECT_EQ(rows[3], "  80 %");         // human
}

TEST(StackedCurve, IsEmptyWithoutAnyOutcome)
{
  RunResult result = empty_result(1, 1, 480);
  add_trajectory(result, 0, std::nullopt);
  EXPECT_EQ(stacked_curve(result, 0, 0), "");
}

TEST(StackedCurve, ScalesToRareOutcomes)
{
  RunResult result = empty_result(1, 1, 480);
  for (std::uint64_t k = 0; k < 99; ++k) add_trajectory(result, k, std::nullopt);
  add_trajectory(result, 99, Outcome::ghost, 240);
  std::vector<std::string> const rows = lines_of(stacked_curve(result, 0, 0));
  EXPECT_THAT(rows[1], StartsWith("   1 %"));
  EXPECT_THAT(rows[10], StartsWith(" 0.1 %"));
  EXPECT_TRUE(rows[1].ends_with("█"));
}

TEST(GhostSparkline, EndsInAFullBlock)
{
  EXPECT_THAT(ghost_sparkline(ten_trajectories(), 0, 0), HasSubstr("█\n"));
  RunResult result = empty_result(1, 1, 480);
  add_trajectory(result, 0, std::nullopt);
  EXPECT_EQ(ghost_sparkline(result, 0, 0), "");
}

TEST(UnitFanText, RoundsToThreeDigits)
{
  RunResult result = ten_trajectories();
  test::add_value(result, Quantity::headcount, 0, 480, 50000.0f);
  EXPECT_THAT(unit_fan_text(result, 0), ContainsRegex(" [0-9][0-9],[0-9]00 "));
  EXPECT_THAT(unit_fan_text(result, 0), Not(ContainsRegex(",[0-9][1-9]")));
}

TEST(FewestRunning, LeavesOutRowsWithoutAny)
{
  RunResult result = empty_result(2, 1, 24);
  for (std::uint64_t k = 0; k < 10; ++k) add_trajectory(result, k, std::nullopt);
  EXPECT_EQ(fewest_running(result), 10u);
  for (int k = 0; k < 3; ++k) test::add_value(result, Quantity::gpus, 1, 24, 8.0f);
  EXPECT_EQ(fewest_running(result), 3u);
}

TEST(UnitMetricsText, SaysHowFarGpuCostAndOutagesWent)
{
  RunResult result = ten_trajectories();
  EXPECT_THAT(
      unit_metrics_text(result, 0),
      HasSubstr("GPU cost reaches 10 x payroll: in none of 10 trajectories within 40 years"));
  add(result.tally, result.tally.layout.infra_at(0, 100), 4);
  add(result.tally, result.tally.layout.infra_at(0, 481), 6);
  add(result.tally, result.tally.layout.outage_at(0, 5), 10);
  std::string const text = in_one_line(unit_metrics_text(result, 0));
  EXPECT_THAT(text, HasSubstr("not within the horizon 60.0 %"));
  EXPECT_THAT(text, HasSubstr("on average, more than "));
  EXPECT_THAT(text, Not(HasSubstr("never")));
}

TEST(OrganisationText, LeavesOutTheSpreadOfGpusThatNobodyHas)
{
  RunResult result = ten_trajectories(2);
  EXPECT_THAT(organisation_text(result), HasSubstr("Gini of GPUs"));
  for (ReportedUnit& unit : result.units) unit.gpus = 0.0;
  test::add_value(result, Quantity::gpu_top_share, 0, 480, 0.0f);
  EXPECT_THAT(organisation_text(result), Not(HasSubstr("Gini of GPUs")));
  EXPECT_THAT(organisation_text(result), Not(HasSubstr("GPUs of the largest")));
  test::add_value(result, Quantity::gpu_top_share, 0, 480, 0.5f);
  EXPECT_THAT(organisation_text(result), HasSubstr("GPUs of the largest"));
}

TEST(FooterText, NamesOneBeliefAndFewBeliefs)
{
  RunResult result = ten_trajectories();
  result.beliefs = 1;
  EXPECT_THAT(footer_text(result), HasSubstr("Every interval is [0,100]: 1 belief cannot tell"));
  EXPECT_THAT(footer_text(result), HasSubstr(" 1 belief, digest"));
  result.beliefs = 8;
  EXPECT_THAT(footer_text(result), HasSubstr("rests on few beliefs (8)"));
  result.beliefs = 20;
  EXPECT_THAT(footer_text(result), Not(HasSubstr("few beliefs")));
}

TEST(FooterText, NamesTheInstructionSetOfTheCpuAndOfNoOtherEngine)
{
  RunResult result = empty_result(1, 1, 24);
  EXPECT_THAT(in_one_line(footer_text(result)), HasSubstr("engine cpu (avx2) with 2 threads (a processor)"));
  result.engine = {"cuda", "a device", 1};
  EXPECT_THAT(in_one_line(footer_text(result)), HasSubstr("engine cuda with 1 thread (a device)"));
}

TEST(FooterText, NotesThinFans)
{
  RunResult result = empty_result(1, 1, 24);
  for (std::uint64_t k = 0; k < 100; ++k) add_trajectory(result, k, std::nullopt);
  EXPECT_THAT(footer_text(result), Not(HasSubstr("running")));
  test::add_value(result, Quantity::gpus, 0, 24, 8.0f);
  EXPECT_THAT(in_one_line(footer_text(result)),
              HasSubstr("fewer than 100 running trajectories (as few as 1)"));
}

TEST(TextReport, BeginsAndEndsWithTheAnswer)
{
  RunResult const result = ten_trajectories(2, 2);
  std::string const text = text_report(result, TextStyle::plain);
  EXPECT_THAT(text, StartsWith(answer_text(result)));
  EXPECT_TRUE(text.ends_with("\n\n" + answer_text(result)));
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

TEST(TextReport, SaysWhatReproducesIt)
{
  std::string const text = text_report(ten_trajectories(), TextStyle::plain);
  EXPECT_THAT(text, HasSubstr("seed 7, 10 trajectories, 10 beliefs, digest 0000"));
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
  EXPECT_THAT(in_one_line(text), HasSubstr("Unit 0 becomes a ghost in none of 1 trajectory by month "
                                           "48: probability 0 ["));
  EXPECT_THAT(text, HasSubstr("\n\nsample, plan \"base\": 4 years, 1 trajectory\n\nUnit 0"));
}

TEST(TextReport, LeavesOutMonthsBeyondTheHorizon)
{
  RunResult result = empty_result(1, 1, 48);
  add_trajectory(result, 0, std::nullopt);
  std::string const text = text_report(result, TextStyle::plain);
  EXPECT_THAT(text, Not(HasSubstr("10 years")));
  EXPECT_THAT(text, Not(HasSubstr("month 120")));
  EXPECT_THAT(text, HasSubstr(" >48 "));
}

}  // namespace
}  // namespace ghostcast
