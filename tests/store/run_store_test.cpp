// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/store/run_store.hpp"

#include <gmock/gmock.h>

#include "store/stored_runs.hpp"

namespace ghostcast {
namespace {

using namespace testing_support;
using testing::ElementsAre;
using testing::IsEmpty;

class RunStoreTest : public StoreTest {};

TEST_F(RunStoreTest, GivesBackWhatWasSaved)
{
  RunRecord record = record_of(~std::uint64_t{0});  // seeds have all 64 bits
  record.state = RunState::complete;
  open().save(record, output_of(5));
  RunStore store = open();
  RunRecord const found = store.record(record.id);
  EXPECT_EQ(found.key, record.key);
  EXPECT_EQ(found.extent.request(), record.extent.request());
  EXPECT_EQ(found.subject.name, "lab");
  EXPECT_THAT(found.subject.changes, ElementsAre("set gpus = 512"));
  EXPECT_THAT(found.subject.warnings, ElementsAre("careful"));
  EXPECT_EQ(found.origin.device, "a processor");
  EXPECT_EQ(found.state, RunState::complete);
  EXPECT_EQ(found.trajectories, 50u);
  EXPECT_EQ(found.reach, 50u);
  EXPECT_EQ(found.digest, output_of(5).digest);
  EXPECT_EQ(store.subject(found).resolved, record.subject.resolved);
}

TEST_F(RunStoreTest, GivesBackTheTallyAndItsRanges)
{
  RunRecord record = record_of();
  RunStore store = open();
  store.save(record, output_of(3));
  RunOutput const loaded = store.load(record, small_layout());
  EXPECT_EQ(loaded.tally.counts, output_of(3).tally.counts);
  EXPECT_EQ(loaded.digest, output_of(3).digest);
  ASSERT_EQ(loaded.ranges.size(), 3u);
  EXPECT_EQ(loaded.ranges[2].range.first, 20u);
  EXPECT_EQ(loaded.ranges[2].digest, output_of(3).ranges[2].digest);
}

TEST_F(RunStoreTest, ReplacesASaveByTheNext)
{
  RunRecord record = record_of();
  RunStore store = open();
  store.save(record, output_of(2));
  std::int64_t const id = record.id;
  store.save(record, output_of(4));
  EXPECT_EQ(record.id, id);
  EXPECT_EQ(record.generation, 2);
  EXPECT_EQ(store.load(store.record(id), small_layout()).digest, output_of(4).digest);
  EXPECT_EQ(store.all().size(), 1u);
}

TEST_F(RunStoreTest, FindsARunByWhatWasAskedAlone)
{
  RunRecord record = record_of();
  RunStore store = open();
  store.save(record, output_of(1));
  EXPECT_TRUE(store.find(record_of().key, record_of().extent));
  EXPECT_FALSE(store.find(record_of(2).key, record.extent)) << "another seed";
  EXPECT_FALSE(store.find(record.key, record_of(1, 60).extent)) << "another number of trajectories";
}

TEST_F(RunStoreTest, KeepsSeveralExtentsOfOneKey)
{
  RunStore store = open();
  RunRecord small = record_of(1, 20);
  RunRecord large = record_of(1, 50);
  RunRecord other = record_of(2, 20);
  store.save(small, output_of(2));
  store.save(large, output_of(5));
  store.save(other, output_of(2));
  std::vector<RunRecord> const found = store.with_key(small.key);
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].id, small.id);
  EXPECT_EQ(found[1].id, large.id);
}

TEST_F(RunStoreTest, FindsRunsThatDifferInTheirBeliefsAlone)
{
  RunStore store = open();
  RunRecord few = record_of();
  RunRecord many = record_of();
  many.key.belief_count = 32;
  store.save(few, output_of(1));
  store.save(many, output_of(1));
  EXPECT_EQ(store.with_key(few.key).size(), 1u);
  EXPECT_EQ(store.with_question(few.key).size(), 2u);
}

TEST_F(RunStoreTest, RefusesTheSaveOfAProcessThatWasOvertaken)
{
  RunRecord mine = record_of();
  RunStore store = open();
  store.save(mine, output_of(1));
  RunRecord theirs = open().record(mine.id);
  open().save(theirs, output_of(3));
  EXPECT_EQ(fault_of([&] { store.save(mine, output_of(2)); }), StoreFault::outdated);
  EXPECT_EQ(mine.generation, 1);
  EXPECT_EQ(store.load(theirs, small_layout()).digest, output_of(3).digest) << "nothing was stored";
}

TEST_F(RunStoreTest, RefusesToBeginARunThatAnotherProcessHasBegun)
{
  RunRecord mine = record_of();
  RunRecord theirs = record_of();
  open().save(theirs, output_of(1));
  EXPECT_EQ(fault_of([&] { open().save(mine, output_of(2)); }), StoreFault::outdated);
  EXPECT_EQ(mine.id, 0);
  EXPECT_EQ(open().all().size(), 1u);
}

TEST_F(RunStoreTest, RefusesTheSaveOfARunThatWasDeleted)
{
  RunRecord record = record_of();
  RunStore store = open();
  store.save(record, output_of(1));
  open().remove(record.id);
  EXPECT_EQ(fault_of([&] { store.save(record, output_of(2)); }), StoreFault::outdated);
  EXPECT_THAT(store.all(), IsEmpty());
}

TEST_F(RunStoreTest, RefusesToLoadARunThatChangedSinceItWasLookedUp)
{
  RunRecord record = record_of();
  open().save(record, output_of(1));
  RunRecord newer = record;
  open().save(newer, output_of(2));
  EXPECT_EQ(fault_of([&] { open().load(record, small_layout()); }), StoreFault::outdated);
}

