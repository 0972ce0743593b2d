// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/check/columns.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace ghostcast {
namespace {

TEST(TableRow, ContinuesLongCellsInTheirColumn)
{
  EXPECT_EQ(table_row({{"key", 6}, {"one two three", 9}, {"end", 4}}),
            "key   one two  end\n"
            "      three\n");
}

TEST(TableRow, BreaksAWordThatIsLongerThanItsColumn)
{
  EXPECT_EQ(table_row({{"abcdefgh", 5}, {"x", 2}}), "abcd x\nefgh\n");
}

TEST(TableRow, CountsLettersAndNotBytes)
{
  EXPECT_EQ(table_row({{"äöü", 5}, {"x", 2}}), "äöü  x\n");
}

TEST(ListItem, IndentsAllItsLines)
{
  std::string const text = list_item(std::string(120, 'a'));
  EXPECT_EQ(text, "  " + std::string(98, 'a') + "\n  " + std::string(22, 'a') + "\n");
}

TEST(Right, FillsOrShortens)
{
  EXPECT_EQ(right("ab", 4), "  ab");
  EXPECT_EQ(right("abcdef", 4), "abc…");
}

TEST(ThreeFigures, KeepsThreeSignificantDigits)
{
  EXPECT_EQ(three_figures(0.012345), "0.0123");
  EXPECT_EQ(three_figures(8250.4), "8,250");
  EXPECT_EQ(three_figures(-123456.0), "-123,000");
  EXPECT_EQ(three_figures(INFINITY), "inf");
}

TEST(ExactNumber, LosesNoDigit)
{
  EXPECT_EQ(exact_number(4892000000.0), "4,892,000,000");
  EXPECT_EQ(exact_number(-2.0), "-2");
  EXPECT_EQ(exact_number(0.0037), "0.0037");
  EXPECT_EQ(exact_number(INFINITY), "inf");
}

}  // namespace
}  // namespace ghostcast
