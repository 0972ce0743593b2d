// SPDX-License-Identifier: Apache-2.0
// Runs and the store, as a user sees them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "cli/process.hpp"

namespace ghostcast {
namespace {

using nlohmann::json;
using test::Finished;
using test::ghostcast;
using test::run_shell;
using test::TemporaryFolder;
using testing::ContainsRegex;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

/// What a run says beside the cautions of its scenario, and its progress on a slow machine.
Finished without_cautions(Finished finished)
{
  std::istringstream lines(finished.error);
  finished.error.clear();
  for (std::string line; std::getline(lines, line);) {
    bool const caution = line.find("minimal.toml: every number of this file") != std::string::npos ||
                         line.find("copy.toml: every number") != std::string::npos || line.starts_with("note: engine ") ||
                         line.find("/s, ") != std::string::npos;
    if (!caution)
      finished.error += line + "\n";
  }
  return finished;
}

class StoredRuns : public testing::Test {
 protected:
  std::string store() const { return " --store '" + path() + "' "; }
  std::string path() const { return (folder_.path() / "deep" / "runs.db").string(); }
  Finished run(std::string const& flags) const { return without_cautions(ghostcast("run scenarios/minimal.toml" + store() + flags)); }
  json result(std::string const& flags) const
  {
    Finished const finished = run("--json " + flags);
    EXPECT_EQ(finished.code, 0) << finished.error;
    return json::parse(finished.out);
  }
  Finished runs(std::string const& words) const { return ghostcast("runs" + store() + words); }

