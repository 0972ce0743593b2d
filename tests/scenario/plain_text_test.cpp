// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/scenario/plain_text.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

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

/// The rule itself: the nearest word, a beginning counting 2, no farther than a quarter of its letters and 1.
std::string nearest_by_measuring_all(std::string const& word, std::vector<std::string> const& words)
{
  int best = 2 + static_cast<int>(word.size()) / 4;
  std::string nearest;
  for (std::string const& candidate : words) {
    int distance = edit_distance(word, candidate);
    if (word.size() >= 5 && candidate.size() > word.size() + 2)
      distance = std::min(distance, 2 + edit_distance(word, candidate.substr(0, word.size())));
    if (distance < best) {
      best = distance;
      nearest = candidate;
    }
  }
  return nearest.empty() ? "" : "Did you mean " + nearest + "?";
}

TEST(DidYouMean, LeavesNoWordThatMeasuringAllWouldFind)
{
  std::mt19937 random(5);
  auto const word = [&] {
    std::string text(random() % 14, 'a');  // two letters, so that near words, swaps and ties are many
    for (char& c : text) c = "ab"[random() % 2];
    return text;
  };
  int found = 0;
  for (int round = 0; round < 3000; ++round) {
    std::vector<std::string> words(random() % 6);
    for (std::string& one : words) one = word();
    std::string const wanted = word();
    std::string const nearest = did_you_mean(wanted, words);
    ASSERT_EQ(nearest, nearest_by_measuring_all(wanted, words)) << wanted;
    found += nearest.empty() ? 0 : 1;
  }
  EXPECT_GT(found, 300);
  EXPECT_LT(found, 2700);
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
  EXPECT_EQ(printable("\u061C\u200E\u200F\u2028\uFEFF"), "\\u061C\\u200E\\u200F\\u2028\\uFEFF");
  EXPECT_EQ(printable("\U000E0041"), "\\uDB40\\uDC41");
  EXPECT_EQ(printable("\U0001F469\u200D\U0001F52C \u05E9"), "\U0001F469\u200D\U0001F52C \u05E9");
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

TEST(Printable, ShowsBytesThatAreNoUtf8)
{
  EXPECT_EQ(printable("a\xFF" "b\xC3"), "a\\xFFb\\xC3");
  EXPECT_EQ(printable("\xE2\x80"), "\\xE2\\x80");
  EXPECT_TRUE(is_utf8_text(printable("\xC0\xAF\xED\xA0\x80\xF5")));
}

TEST(PrintableLines, KeepsLinesAndWhereAskedEmphasis)
{
  std::string const text = "a\033[1mb\033[0m\nc\033]0;title\007\n";
  EXPECT_EQ(printable_lines(text), "a\\u001B[1mb\\u001B[0m\nc\\u001B]0;title\\u0007\n");
  EXPECT_EQ(printable_lines(text, Emphasis::kept), "a\033[1mb\033[0m\nc\\u001B]0;title\\u0007\n");
  EXPECT_EQ(printable_lines("\033[2J\033[", Emphasis::kept), "\\u001B[2J\\u001B[");
}

TEST(ShortenedText, CutsBetweenLetters)
{
  EXPECT_EQ(shortened_text("abc", 3), "abc");
  EXPECT_EQ(shortened_text("aäb", 2), "a...");
  EXPECT_EQ(letter_count("aäb東"), 4U);
}

}  // namespace
}  // namespace ghostcast
