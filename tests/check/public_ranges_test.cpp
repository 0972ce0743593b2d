// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/check/public_ranges.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace ghostcast {
namespace {

PublicRange const& range_of(YearMetric metric)
{
  return public_ranges()[static_cast<std::size_t>(metric)];
}

struct SegmentYear {
  double revenue, pay, other;
};

/// scenarios/data/segment_labour_share.csv: [unit][year].
std::map<std::string, std::map<int, SegmentYear>> segments()
{
  std::ifstream file(GHOSTCAST_SOURCE_DIR "/scenarios/data/segment_labour_share.csv");
  std::map<std::string, std::map<int, SegmentYear>> all;
  std::string line;
  std::getline(file, line);  // header
  while (std::getline(file, line)) {
    std::istringstream fields(line);
    std::string field[5];
    for (std::string& each : field) std::getline(fields, each, ',');
    all[field[0]][std::stoi(field[1])] = {std::stod(field[2]), std::stod(field[3]),
                                          std::stod(field[4])};
  }
  return all;
}

TEST(PublicRanges, AreOrderedAndHaveSources)
{
  ASSERT_EQ(public_ranges().size(), static_cast<std::size_t>(year_metric_count));
  for (std::size_t k = 0; k < public_ranges().size(); ++k) {
    PublicRange const& range = public_ranges()[k];
    EXPECT_EQ(static_cast<std::size_t>(range.metric), k);
    EXPECT_LT(range.low, range.high) << range.name;
    EXPECT_GT(range.observations, 1) << range.name;
    for (char const* const text : {range.name, range.unit, range.kind, range.ends, range.period,
                                   range.source, range.status, range.note})
      EXPECT_FALSE(std::string(text).empty()) << range.name;
  }
}

TEST(PublicRanges, OfValueIsThatOfTheSegmentsWeShip)
{
  std::vector<double> growth;
  for (auto const& [unit, years] : segments()) {
    for (int const year : {2024, 2025})
      growth.push_back(std::log(years.at(year).revenue / years.at(year - 1).revenue));
  }
  PublicRange const& range = range_of(YearMetric::value_growth);
  EXPECT_EQ(growth.size(), static_cast<std::size_t>(range.observations));
  EXPECT_NEAR(*std::ranges::min_element(growth), range.low,
              5e-4);  // three decimals stand in the table
  EXPECT_NEAR(*std::ranges::max_element(growth), range.high, 5e-4);
}

TEST(PublicRanges, OfTheBooksShareIsThatOfTheSegmentsWeShip)
{
  std::vector<double> change;
  for (auto const& [unit, years] : segments()) {
    auto const logit = [&](int year) {
      return std::log(years.at(year).other / years.at(year).pay);
    };
    change.push_back(0.5 * (logit(2025) - logit(2023)));
  }
  PublicRange const& range = range_of(YearMetric::books_change);
  EXPECT_EQ(change.size(), static_cast<std::size_t>(range.observations));
  EXPECT_NEAR(*std::ranges::min_element(change), range.low, 5e-4);
  EXPECT_NEAR(*std::ranges::max_element(change), range.high, 5e-4);
}

TEST(PublicRanges, OnlyTheCounterfactualShareHasAStandIn)
{
  for (PublicRange const& range : public_ranges())
    EXPECT_EQ(range.standard == Standard::proxy, range.metric == YearMetric::counterfactual_change)
        << range.name;
}

}  // namespace
}  // namespace ghostcast
