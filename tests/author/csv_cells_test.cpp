// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/author/csv_cells.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ghostcast {
namespace {

using testing::ElementsAre;

CsvCells cells_of(std::string const& text)
{
  std::vector<Fault> faults;
  CsvCells const cells = read_csv(text, faults);
  EXPECT_TRUE(faults.empty()) << to_string(faults.at(0), "test.csv");
  return cells;
}

std::vector<std::vector<std::string>> texts_of(CsvCells const& cells)
{
  std::vector<std::vector<std::string>> all;
  for (CsvRow const& row : cells.rows) {
    all.emplace_back();
    for (CsvCell const& cell : row) all.back().push_back(cell.text);
  }
  return all;
}

TEST(ReadCsv, SplitsAtWhatTheFirstLineHas)
{
  for (std::string const mark : {",", ";", "\t"}) {
    CsvCells const cells = cells_of("a" + mark + "b\n1" + mark + "2\n");
    EXPECT_EQ(cells.delimiter, mark[0]);
    EXPECT_THAT(texts_of(cells), ElementsAre(ElementsAre("a", "b"), ElementsAre("1", "2")));
  }
}

TEST(ReadCsv, KeepsWhatStandsInQuotes)
{
  CsvCells const cells = cells_of("a,b\n\"x, y\",\"say \"\"no\"\"\"\n\"two\nlines\",\" z \"\n");
  EXPECT_THAT(texts_of(cells), ElementsAre(ElementsAre("a", "b"), ElementsAre("x, y", "say \"no\""),
                                           ElementsAre("two\nlines", " z ")));
}

TEST(ReadCsv, IsTheSameWithAByteOrderMarkOrOtherLineEnds)
{
  auto const plain = texts_of(cells_of("a;b\n1;\xC3\xA9\n"));
  EXPECT_EQ(texts_of(cells_of("\xEF\xBB\xBF" "a;b\r\n1;\xC3\xA9\r\n")), plain);
  EXPECT_EQ(texts_of(cells_of("a;b\n\n1; \xC3\xA9 \n;\n;")), plain);
}

TEST(ReadCsv, KnowsThePlaceOfEachCell)
{
  CsvCells const cells = cells_of("\xEF\xBB\xBF" "a,b,c\r\n\xC3\xA9t\xC3\xA9,,  3\n\"x\ny\",\"5\",6");
  std::vector<Position> places;
  for (CsvRow const& row : cells.rows) {
    for (CsvCell const& cell : row) places.push_back(cell.at);
  }
  EXPECT_THAT(places,
              ElementsAre(Position{1, 1}, Position{1, 3}, Position{1, 5}, Position{2, 1}, Position{2, 5},
                          Position{2, 8}, Position{3, 1}, Position{4, 4}, Position{4, 8}));
}

struct Broken {
  char const* text;
  char const* fault;
};

void PrintTo(Broken const&, std::ostream* out)
{
  *out << "a table";
}

class BrokenCsv : public testing::TestWithParam<Broken> {};

TEST_P(BrokenCsv, HasOneFaultWithItsPlace)
{
  std::vector<Fault> faults;
  read_csv(GetParam().text, faults);
  ASSERT_EQ(faults.size(), 1U);
  EXPECT_THAT(to_string(faults[0], "t.csv"), testing::StartsWith(GetParam().fault));
}

INSTANTIATE_TEST_SUITE_P(
    Faults, BrokenCsv,
    testing::Values(Broken{"a,b\n1,\"2\n", "t.csv:2:3: has a quote that is never closed."},
                    Broken{"a,b\n1,2\"3\n", "t.csv:2:3: has a quote in the middle of a field."},
                    Broken{"a,b\n\xC3\xA9,\xE9\n", "t.csv:2:3: is no UTF-8."},
                    Broken{"\xFF\xFE" "a", "t.csv:1:1: is no UTF-8."}));

}  // namespace
}  // namespace ghostcast
