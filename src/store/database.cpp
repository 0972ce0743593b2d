// SPDX-License-Identifier: Apache-2.0
#include "database.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <iterator>
#include <system_error>

#include "ghostcast/scenario/plain_text.hpp"
#include "schema.hpp"

namespace ghostcast {
namespace {

namespace fs = std::filesystem;

static_assert(std::size(migration_steps) == store_schema);

/// How long to wait for a lock of another process [ms]: long against a save, short against a slice of a run.
constexpr int patience_ms = 2000;

bool is_uri(std::string const& path) { return path.starts_with("file:"); }

/// The kind of a fault and a clause that says it.
struct Diagnosis {
  StoreFault kind;
  std::string text;
};

Diagnosis diagnosis_of(SQLite::Exception const& error, int system_error)
{
  std::string const why = system_error == 0 ? std::string(error.getErrorStr()) : std::string(std::strerror(system_error));
  switch (error.getErrorCode() & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return {StoreFault::unusable, "is locked by another process"};
    case SQLITE_READONLY: return {StoreFault::unusable, "is read-only"};
    case SQLITE_FULL: return {StoreFault::unusable, "has no room: the disk is full"};
    case SQLITE_IOERR: return {StoreFault::unusable, "cannot be read or written: " + why};
    case SQLITE_CANTOPEN: return {StoreFault::unusable, "cannot be opened: " + why};
    case SQLITE_CORRUPT: return {StoreFault::damaged, "is damaged: " + std::string(error.getErrorStr())};
    case SQLITE_NOTADB: return {StoreFault::foreign, "is no store of ghostcast"};
    default: return {StoreFault::unusable, "failed: " + std::string(error.getErrorStr())};
  }
}

/// Makes the folder of the store; that it cannot be made shows when the file is opened.
void make_folder(std::string const& path)
{
  std::error_code ignored;
  fs::path const folder = fs::path(path).parent_path();
  if (!folder.empty()) fs::create_directories(folder, ignored);
}

}  // namespace

Database::Database(std::string const& path, StoreAccess access) : path_(path)
{
  if (access == StoreAccess::create && !is_uri(path)) make_folder(path);
  guarded([&] {
    open(access);
    prepare();
  });
}

void Database::open(StoreAccess access)
{
  std::error_code ignored;
  if (access == StoreAccess::existing && !is_uri(path_) && !fs::exists(path_, ignored))
    throw StoreError(StoreFault::unknown, fmt::format("store {}: there is none", shown()));
  int const flags = SQLite::OPEN_READWRITE | SQLite::OPEN_URI | (access == StoreAccess::create ? SQLite::OPEN_CREATE : 0);
  database_.emplace(path_, flags, patience_ms);
  readonly_ = sqlite3_db_readonly(database_->getHandle(), "main") == 1;
}

void Database::prepare()
{
  check_kind();
  database_->exec("PRAGMA foreign_keys = ON");
  if (readonly_) return;
  database_->execAndGet("PRAGMA journal_mode = WAL");  // where it cannot be, the rollback journal is as safe
  database_->exec("PRAGMA synchronous = FULL");
  migrate();
}

int Database::pragma(char const* name) { return database_->execAndGet(fmt::format("PRAGMA {}", name)).getInt(); }

/// Refuses what others wrote, before anything is changed.
void Database::check_kind()
{
  bool const fresh = database_->execAndGet("SELECT count(*) FROM sqlite_schema").getInt() == 0;
  int const kind = pragma("application_id");
  int const schema = pragma("user_version");
  if (kind != store_application_id && !(fresh && kind == 0 && schema == 0))
    throw StoreError(StoreFault::foreign, fmt::format("store {}: is no store of ghostcast", shown()));
  if (schema > store_schema)
    throw StoreError(StoreFault::foreign, fmt::format("store {}: was written by a newer ghostcast (schema {}, this one knows {})",
                                                      shown(), schema, store_schema));
  if (schema < store_schema && readonly_)
    throw StoreError(StoreFault::unusable, fmt::format("store {}: is read-only and has the older schema {}", shown(), schema));
}

/// All steps or none; another process may have taken them in the meantime.
void Database::migrate()
{
  if (pragma("user_version") == store_schema) return;
  SQLite::Transaction transaction(*database_, SQLite::TransactionBehavior::IMMEDIATE);
  for (int step = pragma("user_version"); step < store_schema; ++step) database_->exec(migration_steps[step]);
  database_->exec(fmt::format("PRAGMA application_id = {}", store_application_id));
  database_->exec(fmt::format("PRAGMA user_version = {}", store_schema));
  transaction.commit();
}

std::string Database::shown() const { return printable(path_); }

void Database::refuse(SQLite::Exception const& error)
{
  int const system_error = database_ ? sqlite3_system_errno(database_->getHandle()) : errno;
  Diagnosis const diagnosis = diagnosis_of(error, system_error);
  throw StoreError(diagnosis.kind, fmt::format("store {}: {}", shown(), diagnosis.text));
}

}  // namespace ghostcast
