// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/report/csv.hpp"

#include <gtest/gtest.h>

#include <map>
#include <sstream>
#include <vector>

#include "report/sample_result.hpp"

namespace ghostcast {
namespace {

using test::add_trajectory;
using test::add_value;
using test::empty_result;

/// Reads RFC 4180 text: quoted fields may hold commas and doubled quotes.
std::vector<std::vector<std::string>> parse(std::string const& text)
{
  std::vector<std::vector<std::string>> records(1, {""});
  bool quoted = false;
  for (std::size_t k = 0; k < text.size(); ++k) {
    char const c = text[k];
    if (c == '"' && quoted && k + 1 < text.size() && text[k + 1] == '"') {
      records.back().back() += text[++k];
    } else if (c == '"') {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      records.back().emplace_back();
    } else if (c == '\n' && !quoted) {
      records.push_back({""});
    } else {
      records.back().back() += c;
    }
  }
  records.pop_back();  // after the last line feed
  return records;
}

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

TEST(IncidenceCsv, HasOneRecordAMonthAndKeepsNames)
{
  auto const records = parse(incidence_csv(small_result()));
  EXPECT_EQ(records.front(),
            (std::vector<std::string>{"unit", "definition", "outcome", "month", "date", "count",
                                      "probability", "low", "high"}));
  EXPECT_EQ(records.size(), 1u + 2u * 2u * (1u + 7u * 25u));
  EXPECT_EQ(records[1][0], "R&D, \"core\"");
  for (auto const& record : records) EXPECT_EQ(record.size(), 9u);
}

TEST(IncidenceCsv, AddsUpToAllTrajectoriesInEveryMonth)
{
  std::map<std::string, std::uint64_t> sums;
  std::uint64_t born = 0;
  for (auto const& record : parse(incidence_csv(small_result()))) {
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
  for (auto const& record : parse(incidence_csv(small_result()))) {
    if (record[0] != "Unit 1" || record[2] != "ghost" || record[3] != "3") continue;
    EXPECT_EQ(record[4], "2026-03");
    EXPECT_EQ(record[5], "1");
    EXPECT_EQ(record[6], "0.25");
    EXPECT_LT(std::stod(record[7]), 0.25);
    EXPECT_GT(std::stod(record[8]), 0.25);
  }
}

TEST(FanCsv, LeavesQuantilesEmptyWhereNobodyRuns)
{
  auto const records = parse(fan_csv(small_result()));
  EXPECT_EQ(records[1], (std::vector<std::string>{"unit", "R&D, \"core\"", "headcount", "1",
                                                  "2026-01", "0", "", "", "", "", ""}));
  EXPECT_EQ(records[2], (std::vector<std::string>{"unit", "R&D, \"core\"", "headcount", "2",
                                                  "2026-02", "1", "40", "40", "40", "40", "40"}));
  // Eight quantities of two units, three of an organisation, two of the market.
  EXPECT_EQ(records.size(), 1u + 24u * (8u * 2u + 3u + 2u));
}

TEST(MetricsCsv, NamesEveryNumber)
{
  std::map<std::string, std::string> values;
  for (auto const& record : parse(metrics_csv(small_result()))) {
    ASSERT_EQ(record.size(), 4u);
    if (record[0] == "Unit 1" && (record[1].empty() || record[1] == "definition 1"))
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
