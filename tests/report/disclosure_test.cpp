// SPDX-License-Identifier: Apache-2.0
#include "report/disclosure.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/process.hpp"
#include "ghostcast/report/belief_report.hpp"
#include "ghostcast/report/csv.hpp"
#include "ghostcast/report/joint_report.hpp"
#include "ghostcast/report/result_json.hpp"
#include "ghostcast/report/text_report.hpp"
#include "report/data_disclosure.hpp"
#include "report/sample_result.hpp"

namespace ghostcast {
namespace {

using nlohmann::json;
using test::Breaches;
using test::csv_breaches;
using test::json_breaches;
using test::text_breaches;
using testing::IsEmpty;
using testing::Not;

/// What becomes of the units of a sample.
enum class Fate { nothing, ghosts, some, born };

/// What trajectory `k` meets first.
std::optional<Outcome> outcome_of(Fate fate, std::uint64_t k)
{
  if (fate == Fate::nothing) return std::nullopt;
  if (fate == Fate::ghosts) return Outcome::ghost;
  if (k % 3 == 0) return Outcome::ghost;
  return k % 3 == 1 ? std::optional(Outcome{static_cast<int>(1 + k % 5)}) : std::nullopt;
}

struct Shape {
  int units{1};
  int definitions{1};
  int horizon{480};
  std::uint64_t beliefs{};  ///< 0: one each
  Fate fate{Fate::some};
  bool dated{true};
};

/// Says what came last, who turned back, what a commodity day took and who was repaired.
void add_details(RunResult& result)
{
  TallyLayout const& layout = result.tally.layout;
  for (int d = 0; d < layout.definition_count; ++d) {
    test::add(result.tally, layout.criterion_at(d, 0, Criterion::share), 3);
    test::add(result.tally, layout.criterion_at(d, 0, Criterion::tie), 2);
    test::add(result.tally, layout.relapsed_at(d, 0), 5);
  }
  test::add(result.tally, layout.commodity_at(0, true, 9), 2);
  test::add(result.tally, layout.commodity_at(0, false, 7), 3);
  test::add(result.tally, layout.outage_at(0, 5), 10);
  test::add(result.tally, layout.repair_at(0, 1, Repair::automation), 4);
  test::add(result.tally, layout.infra_at(0, 1), 4);
}

RunResult sample(Shape const& shape)
{
  RunResult result = test::empty_result(shape.units, shape.definitions, shape.horizon);
  if (shape.dated) result.start = CalendarMonth{2025, 12};
  result.definitions.back().name = "ghost";  // as in the shipped scenario
  for (std::uint64_t k = 0; k < 30; ++k) {
    bool const born = shape.fate == Fate::born && k % 3 == 0;
    int const month = born ? 0 : 1 + static_cast<int>(k * 37) % shape.horizon;
    test::add_trajectory(result, shape.beliefs == 0 ? k : k % shape.beliefs,
                         outcome_of(shape.fate, k), month);
  }
  if (shape.beliefs != 0) result.beliefs = shape.beliefs;
  if (shape.fate != Fate::nothing) add_details(result);
  return result;
}

std::string report_of(RunResult const& result)
{
  return text_report(result, TextStyle::plain);
}

TEST(Disclosure, IsCompleteInEveryReport)
{
  for (int const horizon : {1, 12, 36, 60, 480}) {
    for (Fate const fate : {Fate::nothing, Fate::ghosts, Fate::some, Fate::born}) {
      for (std::uint64_t const beliefs : {0, 1, 8}) {
        bool const many = (horizon + static_cast<int>(beliefs)) % 8 == 4;
        bool const dated = horizon != 36 && fate != Fate::born;
        RunResult const result =
            sample({many ? 3 : 1, many ? 8 : 1, horizon, beliefs, fate, dated});
        EXPECT_THAT(text_breaches(report_of(result)), IsEmpty())
            << horizon << " months, fate " << static_cast<int>(fate) << ", beliefs " << beliefs;
      }
    }
  }
}

TEST(Disclosure, IsCompleteWithLongNamesAndAfterAnInterruption)
{
  RunResult result = sample({2, 8});
  result.planned += 1000;
  result.units[0].name = "Abteilung für künstliche Intelligenz & Würde";
  result.definitions[0].name = "ein Geschäft ohne Menschen, über 90 Prozent";
  std::string const text = report_of(result);
  EXPECT_THAT(text_breaches(text), IsEmpty());
  EXPECT_THAT(text, testing::HasSubstr("30 of 1,030 trajectories, stopped early"));
}

TEST(Disclosure, IsCompleteInFiles)
{
  for (Shape const& shape : {Shape{2, 2, 24, 0, Fate::some, true}, Shape{1, 1, 1, 0, Fate::nothing, false},
                             Shape{1, 2, 60, 8, Fate::born, true}, Shape{1, 1, 12, 1, Fate::ghosts, true}}) {
    RunResult const result = sample(shape);
    EXPECT_THAT(csv_breaches(incidence_csv(result)), IsEmpty());
    EXPECT_THAT(csv_breaches(beliefs_csv(result)), IsEmpty());
    EXPECT_THAT(csv_breaches(joint_csv(result)), IsEmpty());
    EXPECT_THAT(csv_breaches(metrics_csv(result)), IsEmpty());
    EXPECT_THAT(csv_breaches(fan_csv(result)), IsEmpty());
    EXPECT_THAT(csv_breaches(hazard_csv(result)), IsEmpty());
    EXPECT_THAT(json_breaches(json::parse(result_json_text(result))), IsEmpty());
  }
}

TEST(Disclosure, IsCompleteInWhatTheProgramPrints)
{
  for (std::string const run : {"run --trajectories 64 --quiet", "run scenarios/minimal.toml --trajectories 64 "
                                "--beliefs 16 --quiet"}) {
    test::Finished const text = test::ghostcast(run);
    ASSERT_EQ(text.code, 0) << text.error;
    EXPECT_THAT(text_breaches(text.out), IsEmpty()) << run;
    EXPECT_THAT(json_breaches(json::parse(test::ghostcast(run + " --json").out)), IsEmpty()) << run;
  }
}

/// Takes the ghosts of a month away from the second definition, so that definitions differ.
void take_ghosts(RunResult& result, int month)
{
  for (int unit = 0; unit < result.tally.layout.unit_count; ++unit) {
    result.tally.counts[static_cast<std::size_t>(
        result.tally.layout.outcome_at(1, unit, Outcome::ghost, month))] = 0;
  }
}

/// The text with the first match of a pattern replaced. \pre it occurs
std::string doctored(std::string const& text, std::string const& pattern, std::string const& by)
{
  std::regex const expression(pattern);
  EXPECT_TRUE(std::regex_search(text, expression)) << pattern;
  return std::regex_replace(text, expression, by, std::regex_constants::format_first_only);
}

TEST(DisclosureGate, CatchesWhatATextLeavesOut)
{
  RunResult result = sample({2, 3});
  for (int month = 1; month <= result.horizon(); ++month) take_ghosts(result, month);
  std::string const text = report_of(result);
  ASSERT_THAT(text_breaches(text), IsEmpty());
  std::vector<std::pair<std::string, std::string>> const faults = {
      {" \\[[0-9.]+,[0-9.]+\\] %", " %"},                                  // an answer's interval
      {", and not\\s+by\\s+then\\s+with [^%]* %", ""},                           // its never
      {"\\d+\\s+beliefs;\\s+intervals", "Intervals"},                            // its beliefs
      {"; intervals:\\s+95 % Wilson\\.", "."},                             // its method
      {"By\\s+\"definition 0\" ", ""},                                     // its definition
      {"(range\\s+from\\s+\\S+\\s+\\S+\\s+%\\s+\\(\"[^\"]*\"),\\s+not\\s+by\\s+then [^%]*%", "$1"},  // never of one end
      {"(\ndefinition 1 .*) \\[[0-9.]+,[0-9.]+\\](\n)", "$1$2"},           // a cell's interval
      {"\ndefinition 1", "\n            "},                                // a row's name
      {"(P\\(ghost\\) in %): 30 trajectories, 30 beliefs", "$1"},               // beliefs of a table
      {"\nnever: no ghost by [^\n]*\n", "\n"},                             // what never means
      {"\nno ghost .*", ""},                                               // never in the details
      {"(\nghost +\\S+) \\[[^\\]]*\\]", "$1"},                            // of a name like an outcome
      {"(by, in %.*\nghost +\\S+) \\[[^\\]]*\\]", "$1"},                 // an interval there
      {"(\nby \"definition 0\": 30 trajectories), 30 beliefs", "$1"},      // beliefs there
      {"\nnone .*", ""},                                                  // never of several units
      {"(\n1 or more +\\S+) \\[[^\\]]*\\]", "$1"},                       // an interval there
      {"; never by 2065-12: [^%]*%", ""},                                  // never of the dates
      {" \\[[0-9-]+,[>0-9-]+\\];", ";"},                                   // a date's interval
      {"(\nghost   ?[ ▁▂▃▄▅▆▇█]*)\n", "$1 33.3 %\n"},                      // a number in a curve
      {"\n\n", "\n\nUnit 0 is a ghost in 33 % of futures.\n\n"},
      {"\n\n", "\n\nP(ghost) = 0.33\n\n"},
  };
  for (auto const& [pattern, by] : faults)
    EXPECT_THAT(text_breaches(doctored(text, pattern, by)), Not(IsEmpty())) << pattern;
}

TEST(DisclosureGate, CatchesWhatATableLeavesOut)
{
  RunResult const result = sample({1, 2, 12, 8});
  std::string const incidence = incidence_csv(result);
  for (std::string const column :
       {"low", "high", "interval", "beliefs", "never", "never_low", "never_high", "horizon"}) {
    EXPECT_THAT(csv_breaches(doctored(incidence, "," + column + "(?=[,\n])", ",other")),
                Not(IsEmpty()))
        << column;
  }
  EXPECT_THAT(csv_breaches(doctored(incidence, ",8,0", ",,0")), testing::SizeIs(1));
  EXPECT_THAT(csv_breaches(doctored(metrics_csv(result), "(ghost_never_probability,[^,]*),[^,]*", "$1,")),
              testing::SizeIs(1));
}

TEST(DisclosureGate, CatchesWhatJsonLeavesOut)
{
  json const good = json::parse(result_json_text(sample({1, 2, 12, 8})));
  json::json_pointer const at("/units/0/definitions/1/ghost_probability/0");
  for (auto const& [key, value] : good.at(at).items()) {
    if (key == "month" || key == "date") continue;
    json bad = good;
    bad.at(at).erase(key);
    EXPECT_THAT(json_breaches(bad), Not(IsEmpty())) << key;
  }
  json::json_pointer const hazard("/units/0/definitions/1/hazard");
  for (char const* key : {"interval", "beliefs", "never", "never_low", "horizon", "definition"}) {
    json bad = good;
    bad.at(hazard).erase(key);
    EXPECT_THAT(json_breaches(bad), Not(IsEmpty())) << key;
  }
  json bad = good;
  bad["units"][0]["definitions"][0]["risk"] = 0.25;
  EXPECT_THAT(json_breaches(bad), Not(IsEmpty()));
  bad = good;
  bad["warnings"].push_back("Unit 0 is a ghost in 25 % of futures");
  EXPECT_THAT(json_breaches(bad), Not(IsEmpty()));
}

}  // namespace
}  // namespace ghostcast
