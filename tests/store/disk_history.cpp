// SPDX-License-Identifier: Apache-2.0
#include "store/disk_history.hpp"

#include <algorithm>
#include <fstream>
#include <map>
#include <random>

namespace ghostcast::testing_support {
namespace {

/// The least that a disk writes as a whole [bytes].
constexpr std::uint64_t sector_size = 512;

using Files = std::map<std::string, std::string>;

void put(std::string& content, std::uint64_t place, std::string_view bytes)
{
  content.resize(std::max<std::size_t>(content.size(), place + bytes.size()));
  content.replace(place, bytes.size(), bytes);
}

void put_some_sectors(std::string& content, std::uint64_t place, std::string_view bytes, std::mt19937_64& dice)
{
  while (!bytes.empty()) {
    std::uint64_t const here = std::min<std::uint64_t>(bytes.size(), sector_size - place % sector_size);
    if (dice() % 2 == 0) put(content, place, bytes.substr(0, here));
    place += here;
    bytes.remove_prefix(here);
  }
}

void apply(DiskEvent const& event, Files& files)
{
  switch (event.act) {
    case DiskAct::write: put(files[event.file], event.place, event.bytes); break;
    case DiskAct::truncate: files[event.file].resize(event.place); break;
    case DiskAct::remove: files.erase(event.file); break;
    case DiskAct::sync: break;
  }
}

/// What may have come of an event that was not synced: a write in part, another act or nothing.
void apply_perhaps(DiskEvent const& event, Files& files, std::mt19937_64& dice)
{
  if (event.act == DiskAct::write) put_some_sectors(files[event.file], event.place, event.bytes, dice);
  else if (dice() % 2 == 0) apply(event, files);
}

/// For each file the event that synced it last.
std::map<std::string, std::size_t> last_syncs(DiskHistory const& history, std::size_t cut)
{
  std::map<std::string, std::size_t> last;
  for (std::size_t k = 0; k < cut; ++k) {
    if (history[k].act == DiskAct::sync) last[history[k].file] = k;
  }
  return last;
}

}  // namespace

void leave_files(DiskHistory const& history, std::size_t cut, std::uint64_t seed, std::filesystem::path const& folder)
{
  std::mt19937_64 dice(seed);
  Files files;
  std::map<std::string, std::size_t> const synced = last_syncs(history, cut);
  for (std::size_t k = 0; k < cut; ++k) {
    auto const last = synced.find(history[k].act == DiskAct::remove ? folder_entry : history[k].file);
    if (last != synced.end() && k < last->second) apply(history[k], files);
    else apply_perhaps(history[k], files, dice);
  }
  for (auto const& [name, content] : files) std::ofstream(folder / name, std::ios::binary) << content;
}

}  // namespace ghostcast::testing_support
