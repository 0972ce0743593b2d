// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/scenario/document.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace ghostcast {
namespace {

TEST(ParseDocument, KnowsThePlaceOfKeysAndValues)
{
  Node const root = parse_document("a = 1\n\n[b]\n  c = [2.5, true, \"x\"]\n", "f");
  Node const& c = *root.find("b")->find("c");
  EXPECT_EQ(root.find("a")->at, (Position{1, 5}));
  EXPECT_EQ(root.find("b")->members[0].at, (Position{4, 3}));
  EXPECT_EQ(c.elements[1].at, (Position{4, 13}));
  EXPECT_EQ(c.elements[0].number, 2.5);
  EXPECT_TRUE(c.elements[1].truth);
  EXPECT_EQ(c.elements[2].text, "x");
}

TEST(ParseDocument, KeepsTheOrderOfTheText)
{
  Node const root = parse_document("z = 1\na = 2\nm = 3\n", "f");
  ASSERT_EQ(root.members.size(), 3U);
  EXPECT_EQ(root.members[0].key + root.members[1].key + root.members[2].key, "zam");
}

/// Texts on which toml++ 3.3 asserts or behaves undefined when it is used without care.
TEST(ParseDocument, RefusesHostileTexts)
{
  std::string const texts[] = {"[**%",           std::string("[\0\2", 3),
                               "ð = 1",          "a = \"\\u12\"",
                               "a = [1, 2",      "a = 1\na = 2",
                               "\xff\xfe",       "= 3",
                               "a = 1 b = 2",    "[a]\n[a]",
                               "a.b = 1\na = 2", "x = 0x",
                               "d = 2026-13-01", "\"\"\"",
                               "a = '''",        "a = 0oo\"\xd0\x98\"",
                               "a = 0o=\"\xd0\x98\""};
  for (std::string const& text : texts) EXPECT_THROW(parse_document(text, "f"), InputError) << text;
}

TEST(ParseDocument, NamesFileLineAndColumn)
{
  try {
    parse_document("a = 1\nb = = 2\n", "my.toml");
    FAIL();
  } catch (InputError const& error) {
    EXPECT_TRUE(std::string(error.what()).starts_with("my.toml:2:5: not valid TOML"))
        << error.what();
  }
}

TEST(ParseDocument, RefusesDeepNesting)
{
  EXPECT_THROW(parse_document("a = " + std::string(100000, '['), "f"), InputError);
}

/// What `parse_document` says of a text that it refuses.
std::string refusal(std::string const& text)
{
  try {
    parse_document(text, "f");
  } catch (InputError const& error) {
    return error.what();
  }
  return {};
}

TEST(ParseDocument, RefusesDeepKeysBeforeTheyAreParsed)
{
  std::string parts = "a";
  for (int i = 0; i < 40000; ++i) parts += ".a";
  EXPECT_EQ(refusal(parts + " = 1"), "f:1:130: a key may have at most 64 dots.");
  EXPECT_EQ(refusal("b = 1\n[" + parts + "]"), "f:2:131: a key may have at most 64 dots.");
  EXPECT_EQ(refusal("b = { " + parts + " = 1 }"), "f:1:136: a key may have at most 64 dots.");
}

TEST(ParseDocument, SurvivesDeepKeysInDeepTables)
{
  std::string parts = "a";
  for (int i = 0; i < 64; ++i) parts += ".a";
  std::string text = parts + " = 1";
  for (int i = 0; i < 200; ++i) text = parts + " = { " + text + " }";
  EXPECT_THROW(parse_document(text, "f"), InputError);
}

TEST(ParseDocument, TakesManyDotsOutsideOfKeys)
{
  std::string text = "a = [0.5";
  for (int i = 0; i < 100; ++i) text += ", 0.5";
  text += "]  # " + std::string(100, '.') + "\nb = \"" + std::string(100, '.') + "\"\n";
  EXPECT_EQ(parse_document(text, "f").members.size(), 2U);
}

TEST(ParseDocument, RefusesWhatIsNoText)
{
  using namespace std::string_literals;
  std::string const texts[] = {
      "\xff\xfe"
      "a\0=\0"
      "1\0"s,
      "a\0=\0"
      "1\0"s,
      "a = \"\xc3\"\n", "a = \"\xed\xa0\x80\"",
      "\x7f"
      "ELF\0\1"s};
  for (std::string const& text : texts) EXPECT_EQ(refusal(text), "f: is not UTF-8 text.");
}

TEST(ParseDocument, SaysEveryErrorOnOneLine)
{
  std::string const text = refusal("a = i\n");
  EXPECT_EQ(text.find('\n'), text.npos) << text;
  EXPECT_NE(text.find("\\u000A"), text.npos) << text;
}

TEST(InputError, PrintsAHundredFaults)
{
  std::vector<Fault> faults;
  for (int i = 1; i <= 250; ++i) faults.push_back({{i, 1}, "a", "is wrong", ""});
  std::string const text = InputError("f", faults).what();
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 100);
  EXPECT_TRUE(text.ends_with("f:100:1: a: is wrong.\nf: and 150 more.")) << text;
}

TEST(ToText, ShortensLongValuesAtALetter)
{
  Node const root = parse_document("a = \"" + std::string(57, 'x') + "üüüüü\"\n", "f");
  std::string const text = to_string(*root.find("a"));
  EXPECT_TRUE(text.ends_with("..."));
  EXPECT_LE(text.size(), 63U);
  unsigned char const last = static_cast<unsigned char>(text[text.size() - 4]);
  EXPECT_TRUE(last < 0x80 || (last & 0xC0U) == 0x80U);
}

TEST(SortedFaults, AreByLineAndOnce)
{
  std::vector<Fault> const faults = sorted({{{9, 1}, "b", "r", ""},
                                            {{2, 7}, "a", "r", ""},
                                            {{9, 1}, "b", "r", ""},
                                            {{2, 3}, "c", "r", ""}});
  ASSERT_EQ(faults.size(), 3U);
  EXPECT_EQ(faults[0].what + faults[1].what + faults[2].what, "cab");
}

TEST(FaultText, HasFileLineColumnValueReasonAndHint)
{
  EXPECT_EQ(to_string(Fault{{14, 17}, "unit.x = 1.5", "must lie in [0, 1)", "Did you mean 0.15?"},
                      "s.toml"),
            "s.toml:14:17: unit.x = 1.5: must lie in [0, 1). Did you mean 0.15?");
  EXPECT_EQ(to_string(Fault{{}, "", "no such file", ""}, "s.toml"), "s.toml: no such file.");
}

}  // namespace
}  // namespace ghostcast
