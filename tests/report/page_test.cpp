// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/report/page.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ghostcast/report/page_parts.hpp"
#include "ghostcast/report/result_json.hpp"
#include "report/sample_result.hpp"

namespace ghostcast {
namespace {

using Json = nlohmann::ordered_json;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

Json sample()
{
  RunResult result = test::empty_result(2, 2, 24);
  for (int k = 0; k < 40; ++k) test::add_trajectory(result, static_cast<std::uint64_t>(k), k % 2 == 0 ? std::optional(Outcome::ghost) : std::nullopt, 5);
  Json json = result_json(result);
  json["resolved_scenario"] = {{"file", "a lab.toml"}, {"document", {{"name", "secret"}}}, {"without", {"shocks"}}, {"set", {"gpus=512"}}};
  json["scenario"] = {{"name", "lab"}, {"sha256", "00"}};
  return json;
}

PageDocuments documents()
{
  PageDocuments all;
  EXPECT_EQ(add_document(all, sample()), "");
  return all;
}

TEST(AddDocument, KnowsDocumentsByTheirSchemas)
{
  PageDocuments all = documents();
  for (char const* schema : {"ghostcast.compare/1", "ghostcast.sensitivity/1", "ghostcast.surface/1", "ghostcast.explain/1"})
    EXPECT_EQ(add_document(all, {{"schema", schema}}), "") << schema;
  EXPECT_FALSE(all.comparison.is_null());
  EXPECT_FALSE(all.sensitivity.is_null());
  EXPECT_EQ(all.surfaces.size(), 1u);
  EXPECT_EQ(all.stories.size(), 1u);
}

TEST(AddDocument, SaysWhyItCannotUseAnother)
{
  PageDocuments all;
  EXPECT_THAT(add_document(all, {{"schema", "ghostcast.result/9"}}), HasSubstr("ghostcast.result/9"));
  EXPECT_THAT(add_document(all, {{"schema", 7}}), HasSubstr("schema"));
  EXPECT_THAT(add_document(all, Json::array()), HasSubstr("object"));
}

TEST(Misfits, AreDocumentsOfOtherScenarios)
{
  PageDocuments all = documents();
  EXPECT_THAT(misfits(all), IsEmpty());
  all.surfaces.push_back({{"schema", "ghostcast.surface/1"}, {"scenario", {{"name", "lab"}, {"sha256", "00"}}}});
  all.comparison = {{"schema", "ghostcast.compare/1"}, {"base", {{"scenario", {{"name", "other"}, {"sha256", "01"}}}}}};
  EXPECT_THAT(misfits(all), ElementsAre(HasSubstr("ghostcast.compare/1 is of scenario other")));
}

TEST(MissingParts, NamesEachWithTheCommandThatMakesIt)
{
  PageDocuments const all = documents();
  auto const gaps = missing_parts(all, {{"comparison", "no_alternative", ""}});
  ASSERT_EQ(gaps.size(), 4u);
  EXPECT_EQ(gaps[0].part, "comparison");
  EXPECT_EQ(gaps[0].reason, "no_alternative");
  EXPECT_THAT(gaps[1].command, testing::StartsWith("ghostcast surface 'a lab.toml' --without shocks --set gpus=512"));
}

TEST(CommandOf, QuotesWhatAShellWouldRead)
{
  Json result = sample();
  result["plan"] = "it's frozen";
  EXPECT_THAT(command_of("run", result, ""), HasSubstr(R"(--plan 'it'\''s frozen')"));
}

TEST(CommandOf, GivesARunWithAGoalItsBlockAndItsGoal)
{
  Json result = sample();
  result["precision"] = {{"absolute", 0.005}, {"relative", nullptr}, {"at_most", 100000}, {"block", 1000}};
  EXPECT_THAT(command_of("run", result, ""), HasSubstr("--trajectories 1000 --seed 7 --precision 0.005 --at-most 100000"));
  EXPECT_THAT(command_of("surface", result, ""), Not(HasSubstr("--precision")));
}

TEST(PageDocument, LeavesOutWhatNoChartNeeds)
{
  Json const page = page_document(documents(), "fr", {});
  EXPECT_EQ(page["language"], "fr");
  EXPECT_FALSE(page["result"].contains("ranges"));
  EXPECT_FALSE(page["result"]["resolved_scenario"].contains("document"));
  EXPECT_FALSE(page["result"]["units"][0]["definitions"][0].contains("hazard"));
  EXPECT_EQ(page["result"]["units"][1]["definitions"][1]["outcomes"], with_six_digits(sample()["units"][1]["definitions"][1]["outcomes"]));
}

TEST(PageDocument, HasTheUnitDefaultAndSourceOfEveryParameter)
{
  Json const page = page_document(documents(), "en", {});
  ASSERT_TRUE(page["parameters"]["unit"].contains("gpus"));
  for (auto const& [section, parameters] : page["parameters"].items()) {
    for (auto const& [key, info] : parameters.items()) EXPECT_FALSE(info["meaning"].get<std::string>().empty()) << section << " " << key;
  }
}

TEST(WithSixDigits, KeepsWholeNumbersAndWords)
{
  Json const json = {{"count", 123456789}, {"share", 0.123456789}, {"text", "0.123456789"}, {"list", {1.0 / 3.0, nullptr}}};
  EXPECT_EQ(with_six_digits(json), (Json{{"count", 123456789}, {"share", 0.123457}, {"text", "0.123456789"}, {"list", {0.333333, nullptr}}}));
}

TEST(ScriptSafeJson, LetsNoNameEndTheScript)
{
  std::string const hostile = "</script><!--&\u2028\u2029]]>";
  std::string const text = script_safe_json({{hostile, hostile}});
  for (char const* part : {"<", ">", "&", "\u2028", "\u2029"}) EXPECT_THAT(text, Not(HasSubstr(part)));
  EXPECT_EQ(Json::parse(text), (Json{{hostile, hostile}}));
}

TEST(ScriptSafeJson, ReplacesBytesThatAreNoText)
{
  EXPECT_NO_THROW(Json::parse(script_safe_json({{"name", "\xff<"}})));
}

TEST(PageHtml, PutsTheDataWhereTheMarkerStands)
{
  EXPECT_EQ(page_html("a{{data}}b", {{"k", "<"}}), "a{\"k\":\"\\u003c\"}b");
}

TEST(PageHtml, RefusesAPageWithoutOneMarker)
{
  EXPECT_THROW(page_html("ab", {}), std::logic_error);
  EXPECT_THROW(page_html("{{data}}{{data}}", {}), std::logic_error);
}

}  // namespace
}  // namespace ghostcast
