// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/cli/batch.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "cli/fits_terminal.hpp"
#include "cli/process.hpp"

namespace ghostcast {
namespace {

using nlohmann::json;
using test::Finished;
using test::ghostcast;
using test::TemporaryFolder;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

namespace fs = std::filesystem;

std::string const few = " --trajectories 32 ";

void write(fs::path const& path, std::string const& text)
{
  std::ofstream(path, std::ios::binary) << text;
}

std::string matrix(std::string const& rest)
{
  return "base = \"minimal.toml\"\n" + rest;
}

/// State and digest of each case, by name.
std::map<std::string, json> cases_of(Finished const& finished)
{
  std::map<std::string, json> cases;
  json const summary = json::parse(finished.out);
  for (json const& each : summary["cases"]) cases[each["case"]] = each;
  return cases;
}

class Batch : public testing::Test {
 protected:
  void SetUp() override
  {
    fs::copy_file(GHOSTCAST_SOURCE_DIR "/scenarios/minimal.toml", at("minimal.toml"));
    write(at("grid.toml"), matrix("[grid]\ngpus = [128, 256]\nhorizon = [12, 24]\n"));
    fs::create_directory(at("mixed"));
    fs::copy_file(GHOSTCAST_SOURCE_DIR "/scenarios/minimal.toml", at("mixed/good.toml"));
    write(at("mixed/bad.toml"), "name = \"bad\"\nhorizon = -1\n[[unit]]\nname = \"x\"\n");
    write(at("mixed/worse.toml"), "= [");
  }
  std::string at(std::string const& name) const { return (folder_.path() / name).string(); }

