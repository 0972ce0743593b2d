// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/scenario/plain_text.hpp"

#include <gtest/gtest.h>

namespace ghostcast {
namespace {

TEST(EditDistance, CountsEachKindOfSlipOnce)
{
  EXPECT_EQ(edit_distance("people", "people"), 0);
  EXPECT_EQ(edit_distance("people", "peple"), 1);
  EXPECT_EQ(edit_distance("people", "peoples"), 1);
  EXPECT_EQ(edit_distance("people", "pexple"), 1);
  EXPECT_EQ(edit_distance("people", "poeple"), 1);
  EXPECT_EQ(edit_distance("", "abc"), 3);
  EXPECT_EQ(edit_distance("kitten", "sitting"), 3);
}

TEST(DidYouMean, NamesTheNearestWord)
{
  EXPECT_EQ(did_you_mean("gpsu", {"people", "gpus", "gpu_price"}), "Did you mean gpus?");
}

TEST(DidYouMean, IsSilentWhenNothingIsNear)
{
  EXPECT_EQ(did_you_mean("xylophone", {"people", "gpus"}), "");
}

TEST(DidYouMean, KnowsTheBeginningOfALongKey)
{
  EXPECT_EQ(did_you_mean("headcuont", {"headcount_elasticity", "hours"}),
            "Did you mean headcount_elasticity?");
}

TEST(FirstUnquotedNonAscii, IgnoresStringsAndComments)
{
  EXPECT_FALSE(
      first_unquoted_non_ascii("a = \"ü\" # ü\nb = 'ü'\nc = \"\"\"ü\n\"ü\"\"\"\nd = '''\nü'''\n"));
  EXPECT_FALSE(first_unquoted_non_ascii("a = \"\\\"ü\"\n"));
}

TEST(FirstUnquotedNonAscii, FindsTheFirstOne)
{
  EXPECT_EQ(first_unquoted_non_ascii("a = 'x'\nbü = 1\n"), (Position{2, 2}));
  EXPECT_EQ(first_unquoted_non_ascii("a = 'ü' ü"), (Position{1, 9}));
  EXPECT_EQ(first_unquoted_non_ascii("a = \"\\\\\" ü"), (Position{1, 10}));
}

TEST(IsBadName, RefusesControlCharactersOnly)
{
  EXPECT_TRUE(is_bad_name(""));
  EXPECT_TRUE(is_bad_name("a\nb"));
  EXPECT_TRUE(is_bad_name("a\x7f"));
  EXPECT_TRUE(
      is_bad_name("a\xE2\x80\xAE"
                  "b"));  // U+202E
  EXPECT_TRUE(
      is_bad_name("a\xE2\x81\xA6"
                  "b"));  // U+2066
  EXPECT_TRUE(
      is_bad_name("a\xC2\x9B"
                  "b"));
  EXPECT_FALSE(is_bad_name("Größe 8 – 東京"));
}

TEST(Printable, EscapesWhatCannotBeSeen)
{
  EXPECT_EQ(printable("a\nb\x7f \xE2\x80\xAE\xE2\x81\xA9"), "a\\u000Ab\\u007F \\u202E\\u2069");
  EXPECT_EQ(printable("Größe 8 – 東京"), "Größe 8 – 東京");
}

TEST(IsUtf8Text, KnowsWholeLettersOnly)
{
  EXPECT_TRUE(is_utf8_text("Größe – 東京 \xF0\x9F\x91\xBB"));
  for (char const* const text : {"\x80", "\xC3", "\xC0\xAF", "\xE0\x80\xAF", "\xED\xA0\x80",
                                 "\xF5\x80\x80\x80", "\xF4\x90\x80\x80"})
    EXPECT_FALSE(is_utf8_text(text));
}

TEST(NumberText, IsWhatOneWouldWrite)
{
  EXPECT_EQ(number_text(3.0), "3");
  EXPECT_EQ(number_text(0.1), "0.1");
  EXPECT_EQ(number_text(-2.5), "-2.5");
  EXPECT_EQ(number_text(1e12), "1000000000000");
}

}  // namespace
}  // namespace ghostcast
