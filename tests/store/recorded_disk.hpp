// SPDX-License-Identifier: Apache-2.0
/// \file
/// A file system for SQLite that passes everything on to the real one and keeps the history of its writes.
#pragma once

#include <sqlite3.h>

#include "store/disk_history.hpp"

namespace ghostcast::testing_support {

/// What becomes of a program's wish that written bytes lie on the disk.
enum class Syncs : int {
  obeyed,
  ignored  ///< as of a disk that says yes and keeps them in its cache
};

/// While it lives every connection that SQLite opens goes through it. One thread at a time.
class RecordedDisk {
 public:
  explicit RecordedDisk(Syncs syncs = Syncs::obeyed);
  ~RecordedDisk();
  RecordedDisk(RecordedDisk const&) = delete;
  RecordedDisk& operator=(RecordedDisk const&) = delete;

  DiskHistory const& history() const { return history_; }
  void note(DiskEvent event);

 private:
  static int open(sqlite3_vfs* vfs, char const* path, sqlite3_file* file, int flags, int* out_flags);
  static int remove(sqlite3_vfs* vfs, char const* path, int sync_folder);

  Syncs syncs_;
  sqlite3_vfs* real_;
  sqlite3_vfs mine_;
  DiskHistory history_;
};

}  // namespace ghostcast::testing_support
