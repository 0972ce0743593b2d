// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/report/recorded_result.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ghostcast/report/result_json.hpp"
#include "ghostcast/scenario/fault.hpp"
#include "report/sample_result.hpp"

namespace ghostcast {
namespace {

using nlohmann::json;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// A result whose numbers agree: nine trajectories in three ranges.
json sound()
{
  RunResult result = test::empty_result(2, 1, 24);
  for (std::uint64_t belief = 0; belief < 9; ++belief) test::add_trajectory(result, belief, Outcome::ghost, 3);
  result.ranges = {{0, 3, {1, 2}}, {3, 8, {0, 3}}, {8, 9, {~std::uint64_t{0}, 0}}};
  result.digest = {0, 5};  // 1 + 0 - 1, 2 + 3 + 0
  return json::parse(result_json_text(result));
}

RecordedResult read(json const& result) { return parse_recorded_result(result.dump(), "r.json"); }

std::string faults_of(std::string const& text)
{
  try {
    parse_recorded_result(text, "r.json");
  } catch (InputError const& error) {
    return error.what();
  }
  return {};
}

std::string faults_with(std::string const& pointer, json const& value)
{
  json result = sound();
  result[json::json_pointer(pointer)] = value;
  return faults_of(result.dump());
}

TEST(RecordedResult, IsReadBackAsItWasWritten)
{
  RecordedResult const recorded = read(sound());
  EXPECT_EQ(recorded.seed, 7u);
  EXPECT_EQ(recorded.planned, 9u);
  EXPECT_EQ(recorded.trajectories, 9u);
  EXPECT_EQ(recorded.belief_count, 0u);
  EXPECT_EQ(recorded.digest, (Digest{0, 5}));
  ASSERT_EQ(recorded.ranges.size(), 3u);
  EXPECT_EQ(recorded.ranges[1].range.first, 3u);
  EXPECT_EQ(recorded.ranges[1].range.last, 8u);
  EXPECT_EQ(recorded.ranges[2].digest, (Digest{~std::uint64_t{0}, 0}));
}

TEST(RecordedResult, HasNoDifferencesWhereItsNumbersAgree)
{
  EXPECT_THAT(accounting_differences(read(sound())), IsEmpty());
}

TEST(RecordedResult, DiffersWhereTheDigestIsNotTheSumOfTheRanges)
{
  json result = sound();
  result["digest"] = "00000000000000000000000000000006";
  EXPECT_THAT(accounting_differences(read(result)),
              ElementsAre("digest: recorded 00000000000000000000000000000006, sum of the ranges "
                          "00000000000000000000000000000005"));
}

TEST(RecordedResult, DiffersWhereTrajectoriesDoNotAddUp)
{
  json result = sound();
  result["trajectories"] = 8;
  auto const lines = accounting_differences(read(result));
  ASSERT_EQ(lines.size(), 3u);
  EXPECT_EQ(lines[0], "trajectories: recorded 8, in the ranges 9");
  EXPECT_EQ(lines[1], "units.0.definitions.0: outcomes of 9 trajectories, recorded 8");
}

TEST(RecordedResult, DiffersWhereAUnitHasLostAnOutcome)
{
  json result = sound();
  result["units"][1]["definitions"][0]["human"] = 2;
  EXPECT_THAT(accounting_differences(read(result)),
              ElementsAre("units.1.definitions.0: outcomes of 11 trajectories, recorded 9"));
}

TEST(RecordedResult, DiffersWhereAUnitSaysNothing)
{
  for (json const& strange : {json(), json(-1), json::object({{"definitions", 5}}), json::object({{"definitions", {5}}})}) {
    json result = sound();
    result["units"][1] = strange;
    EXPECT_EQ(accounting_differences(read(result)).size(), 1u) << strange;
  }
}

TEST(RecordedResult, MayHaveGapsWhereARunWasStopped)
{
  json result = sound();
  result["planned"]["trajectories"] = 100;
  result["ranges"][2] = {{"first", 50}, {"last", 51}, {"digest", result["ranges"][2]["digest"]}};
  EXPECT_THAT(accounting_differences(read(result)), IsEmpty());
}

TEST(RecordedResult, RefusesImpossibleValuesEachWithItsKey)
{
  EXPECT_EQ(faults_with("/seed", -1), "r.json: seed = -1: must be a whole number from 0 to 18446744073709551615.");
  EXPECT_THAT(faults_with("/trajectories", 1.5), HasSubstr("trajectories = 1.5: must be a whole number"));
  EXPECT_THAT(faults_with("/digest", "xyz"), HasSubstr("digest = \"xyz\": must be 32 hexadecimal digits"));
  EXPECT_THAT(faults_with("/ranges/1/first", 2), HasSubstr("ranges.1 = 2 to 8: overlaps the range before it"));
  EXPECT_THAT(faults_with("/ranges/1/last", 3), HasSubstr("ranges.1 = 3 to 3: is empty or reversed"));
  EXPECT_THAT(faults_with("/ranges/2/last", 10), HasSubstr("ranges.2.last = 10: must be a whole number from 0 to 9"));
  EXPECT_THAT(faults_with("/ranges", json::array()), HasSubstr("ranges: has no range"));
  EXPECT_THAT(faults_with("/ranges", 5), HasSubstr("ranges: must be a list"));
  EXPECT_THAT(faults_with("/units", -1), HasSubstr("units: must be a list"));
  EXPECT_EQ(faults_with("/ranges/0", 5), "r.json: ranges.0 = 5: must be a range.");
}

TEST(RecordedResult, ReportsAFaultWithoutThoseThatFollowFromIt)
{
  json result = sound();
  result["planned"].erase("trajectories");
  EXPECT_EQ(faults_of(result.dump()), "r.json: planned.trajectories: is missing.");
}

TEST(RecordedResult, DiffersWhereCountsAreNoneOrFall)
{
  for (json const& strange : {json::array(), json::object(), json(3), json::array({3, 1}), json::array({1e300}), json::array({-1})}) {
    json result = sound();
    result["units"][0]["definitions"][0]["outcomes"]["ghost"]["by_month"] = strange;
    EXPECT_THAT(accounting_differences(read(result)),
                ElementsAre("units.0.definitions.0: outcomes of no trajectories, recorded 9")) << strange;
  }
}

TEST(RecordedResult, ReportsAllFaultsAtOnce)
{
  json result = sound();
  result.erase("plan");
  result.erase("resolved_scenario");
  result["program"] = 3;
  std::string const text = faults_of(result.dump());
  for (char const* const key : {"plan", "resolved_scenario", "program.version", "program.commit"})
    EXPECT_THAT(text, HasSubstr(std::string("r.json: ") + key + ": is missing."));
}

TEST(RecordedResult, RefusesOtherFiles)
{
  EXPECT_EQ(faults_of("{\"a\": [1,\n  2"), "r.json:2:4: is not valid JSON.");
  EXPECT_EQ(faults_of(""), "r.json:1:1: is not valid JSON.");
  EXPECT_THAT(faults_of("[]"), HasSubstr("is no result"));
  EXPECT_THAT(faults_of("{\"seed\": 1}"), HasSubstr("is no result"));
  EXPECT_EQ(faults_with("/schema", "ghostcast.result/2"),
            "r.json: schema = \"ghostcast.result/2\": must be \"ghostcast.result/1\".");
  EXPECT_THAT(faults_of("{\"a\": 1e999}"), HasSubstr("r.json"));
  EXPECT_EQ(faults_of("{\"a\": " + std::string(200000, '[') + std::string(200000, ']') + "}"), "r.json: has too many levels.");
}

TEST(DigestFromHex, IsTheInverseOfToHex)
{
  for (Digest const digest : {Digest{}, Digest{1, 2}, Digest{~std::uint64_t{0}, 0x0123456789abcdefu}})
    EXPECT_EQ(digest_from_hex(to_hex(digest)), digest);
  for (char const* const text : {"", "0", "0000000000000000000000000000000g", "-0000000000000000000000000000001"})
    EXPECT_EQ(digest_from_hex(text), std::nullopt) << text;
}

}  // namespace
}  // namespace ghostcast
