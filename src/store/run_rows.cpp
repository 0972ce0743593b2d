// SPDX-License-Identifier: Apache-2.0
#include "run_rows.hpp"

#include <fmt/format.h>

#include <span>

#include "ghostcast/store/store_error.hpp"
#include "ghostcast/store/tally_codec.hpp"

namespace ghostcast {
namespace {

using Json = nlohmann::json;

/// Columns that a save writes; all but the first ten change with it.
constexpr char const* columns[] = {
    "identity", "question", "request", "scenario_hash", "model", "seed", "belief_count", "belief_block", "record", "created",
    "planned", "absolute", "relative", "at_most", "version", "\"commit\"", "engine", "device", "threads", "isa", "ranks",
    "name", "title", "file", "sha256", "plan", "changes", "warnings", "resolved", "state", "trajectories",
    "reach", "digest_high", "digest_low", "seconds", "fault_kind", "fault", "updated", "generation"};
constexpr std::size_t fixed_columns = 10;

std::string joined(std::string const& each_after, std::size_t first)
{
  std::string text;
  for (std::size_t k = first; k < std::size(columns); ++k) text += (text.empty() ? "" : ", ") + std::string(columns[k]) + each_after;
  return text;
}

/// Reads the columns of a row, one after the other.
class RowReader {
 public:
  explicit RowReader(SQLite::Statement& row) : row_(row) {}

  std::string text() { return row_.getColumn(at_++).getString(); }
  std::int64_t number() { return row_.getColumn(at_++).getInt64(); }
  std::uint64_t count() { return to_unsigned(number()); }
  double real() { return row_.getColumn(at_++).getDouble(); }
  std::vector<std::string> texts()
  {
    Json const list = Json::parse(text(), nullptr, false);
    std::vector<std::string> result;
    for (std::size_t k = 0; list.is_array() && k < list.size(); ++k) {
      if (list[k].is_string()) result.push_back(list[k].get<std::string>());
    }
    return result;
  }

 private:
  SQLite::Statement& row_;
  int at_{0};
};

/// Binds values to the columns of a statement, one after the other.
class RowWriter {
 public:
  explicit RowWriter(SQLite::Statement& statement) : statement_(statement) {}

  RowWriter& operator<<(std::string const& text)
  {
    statement_.bind(++at_, text);
    return *this;
  }
  RowWriter& operator<<(std::int64_t number)
  {
    statement_.bind(++at_, number);
    return *this;
  }
  RowWriter& operator<<(std::uint64_t count) { return *this << to_signed(count); }
  RowWriter& operator<<(int number) { return *this << std::int64_t{number}; }
  RowWriter& operator<<(double number)
  {
    statement_.bind(++at_, number);
    return *this;
  }
  RowWriter& operator<<(std::vector<std::string> const& texts)
  {
    return *this << Json(texts).dump(-1, ' ', false, Json::error_handler_t::replace);
  }

