// SPDX-License-Identifier: Apache-2.0
// The file of the store: other versions, other files, files that cannot be used.
#include <gmock/gmock.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>

#include "store/stored_runs.hpp"

namespace ghostcast {
namespace {

using namespace testing_support;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

class DatabaseTest : public StoreTest {
 protected:
  int pragma(std::string const& name) const { return SQLite::Database(path()).execAndGet("PRAGMA " + name).getInt(); }
};

/// What the first version wrote, by its own statements: no tags.
constexpr char const* first_schema = R"sql(
CREATE TABLE scenario (sha256 TEXT PRIMARY KEY, resolved TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE run (id INTEGER PRIMARY KEY AUTOINCREMENT, identity TEXT NOT NULL, question TEXT NOT NULL, request TEXT NOT NULL,
  scenario_hash TEXT NOT NULL, model TEXT NOT NULL, seed INTEGER NOT NULL, belief_count INTEGER NOT NULL, belief_block INTEGER NOT NULL,
  record INTEGER NOT NULL, planned INTEGER NOT NULL, absolute REAL NOT NULL, relative REAL NOT NULL, at_most INTEGER NOT NULL,
  version TEXT NOT NULL, "commit" TEXT NOT NULL, engine TEXT NOT NULL, device TEXT NOT NULL, threads INTEGER NOT NULL, isa TEXT NOT NULL,
  name TEXT NOT NULL, title TEXT NOT NULL, file TEXT NOT NULL, sha256 TEXT NOT NULL, plan TEXT NOT NULL, changes TEXT NOT NULL,
  warnings TEXT NOT NULL, resolved TEXT NOT NULL REFERENCES scenario (sha256), state INTEGER NOT NULL, trajectories INTEGER NOT NULL,
  reach INTEGER NOT NULL, digest_high INTEGER NOT NULL, digest_low INTEGER NOT NULL, seconds REAL NOT NULL, fault_kind INTEGER NOT NULL,
  fault TEXT NOT NULL, created INTEGER NOT NULL, updated INTEGER NOT NULL, generation INTEGER NOT NULL, UNIQUE (identity, request));
CREATE INDEX run_by_question ON run (question);
CREATE TABLE piece (run INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE, first INTEGER NOT NULL, last INTEGER NOT NULL,
  digest_high INTEGER NOT NULL, digest_low INTEGER NOT NULL, PRIMARY KEY (run, first)) WITHOUT ROWID;
CREATE TABLE tally (run INTEGER PRIMARY KEY REFERENCES run (id) ON DELETE CASCADE, bytes BLOB NOT NULL);
PRAGMA application_id = 1734570868;
PRAGMA user_version = 1;
)sql";

TEST_F(DatabaseTest, CarriesItsKindAndSchema)
{
  open();
  EXPECT_EQ(pragma("application_id"), 0x67637374);
  EXPECT_EQ(pragma("user_version"), 2);
}

TEST_F(DatabaseTest, WritesAheadAndWaitsForTheDisk)
{
  open();
  EXPECT_EQ(SQLite::Database(path()).execAndGet("PRAGMA journal_mode").getString(), "wal");
}

TEST_F(DatabaseTest, MigratesTheFirstVersionAndKeepsItsRuns)
{
  RunRecord record = record_of();
  open().save(record, output_of(3));
  {
    SQLite::Database old(path() + ".old", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    old.exec(first_schema);
    old.exec("ATTACH '" + path() + "' AS now");
    for (std::string const table : {"scenario", "run", "piece", "tally"}) {
      std::string const columns = old.execAndGet("SELECT group_concat('\"' || name || '\"') FROM pragma_table_info('" + table + "', 'main')");
      old.exec("INSERT INTO main." + table + " SELECT " + columns + " FROM now." + table);
    }
  }
  RunStore store(path() + ".old");
  EXPECT_EQ(store.load(store.record(record.id), small_layout()).digest, output_of(3).digest);
  store.tag(record.id, "kept");
  EXPECT_THAT(store.record(record.id).tags, ElementsAre("kept"));
  EXPECT_EQ(SQLite::Database(path() + ".old").execAndGet("PRAGMA user_version").getInt(), 2);
  EXPECT_THAT(store.check(), IsEmpty());
}

TEST_F(DatabaseTest, LeavesANewerStoreAlone)
{
  open();
  execute("PRAGMA user_version = 3");
  EXPECT_EQ(fault_of([&] { open(); }), StoreFault::foreign);
  EXPECT_EQ(pragma("user_version"), 3);
}

TEST_F(DatabaseTest, LeavesOtherDatabasesAlone)
{
  execute("CREATE TABLE letters (text)");
  EXPECT_EQ(fault_of([&] { open(); }), StoreFault::foreign);
  EXPECT_EQ(SQLite::Database(path()).execAndGet("SELECT count(*) FROM sqlite_schema").getInt(), 1);
}

TEST_F(DatabaseTest, LeavesFilesThatAreNoDatabaseAlone)
{
  std::string const text(4096, 'x');
  std::ofstream(path()) << text;
  EXPECT_EQ(fault_of([&] { open(); }), StoreFault::foreign);
  EXPECT_EQ(test::text_of(path()), text);
}

TEST_F(DatabaseTest, SaysThatItIsLocked)
{
  open();
  SQLite::Database other(path(), SQLite::OPEN_READWRITE);
  other.exec("BEGIN IMMEDIATE");
  RunRecord record = record_of();
  EXPECT_EQ(fault_of([&] { open().save(record, output_of(1)); }), StoreFault::unusable);
  other.exec("COMMIT");
  EXPECT_NO_THROW(open().save(record, output_of(1)));
}

TEST_F(DatabaseTest, IsReadWhereItCannotBeWritten)
{
  RunRecord record = record_of();
  open().save(record, output_of(2));
  RunStore store("file:" + path() + "?mode=ro");
  EXPECT_TRUE(store.is_readonly());
  EXPECT_EQ(store.load(record, small_layout()).digest, output_of(2).digest);
  EXPECT_EQ(fault_of([&] { store.save(record, output_of(3)); }), StoreFault::unusable);
}

TEST_F(DatabaseTest, SaysThatItsFolderCannotBeMade)
{
  EXPECT_EQ(fault_of([] { RunStore("/proc/ghostcast/runs.db"); }), StoreFault::unusable);
}

TEST_F(DatabaseTest, IsNotMadeWhereItMustBeThere)
{
  EXPECT_EQ(fault_of([&] { RunStore(path(), StoreAccess::existing); }), StoreFault::unknown);
  EXPECT_FALSE(std::filesystem::exists(path()));
}

TEST_F(DatabaseTest, SaysThatTheDiskIsFullAndStaysWhole)
{
  RunRecord record = record_of();
  open().save(record, output_of(1));
  pid_t const child = fork();
  if (child == 0) {
    struct rlimit const limit{4096, 4096};
    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &limit);
    RunRecord next = record;
    bool refused = false;
    try {
      RunStore(path()).save(next, output_of(5));
    } catch (StoreError const& fault) {
      refused = fault.kind() == StoreFault::unusable;
    }
    _exit(refused ? 0 : 1);
  }
  int status = 0;
  waitpid(child, &status, 0);
  EXPECT_EQ(WEXITSTATUS(status), 0);
  EXPECT_EQ(open().load(record, small_layout()).digest, output_of(1).digest);
  EXPECT_THAT(open().check(), IsEmpty());
}

TEST_F(DatabaseTest, SeesDamageInItsPages)
{
  RunRecord record = record_of();
  {
    RunStore store = open();
    for (std::uint64_t seed = 1; seed < 40; ++seed) {
      record = record_of(seed);
      store.save(record, output_of(5));
    }
  }
  std::uintmax_t const size = std::filesystem::file_size(path());
  std::fstream file(path(), std::ios::in | std::ios::out | std::ios::binary);
  for (std::uintmax_t at = 4096; at < size; at += 512) {  // all pages but the first
    file.seekp(static_cast<std::streamoff>(at));
    file << "damage";
  }
  file.close();
  bool seen = false;
  try {
    RunStore store = open();
    seen = !store.check().empty();
  } catch (StoreError const& fault) {
    seen = fault.kind() == StoreFault::damaged;
  }
  EXPECT_TRUE(seen);
}

/// Tries to save the run `count` times from a process of its own; the exit code is how often it was refused.
pid_t save_often(std::string const& path, std::uint64_t seed, int count)
{
  pid_t const child = fork();
  if (child != 0) return child;
  int refused = 0;
  RunStore store(path);
  for (int k = 0; k < count; ++k) {
    RunRecord record = record_of(seed);
    try {
      auto const found = store.find(record.key, record.extent);
      if (found) record.id = found->id, record.generation = found->generation;
      store.save(record, output_of(static_cast<std::uint64_t>(k % 5 + 1)));
    } catch (StoreError const& fault) {
      bool const late = fault.kind() == StoreFault::outdated || fault.kind() == StoreFault::unusable;  // or locked for too long
      if (!late) _exit(200);
      ++refused;
    }
  }
  _exit(refused);
}

TEST_F(DatabaseTest, LetsTwoProcessesSaveOneRunOneAfterTheOther)
{
  constexpr int count = 50;
  open();
  pid_t const children[] = {save_often(path(), 1, count), save_often(path(), 1, count)};
  int saved = 0;
  for (pid_t const child : children) {
    int status = 0;
    waitpid(child, &status, 0);
    ASSERT_TRUE(WIFEXITED(status));
    ASSERT_LE(WEXITSTATUS(status), count);
    saved += count - WEXITSTATUS(status);
  }
  RunStore store = open();
  std::vector<RunRecord> const runs = store.all();
  ASSERT_EQ(runs.size(), 1u);
  EXPECT_GT(saved, 0);
  EXPECT_EQ(runs[0].generation, saved) << "every save that was not refused took one step, and no other did";
  EXPECT_EQ(store.load(runs[0], small_layout()).digest, runs[0].digest);
}

}  // namespace
}  // namespace ghostcast