  TemporaryFolder folder_;
};

/// A result without what may differ between two computations of it.
json lasting(json result)
{
  result.erase("seconds");
  result.erase("stored");
  return result;
}

TEST_F(StoredRuns, AreAnsweredFromTheStoreTheSecondTime)
{
  json const first = result("--trajectories 640");
  EXPECT_EQ(first["stored"], nullptr);
  Finished const again = run("--json --trajectories 640");
  EXPECT_EQ(again.code, 0);
  EXPECT_THAT(again.error, StartsWith("answered from the store: run 1 of "));
  EXPECT_THAT(again.error, HasSubstr("computed by cpu ("));
  json const second = json::parse(again.out);
  EXPECT_EQ(second["stored"]["run"], 1);
  EXPECT_EQ(second["stored"]["version"], second["program"]["version"]);
  EXPECT_EQ(lasting(first), lasting(second));
}

TEST_F(StoredRuns, AreFoundWhateverTheFileIsCalled)
{
  run("--trajectories 64");
  std::string const copy = (folder_.path() / "copy.toml").string();
  ASSERT_EQ(run_shell("{ echo '# a comment'; cat '" GHOSTCAST_SOURCE_DIR "/scenarios/minimal.toml'; } >'" + copy + "'").code, 0);
  Finished const again = ghostcast("run '" + copy + "' --trajectories 64 --json" + store());
  EXPECT_THAT(again.error, HasSubstr("answered from the store"));
  json stored = lasting(json::parse(again.out));
  json computed = lasting(json::parse(ghostcast("run '" + copy + "' --trajectories 64 --no-store --json").out));
  for (json* const each : {&stored, &computed}) (*each)["scenario"].erase("sha256");
  EXPECT_EQ(stored, computed);
}

TEST_F(StoredRuns, AreComputedWhereAnEngineIsNamed)
{
  run("--trajectories 64");
  for (char const* const flags : {"--threads 1", "--isa scalar", "--engine cpu", "--fresh"}) {
    Finished const again = run(std::string("--trajectories 64 ") + flags);
    EXPECT_EQ(again.code, 0);
    EXPECT_THAT(again.error, Not(HasSubstr("answered"))) << flags;
  }
}

TEST_F(StoredRuns, AreComparedWithWhatIsComputedAgain)
{
  run("--trajectories 64");
  ASSERT_EQ(run_shell("sqlite3 '" + path() + "' 'UPDATE run SET digest_low = digest_low + 1' || python3 -c \"import sqlite3; c = sqlite3.connect('" + path() +
                      "'); c.execute('UPDATE run SET digest_low = digest_low + 1'); c.commit()\"").code, 0);
  Finished const again = run("--trajectories 64 --fresh");
  EXPECT_EQ(again.code, 1);
  EXPECT_THAT(again.error, HasSubstr("one of them is wrong"));
}

TEST_F(StoredRuns, AreOthersForAnotherSeedPlanOrChange)
{
  run("--trajectories 64");
  for (char const* const flags : {"--seed 2", "--set gpus=500", "--without shocks", "--beliefs 4"}) {
    EXPECT_THAT(run(std::string("--trajectories 64 ") + flags).error, Not(HasSubstr("answered"))) << flags;
  }
}

TEST_F(StoredRuns, GrowByTheRestAlone)
{
  run("--trajectories 640 --beliefs 32");
  Finished const more = run("--trajectories 1280 --beliefs 32 --json");
  EXPECT_THAT(more.error, HasSubstr("640 trajectories are stored"));
  json const grown = json::parse(more.out);
  json const whole = json::parse(ghostcast("run scenarios/minimal.toml --no-store --json --trajectories 1280 --beliefs 32").out);
  EXPECT_EQ(grown["digest"], whole["digest"]);
  EXPECT_EQ(grown["units"], whole["units"]);
  EXPECT_THAT(run("--trajectories 640 --beliefs 32").error, HasSubstr("answered from the store: run 1"));
  EXPECT_THAT(run("--trajectories 1280 --beliefs 32").error, HasSubstr("answered from the store: run 2"));
}

TEST_F(StoredRuns, AreNotCut)
{
  run("--trajectories 1280 --beliefs 32");
  Finished const fewer = run("--trajectories 640 --beliefs 32");
  EXPECT_EQ(fewer.code, 0);
  EXPECT_THAT(fewer.error, IsEmpty());
}

TEST_F(StoredRuns, SayWhichBeliefsWouldSpareWork)
{
  run("--trajectories 640");
  EXPECT_THAT(run("--trajectories 1280").error, HasSubstr("note: run 1 has 640 of these trajectories, with 32 beliefs; --beliefs 32 would compute only the rest"));
}

TEST_F(StoredRuns, GoOnToAFinerPrecision)
{
  run("--trajectories 640 --precision 0.00001 --at-most 1280");
  Finished const more = run("--trajectories 640 --precision 0.000001 --at-most 2560 --json");
  EXPECT_THAT(more.error, HasSubstr("1,280 trajectories are stored"));
  EXPECT_EQ(lasting(json::parse(more.out)),
            lasting(json::parse(ghostcast("run scenarios/minimal.toml --no-store --trajectories 640 --precision 0.000001 --at-most 2560 --json").out)));
}

TEST_F(StoredRuns, DoNotGoOnToACoarserPrecision)
{
  run("--trajectories 640 --precision 0.00001 --at-most 1280");
  EXPECT_THAT(run("--trajectories 640 --precision 0.4 --at-most 1280").error, Not(HasSubstr("stored")));
}

/// Stops a long run once its first save is there.
void interrupt_one(std::string const& flags)
{
  std::string const program = "'" GHOSTCAST_BINARY "'";
  Finished const stopped = run_shell(
      "cd '" GHOSTCAST_SOURCE_DIR "' || exit 9; GHOSTCAST_CHECKPOINT_SECONDS=0.01 " + program +
      " run scenarios/minimal.toml --trajectories 3000000 " + flags + " & run=$!\n"
      "until " + program + " runs" + flags + " --state partial 2>/dev/null | grep -q 'of 3,000,000'; do\n"
      "  kill -0 $run || break; sleep 0.1\ndone\n"
      "kill -s TERM $run; wait $run");
  ASSERT_EQ(stopped.code, 130) << "the machine is faster than the test thinks: " << stopped.error;
}

TEST_F(StoredRuns, GoOnAfterASignalByTheirNumber)
{
  interrupt_one(store());
  Finished const listed = runs("--state partial");
  EXPECT_THAT(listed.out, HasSubstr("of 3,000,000"));
  EXPECT_EQ(ghostcast("run" + store() + "--resume 1 --trajectories 10").code, 2);
  EXPECT_THAT(ghostcast("run scenarios/minimal.toml" + store() + "--resume 1").error, HasSubstr("leave the file out"));
  Finished const resumed = run_shell("cd /tmp && GHOSTCAST_SCENARIO=other.toml timeout -s TERM 1 '" GHOSTCAST_BINARY "' run" + store() + "--resume 1");
  EXPECT_THAT(resumed.error, HasSubstr("note: run 1 of "));
  EXPECT_THAT(resumed.out, HasSubstr("minimal"));
}

TEST_F(StoredRuns, CannotGoOnWhereThereIsNoSuchRun)
{
  run("--trajectories 64");
  EXPECT_EQ(ghostcast("run" + store() + "--resume 7").code, 2);
  EXPECT_EQ(ghostcast("run --no-store --resume 1").code, 2);
  EXPECT_EQ(ghostcast("run --store '" + path() + ".none' --resume 1").code, 2);
}

TEST_F(StoredRuns, AreShownAsTheyWerePrinted)
{
  Finished const printed = run("--trajectories 640 --set gpus=500");
  Finished const shown = runs("show 1");
  EXPECT_EQ(shown.code, 0) << shown.error;
  EXPECT_THAT(shown.out, testing::EndsWith("\n" + printed.out));
  EXPECT_THAT(shown.out, HasSubstr("changes: set gpus = 500"));
  EXPECT_THAT(shown.out, HasSubstr("computed by cpu ("));
}

TEST_F(StoredRuns, AreListedFilteredTaggedAndDeleted)
{
  run("--trajectories 64");
  run("--trajectories 64 --seed 2");
  EXPECT_EQ(runs("tag 2 baseline").code, 0);
  EXPECT_THAT(runs("").out, HasSubstr("tags: baseline"));
  EXPECT_THAT(runs("--tag baseline").out, Not(HasSubstr("\n    1 ")));
  EXPECT_THAT(runs("--seed 1").out, Not(HasSubstr("\n    2 ")));
  EXPECT_EQ(runs("untag 2 baseline").code, 0);
  EXPECT_THAT(runs("--tag baseline").out, StartsWith("no runs"));
  EXPECT_EQ(runs("delete 1 9").code, 2) << "none is deleted where one is not there";
  EXPECT_EQ(runs("delete 1").code, 0);
  EXPECT_EQ(runs("show 1").code, 2);
  EXPECT_EQ(runs("show 2").code, 0);
  EXPECT_EQ(runs("tag 2 ''").code, 2);
}

TEST_F(StoredRuns, AreListedAsADocument)
{
  json const first = result("--trajectories 64");
  run("--trajectories 32 --precision 0.5 --at-most 320 --seed 2");
  json const list = json::parse(runs("--json").out);
  EXPECT_EQ(list["schema"], "ghostcast.runs/1");
  ASSERT_EQ(list["runs"].size(), 2u);
  for (char const* key : {"digest", "seed", "trajectories"}) EXPECT_EQ(list["runs"][0][key], first[key]) << key;
  EXPECT_EQ(list["runs"][0]["state"], "complete");
  EXPECT_TRUE(list["runs"][0]["goal"].is_null());
  EXPECT_EQ(list["runs"][1]["goal"]["absolute"], 0.5);
  EXPECT_TRUE(list["runs"][1]["goal"]["relative"].is_null());
  EXPECT_EQ(json::parse(runs("--json --seed 2").out)["runs"].size(), 1u);
  EXPECT_EQ(json::parse(runs("--json --seed 3").out)["runs"].size(), 0u);
}

TEST_F(StoredRuns, AreExportedAsRunWritesThem)
{
  std::string const out = "'" + (folder_.path() / "out").string() + "'";
  std::string const again = "'" + (folder_.path() / "again").string() + "'";
  ASSERT_EQ(run("--trajectories 640 --quiet --out " + out).code, 0);
  ASSERT_EQ(runs("export 1 --csv " + again).code, 0);
  EXPECT_EQ(run_shell("diff -r -x result.json " + out + " " + again).out, "");
  EXPECT_EQ(lasting(json::parse(runs("export 1 --json").out)), lasting(json::parse(test::text_of(folder_.path() / "out" / "result.json"))));
  EXPECT_EQ(runs("export 1").code, 2) << "as what?";
}

TEST_F(StoredRuns, AreCompared)
{
  run("--trajectories 640");
  run("--trajectories 640 --seed 2 --set gpus=500");
  Finished const compared = runs("compare 1 2");
  EXPECT_EQ(compared.code, 0) << compared.error;
  EXPECT_THAT(compared.out, HasSubstr("seed: 1, 2"));
  EXPECT_THAT(compared.out, HasSubstr("gpus"));
  EXPECT_THAT(compared.out, HasSubstr("Newcombe"));
  EXPECT_THAT(compared.out, HasSubstr("not by "));
  std::istringstream lines(compared.out);
  for (std::string line; std::getline(lines, line);) EXPECT_LE(line.size(), 100u) << line;
  EXPECT_THAT(runs("compare 1 1").out, HasSubstr("the same run twice"));
}

TEST_F(StoredRuns, AreCheckedForDamage)
{
  run("--trajectories 64");
  EXPECT_THAT(runs("check").out, HasSubstr("is whole: 1 run"));
  ASSERT_EQ(run_shell("python3 -c \"import sqlite3; c = sqlite3.connect('" + path() + "'); c.execute('DELETE FROM piece WHERE first = 0'); c.commit()\"").code, 0);
  Finished const checked = runs("check");
  EXPECT_EQ(checked.code, 3);
  EXPECT_THAT(checked.out, HasSubstr("run 1"));
}

TEST_F(StoredRuns, AreNotKeptWithoutAStore)
{
  EXPECT_EQ(ghostcast("run scenarios/minimal.toml --trajectories 64 --no-store").code, 0);
  EXPECT_EQ(run_shell("cd '" GHOSTCAST_SOURCE_DIR "' && GHOSTCAST_STORE='" + path() + "' '" GHOSTCAST_BINARY "' run scenarios/minimal.toml --trajectories 64 --no-store").code, 0);
  EXPECT_FALSE(std::filesystem::exists(path()));
}

TEST_F(StoredRuns, AreKeptBelowTheUsersData)
{
  std::string const home = folder_.path().string();
  std::string const command = "run scenarios/minimal.toml --trajectories 64 --quiet";
  std::string const start = "cd '" GHOSTCAST_SOURCE_DIR "' && env -u GHOSTCAST_STORE -u XDG_DATA_HOME HOME='" + home + "' ";
  EXPECT_EQ(run_shell(start + "'" GHOSTCAST_BINARY "' " + command).code, 0);
  EXPECT_TRUE(std::filesystem::exists(folder_.path() / ".local/share/ghostcast/runs.db"));
  EXPECT_EQ(run_shell(start + "XDG_DATA_HOME='" + home + "/data' '" GHOSTCAST_BINARY "' " + command).code, 0);
  EXPECT_TRUE(std::filesystem::exists(folder_.path() / "data/ghostcast/runs.db"));
}

/// One line says that the run is not stored; the result is printed all the same.
void expect_one_warning(Finished const& any, std::string const& reason)
{
  Finished const finished = without_cautions(any);
  EXPECT_EQ(finished.code, 0) << finished.error;
  EXPECT_THAT(finished.out, HasSubstr("digest"));
  EXPECT_THAT(finished.error, StartsWith("warning: store "));
  EXPECT_THAT(finished.error, HasSubstr(reason));
  EXPECT_EQ(std::count(finished.error.begin(), finished.error.end(), '\n'), 1) << finished.error;
}

TEST_F(StoredRuns, ArePrintedWhereTheStoreCannotBeMade)
{
  expect_one_warning(ghostcast("run scenarios/minimal.toml --trajectories 64 --store /proc/ghostcast/runs.db"), "cannot be opened");
}

TEST_F(StoredRuns, ArePrintedWhereTheStoreIsSomethingElse)
{
  std::string const file = (folder_.path() / "letter").string();
  std::ofstream(file) << std::string(2000, 'x');
  expect_one_warning(ghostcast("run scenarios/minimal.toml --trajectories 64 --store '" + file + "'"), "is no store of ghostcast");
  EXPECT_EQ(test::text_of(file), std::string(2000, 'x'));
}

TEST_F(StoredRuns, ArePrintedWhereTheStoreIsReadOnly)
{
  run("--trajectories 64");
  std::string const uri = " --store 'file:" + path() + "?mode=ro' ";
  EXPECT_THAT(ghostcast("run scenarios/minimal.toml --trajectories 64" + uri).error, StartsWith("answered from the store"));
  expect_one_warning(ghostcast("run scenarios/minimal.toml --trajectories 64 --seed 2" + uri), "is read-only");
}

TEST_F(StoredRuns, ArePrintedWhereTheDiskIsFull)
{
  run("--trajectories 64");
  std::string const small = "ulimit -f 8; cd '" GHOSTCAST_SOURCE_DIR "' && '" GHOSTCAST_BINARY "' run scenarios/minimal.toml --trajectories 64 --seed 2 " + store();
  // stdout is a file too, but a pipe has no size
  Finished const finished = run_shell("( " + small + " ) | cat");
  EXPECT_THAT(finished.out, HasSubstr("digest"));
  EXPECT_THAT(finished.error, HasSubstr("warning: store "));
  EXPECT_THAT(runs("check").out, HasSubstr("is whole: 1 run"));
}

TEST_F(StoredRuns, ArePrintedWhereTheStoreIsLocked)
{
  run("--trajectories 64");
  Finished const finished = run_shell(
      "python3 -c \"import sqlite3, time; c = sqlite3.connect('" + path() + "', isolation_level=None); c.execute('BEGIN IMMEDIATE'); print('locked', flush=True); time.sleep(6)\" | "
      "{ read -r word; cd '" GHOSTCAST_SOURCE_DIR "' && '" GHOSTCAST_BINARY "' run scenarios/minimal.toml --trajectories 64 --seed 2 " + store() + "; }");
  expect_one_warning(finished, "is locked");
}

TEST_F(StoredRuns, OfTwoProcessesAreCountedOnce)
{
  std::string const one = "'" GHOSTCAST_BINARY "' run scenarios/minimal.toml --trajectories 40000 --json " + store();
  std::string const base = (folder_.path() / "r").string();
  Finished const both = run_shell("cd '" GHOSTCAST_SOURCE_DIR "'; export GHOSTCAST_CHECKPOINT_SECONDS=0.02; " + one + ">" + base + "1 2>" + base + "1e & " + one + ">" + base + "2 2>" + base + "2e; wait");
  json const first = json::parse(test::text_of(base + "1"));
  json const second = json::parse(test::text_of(base + "2"));
  EXPECT_EQ(lasting(first), lasting(second));
  EXPECT_EQ(first["trajectories"], 40000);
  EXPECT_EQ(first["digest"], json::parse(ghostcast("run scenarios/minimal.toml --trajectories 40000 --no-store --json").out)["digest"]);
  EXPECT_THAT(runs("check").out, HasSubstr("is whole: 1 run"));
}

TEST(KillSweep, TenKillsLoseNothing)
{
  Finished const finished = run_shell("python3 '" GHOSTCAST_SOURCE_DIR "/scripts/kill_sweep.py' --kills 10 --trajectories 4000 --binary '" GHOSTCAST_BINARY "'");
  EXPECT_EQ(finished.code, 0) << finished.error;
  EXPECT_THAT(finished.out, ContainsRegex("^[1-9][0-9]+ kills")) << "ten or more: each run is killed until it ends";
}

}  // namespace
}  // namespace ghostcast
