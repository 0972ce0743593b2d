// SPDX-License-Identifier: Apache-2.0
#include "store/recorded_disk.hpp"

#include <utility>

namespace ghostcast::testing_support {
namespace {

/// What SQLite holds of an open file. Its memory is SQLite's, so the name is kept by hand; the real file follows.
struct RecordedFile {
  sqlite3_file head;
  RecordedDisk* disk;
  std::string* name;     ///< null: a temporary file, of which nothing is left anyway
  bool syncs_folder;     ///< with its first sync, as SQLite's own file system does for journals that it makes

  static RecordedFile& of(sqlite3_file* file) { return *reinterpret_cast<RecordedFile*>(file); }
  static sqlite3_file* real(sqlite3_file* file)
  {
    return reinterpret_cast<sqlite3_file*>(reinterpret_cast<char*>(file) + sizeof(RecordedFile));
  }
  static void note(sqlite3_file* file, DiskAct act, sqlite3_int64 place, std::string bytes = {})
  {
    RecordedFile const& mine = of(file);
    if (mine.name != nullptr) mine.disk->note({act, *mine.name, static_cast<std::uint64_t>(place), std::move(bytes)});
  }

  static int close(sqlite3_file* file)
  {
    delete of(file).name;
    return real(file)->pMethods->xClose(real(file));
  }
  static int read(sqlite3_file* file, void* to, int count, sqlite3_int64 place)
  {
    return real(file)->pMethods->xRead(real(file), to, count, place);
  }
  static int write(sqlite3_file* file, void const* from, int count, sqlite3_int64 place)
  {
    note(file, DiskAct::write, place, {static_cast<char const*>(from), static_cast<std::size_t>(count)});
    return real(file)->pMethods->xWrite(real(file), from, count, place);
  }
  static int truncate(sqlite3_file* file, sqlite3_int64 length)
  {
    note(file, DiskAct::truncate, length);
    return real(file)->pMethods->xTruncate(real(file), length);
  }
  /// The real disk is not asked: nothing here depends on it.
  static int sync(sqlite3_file* file, int)
  {
    note(file, DiskAct::sync, 0);
    if (std::exchange(of(file).syncs_folder, false)) of(file).disk->note({DiskAct::sync, folder_entry, 0, {}});
    return SQLITE_OK;
  }
  static int size(sqlite3_file* file, sqlite3_int64* to) { return real(file)->pMethods->xFileSize(real(file), to); }
  static int lock(sqlite3_file* file, int level) { return real(file)->pMethods->xLock(real(file), level); }
  static int unlock(sqlite3_file* file, int level) { return real(file)->pMethods->xUnlock(real(file), level); }
  static int is_reserved(sqlite3_file* file, int* to) { return real(file)->pMethods->xCheckReservedLock(real(file), to); }
  static int control(sqlite3_file* file, int what, void* with) { return real(file)->pMethods->xFileControl(real(file), what, with); }
  static int sector(sqlite3_file* file) { return real(file)->pMethods->xSectorSize(real(file)); }
  static int character(sqlite3_file* file) { return real(file)->pMethods->xDeviceCharacteristics(real(file)); }
  static int map(sqlite3_file* file, int page, int size, int extend, void volatile** to)
  {
    return real(file)->pMethods->xShmMap(real(file), page, size, extend, to);
  }
  static int map_lock(sqlite3_file* file, int offset, int count, int flags)
  {
    return real(file)->pMethods->xShmLock(real(file), offset, count, flags);
  }
  static void barrier(sqlite3_file* file) { real(file)->pMethods->xShmBarrier(real(file)); }
  static int unmap(sqlite3_file* file, int remove) { return real(file)->pMethods->xShmUnmap(real(file), remove); }

  /// Of version 2: without mapped files every write passes by here.
  static constexpr sqlite3_io_methods methods = {2,      close,   read,   write,     truncate, sync,     size,     lock,    unlock, is_reserved,
                                                 control, sector, character, map, map_lock, barrier, unmap, nullptr, nullptr};
};

std::string name_of(char const* path) { return std::filesystem::path(path).filename().string(); }

}  // namespace

RecordedDisk::RecordedDisk(Syncs syncs) : syncs_(syncs), real_(sqlite3_vfs_find(nullptr)), mine_(*real_)
{
  mine_.pNext = nullptr;
  mine_.zName = "recorded";
  mine_.pAppData = this;
  mine_.szOsFile = static_cast<int>(sizeof(RecordedFile)) + real_->szOsFile;
  mine_.xOpen = open;
  mine_.xDelete = remove;
  sqlite3_vfs_register(&mine_, 1);
}

RecordedDisk::~RecordedDisk()
{
  sqlite3_vfs_unregister(&mine_);
  sqlite3_vfs_register(real_, 1);
}

int RecordedDisk::open(sqlite3_vfs* vfs, char const* path, sqlite3_file* file, int flags, int* out_flags)
{
  auto& disk = *static_cast<RecordedDisk*>(vfs->pAppData);
  file->pMethods = nullptr;  // where opening fails SQLite closes nothing
  int const result = disk.real_->xOpen(disk.real_, path, RecordedFile::real(file), flags, out_flags);
  if (result != SQLITE_OK) return result;
  RecordedFile& mine = RecordedFile::of(file);
  mine.disk = &disk;
  mine.name = path == nullptr ? nullptr : new std::string(name_of(path));
  constexpr int journal = SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_SUPER_JOURNAL | SQLITE_OPEN_WAL;
  mine.syncs_folder = (flags & SQLITE_OPEN_CREATE) != 0 && (flags & journal) != 0;
  file->pMethods = &RecordedFile::methods;
  return SQLITE_OK;
}

int RecordedDisk::remove(sqlite3_vfs* vfs, char const* path, int sync_folder)
{
  auto& disk = *static_cast<RecordedDisk*>(vfs->pAppData);
  disk.note({DiskAct::remove, name_of(path), 0, {}});
  if (sync_folder != 0) disk.note({DiskAct::sync, folder_entry, 0, {}});
  return disk.real_->xDelete(disk.real_, path, 0);
}

void RecordedDisk::note(DiskEvent event)
{
  if (event.act != DiskAct::sync || syncs_ == Syncs::obeyed) history_.push_back(std::move(event));
}

}  // namespace ghostcast::testing_support
