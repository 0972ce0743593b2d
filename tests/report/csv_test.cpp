// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/report/csv.hpp"

#include <gtest/gtest.h>

#include <map>
#include <sstream>
#include <vector>

#include "report/csv_records.hpp"
#include "report/sample_result.hpp"

namespace ghostcast {
namespace {

using test::add_trajectory;
using test::add_value;
using test::csv_records;
using test::empty_result;

RunResult small_result()
{
  RunResult result = empty_result(2, 2, 24);
  result.start = CalendarMonth{2025, 12};
  result.units[0].name = "R&D, \"core\"";
  add_trajectory(result, 0, Outcome::ghost, 3);
  add_trajectory(result, 1, Outcome::ghost, 0);
  add_trajectory(result, 2, Outcome::maintenance, 24);
  add_trajectory(result, 3, std::nullopt);
  add_value(result, Quantity::headcount, 0, 2, 40.0f);
  return result;
}

TEST(CsvField, QuotesWhatNeedsIt)
{
  EXPECT_EQ(csv_field("plain"), "plain");
  EXPECT_EQ(csv_field("a,b"), "\"a,b\"");
  EXPECT_EQ(csv_field("say \"x\""), "\"say \"\"x\"\"\"");
}

TEST(CsvField, KeepsSpreadsheetsFromTakingANameForAFormula)
{
  for (char const* const name : {"=1+1", "+1+2", "-1+cmd", "-inf", "@SUM(A1)", "'quoted", "＝1", "-"})
    EXPECT_EQ(csv_field(name), "'" + std::string(name));
  EXPECT_EQ(csv_field("=HYPERLINK(\"x\",\"y\")"), "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"");
  EXPECT_EQ(csv_field("a;=1;b"), "\"a;'=1;b\"") << "where ';' separates, as in French spreadsheets";
  EXPECT_EQ(csv_field("a=1 -b"), "a=1 -b");
  for (char const* const number : {"-1", "+2.5", "-1e-3", "0"}) EXPECT_EQ(csv_field(number), number);
}

TEST(CsvField, GivesTheNameBackWithoutTheApostrophes)
{
  for (std::string const name : {"=1+1", "'x", "''", "a;'b;=c;d", "plain", ";;-", "x;\"'=y"}) {
    std::string const field = csv_records(csv_field(name) + "\n")[0][0];
    std::string back;
    for (std::size_t i = 0; i < field.size(); ++i) {
      bool const first = i == 0 || field[i - 1] == ';';
      if (!(first && field[i] == '\'')) back += field[i];
    }
    EXPECT_EQ(back, name);
  }
}

TEST(IncidenceCsv, KeepsNumbersNumbers)
{
  for (auto const& record : csv_records(incidence_csv(small_result()))) {
    for (std::string const& field : record) EXPECT_FALSE(field.starts_with('\'')) << field;
  }
}

TEST(IncidenceCsv, HasOneRecordAMonthAndKeepsNames)
{
  auto const records = csv_records(incidence_csv(small_result()));
  EXPECT_EQ(records.front(),
            (std::vector<std::string>{"unit", "definition", "outcome", "month", "date", "count",
                                      "probability", "low", "high", "interval", "beliefs", "never",
                                      "never_low", "never_high", "horizon"}));
  EXPECT_EQ(records.size(), 1u + 2u * 2u * (1u + 7u * 25u));
  EXPECT_EQ(records[1][0], "R&D, \"core\"");
  for (auto const& record : records) EXPECT_EQ(record.size(), 15u);
}

TEST(IncidenceCsv, AddsUpToAllTrajectoriesInEveryMonth)
{
  std::map<std::string, std::uint64_t> sums;
  std::uint64_t born = 0;
  for (auto const& record : csv_records(incidence_csv(small_result()))) {
    if (record[0] != "Unit 1" || record[1] != "definition 0") continue;
    if (record[2] == "born_ghost")
      born = std::stoull(record[5]);
    else
      sums[record[3]] += std::stoull(record[5]);
  }
  EXPECT_EQ(born, 1u);
  ASSERT_EQ(sums.size(), 25u);
  for (auto const& [month, sum] : sums) EXPECT_EQ(sum + born, 4u) << month;
}

TEST(IncidenceCsv, GivesTheMonthItsDateAndProbability)
{
  for (auto const& record : csv_records(incidence_csv(small_result()))) {
    if (record[0] != "Unit 1" || record[2] != "ghost" || record[3] != "3") continue;
    EXPECT_EQ(record[4], "2026-03");
    EXPECT_EQ(record[5], "1");
    EXPECT_EQ(record[6], "0.25");
    EXPECT_LT(std::stod(record[7]), 0.25);
    EXPECT_GT(std::stod(record[8]), 0.25);
  }
}

TEST(IncidenceCsv, EndsInWhatNeverMeans)
{
  for (auto const& record : csv_records(incidence_csv(small_result()))) {
    if (record[0] != "Unit 1") continue;
    EXPECT_EQ(record[9], "95 % Wilson");
    EXPECT_EQ(record[10], "4");    // beliefs
    EXPECT_EQ(record[11], "0.5");  // one human, one in maintenance
    EXPECT_LT(std::stod(record[12]), 0.5);
    EXPECT_GT(std::stod(record[13]), 0.5);
    EXPECT_EQ(record[14], "24");
  }
}

TEST(FanCsv, LeavesQuantilesEmptyWhereNobodyRuns)
{
  auto const records = csv_records(fan_csv(small_result()));
  EXPECT_EQ(records[1], (std::vector<std::string>{"unit", "R&D, \"core\"", "headcount", "1",
                                                  "2026-01", "0", "", "", "", "", ""}));
  EXPECT_EQ(records[2], (std::vector<std::string>{"unit", "R&D, \"core\"", "headcount", "2",
                                                  "2026-02", "1", "40", "40", "40", "40", "40"}));
  // Nine quantities of two units, three of an organisation, two of the market.
  EXPECT_EQ(records.size(), 1u + 24u * (9u * 2u + 3u + 2u));
}

TEST(MetricsCsv, NamesEveryNumber)
{
  std::map<std::string, std::string> values;
  for (auto const& record : csv_records(metrics_csv(small_result()))) {
    ASSERT_EQ(record.size(), 12u);
    if (record[0] != "Unit 1") continue;
    if (record[1] != "definition 0" || record[2].starts_with("commodity"))
      values[record[2]] = record[3];
  }
  EXPECT_EQ(values.at("ghost_never_probability"), "0.5");
  EXPECT_EQ(values.at("ghost_month_q05"), "0");
  EXPECT_EQ(values.at("ghost_month_q50"), "3");
  EXPECT_EQ(values.at("ghost_month_q75"), "");
  EXPECT_EQ(values.at("ghost_mean_months_lost"), "11.25");  // (24 + 21 + 0 + 0) / 4
  EXPECT_EQ(values.at("relapsed"), "0");
  EXPECT_EQ(values.at("outage_loss_mean"), "");
  EXPECT_EQ(values.at("commodity_loss_ghost_trajectories"), "0");
}

}  // namespace
}  // namespace ghostcast