TEST_F(RunStoreTest, SeesARangeThatDoesNotBelongToItsTally)
{
  RunRecord record = record_of();
  open().save(record, output_of(3));
  execute("DELETE FROM piece WHERE first = 10");
  EXPECT_EQ(fault_of([&] { open().load(record, small_layout()); }), StoreFault::damaged);
}

TEST_F(RunStoreTest, SeesADigestThatIsNotThatOfTheTally)
{
  RunRecord record = record_of();
  open().save(record, output_of(3));
  execute("UPDATE run SET digest_low = digest_low + 1");
  EXPECT_EQ(fault_of([&] { open().load(open().record(record.id), small_layout()); }), StoreFault::damaged);
}

TEST_F(RunStoreTest, SeesADamagedTally)
{
  RunRecord record = record_of();
  open().save(record, output_of(3));
  execute("UPDATE tally SET bytes = substr(bytes, 1, length(bytes) - 1)");
  EXPECT_EQ(fault_of([&] { open().load(record, small_layout()); }), StoreFault::damaged);
}

TEST_F(RunStoreTest, SeesAScenarioThatIsNotTheOneThatWasRun)
{
  RunRecord record = record_of();
  open().save(record, output_of(1));
  execute("UPDATE scenario SET resolved = replace(resolved, 'lab', 'bal')");
  EXPECT_EQ(fault_of([&] { open().subject(record); }), StoreFault::damaged);
}

TEST_F(RunStoreTest, TagsAndUntags)
{
  RunRecord record = record_of();
  RunStore store = open();
  store.save(record, output_of(1));
  store.tag(record.id, "b'; DROP TABLE run; --");
  store.tag(record.id, "a \"quoted\" name");
  store.tag(record.id, "a \"quoted\" name");
  EXPECT_THAT(store.record(record.id).tags, ElementsAre("a \"quoted\" name", "b'; DROP TABLE run; --"));
  store.untag(record.id, "b'; DROP TABLE run; --");
  EXPECT_THAT(store.record(record.id).tags, ElementsAre("a \"quoted\" name"));
  EXPECT_EQ(fault_of([&] { store.untag(record.id, "never given"); }), StoreFault::unknown);
}

TEST_F(RunStoreTest, DeletesARunWithAllThatBelongsToIt)
{
  RunRecord record = record_of();
  RunRecord other = record_of(2);
  RunStore store = open();
  store.save(record, output_of(2));
  store.save(other, output_of(2));
  store.tag(record.id, "old");
  store.remove(record.id);
  EXPECT_EQ(fault_of([&] { store.record(record.id); }), StoreFault::unknown);
  SQLite::Database database(path());
  for (char const* const table : {"piece", "tally", "tag"})
    EXPECT_EQ(database.execAndGet(std::string("SELECT count(*) FROM ") + table + " WHERE run = " + std::to_string(record.id)).getInt(), 0) << table;
  EXPECT_EQ(store.subject(other).resolved, other.subject.resolved) << "the scenario is still in use";
  store.remove(other.id);
  EXPECT_EQ(database.execAndGet("SELECT count(*) FROM scenario").getInt(), 0);
}

TEST_F(RunStoreTest, NeverGivesANumberTwice)
{
  RunRecord first = record_of();
  RunStore store = open();
  store.save(first, output_of(1));
  store.remove(first.id);
  RunRecord second = record_of();
  store.save(second, output_of(1));
  EXPECT_GT(second.id, first.id);
}

TEST_F(RunStoreTest, ChangesNothingWhereASaveFailsHalfway)
{
  RunRecord record = record_of();
  RunStore store = open();
  store.save(record, output_of(2));
  execute("CREATE TRIGGER no_tally BEFORE INSERT ON tally BEGIN SELECT RAISE(ABORT, 'no'); END");
  EXPECT_EQ(fault_of([&] { store.save(record, output_of(4)); }), StoreFault::unusable);
  EXPECT_EQ(record.generation, 1);
  EXPECT_EQ(store.load(record, small_layout()).digest, output_of(2).digest);
}

TEST(RunKey, DiffersWhereverTheNumbersMayDiffer)
{
  RunKey const key = record_of().key;
  for (auto const& change : std::vector<void (*)(RunKey&)>{[](RunKey& k) { k.scenario += "a"; }, [](RunKey& k) { k.model += "a"; },
                                                          [](RunKey& k) { ++k.seed; }, [](RunKey& k) { ++k.belief_count; },
                                                          [](RunKey& k) { ++k.belief_block; }, [](RunKey& k) { ++k.record; }}) {
    RunKey other = key;
    change(other);
    EXPECT_NE(other.identity(), key.identity());
  }
  EXPECT_EQ(record_of().key.identity(), key.identity());
}

TEST(ScenarioHash, IsOfWhatIsSaidAndNotOfWhere)
{
  nlohmann::json const one = {{"document", {{"gpus", 4}}}, {"plan", "base"}, {"without", {}}, {"set", {}}, {"files", {"a.toml"}}, {"sha256", "1"}};
  nlohmann::json other = one;
  other["files"] = {"b.toml"};
  other["sha256"] = "2";
  EXPECT_EQ(scenario_hash(one), scenario_hash(other));
  for (char const* const key : {"document", "plan", "without", "set"}) {
    nlohmann::json changed = one;
    changed[key] = "another";
    EXPECT_NE(scenario_hash(one), scenario_hash(changed)) << key;
  }
}

TEST(UtcText, SaysTheMinute) { EXPECT_EQ(utc_text(1795409700), "2026-11-23 04:55 UTC"); }

}  // namespace
}  // namespace ghostcast
