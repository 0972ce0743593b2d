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
  EXPECT_EQ(percent_with_interval({0.123, 1e4, {0.1189, 0.1281}}), "12.3 [11.8,12.9]");
  for (double const p : {0.0, 1e-7, 0.0004, 0.05, 0.0999, 0.5, 0.998, 0.9995, 0.99999, 1.0}) {
    double const low = p * 0.99;
    double const high = 1.0 - (1.0 - p) * 0.99;
    EXPECT_LE(percent_with_interval({p, 1e4, {low, high}}).size(), 17u) << p;
  }
}

/// The interval of percent_with_interval alone.
std::string interval_of(double low, double high)
{
  std::string const text = percent_with_interval({0.5 * (low + high), 1e4, {low, high}});
  return text.substr(text.find('['));
}

TEST(PercentWithInterval, RoundsOutwardAndNeverToNothingOrAll)
{
  EXPECT_EQ(interval_of(0.0, 0.00191), "[0,0.20]");
  EXPECT_EQ(interval_of(9e-6, 0.00028), "[>0,0.03]");
  EXPECT_EQ(interval_of(0.0028, 0.09994), "[0.28,10.0]");
  EXPECT_EQ(interval_of(0.09989, 0.1001), "[9.98,10.1]");
  EXPECT_EQ(interval_of(0.9975, 1.0), "[99.7,100]");
  EXPECT_EQ(interval_of(0.99951, 0.99999), "[99.9,<100]");
  EXPECT_EQ(interval_of(0.999999, 1.0), "[99.9,100]");
  EXPECT_EQ(interval_of(0.1, 0.998), "[10.0,99.8]");
  EXPECT_EQ(interval_of(1e-17, 1.0 - 1e-15), "[0,100]");
}

TEST(PercentWithInterval, HoldsThePointAndTheBounds)
{
  for (int k = 1; k < 20000; ++k) {
    double const low = k / 20000.0;
    double const high = (k + 0.5) / 20000.0;
    std::string const text = interval_of(low, high);
    std::size_t const comma = text.find(',');
    std::string const end = text.substr(comma + 1, text.size() - comma - 2);
    std::string const start = text.substr(1, comma - 1);
    EXPECT_LE(start == ">0" ? 0.0 : std::stod(start), 100.0 * low + 1e-6) << text;
    EXPECT_GE(end == "<100" ? 100.0 : std::stod(end), 100.0 * high - 1e-6) << text;
  }
}

TEST(PercentAtMost, RoundsUp)
{
  EXPECT_EQ(percent_at_most(0.001917), "0.20 %");
  EXPECT_EQ(percent_at_most(0.79345), "79.4 %");
}

TEST(Rounded, KeepsThreeSignificantDigitsFromAThousandOn)
{
  EXPECT_EQ(rounded(50334.0), "50,300");
  EXPECT_EQ(rounded(112353.0), "112,000");
  EXPECT_EQ(rounded(3085.0), "3,090");  // to even would be 3,080: halves go up
  EXPECT_EQ(rounded(999.0), "999");
  EXPECT_EQ(rounded(999700.0), "1.00 M");
  EXPECT_EQ(rounded(2.4812e6), "2.48 M");
  EXPECT_EQ(rounded(0.25), "0.25");
  EXPECT_EQ(rounded(0.0), "0");
}

TEST(Counted, TakesTheSingularForOne)
{
  EXPECT_EQ(counted(1, "belief", "beliefs"), "1 belief");
  EXPECT_EQ(counted(2000, "belief", "beliefs"), "2,000 beliefs");
  EXPECT_EQ(counted(0, "belief", "beliefs"), "0 beliefs");
}

TEST(Shorten, CutsBetweenCharacters)
{
  EXPECT_EQ(shorten("short", 5), "short");
  EXPECT_EQ(shorten("longer", 5), "long…");
  EXPECT_EQ(shorten("Büro für KI", 5), "Büro…");
}

TEST(Wrapped, CutsAWordThatIsLongerThanALine)
{
  std::string const text = wrapped("a " + std::string(250, 'x') + " b", 2);
  EXPECT_EQ(text, "a " + std::string(98, 'x') + "\n  " + std::string(98, 'x') + "\n  " + std::string(54, 'x') + " b\n");
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