  TemporaryFolder folder_;
};

TEST_F(Batch, AnswersEachCaseAsRunDoes)
{
  Finished const finished = ghostcast("batch " + at("grid.toml") + few + "--json --quiet");
  ASSERT_EQ(finished.code, 0) << finished.error;
  EXPECT_THAT(finished.error, IsEmpty());
  auto const cases = cases_of(finished);
  ASSERT_EQ(cases.size(), 4u);
  json const& one = cases.at("gpus=128 horizon=24");
  json const alone = json::parse(ghostcast("run scenarios/minimal.toml --set gpus=128 --set horizon=24 --json --quiet" + few).out);
  EXPECT_EQ(one["state"], "done");
  EXPECT_EQ(one["answer"]["digest"], alone["digest"]);
  json const& estimate = alone["units"][0]["definitions"][0]["ghost_probability"].back();
  for (char const* key : {"definition", "month", "probability", "low", "high", "interval", "beliefs", "never", "never_low", "never_high", "horizon"})
    EXPECT_EQ(one["answer"]["units"][0][key], estimate[key]) << key;
}

TEST_F(Batch, PrintsATableWithIntervalsBeliefsAndNever)
{
  Finished const finished = ghostcast("batch scenarios/minimal.toml " + at("grid.toml") + few);
  ASSERT_EQ(finished.code, 0) << finished.error;
  EXPECT_THAT(finished.out, HasSubstr("32 beliefs, intervals: 95 % Wilson"));
  EXPECT_THAT(finished.out, HasSubstr("never"));
  EXPECT_THAT(finished.out, HasSubstr("gpus=128 horizon=12"));
  EXPECT_THAT(finished.out, HasSubstr("5 cases: 5 done"));
  EXPECT_THAT(finished.error, HasSubstr("[5/5] "));
  test::expect_fits_terminal(finished.out);
}

TEST_F(Batch, OneFailureDoesNotStopTheOthersAndTheExitCodeTells)
{
  Finished const finished = ghostcast("batch " + at("mixed") + few + "--json");
  EXPECT_EQ(finished.code, 2);
  auto const cases = cases_of(finished);
  EXPECT_EQ(cases.at("good")["state"], "done");
  EXPECT_EQ(cases.at("bad")["state"], "refused");
  EXPECT_EQ(cases.at("bad")["exit_code"], 2);
  EXPECT_TRUE(cases.at("bad")["answer"].is_null());
  EXPECT_THAT(cases.at("worse")["message"].get<std::string>(), HasSubstr("not valid TOML"));
  EXPECT_THAT(finished.error, HasSubstr("bad.toml:2:11: "));
  EXPECT_THAT(ghostcast("batch --quiet " + at("mixed") + few).out, HasSubstr("3 cases: 1 done, 2 refused"));
}

TEST_F(Batch, WritesAFolderACaseAndTheSummary)
{
  Finished const finished = ghostcast("batch " + at("grid.toml") + few + "--quiet --out " + at("out"));
  ASSERT_EQ(finished.code, 0) << finished.error;
  EXPECT_TRUE(fs::exists(at("out/gpus=256-horizon=12/result.json")));
  EXPECT_TRUE(fs::exists(at("out/gpus=256-horizon=12/incidence.csv")));
  EXPECT_EQ(json::parse(test::text_of(at("out/summary.json")))["cases"].size(), 4u);
  std::istringstream csv(test::text_of(at("out/summary.csv")));
  std::string line;
  std::getline(csv, line);
  auto const commas = std::ranges::count(line, ',');
  EXPECT_THAT(line, HasSubstr("exit_code,gpus,horizon,plan,seed"));
  while (std::getline(csv, line)) EXPECT_EQ(std::ranges::count(line, ','), commas) << line;
}

TEST_F(Batch, ARecordOfACaseWithoutAnswerHasAllColumns)
{
  ghostcast("batch " + at("mixed") + few + "--quiet --out " + at("out"));
  std::istringstream csv(test::text_of(at("out/summary.csv")));
  std::string header;
  std::string first;
  std::getline(csv, header);
  std::getline(csv, first);
  std::string const fields = first.substr(0, first.find('"'));  // the message is in quotes, and last
  EXPECT_EQ(std::ranges::count(fields, ','), std::ranges::count(header, ',')) << first;
}

TEST_F(Batch, OnlyChangedComputesWhatHasNoAnswerYet)
{
  std::string const command = "batch " + at("mixed") + few + "--json --quiet --only-changed --out " + at("out");
  auto const first = cases_of(ghostcast(command));
  auto const second = cases_of(ghostcast(command));
  EXPECT_EQ(first.at("good")["state"], "done");
  EXPECT_EQ(second.at("good")["state"], "stored");
  EXPECT_EQ(second.at("good")["answer"], first.at("good")["answer"]);
  EXPECT_EQ(second.at("bad")["state"], "refused");
}

TEST_F(Batch, OnlyChangedComputesAgainWhatIsAskedInAnotherWay)
{
  std::string const rest = few + "--json --quiet --only-changed --out " + at("out");
  std::string const command = "batch " + at("mixed/good.toml") + rest;
  cases_of(ghostcast(command));
  EXPECT_EQ(cases_of(ghostcast(command + " --seed 2")).at("good")["state"], "done");
  EXPECT_EQ(cases_of(ghostcast(command + " --seed 2")).at("good")["state"], "stored");
  EXPECT_EQ(cases_of(ghostcast(command + " --seed 2 --beliefs 4")).at("good")["state"], "done");
  write(at("mixed/good.toml"), test::text_of(at("mixed/good.toml")) + "# a remark\n");
  EXPECT_EQ(cases_of(ghostcast(command + " --seed 2 --beliefs 4")).at("good")["state"], "stored");
  write(at("mixed/good.toml"), test::text_of(at("mixed/good.toml")) + "demand_growth = 0.02\n");
  EXPECT_EQ(cases_of(ghostcast(command + " --seed 2 --beliefs 4")).at("good")["state"], "done");
}

TEST_F(Batch, OnlyChangedDoesNotTrustAnAnswerThatWasTamperedWith)
{
  std::string const command = "batch " + at("mixed/good.toml") + few + "--json --quiet --only-changed --out " + at("out");
  cases_of(ghostcast(command));
  json result = json::parse(test::text_of(at("out/good/result.json")));
  result["ranges"][0]["digest"] = std::string(32, '0');
  write(at("out/good/result.json"), result.dump());
  EXPECT_EQ(cases_of(ghostcast(command)).at("good")["state"], "done");
  write(at("out/good/result.json"), "{}");
  EXPECT_EQ(cases_of(ghostcast(command)).at("good")["state"], "done");
}

TEST_F(Batch, GoesOnToThePrecisionOfEachCase)
{
  std::string const goal = " --precision 0.05 --at-most 3200 --json --quiet";
  Finished const finished = ghostcast("batch " + at("grid.toml") + " --trajectories 320" + goal);
  ASSERT_EQ(finished.code, 0) << finished.error;
  auto const cases = cases_of(finished);
  json const alone = json::parse(ghostcast("run scenarios/minimal.toml --set gpus=128 --set horizon=24 --trajectories 320" + goal).out);
  EXPECT_EQ(cases.at("gpus=128 horizon=24")["answer"]["digest"], alone["digest"]);
  EXPECT_EQ(cases.at("gpus=128 horizon=24")["answer"]["trajectories"], alone["trajectories"]);
}

TEST_F(Batch, OnlyChangedComputesAgainToAnotherPrecision)
{
  std::string const command = "batch " + at("mixed/good.toml") + few + "--json --quiet --only-changed --out " + at("out");
  auto const state = [&](std::string const& goal) { return cases_of(ghostcast(command + goal)).at("good")["state"]; };
  EXPECT_EQ(state(""), "done");
  EXPECT_EQ(state(" --precision 0.1"), "done");
  EXPECT_EQ(state(" --precision 0.1"), "stored");
  EXPECT_EQ(state(" --precision 0.1 --relative 0.9"), "done");
  EXPECT_EQ(state(" --precision 0.1 --relative 0.9 --at-most 6400"), "done");
  EXPECT_EQ(state(""), "done");
}

TEST_F(Batch, RefusesACaseWhoseBlockIsLargerThanItsGoalLeaves)
{
  write(at("large.toml"), matrix("trajectories = 640\n[grid]\ngpus = [128]\n"));
  Finished const finished = ghostcast("batch " + at("large.toml") + few + "--precision 0.1 --at-most 320 --json");
  EXPECT_EQ(finished.code, 2);
  EXPECT_THAT(cases_of(finished).at("gpus=128")["message"].get<std::string>(), HasSubstr("640: a block is more than the 320 of --at-most"));
}

TEST_F(Batch, JobsChangeNoAnswer)
{
  auto const one = cases_of(ghostcast("batch " + at("grid.toml") + few + "--json --quiet"));
  auto const three = cases_of(ghostcast("batch " + at("grid.toml") + few + "--json --quiet --jobs 3"));
  ASSERT_EQ(one.size(), 4u);
  for (auto const& [name, each] : one) EXPECT_EQ(each["answer"]["digest"], three.at(name)["answer"]["digest"]) << name;
}

TEST_F(Batch, StopsCleanlyAndSaysHowToGoOn)
{
  write(at("long.toml"), matrix("seeds = [1, 2, 3, 4, 5, 6, 7, 8]\ntrajectories = 100000000\n"));
  Finished const finished = test::run_shell("timeout --preserve-status --signal=INT 3 '" GHOSTCAST_BINARY "' batch " + at("long.toml") +
                                            " --quiet --threads 1 --out " + at("out"));
  EXPECT_EQ(finished.code, 130);
  EXPECT_THAT(finished.error, HasSubstr("8 of 8 cases are not done. The same command with --only-changed goes on"));
  EXPECT_THAT(finished.out, HasSubstr("7 not begun"));
  EXPECT_TRUE(fs::exists(at("out/summary.csv")));
}

TEST_F(Batch, WritesNothingOutsideItsFolder)
{
  // Names of plans are names of cases.
  write(at("hostile.toml"), "extends = \"minimal.toml\"\n"
                            "[[plan.alternative]]\nname = \"../../escaped\"\nhiring_freeze = \"on\"\n");
  write(at("plans.toml"), "base = \"hostile.toml\"\nplans = [\"../../escaped\"]\n");
  Finished const finished = ghostcast("batch " + at("plans.toml") + few + "--quiet --out " + at("in/out"));
  ASSERT_EQ(finished.code, 0) << finished.error;
  EXPECT_EQ(std::distance(fs::directory_iterator(at("in/out")), fs::directory_iterator()), 3);
  EXPECT_TRUE(fs::exists(at("in/out/escaped/result.json")));
}

TEST_F(Batch, RefusesFlagsThatContradictEachOther)
{
  EXPECT_THAT(ghostcast("batch scenarios --only-changed").error, HasSubstr("name its folder with --out, or a store"));
  EXPECT_THAT(ghostcast("batch scenarios --jobs 2 --engine cuda").error, HasSubstr("more than one at a time is for the CPU"));
  EXPECT_THAT(ghostcast("batch scenarios --at-most 640").error, HasSubstr("needs --precision or --relative"));
  EXPECT_EQ(ghostcast("batch").code, 2);
  EXPECT_EQ(ghostcast("batch no_such_folder").code, 2);
}

TEST(AnswerOf, IsTheSameOfAResultAndOfItsDocument)
{
  json const result = json::parse(ghostcast("run scenarios/phantom_unit.toml --trajectories 320 --json --quiet").out);
  Finished const batch = ghostcast("batch scenarios/phantom_unit.toml --trajectories 320 --json --quiet");
  CaseAnswer const recorded = answer_of(result);
  json const computed = json::parse(batch.out)["cases"][0]["answer"];
  ASSERT_EQ(computed["units"].size(), recorded.units.size());
  EXPECT_EQ(computed["beliefs"], recorded.beliefs);
  for (std::size_t k = 0; k < recorded.units.size(); ++k) {
    EXPECT_EQ(computed["units"][k]["definition"], recorded.units[k].definition);
    EXPECT_EQ(computed["units"][k]["date"], recorded.date);
    EXPECT_EQ(computed["units"][k]["probability"], recorded.units[k].ghost.value);
    EXPECT_EQ(computed["units"][k]["never_high"], recorded.units[k].never.interval.high);
  }
}

TEST(ExitCodeOf, IsTheGravestOfTheCases)
{
  auto const code_of = [](std::vector<int> const& codes) {
    BatchSummary summary;
    for (int const code : codes) {
      summary.cases.emplace_back();
      CaseOutcome outcome;
      outcome.state = CaseState::done;
      outcome.exit_code = code;
      summary.outcomes.push_back(outcome);
    }
    return static_cast<int>(cli::exit_code_of(summary));
  };
  EXPECT_EQ(code_of({0, 0}), 0);
  EXPECT_EQ(code_of({0, 2}), 2);
  EXPECT_EQ(code_of({2, 3, 0}), 3);
  EXPECT_EQ(code_of({3, 130, 2}), 130);
  EXPECT_EQ(code_of({130, 1, 3}), 1);
}

}  // namespace
}  // namespace ghostcast
