// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/report/explain_text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

#include "ghostcast/report/number_text.hpp"
#include "report/sample_explanation.hpp"

namespace ghostcast {
namespace {

using test::explanation_of;
using test::whole_view;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

std::vector<std::string> lines_of(std::string const& text)
{
  std::istringstream stream(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

/// The text without its line breaks and the indents after them.
std::string unwrapped(std::string const& text)
{
  std::string result;
  for (std::string const& line : lines_of(text)) {
    std::size_t const first = std::min(line.find_first_not_of(' '), line.size());
    result += (result.empty() ? "" : " ") + line.substr(first);
  }
  return result;
}

/// A unit of a thousand engineers and one supervisor who lose a tenth to a raid in month 5.
testing_support::QuietModel raided_model()
{
  testing_support::QuietModel quiet;
  quiet.model->horizon = 12;
  quiet.unit().people[engineer] = 999.0f;
  quiet.unit().people[supervisor] = 1.0f;
  quiet.unit().knowledge_lost_with_leavers = 0.8f;
  quiet.unit().acquisition_threshold = 0.5f;
  quiet.lever(5, quiet.unit().scheduled_raid_fraction, 0.1f);
  quiet.lever(6, quiet.unit().scheduled_raid_fraction, 0.0f);
  return quiet;
}

TEST(ExplainText, KeepsToAHundredColumns)
{
  for (auto& variant : testing_support::rich_variants()) {
    Explanation const e = explanation_of(variant.model.params(), 3);
    for (std::string const& line : lines_of(explain_text(e, whole_view(e)))) {
      EXPECT_LE(shorten(line, text_width), line);  // shorten() leaves what fits
      EXPECT_EQ(shorten(line, text_width), line) << variant.name;
    }
  }
}

TEST(ExplainText, HasNoEscapeCodesUnlessAsked)
{
  auto rich = testing_support::rich_model();
  Explanation const e = explanation_of(rich.params(), 3);
  ExplainView view = whole_view(e);
  EXPECT_THAT(explain_text(e, view), Not(HasSubstr("\033")));
  view.style = TextStyle::emphasised;
  EXPECT_THAT(explain_text(e, view), HasSubstr("\033[1mWhat happened"));
}

TEST(ExplainSummary, NamesTrajectoryBeliefSeedAndFate)
{
  auto quiet = raided_model();
  Explanation const e = explanation_of(quiet.params(), 1234);
  std::string const text = unwrapped(explain_summary(e, whole_view(e)));
  EXPECT_THAT(text, StartsWith("Trajectory 1,234 (belief 1,234, seed 1) of sample, plan \"base\": "
                               "unit 0 is still human by"));
  EXPECT_THAT(text, HasSubstr("one future of many"));
}

TEST(ExplainSummary, SaysWhenItBecomesAGhost)
{
  auto quiet = raided_model();
  // About 917 people are left from month 5 on, one or more of them a supervisor but for 1e-20; the second
  // month confirms.
  quiet.unit().people[supervisor] = 20.0f;
  quiet.model->definition[0] = {.threshold = 0.0f,
                                .headcount_share = 0.0f,
                                .headcount_limit = 950,
                                .growth = 0.0f,
                                .persistence = 2};
  Explanation e = explanation_of(quiet.params(), 0);
  EXPECT_THAT(unwrapped(explain_summary(e, whole_view(e))),
              HasSubstr("becomes a ghost by \"definition 0\" in month 6"));
  e.start = CalendarMonth{2026, 1};
  std::string const text = unwrapped(explain_summary(e, whole_view(e)));
  EXPECT_THAT(text, HasSubstr("in 2026-07"));
  EXPECT_THAT(text, HasSubstr("(month 6)"));
}

TEST(ExplainEvents, SayTheCauseInWords)
{
  auto quiet = raided_model();
  Explanation const e = explanation_of(quiet.params(), 0);
  UnitMonth const& raid = e.replay.unit_at(0, 5);
  std::string const text = unwrapped(explain_events(e, whole_view(e)));
  EXPECT_THAT(text, HasSubstr("plan: scheduled_raid"));
  EXPECT_THAT(text, HasSubstr("month 5    raid of the plan takes"));
  std::uint64_t const taken = static_cast<std::uint64_t>(sum_of(raid.departures.raided));
  EXPECT_THAT(text, HasSubstr(std::to_string(taken)));
  EXPECT_THAT(text, HasSubstr("knowledge 0.800 -> "));
}

TEST(ExplainEvents, LeaveOutRoutineUnlessAllAreAskedFor)
{
  auto rich = testing_support::rich_model();
  Explanation const e = explanation_of(rich.params(), 3);
  ExplainView view = whole_view(e);
  std::string const all = explain_events(e, view);
  view.detail = ExplainDetail::notable;
  std::string const notable = explain_events(e, view);
  EXPECT_LT(notable.size(), all.size());
  EXPECT_THAT(notable, HasSubstr("--all and --json have them"));
  EXPECT_THAT(all, Not(HasSubstr("not shown")));
}

TEST(ExplainEvents, AreOfTheUnitsOfTheViewAlone)
{
  auto rich = testing_support::rich_model();
  Explanation const e = explanation_of(rich.params(), 3);
  ExplainView view = whole_view(e);
  view.units = {2};
  std::string const text = explain_events(e, view);
  EXPECT_THAT(text, HasSubstr("unit 2: "));
  EXPECT_THAT(text, Not(HasSubstr("unit 3: ")));
}

TEST(ExplainEvents, ShareALineWhereDefinitionsShareACriterion)
{
  auto rich = testing_support::rich_model();
  rich.model->definition_count = 2;
  rich.model->definition[0] = {.threshold = 0.6f, .headcount_share = 0.5f};
  rich.model->definition[1] = {.threshold = 0.6f, .headcount_share = 0.3f};
  ModelParams const& model = rich.params();
  bool shared = false;
  for (std::uint64_t k = 0; k < 5; ++k) {
    Explanation const e = explanation_of(model, k);
    for (std::string const& line : lines_of(explain_events(e, whole_view(e)))) {
      bool const both = line.find("[\"definition 0\", \"definition 1\"]") != std::string::npos;
      shared = shared || both;
    }
  }
  EXPECT_TRUE(shared);
}

TEST(TableMonths, HoldTheStepsTheHorizonAndHeadlines)
{
  auto quiet = raided_model();
  Explanation const e = explanation_of(quiet.params(), 0);
  ExplainView view = whole_view(e);
  view.every = 10;
  EXPECT_THAT(table_months(e, view), testing::ElementsAre(0, 5, 10, 12));
}

TEST(DefaultRowDistance, KeepsTablesShort)
{
  EXPECT_EQ(default_row_distance(60), 1);
  EXPECT_EQ(default_row_distance(61), 3);
  EXPECT_EQ(default_row_distance(120), 3);
  EXPECT_EQ(default_row_distance(480), 12);
}

TEST(ExplainUnitTable, SumsFlowsBetweenRows)
{
  auto quiet = raided_model();
  Explanation const e = explanation_of(quiet.params(), 0);
  ExplainView view = whole_view(e);
  view.every = 12;
  double const taken = sum_of(e.replay.unit_at(0, 5).departures.raided);
  auto const lines = lines_of(explain_unit_table(e, view, 0));
  auto const row = [&](std::string const& month) {
    auto const found = std::find_if(lines.begin(), lines.end(), [&](std::string const& line) {
      return line.starts_with(month + " ");
    });
    std::istringstream cells(found == lines.end() ? "" : *found);
    return std::vector<std::string>(std::istream_iterator<std::string>(cells), {});
  };
  constexpr std::size_t people = 1;
  constexpr std::size_t left = 10;
  ASSERT_GT(row("12").size(), left);
  EXPECT_EQ(row("0")[people], "1,000");
  EXPECT_EQ(row("5")[left], compact(taken));
  EXPECT_EQ(row("12")[people], compact(1000.0 - taken));
  EXPECT_EQ(row("12")[left], "0");
}

TEST(ExplainUnitTable, EndsWithTheUnit)
{
  auto rich = testing_support::rich_model();
  rich.unit(5).starvation_share = 50.0f;  // starves from the start
  Explanation const e = explanation_of(rich.params(), 3);
  ASSERT_FALSE(e.replay.unit_at(5, e.replay.horizon()).state.running);
  int const exit = e.replay.last_running_month(5) + 1;
  std::string const text = explain_unit_table(e, whole_view(e), 5);
  EXPECT_THAT(text, HasSubstr("\n" + std::to_string(exit) + " "));
  EXPECT_THAT(text, Not(HasSubstr("\n" + std::to_string(e.replay.horizon()) + " ")));
}

TEST(ExplainCriteria, SayWhatFailedAndByHowMuch)
{
  auto quiet = raided_model();
  quiet.model->definition[0] = {.threshold = 0.9f, .headcount_share = 0.15f};
  Explanation const e = explanation_of(quiet.params(), 0);
  auto const people = static_cast<std::uint64_t>(e.replay.unit_at(0, 12).people);
  std::string const text = unwrapped(explain_criteria(e, whole_view(e), 0));
  EXPECT_THAT(text, HasSubstr("month 12, at the horizon: failed: counterfactual share 0.000 < 0.9 "
                              "(short by 0.9)"));
  EXPECT_THAT(text, HasSubstr(std::to_string(people) + " people > 150 allowed"));
  EXPECT_THAT(text, HasSubstr("(" + std::to_string(people - 150) + " too many)"));
  EXPECT_THAT(text, HasSubstr("at best: "));
}

TEST(PeopleWords, CountRolesAndTheirSum)
{
  EXPECT_EQ(people_words({}), "nobody");
  EXPECT_EQ(people_words({1.0}), "1 researcher");
  EXPECT_EQ(people_words({4.0, 5.0}), "9 people (4 researchers, 5 engineers)");
}

TEST(CheckWords, TellAValueFromTheLimitThatItMisses)
{
  Definition const definition;
  CriterionCheck const check{Criterion::share, true, false, 0.8999999, 0.9, 0};
  EXPECT_EQ(check_words(definition, check), "counterfactual share 0.8999999 < 0.9");
}

}  // namespace
}  // namespace ghostcast
