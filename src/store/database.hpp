// SPDX-License-Identifier: Apache-2.0
/// \file
/// The file of the run store: opened, recognised, brought to the present schema.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <optional>
#include <string>

#include "ghostcast/store/run_store.hpp"

namespace ghostcast {

/// "gcst" as a number, in the header of every store.
inline constexpr int store_application_id = 0x67637374;
/// The schema that this program writes; older ones are migrated.
inline constexpr int store_schema = 2;

class Database {
 public:
  /// \throws StoreError
  Database(std::string const& path, StoreAccess access);

  SQLite::Database& get() { return *database_; }
  std::string const& path() const { return path_; }
  std::string shown() const;  ///< the path in messages
  bool is_readonly() const { return readonly_; }

  /// Calls `act` and turns faults of the database into StoreError.
  template <class Act>
  auto guarded(Act const& act)
  {
    try {
      return act();
    } catch (SQLite::Exception const& error) {
      refuse(error);
    }
  }

 private:
  void open(StoreAccess access);
  void prepare();
  void set_up();
  void check_kind();
  void migrate();
  int pragma(char const* name);
  [[noreturn]] void refuse(SQLite::Exception const& error);

  std::string path_;
  std::optional<SQLite::Database> database_;
  bool readonly_{false};
};

}  // namespace ghostcast
