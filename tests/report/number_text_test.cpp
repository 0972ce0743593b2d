// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/report/number_text.hpp"

#include <gtest/gtest.h>

#include <sstream>

namespace ghostcast {
namespace {

TEST(Grouped, PutsACommaEveryThreeDigits)
{
  EXPECT_EQ(grouped(0), "0");
  EXPECT_EQ(grouped(999), "999");
  EXPECT_EQ(grouped(1000), "1,000");
  EXPECT_EQ(grouped(12345678), "12,345,678");
}

TEST(Compact, KeepsThreeDigitsAboveAMillion)
{
  EXPECT_EQ(compact(8250.0), "8,250");
  EXPECT_EQ(compact(2.5e6), "2.50 M");
  EXPECT_EQ(compact(999999.0), "1.00 M");
  EXPECT_EQ(compact(4.892e9), "4.89 bn");
  EXPECT_EQ(compact(1.234e14), "123 tn");
  EXPECT_EQ(compact(3.0), "3");
  EXPECT_EQ(compact(0.25), "0.25");
}

TEST(PercentNumber, NeverRoundsSomethingToNothingNorNearlyAllToAll)
{
  EXPECT_EQ(percent_number(0.0), "0");
  EXPECT_EQ(percent_number(1e-6), "<0.01");
  EXPECT_EQ(percent_number(0.0451), "4.51");
  EXPECT_EQ(percent_number(0.1234), "12.3");
  EXPECT_EQ(percent_number(0.99999), ">99.9");
  EXPECT_EQ(percent_number(1.0), "100");
}

TEST(PercentWithInterval, FitsItsColumn)
{
  EXPECT_EQ(percent_with_interval({0.123, 1e4, {0.1189, 0.1281}}), "12.3 [11.9,12.8]");
  for (double const p : {0.0, 1e-7, 0.0004, 0.05, 0.0999, 0.5, 0.998, 0.99999, 1.0}) {
    double const low = p * 0.99;
    double const high = 1.0 - (1.0 - p) * 0.99;
    EXPECT_LE(percent_with_interval({p, 1e4, {low, high}}).size(), 17u) << p;
  }
}

TEST(Shorten, CutsBetweenCharacters)
{
  EXPECT_EQ(shorten("short", 5), "short");
  EXPECT_EQ(shorten("longer", 5), "long…");
  EXPECT_EQ(shorten("Büro für KI", 5), "Büro…");
}

TEST(Wrapped, KeepsLinesWithinTheWidthAndAllWords)
{
  std::string words;
  for (int k = 0; k < 100; ++k) words += (k == 0 ? "word" : " word") + std::to_string(k);
  std::istringstream lines(wrapped(words, 4));
  std::string line;
  std::string joined;
  while (std::getline(lines, line)) {
    EXPECT_LE(line.size(), static_cast<std::size_t>(text_width));
    joined += joined.empty() ? line : " " + line.substr(4);
  }
  EXPECT_EQ(joined, words);
}

}  // namespace
}  // namespace ghostcast
