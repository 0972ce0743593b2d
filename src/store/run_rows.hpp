// SPDX-License-Identifier: Apache-2.0
/// \file
/// Rows of the store to and from records. Text from outside is bound, never part of a statement.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <bit>
#include <cstdint>
#include <string>

#include "ghostcast/store/run_record.hpp"

namespace ghostcast {

/// SQLite has signed integers alone.
inline std::int64_t to_signed(std::uint64_t value) { return std::bit_cast<std::int64_t>(value); }
inline std::uint64_t to_unsigned(std::int64_t value) { return std::bit_cast<std::uint64_t>(value); }

/// A query for records, by id. \param where  a clause of this program's own
std::string select_records(std::string const& where);

/// The record of the row at which a query of select_records stands.
RunRecord read_record(SQLite::Statement& query);

/// Inserts the record and gives it a number, or updates it where the store has the generation before.
/// \return false where another process was there first
bool write_record(SQLite::Database& database, RunRecord& record, std::string const& resolved);

/// Tally and ranges of a run. \throws StoreError where they are damaged or contradict each other
RunOutput read_output(SQLite::Database& database, std::int64_t id, TallyLayout const& layout);

}  // namespace ghostcast
