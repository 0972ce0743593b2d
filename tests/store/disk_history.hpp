// SPDX-License-Identifier: Apache-2.0
/// \file
/// What was asked of a disk, write by write, and what may be left of it where the power goes.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace ghostcast::testing_support {

enum class DiskAct : int { write, truncate, remove, sync };

/// The "file" whose sync makes deletions sure.
inline constexpr char const* folder_entry = ".";

struct DiskEvent {
  DiskAct act;
  std::string file;     ///< without its folder
  std::uint64_t place;  ///< of a write: its first byte; of a truncation: the length that is left
  std::string bytes;    ///< of a write
};

using DiskHistory = std::vector<DiskEvent>;

/// Puts into a folder what may be there after the power went before event `cut`: all that was synced, and of
/// every later write those sectors that the dice keep, in the order in which they were written.
/// \param cut  0 ... history.size()
void leave_files(DiskHistory const& history, std::size_t cut, std::uint64_t seed, std::filesystem::path const& folder);

}  // namespace ghostcast::testing_support
