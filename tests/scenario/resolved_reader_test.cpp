// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/scenario/resolved_reader.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "same_model.hpp"

namespace ghostcast {
namespace {

using namespace test;
using nlohmann::json;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// A scenario from its resolved form as a file would hold it.
Scenario again(Scenario const& scenario)
{
  return read_resolved(json::parse(scenario.resolved.dump()), "result.json");
}

Digest digest_of_fifty(Scenario const& scenario)
{
  RunPlan const plan{.seed = 1, .belief_count = 20, .range = {0, 50}, .record = scenario.record};
  return make_cpu_engine(0)->run(scenario.params(), plan, {}).digest;
}

void expect_round_trip(Scenario const& scenario)
{
  Scenario const back = again(scenario);
  EXPECT_THAT(resolved_differences(scenario.resolved, back.resolved), IsEmpty());
  EXPECT_EQ(back.sha256, scenario.sha256);
  EXPECT_EQ(back.plan, scenario.plan);
  EXPECT_EQ(back.changes, scenario.changes);
  EXPECT_EQ(back.record, scenario.record);
  expect_same_draws(scenario, back);
  expect_same_steps(scenario, back);
}

std::vector<std::string> shipped()
{
  std::vector<std::string> files;
  for (char const* const folder : {"/scenarios", "/bench/scenarios"}) {
    for (auto const& entry : std::filesystem::directory_iterator(std::string(GHOSTCAST_SOURCE_DIR) + folder)) {
      if (entry.path().extension() == ".toml") files.push_back(entry.path().string());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

TEST(ReadResolved, GivesTheDigestOfEveryScenarioThatShips)
{
  ASSERT_GE(shipped().size(), 12U);
  for (std::string const& file : shipped()) {
    SCOPED_TRACE(file);
    Scenario const scenario = load_scenario(file);
    EXPECT_EQ(digest_of_fifty(again(scenario)), digest_of_fifty(scenario));
  }
}

TEST(ReadResolved, GivesTheModelOfEveryPlanOfEveryScenario)
{
  for (std::string const& file : shipped()) {
    for (std::string const& plan : load_scenario(file).plan_names) {
      SCOPED_TRACE(file + " " + plan);
      expect_round_trip(load_scenario(file, {.plan = plan}));
    }
  }
}

TEST(ReadResolved, KeepsWhatTheCommandLineChanged)
{
  std::string const file = std::string(GHOSTCAST_SOURCE_DIR) + "/scenarios/phantom_unit.toml";
  std::vector<ScenarioRequest> const requests = {
      {.without = {"shocks", "knowledge"}},
      {.without = {"all"}},
      {.only = {"talent-market"}},
      {.plan = "headcount frozen", .set = {"horizon=60", "\"Google Cloud\".gpus=4096", "allocation=priority"}},
      {.set = {"demand_noise={ dist = \"uniform\", lo = 0, hi = 0.1 }", "fill_days=90 days"}}};
  for (ScenarioRequest const& request : requests) {
    Scenario const scenario = load_scenario(file, request);
    ASSERT_FALSE(scenario.changes.empty());
    expect_round_trip(scenario);
    EXPECT_EQ(digest_of(again(scenario)), digest_of(scenario));
  }
}

TEST(ReadResolved, KeepsLayersTemplatesQuantitiesInfinityAndCorrelations)
{
  ScenarioFolder const folder;
  folder.write("base.toml", scenario_text("[market]\nprice_halving_months = inf\n",
                                          "template = \"slow\"\nquit_multiplier = { dist = \"lognormal\", median = 1, sigma = 0.2 }\n",
                                          "[template.slow]\nramp_months = \"2 years\"\n"));
  folder.write("top.toml",
               "extends = \"base.toml\"\nrecord = \"all\"\n[[unit]]\nname = \"Other\"\nlike = \"Team\"\n"
               "[[correlation]]\nof = [\"quit_multiplier\", \"frontier_growth\"]\nloading = [0.5, 0.5]\n");
  Scenario const scenario = folder.load("top.toml");
  ASSERT_EQ(scenario.files.size(), 2U);
  expect_round_trip(scenario);
  EXPECT_EQ(digest_of(again(scenario)), digest_of(scenario));
}

TEST(ReadResolved, NeedsNoFile)
{
  Scenario scenario;
  {
    ScenarioFolder const folder;
    folder.write("lab.toml", scenario_text(""));
    scenario = folder.load("lab.toml");
  }
  EXPECT_EQ(digest_of(again(scenario)), digest_of(scenario));
}

std::string faults_of_resolved(json const& resolved)
{
  try {
    read_resolved(resolved, "result.json");
  } catch (InputError const& error) {
    return error.what();
  }
  return {};
}

TEST(ReadResolved, ReportsEveryKeyThatIsMissingOrOfAnotherKind)
{
  json resolved = parse(scenario_text("")).resolved;
  resolved.erase("document");
  resolved["set"] = 3;
  resolved["files"] = json::array();
  EXPECT_EQ(faults_of_resolved(resolved),
            "result.json: resolved_scenario.document: is missing.\n"
            "result.json: resolved_scenario.files: must be a list of { file, sha256 }.\n"
            "result.json: resolved_scenario.set: must be a list of strings.");
  EXPECT_THAT(faults_of_resolved(json()), HasSubstr("resolved_scenario.plan: is missing"));
}

TEST(ReadResolved, ReportsWhatTheReaderRefusesAsFaultsOfTheResult)
{
  json resolved = parse(scenario_text("")).resolved;
  resolved["document"]["unit"][0]["gpus"] = -5;
  EXPECT_THAT(faults_of_resolved(resolved), HasSubstr("result.json: resolved_scenario.document.unit[0].gpus = -5: "));
  resolved["document"]["unit"][0]["gpus"] = nullptr;
  EXPECT_EQ(faults_of_resolved(resolved),
            "result.json: resolved_scenario.document.unit[0].gpus: stands for no value.");
}

TEST(ReadResolved, NamesTheFlagThatIsAtFault)
{
  json resolved = parse(scenario_text("")).resolved;
  resolved["without"] = {"zzz"};
  EXPECT_THAT(faults_of_resolved(resolved), HasSubstr("result.json: resolved_scenario: --without"));
  EXPECT_THAT(faults_of_resolved(resolved), HasSubstr("zzz"));
}

TEST(ResolvedDifferences, NamesEachValueThatDiffers)
{
  json const recorded = parse(scenario_text("")).resolved;
  json now = recorded;
  now["units"][0]["parameters"]["gpus"]["value"] = 512;
  now["units"][0]["parameters"]["gpus"]["from"] = "elsewhere";
  EXPECT_THAT(resolved_differences(recorded, now),
              ElementsAre("units.0.parameters.gpus.value: recorded 256, now 512"));
}

}  // namespace
}  // namespace ghostcast
