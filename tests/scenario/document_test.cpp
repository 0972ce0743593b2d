// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/scenario/document.hpp"

#include <gtest/gtest.h>

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
                               "a = '''"};
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
