// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/cli/verify.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

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

/// A run whose folder can be changed and verified.
class Verify : public ::testing::Test {
 protected:
  void run(std::string const& arguments)
  {
    Finished const finished = ghostcast("run " + arguments + " --quiet --out '" + out_.string() + "'");
    ASSERT_THAT(finished.code, testing::AnyOf(0, 130)) << finished.error;
  }

  Finished verify(std::string const& flags = {}) const
  {
    return ghostcast("verify '" + out_.string() + "' " + flags);
  }

  json result() const { return json::parse(test::text_of(out_ / "result.json")); }

  void write(json const& result) const { write(result.dump()); }
  void write(std::string const& text) const { std::ofstream(out_ / "result.json", std::ios::binary) << text; }

  TemporaryFolder const folder_;
  fs::path const out_ = folder_.path() / "out";
};

std::string const minimal = "scenarios/minimal.toml --trajectories 300 ";

TEST_F(Verify, AgreesWithTheRun)
{
  run(minimal);
  Finished const finished = verify("--seed 4");
  EXPECT_EQ(finished.code, 0) << finished.out << finished.error;
  EXPECT_THAT(finished.out, HasSubstr("minimal, plan \"base\", seed 1: 4 of 64 ranges run again, "));
  EXPECT_THAT(finished.out, HasSubstr("ranges chosen by --seed 4; the numbers reported of units are compared with --all\n"));
  EXPECT_THAT(finished.out, HasSubstr("digest " + result()["digest"].get<std::string>() + ": verified\n"));
  EXPECT_THAT(finished.error, IsEmpty());
}

TEST_F(Verify, RunsEveryRangeAndComparesTheReportWithAll)
{
  run(minimal + "--beliefs 40 --without shocks --set 'gpus=512' --set horizon=36");
  Finished const finished = verify("--all");
  EXPECT_EQ(finished.code, 0) << finished.out;
  EXPECT_THAT(finished.out, HasSubstr("64 of 64 ranges run again, 300 of 300 trajectories"));
  json changed = result();
  changed["units"][0]["definitions"][0]["ghost_probability"][0]["probability"] = 0.5;
  write(changed);
  EXPECT_EQ(verify().code, 0);  // what is reported is compared with the whole tally alone
  Finished const refused = verify("--all");
  EXPECT_EQ(refused.code, 1);
  EXPECT_THAT(refused.out, HasSubstr("difference: units.0.definitions.0.ghost_probability.0.probability: recorded 0.5, now "));
}

TEST_F(Verify, DoesNotNeedTheScenarioFile)
{
  fs::path const copy = folder_.path() / "copy.toml";
  fs::copy_file(fs::path(GHOSTCAST_SOURCE_DIR) / "scenarios/minimal.toml", copy);
  run("'" + copy.string() + "' --trajectories 100");
  fs::remove(copy);
  EXPECT_EQ(verify().code, 0);
}

TEST_F(Verify, ChoosesTheSameRangesWithOneSeedAndOthersWithAnother)
{
  run(minimal);
  json const one = json::parse(verify("--seed 7 --json").out);
  EXPECT_EQ(json::parse(verify("--seed 7 --json --threads 1").out)["repeated"], one["repeated"]);
  EXPECT_NE(json::parse(verify("--seed 8 --json").out)["repeated"], one["repeated"]);
  EXPECT_EQ(one["schema"], "ghostcast.verify/1");
  EXPECT_EQ(one["verified"], true);
  EXPECT_EQ(one["repeated"].size(), 4u);
}

TEST_F(Verify, SaysWhichRangeDiffers)
{
  run(minimal);
  json changed = result();
  std::string const before = changed["ranges"][10]["digest"];
  changed["ranges"][10]["digest"] = std::string(32, '0');
  write(changed);
  Finished const finished = verify("--all");
  EXPECT_EQ(finished.code, 1);
  EXPECT_THAT(finished.out, HasSubstr("difference: digest: recorded "));
  EXPECT_THAT(finished.out, HasSubstr("difference: trajectories 50 to 54: recorded " + std::string(32, '0') + ", found " + before));
  EXPECT_THAT(finished.error, HasSubstr("does not verify"));
}

TEST_F(Verify, FindsAnotherSeedScenarioOrSha256)
{
  run(minimal);
  json const original = result();
  json changed = original;
  changed["seed"] = 2;
  write(changed);
  EXPECT_EQ(verify().code, 1);
  changed = original;
  changed["resolved_scenario"]["document"]["unit"][0]["gpus"] = 640;
  write(changed);
  Finished const finished = verify();
  EXPECT_EQ(finished.code, 1);
  EXPECT_THAT(finished.out, HasSubstr("difference: units.0.parameters.gpus.value: recorded "));
  changed = original;
  changed["scenario"]["sha256"] = std::string(64, 'a');
  write(changed);
  EXPECT_THAT(verify().out, HasSubstr("difference: scenario.sha256: recorded "));
}

TEST_F(Verify, NotesAnotherVersionOfTheProgramAndStillAgrees)
{
  run(minimal);
  json changed = result();
  EXPECT_THAT(verify().out, Not(HasSubstr("note:")));
  changed["program"] = {{"version", "0.0.9"}, {"commit", "abcdef"}};
  write(changed);
  Finished const finished = verify();
  EXPECT_EQ(finished.code, 0);
  EXPECT_THAT(finished.out, HasSubstr("note: the result is of ghostcast 0.0.9 (abcdef), this is "));
}

