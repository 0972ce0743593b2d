// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/scenario/document_json.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace ghostcast {
namespace {

using nlohmann::json;

Node back(Node const& node)
{
  std::vector<Fault> faults;
  std::vector<std::string> paths;
  Node const again = document_from_json(json::parse(document_json(node).dump()), faults, paths);
  EXPECT_TRUE(faults.empty());
  return again;
}

TEST(DocumentJson, KeepsEveryKindOfValue)
{
  Node const node = back(parse_document(
      "a = 1\nb = 0.1\nc = true\nd = \"inf\"\ne = [1, [2]]\nf = inf\ng = -inf\nh = 2.0\n[t]\nu = 1e-7\n", "x"));
  EXPECT_EQ(node.find("a")->kind, Node::Kind::integer);
  EXPECT_EQ(node.find("b")->number, 0.1);
  EXPECT_TRUE(node.find("c")->truth);
  EXPECT_EQ(node.find("d")->text, "inf");
  EXPECT_EQ(node.find("e")->elements[1].elements[0].number, 2.0);
  EXPECT_EQ(node.find("f")->number, INFINITY);
  EXPECT_EQ(node.find("g")->number, -INFINITY);
  EXPECT_EQ(node.find("h")->kind, Node::Kind::real);
  EXPECT_EQ(node.find("t")->find("u")->number, 1e-7);
}

TEST(DocumentJson, GivesNoValueThePlaceOfTheProgramsOwn)
{
  EXPECT_NE(back(parse_document("a = 1\n", "x")).find("a")->at, Position{});
}

TEST(DocumentJson, RefusesWhatStandsForNoValue)
{
  std::vector<Fault> faults;
  std::vector<std::string> paths;
  document_from_json(json::parse(R"({"a": [1, null]})"), faults, paths);
  ASSERT_EQ(faults.size(), 1u);
  EXPECT_EQ(faults[0].what, "document.a[1]");
}

TEST(DocumentJson, RefusesALadderOfTablesInsteadOfFallingOffIt)
{
  json deep = 1;
  for (int level = 0; level < 100; ++level) deep = json{{"a", deep}};
  std::vector<Fault> faults;
  std::vector<std::string> paths;
  document_from_json(deep, faults, paths);
  ASSERT_EQ(faults.size(), 1u);
  EXPECT_EQ(faults[0].reason, "has too many levels");
}

}  // namespace
}  // namespace ghostcast
