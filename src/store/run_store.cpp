// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/store/run_store.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ctime>
#include <span>

#include "database.hpp"
#include "ghostcast/scenario/file_bytes.hpp"
#include "ghostcast/store/tally_codec.hpp"
#include "run_rows.hpp"

namespace ghostcast {
namespace {

using Json = nlohmann::json;

constexpr std::size_t most_blob_bytes = 1'000'000'000;  // SQLITE_MAX_LENGTH, as it is built by default

std::vector<RunRecord> read_all(SQLite::Statement& query)
{
  std::vector<RunRecord> records;
  while (query.executeStep()) records.push_back(read_record(query));
  return records;
}

/// A resolved scenario as text; what is no UTF-8 cannot be in it.
std::string text_of(Json const& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

void save_resolved(SQLite::Database& database, std::string const& sha256, std::string const& text)
{
  SQLite::Statement insert(database, "INSERT OR IGNORE INTO scenario (sha256, resolved) VALUES (?, ?)");
  insert.bind(1, sha256);
  insert.bind(2, text);
  insert.exec();
}

void save_pieces(SQLite::Database& database, std::int64_t id, std::vector<RangeDigest> const& ranges)
{
  SQLite::Statement remove(database, "DELETE FROM piece WHERE run = ?");
  remove.bind(1, id);
  remove.exec();
  SQLite::Statement insert(database, "INSERT INTO piece (run, first, last, digest_high, digest_low) VALUES (?, ?, ?, ?, ?)");
  for (RangeDigest const& each : ranges) {
    insert.bind(1, id);
    insert.bind(2, to_signed(each.range.first));
    insert.bind(3, to_signed(each.range.last));
    insert.bind(4, to_signed(each.digest.high));
    insert.bind(5, to_signed(each.digest.low));
    insert.exec();
    insert.reset();
  }
}

void save_tally(SQLite::Database& database, std::int64_t id, std::vector<std::byte> const& bytes)
{
  SQLite::Statement insert(database, "INSERT OR REPLACE INTO tally (run, bytes) VALUES (?, ?)");
  insert.bind(1, id);
  insert.bindNoCopy(2, bytes.data(), static_cast<int>(bytes.size()));
  insert.exec();
}

void remove_unused_scenarios(SQLite::Database& database)
{
  database.exec("DELETE FROM scenario WHERE sha256 NOT IN (SELECT resolved FROM run)");
}

/// What the record will say once `done` is stored.
RunRecord advanced(RunRecord record, RunOutput const& done)
{
  record.updated = std::time(nullptr);
  if (record.id == 0) record.created = record.updated;
  record.trajectories = done.tally.trajectories();
  record.reach = done.ranges.empty() ? 0 : done.ranges.back().range.last;
  record.digest = done.digest;
  record.seconds = done.seconds;
  record.fault_kind = done.fault_kind;
  record.fault = done.fault;
  ++record.generation;
  return record;
}

/// Saves of a run so far; 0: it is gone.
std::int64_t generation_of(SQLite::Database& database, std::int64_t id)
{
  SQLite::Statement query(database, "SELECT generation FROM run WHERE id = ?");
  query.bind(1, id);
  return query.executeStep() ? query.getColumn(0).getInt64() : 0;
}

[[noreturn]] void refuse_unknown(std::string const& path, std::int64_t id)
{
  throw StoreError(StoreFault::unknown, fmt::format("store {}: has no run {}", path, id));
}

}  // namespace

RunStore::RunStore(std::string const& path, StoreAccess access) : database_(std::make_unique<Database>(path, access)) {}
RunStore::~RunStore() = default;
RunStore::RunStore(RunStore&&) noexcept = default;
RunStore& RunStore::operator=(RunStore&&) noexcept = default;

std::string const& RunStore::path() const { return database_->path(); }
bool RunStore::is_readonly() const { return database_->is_readonly(); }

std::optional<RunRecord> RunStore::find(RunKey const& key, RunExtent const& extent)
{
  return database_->guarded([&]() -> std::optional<RunRecord> {
    SQLite::Statement query(database_->get(), select_records("WHERE identity = ? AND request = ?"));
    query.bind(1, key.identity());
    query.bind(2, extent.request());
    if (!query.executeStep()) return std::nullopt;
    return read_record(query);
  });
}

std::vector<RunRecord> RunStore::with_key(RunKey const& key)
{
  return database_->guarded([&] {
    SQLite::Statement query(database_->get(), select_records("WHERE identity = ?"));
    query.bind(1, key.identity());
    return read_all(query);
  });
}

std::vector<RunRecord> RunStore::with_question(RunKey const& key)
{
  return database_->guarded([&] {
    SQLite::Statement query(database_->get(), select_records("WHERE question = ?"));
    query.bind(1, key.question());
    return read_all(query);
  });
}

std::vector<RunRecord> RunStore::all()
{
  return database_->guarded([&] {
    SQLite::Statement query(database_->get(), select_records(""));
    return read_all(query);
  });
}

RunRecord RunStore::record(std::int64_t id)
{
  return database_->guarded([&] {
    SQLite::Statement query(database_->get(), select_records("WHERE id = ?"));
    query.bind(1, id);
    if (!query.executeStep()) refuse_unknown(database_->shown(), id);
    return read_record(query);
  });
}

RunSubject RunStore::subject(RunRecord const& record)
{
  return database_->guarded([&] {
    SQLite::Statement query(database_->get(), "SELECT scenario.resolved FROM scenario JOIN run ON run.resolved = scenario.sha256 WHERE run.id = ?");
    query.bind(1, record.id);
    if (!query.executeStep()) refuse_unknown(database_->shown(), record.id);
    RunSubject subject = record.subject;
    subject.resolved = Json::parse(query.getColumn(0).getString(), nullptr, false);
    if (scenario_hash(subject.resolved.is_object() ? subject.resolved : Json::object()) != record.key.scenario)
      throw StoreError(StoreFault::damaged, fmt::format("store {}: the scenario of run {} is damaged", database_->shown(), record.id));
    return subject;
  });
}

RunOutput RunStore::load(RunRecord const& record, TallyLayout const& layout)
{
  return database_->guarded([&] {
    SQLite::Transaction const one_state(database_->get());  // tally and ranges of one save
    RunOutput output = read_output(database_->get(), record.id, layout);
    output.seconds = record.seconds;
    if (record.fault_kind == RunFault::survived) {
      output.fault_kind = record.fault_kind;
      output.fault = record.fault;
    }
    bool const whole = output.digest == record.digest && output.tally.trajectories() == record.trajectories;
    if (whole) return output;
    if (generation_of(database_->get(), record.id) != record.generation)
      throw StoreError(StoreFault::outdated, fmt::format("store {}: run {} was changed meanwhile", database_->shown(), record.id));
    throw StoreError(StoreFault::damaged, fmt::format("store {}: the tally of run {} is not the one that was saved last", database_->shown(), record.id));
  });
}

void RunStore::save(RunRecord& record, RunOutput const& done)
{
  std::vector<std::byte> const bytes = encode_tally(done.tally);
  std::string const resolved = text_of(record.subject.resolved);
  std::string const sha256 = sha256_of(resolved);
  if (bytes.size() > most_blob_bytes)
    throw StoreError(StoreFault::unusable, fmt::format("store {}: the tally takes {} bytes, a row of SQLite at most {}", database_->shown(), bytes.size(), most_blob_bytes));
  RunRecord next = advanced(record, done);
  database_->guarded([&] {
    SQLite::Database& database = database_->get();
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    save_resolved(database, sha256, resolved);
    if (!write_record(database, next, sha256))
      throw StoreError(StoreFault::outdated, fmt::format("store {}: another process has the same run", database_->shown()));
    save_pieces(database, next.id, done.ranges);
    save_tally(database, next.id, bytes);
    transaction.commit();
  });
  record = std::move(next);
}

void RunStore::tag(std::int64_t id, std::string const& name)
{
  record(id);
  database_->guarded([&] {
    SQLite::Statement insert(database_->get(), "INSERT OR IGNORE INTO tag (name, run) VALUES (?, ?)");
    insert.bind(1, name);
    insert.bind(2, id);
    insert.exec();
  });
}

void RunStore::untag(std::int64_t id, std::string const& name)
{
  record(id);
  database_->guarded([&] {
    SQLite::Statement remove(database_->get(), "DELETE FROM tag WHERE name = ? AND run = ?");
    remove.bind(1, name);
    remove.bind(2, id);
    if (remove.exec() == 0) throw StoreError(StoreFault::unknown, fmt::format("store {}: run {} has no tag {}", database_->shown(), id, name));
  });
}

void RunStore::remove(std::int64_t id)
{
  database_->guarded([&] {
    SQLite::Transaction transaction(database_->get(), SQLite::TransactionBehavior::IMMEDIATE);
    SQLite::Statement remove(database_->get(), "DELETE FROM run WHERE id = ?");
    remove.bind(1, id);
    if (remove.exec() == 0) refuse_unknown(database_->shown(), id);
    remove_unused_scenarios(database_->get());
    transaction.commit();
  });
}

std::vector<std::string> RunStore::check()
{
  return database_->guarded([&] {
    std::vector<std::string> lines;
    for (char const* const question : {"PRAGMA integrity_check", "PRAGMA foreign_key_check"}) {
      SQLite::Statement query(database_->get(), question);
      while (query.executeStep()) lines.push_back(query.getColumn(0).getString());
    }
    std::erase(lines, "ok");
    return lines;
  });
}

}  // namespace ghostcast