TEST_F(Verify, SaysWhyThereIsNoDevice)
{
  run(minimal);
  Finished const finished = verify("--cuda");
  if (finished.code == 0) GTEST_SKIP() << "there is a device";
  EXPECT_THAT(finished.code, testing::AnyOf(2, 3));
  EXPECT_THAT(finished.error, testing::StartsWith("ghostcast: "));
  EXPECT_THAT(finished.out, IsEmpty());
}

TEST_F(Verify, RefusesWhatIsNoResult)
{
  EXPECT_EQ(ghostcast("verify nowhere").code, 2);
  EXPECT_EQ(ghostcast("verify scenarios/minimal.toml").code, 2);
  EXPECT_EQ(ghostcast("verify").code, 2);
  run(minimal);
  std::string const text = test::text_of(out_ / "result.json");
  for (std::size_t const length : {text.size() / 2, text.size() / 3, std::size_t{1}}) {
    write(text.substr(0, length));
    Finished const finished = verify();
    EXPECT_EQ(finished.code, 2);
    EXPECT_THAT(finished.error, HasSubstr("is not valid JSON"));
  }
}

/// Every leaf of the head of a result, replaced by what no run writes: an answer, never a crash.
TEST_F(Verify, SurvivesWhateverStandsInTheKeys)
{
  run("scenarios/minimal.toml --trajectories 3 --set horizon=2");
  json const original = result();
  for (auto const& [key, value] : original.items()) {
    for (json const& strange : {json(), json(-1), json("x"), json::array({1}), json::object()}) {
      json changed = original;
      changed[key] = strange;
      write(changed);
      EXPECT_THAT(verify("--all --quiet").code, testing::AnyOf(0, 1, 2)) << key << " = " << strange;
    }
  }
}

TEST_F(Verify, VerifiesWhatAStoppedRunRecorded)
{
  Finished const stopped = test::run_shell(
      "cd '" GHOSTCAST_SOURCE_DIR "' && timeout --preserve-status --signal=INT 2 '" GHOSTCAST_BINARY
      "' run scenarios/minimal.toml --trajectories 1048576 --beliefs 5000 --threads 2 --quiet --out '" + out_.string() + "'");
  ASSERT_EQ(stopped.code, 130);
  if (!fs::exists(out_ / "result.json")) GTEST_SKIP() << "too slow for the first trajectories";
  ASSERT_LT(result()["trajectories"], 1048576);
  Finished const finished = verify();
  EXPECT_EQ(finished.code, 0) << finished.out;
  EXPECT_THAT(finished.out, HasSubstr("the run was stopped after "));
}

TEST_F(Verify, IsStoppedByCtrlC)
{
  run("scenarios/minimal.toml --trajectories 100000");
  Finished const finished =
      test::run_shell("timeout --preserve-status --signal=INT 0.3 '" GHOSTCAST_BINARY "' verify '" +
                      out_.string() + "' --all --threads 1");
  EXPECT_EQ(finished.code, 130);
  EXPECT_THAT(finished.out, HasSubstr("not finished; no difference so far"));
}

/// Counts one thing twice in trajectory 42.
class FaultyEngine final : public Engine {
 public:
  std::string name() const override { return "faulty"; }
  std::string device() const override { return "none"; }
  int threads() const override { return 1; }
  RunOutput run_pieces(ModelParams const& params, RunPlan const& plan, std::vector<TrajectoryRange> const& ranges,
                       Progress const& progress) override
  {
    RunOutput output = run_ranges(params, plan, ranges, 1, progress);
    TallyLayout const& layout = output.tally.layout;
    bool const mine = holds(ranges, 42);
    if (mine) ++output.tally.counts[static_cast<std::size_t>(layout.series_at(Quantity::headcount, 0, 5, 0))];
    output.digest = digest_of(output.tally);
    return output;
  }
};

TEST(EngineDifferences, NameTrajectoryMonthAndVariable)
{
  Scenario const scenario = load_scenario(GHOSTCAST_SOURCE_DIR "/scenarios/minimal.toml");
  RunPlan const plan{.seed = 1, .belief_count = 0, .range = {}, .record = scenario.record};
  RunOutput const cpu = run_ranges(scenario.params(), plan, {{0, 20}, {30, 60}, {80, 90}}, 1, {});
  FaultyEngine faulty;
  EXPECT_THAT(cli::engine_differences(faulty, scenario, plan, cpu.ranges, {}),
              testing::ElementsAre(testing::StartsWith("trajectory 42, month 5: headcount of unit ")));
  auto const sound = make_cpu_engine(2);
  EXPECT_THAT(cli::engine_differences(*sound, scenario, plan, cpu.ranges, {}), IsEmpty());
}

TEST(ChooseRanges, TakesDistinctOnesInOrder)
{
  std::vector<RangeDigest> ranges;
  for (std::uint64_t k = 0; k < 50; ++k) ranges.push_back({{k, k + 1}, {}});
  std::vector<int> taken(50);
  for (std::uint64_t seed = 0; seed < 400; ++seed) {
    auto const chosen = cli::choose_ranges(ranges, 5, seed);
    ASSERT_EQ(chosen.size(), 5u);
    for (std::size_t i = 1; i < 5; ++i) ASSERT_LT(chosen[i - 1].range.first, chosen[i].range.first);
    for (RangeDigest const& each : chosen) ++taken[each.range.first];
  }
  // Each is taken by 400 x 5/50 = 40 seeds; five standard deviations of Binomial(400, 0.1) are 30.
  for (int const count : taken) EXPECT_NEAR(count, 40, 30);
  EXPECT_EQ(cli::choose_ranges(ranges, 99, 1).size(), 50u);
}

}  // namespace
}  // namespace ghostcast