 private:
  SQLite::Statement& statement_;
  int at_{0};
};

/// What never changes while a run is stored.
void write_fixed(RowWriter& to, RunRecord const& record)
{
  RunKey const& key = record.key;
  to << key.identity() << key.question() << record.extent.request() << key.scenario << key.model << key.seed
     << key.belief_count << key.belief_block << std::uint64_t{key.record} << record.created;
}

void write_changing(RowWriter& to, RunRecord const& record, std::string const& resolved)
{
  RunExtent const& extent = record.extent;
  RunOrigin const& origin = record.origin;
  RunSubject const& subject = record.subject;
  to << extent.planned << extent.absolute << extent.relative << extent.at_most;
  to << origin.version << origin.commit << origin.engine << origin.device << origin.threads << origin.isa << origin.ranks;
  to << subject.name << subject.title << subject.file << subject.sha256 << subject.plan << subject.changes << subject.warnings << resolved;
  to << static_cast<int>(record.state) << record.trajectories << record.reach << record.digest.high << record.digest.low;
  to << record.seconds << static_cast<int>(record.fault_kind) << record.fault << record.updated << record.generation;
}

bool insert_record(SQLite::Database& database, RunRecord& record, std::string const& resolved)
{
  std::string marks = "?";
  for (std::size_t k = 1; k < std::size(columns); ++k) marks += ", ?";
  SQLite::Statement insert(database, fmt::format("INSERT OR IGNORE INTO run ({}) VALUES ({})", joined("", 0), marks));
  RowWriter to(insert);
  write_fixed(to, record);
  write_changing(to, record, resolved);
  if (insert.exec() == 0) return false;
  record.id = database.getLastInsertRowid();
  return true;
}

bool update_record(SQLite::Database& database, RunRecord const& record, std::string const& resolved)
{
  SQLite::Statement update(database, fmt::format("UPDATE run SET {} WHERE id = ? AND generation = ?", joined(" = ?", fixed_columns)));
  RowWriter to(update);
  write_changing(to, record, resolved);
  to << record.id << record.generation - 1;
  return update.exec() == 1;
}

std::vector<RangeDigest> read_pieces(SQLite::Database& database, std::int64_t id)
{
  SQLite::Statement query(database, "SELECT first, last, digest_high, digest_low FROM piece WHERE run = ? ORDER BY first");
  query.bind(1, id);
  std::vector<RangeDigest> ranges;
  while (query.executeStep()) {
    RowReader row(query);
    RangeDigest each;
    each.range.first = row.count();
    each.range.last = row.count();
    each.digest.high = row.count();
    each.digest.low = row.count();
    ranges.push_back(each);
  }
  return ranges;
}

/// Ranges are in order, and count what the tally counts.
bool agree(RunOutput const& output)
{
  Digest sum;
  std::uint64_t end = 0;
  std::uint64_t count = 0;
  for (RangeDigest const& each : output.ranges) {
    if (each.range.first < end || each.range.last <= each.range.first) return false;
    end = each.range.last;
    count += each.range.last - each.range.first;
    sum += each.digest;
  }
  return sum == output.digest && count == output.tally.trajectories();
}

}  // namespace

std::string select_records(std::string const& where)
{
  return fmt::format("SELECT {}, id, (SELECT json_group_array(name) FROM (SELECT name FROM tag WHERE run = id ORDER BY name)) "
                     "FROM run {} ORDER BY id", joined("", 0), where);
}

RunRecord read_record(SQLite::Statement& query)
{
  RowReader row(query);
  RunRecord record;
  for (int skipped = 0; skipped < 3; ++skipped) row.text();
  record.key.scenario = row.text();
  record.key.model = row.text();
  record.key.seed = row.count();
  record.key.belief_count = row.count();
  record.key.belief_block = row.count();
  record.key.record = static_cast<RecordMask>(row.count());
  record.created = row.number();
  record.extent = {row.count(), row.real(), row.real(), row.count()};
  record.origin = {row.text(), row.text(), row.text(), row.text(), static_cast<int>(row.number()), row.text(), static_cast<int>(row.number())};
  record.subject = {row.text(), row.text(), row.text(), row.text(), row.text(), row.texts(), row.texts(), {}};
  row.text();
  record.state = row.number() == 0 ? RunState::partial : RunState::complete;
  record.trajectories = row.count();
  record.reach = row.count();
  record.digest.high = row.count();
  record.digest.low = row.count();
  record.seconds = row.real();
  record.fault_kind = static_cast<RunFault>(row.number());
  record.fault = row.text();
  record.updated = row.number();
  record.generation = row.number();
  record.id = row.number();
  record.tags = row.texts();
  return record;
}

bool write_record(SQLite::Database& database, RunRecord& record, std::string const& resolved)
{
  return record.id == 0 ? insert_record(database, record, resolved) : update_record(database, record, resolved);
}

RunOutput read_output(SQLite::Database& database, std::int64_t id, TallyLayout const& layout)
{
  SQLite::Statement query(database, "SELECT bytes FROM tally WHERE run = ?");
  query.bind(1, id);
  if (!query.executeStep()) throw StoreError(StoreFault::damaged, fmt::format("run {} has no tally", id));
  SQLite::Column const bytes = query.getColumn(0);
  std::span const blob(static_cast<std::byte const*>(bytes.getBlob()), static_cast<std::size_t>(bytes.getBytes()));
  RunOutput output;
  output.tally = decode_tally(blob, layout);
  output.digest = digest_of(output.tally);
  output.ranges = read_pieces(database, id);
  if (!agree(output)) throw StoreError(StoreFault::damaged, fmt::format("the ranges of run {} do not agree with its tally", id));
  return output;
}

}  // namespace ghostcast
