// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/author/cell_number.hpp"

#include <gtest/gtest.h>

namespace ghostcast {
namespace {

struct Readable {
  char const* text;
  char delimiter;
  double value;
};

void PrintTo(Readable const&, std::ostream* out)
{
  *out << "a cell";
}

class ReadableCell : public testing::TestWithParam<Readable> {};

TEST_P(ReadableCell, HasItsValue)
{
  auto const& [text, delimiter, value] = GetParam();
  CellNumber const number = read_cell_number(text, delimiter);
  ASSERT_TRUE(number.value) << text << ": " << number.reason;
  EXPECT_EQ(*number.value, value) << text;
}

INSTANTIATE_TEST_SUITE_P(Numbers, ReadableCell,
                         testing::Values(Readable{"0", ',', 0.0}, Readable{"-3", ',', -3.0},
                                         Readable{"+3", ',', 3.0}, Readable{"1.5", ',', 1.5},
                                         Readable{"3.6e6", ',', 3.6e6}, Readable{"1.234", ',', 1.234},
                                         Readable{"1,5", ';', 1.5}, Readable{"1,5", '\t', 1.5},
                                         Readable{"1.5", ';', 1.5}, Readable{"1,234", ';', 1.234},
                                         Readable{"0.200", ';', 0.2}, Readable{"0,200", '\t', 0.2},
                                         Readable{"1234", ';', 1234.0}, Readable{"3,6e6", ';', 3.6e6},
                                         Readable{"1.2340", ';', 1.234}, Readable{"-0,5", ';', -0.5},
                                         Readable{"1234.567", ';', 1234.567}));

struct Unreadable {
  char const* text;
  char delimiter;
  char const* reason;
  char const* hint;
};

void PrintTo(Unreadable const&, std::ostream* out)
{
  *out << "a cell";
}

class UnreadableCell : public testing::TestWithParam<Unreadable> {};

TEST_P(UnreadableCell, SaysWhyAndWhatToWrite)
{
  auto const& [text, delimiter, reason, hint] = GetParam();
  CellNumber const number = read_cell_number(text, delimiter);
  EXPECT_FALSE(number.value) << text;
  EXPECT_EQ(number.reason, reason) << text;
  EXPECT_EQ(number.hint, hint) << text;
}

constexpr char const* thousands = "has a separator of thousands";
constexpr char const* doubtful = "may have a separator of thousands";
INSTANTIATE_TEST_SUITE_P(
    Faults, UnreadableCell,
    testing::Values(Unreadable{"", ',', "is empty", ""}, Unreadable{"many", ',', "is no number", ""},
                    Unreadable{"1,234", ',', thousands, "Write 1234."},
                    Unreadable{"1,234,567", ';', thousands, "Write 1234567."},
                    Unreadable{"-1,234,567", ',', thousands, "Write -1234567."},
                    Unreadable{"1,234.5", ',', thousands, "Write 1234.5."},
                    Unreadable{"1.234,5", ';', thousands, "Write 1234.5."},
                    Unreadable{"1.234.567", ';', thousands, "Write 1234567."},
                    Unreadable{"1 234", ';', thousands, "Write 1234."},
                    Unreadable{"1'234", ',', thousands, "Write 1234."},
                    Unreadable{"1\u202F234", ';', thousands, "Write 1234."},
                    Unreadable{"1\u00A0234", ';', thousands, "Write 1234."},
                    Unreadable{"1.234", ';', doubtful, "Write 1234, or 1.2340."},
                    Unreadable{"1,234", '\t', doubtful, "Write 1234, or 1,2340."},
                    Unreadable{"1.234", '\t', doubtful, "Write 1234, or 1.2340."},
                    Unreadable{"1,5", ',', "has a comma", "Write 1.5."},
                    Unreadable{"20%", ',', "is a percentage", "Write 0.2."},
                    Unreadable{"inf", ',', "is no number", ""}, Unreadable{"nan", ',', "is no number", ""},
                    Unreadable{"1e400", ',', "is no number", ""}, Unreadable{"$5", ',', "is no number", ""},
                    Unreadable{"+-5", ',', "is no number", ""}, Unreadable{"0x10", ',', "is no number", ""},
                    Unreadable{",", ';', "is no number", ""}, Unreadable{"a,b", ',', "is no number", ""}));

TEST(ReadCellNumber, TakesWhatItsHintSays)
{
  for (char const delimiter : {',', ';', '\t'}) {
    for (std::string const text : {"1,234", "1.234", "1 234", "1,234.5", "1.234.567", "1,5", "20%"}) {
      CellNumber const number = read_cell_number(text, delimiter);
      if (number.value) continue;
      std::string const first = number.hint.substr(6, number.hint.find_first_of(" ", 6) - 6);
      std::string const advice = first.substr(0, first.size() - 1);  // without ',' or '.'
      EXPECT_TRUE(read_cell_number(advice, delimiter).value) << text << " -> " << number.hint;
    }
  }
}

}  // namespace
}  // namespace ghostcast
