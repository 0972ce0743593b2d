// SPDX-License-Identifier: Apache-2.0
/// \file
/// Runs in an SQLite file: what was asked, what was computed, how far it came.
///
/// One transaction saves a tally together with the ranges that it counts, so that a process that ends at any
/// instant, or a machine that loses its power, leaves the last save whole. The journal is a write-ahead log
/// and every commit waits until the disk has it (synchronous = FULL; NORMAL would lose the last commits with
/// the power). Every function but the constructor may throw StoreError of the kinds unusable and damaged.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "ghostcast/store/run_record.hpp"
#include "ghostcast/store/store_error.hpp"

namespace ghostcast {

enum class StoreAccess : int {
  create,   ///< the file and its folder are made where they are missing
  existing  ///< they must be there
};

class Database;

class RunStore {
 public:
  /// \param path  of the file, or a URI of SQLite such as file:/data/runs.db?mode=ro
  /// \throws StoreError: foreign, damaged or unusable
  explicit RunStore(std::string const& path, StoreAccess access = StoreAccess::create);
  ~RunStore();
  RunStore(RunStore&&) noexcept;
  RunStore& operator=(RunStore&&) noexcept;

  std::string const& path() const;
  bool is_readonly() const;

  std::optional<RunRecord> find(RunKey const& key, RunExtent const& extent);
  std::vector<RunRecord> with_key(RunKey const& key);       ///< of any extent, by id
  std::vector<RunRecord> with_question(RunKey const& key);  ///< with any beliefs, by id
  std::vector<RunRecord> all();                             ///< by id
  RunRecord record(std::int64_t id);                        ///< \throws StoreError: unknown

  /// The record's subject with its resolved scenario.
  RunSubject subject(RunRecord const& record);

  /// What is done of a run; its digest, trajectories and ranges agree.
  /// \param layout  of its scenario and plan  \throws StoreError: damaged, foreign
  RunOutput load(RunRecord const& record, TallyLayout const& layout);

  /// Saves what is done of a run in one transaction; the first time the record gets its number.
  /// \pre record.subject.resolved is there
  /// \throws StoreError; outdated where another process has saved, begun or deleted the same run since.
  ///         Nothing was stored then, and the record is as it was.
  void save(RunRecord& record, RunOutput const& done);

  void tag(std::int64_t id, std::string const& name);    ///< \throws StoreError: unknown
  void untag(std::int64_t id, std::string const& name);  ///< \throws StoreError: unknown, also where it has no such tag
  void remove(std::int64_t id);                          ///< \throws StoreError: unknown

  /// What SQLite finds wrong in the file, a line each; empty: nothing.
  std::vector<std::string> check();

 private:
  std::unique_ptr<Database> database_;
};

}  // namespace ghostcast
