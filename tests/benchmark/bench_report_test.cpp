// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/benchmark/bench_report.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "benchmark/played_engine.hpp"
#include "cli/fits_terminal.hpp"
#include "ghostcast/benchmark/built_in.hpp"

namespace ghostcast::bench {
namespace {

using nlohmann::json;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

/// m5 as if a run of a million trajectories of 1,000 draws had taken 2, 1, 4, 2 and 3 seconds.
BenchReport played_report()
{
  BenchReport report;
  report.engine = {"cpu", "a processor", 1, "scalar"};
  Measurement m5;
  m5.scenario = parse_scenario(built_in_scenarios().front().text, "m5");
  m5.plan.range = {0, 1'000'000};
  m5.draws = 1'000'000'000;
  for (double const seconds : {2.0, 1.0, 4.0, 2.0, 3.0}) m5.timings.push_back({seconds, 2 * seconds});
  m5.pieces = {{{0, 500'000}, {1, 2}}, {{500'000, 1'000'000}, {3, 4}}};
  m5.checked = {m5.pieces[1]};
  m5.digest = {4, 6};
  report.measurements.push_back(m5);
  return report;
}

TEST(SpreadOf, HasTheMedianOfTheDistancesFromTheMedian)
{
  Spread const spread = spread_of({2.0, 1.0, 4.0, 2.0, 3.0});
  EXPECT_EQ(spread.median, 2.0);
  EXPECT_EQ(spread.least, 1.0);
  EXPECT_EQ(spread.most, 4.0);
  EXPECT_EQ(spread.deviation, 1.0);
}

TEST(SpreadOf, AnEvenNumberHasItsMiddleBetweenTwo) { EXPECT_EQ(spread_of({4.0, 1.0}).median, 2.5); }

TEST(BenchJson, RatesAreThoseOfTheMedian)
{
  json const found = json::parse(bench_json(played_report()))["scenarios"][0];
  EXPECT_EQ(found["draws_per_s"], 5e8);
  EXPECT_EQ(found["role_steps_per_s"], 2.5e8);
  EXPECT_EQ(found["trajectories_per_s"], 5e5);
  EXPECT_EQ(found["seconds_per_million"], 2.0);
  EXPECT_EQ(found["bound"], nullptr);
}

TEST(BenchJson, TheBoundOfCoresIsPerCpuTimeAndThatOfDevicesPerSecond)
{
  BenchReport report = played_report();
  auto const record = operations_of(report.measurements[0].scenario.sha256);
  ASSERT_TRUE(record);
  report.roof = {false, 1e9};
  EXPECT_DOUBLE_EQ(bound_of(report, report.measurements[0])->fraction, 1e9 * record->scalar / (1e9 * 4.0));
  report.roof.of_devices = true;
  EXPECT_DOUBLE_EQ(bound_of(report, report.measurements[0])->fraction, 5e8 * record->slots_per_role_step / (1e9 * 2.0));
  EXPECT_TRUE(json::parse(bench_json(report))["scenarios"][0]["bound"]["estimated"]);
}

TEST(BoundOf, IsUnknownForAScenarioWhoseOperationsNobodyCounted)
{
  BenchReport report = played_report();
  report.roof = {false, 1e9};
  report.measurements[0].scenario = played_scenario("other");
  EXPECT_FALSE(bound_of(report, report.measurements[0]));
}

TEST(BenchReport, GivesNoRateOfARefusedRun)
{
  BenchReport report = played_report();
  report.measurements[0].refusal = "the piece of trajectories 0 to 499999 has another digest";
  EXPECT_THAT(bench_text(report), AllOf(HasSubstr("no rate: the piece"), Not(HasSubstr("draws/s")), Not(HasSubstr("5e+08"))));
  json const found = json::parse(bench_json(report))["scenarios"][0];
  EXPECT_EQ(found["draws_per_s"], nullptr);
  EXPECT_EQ(found["seconds"], nullptr);
  EXPECT_EQ(found["refused"], report.measurements[0].refusal);
}

TEST(BenchText, FitsATerminalAndSaysWhatWasChecked)
{
  BenchReport report = played_report();
  report.roof = {false, 1e11};
  std::string const text = bench_text(report);
  test::expect_fits_terminal(text);
  EXPECT_THAT(text, HasSubstr("1 of 2"));
  EXPECT_THAT(text, HasSubstr("-50.0 to +100.0"));
}

}  // namespace
}  // namespace ghostcast::bench
