// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/engine/memory_room.hpp"

#include <algorithm>
#include <fstream>
#include <limits>
#include <string>

namespace ghostcast {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t unlimited = std::numeric_limits<std::uint64_t>::max();

/// Files of a kind of control group.
struct GroupFiles {
  char const* controller;  ///< in /proc/self/cgroup
  char const* mount;
  char const* limit;
  char const* usage;
  char const* cache;  ///< key of memory.stat: what can be dropped
};

constexpr GroupFiles versions[] = {
    {"", "sys/fs/cgroup", "memory.max", "memory.current", "inactive_file"},
    {"memory", "sys/fs/cgroup/memory", "memory.limit_in_bytes", "memory.usage_in_bytes", "total_inactive_file"},
};

/// The first number of a file, or `other` where it has none ("max").
std::uint64_t number_in(fs::path const& file, std::uint64_t other)
{
  std::uint64_t number = 0;
  return std::ifstream(file) >> number ? number : other;
}

/// The number behind a word at the start of a line.
std::uint64_t number_behind(fs::path const& file, std::string const& word, std::uint64_t other)
{
  std::ifstream lines(file);
  for (std::string first; lines >> first; lines.ignore(std::numeric_limits<std::streamsize>::max(), '\n')) {
    std::uint64_t number = 0;
    if (first == word && lines >> number) return number;
  }
  return other;
}

std::uint64_t kernel_room(fs::path const& root)
{
  std::uint64_t const kibibytes = number_behind(root / "proc/meminfo", "MemAvailable:", unlimited);
  return kibibytes == unlimited ? unlimited : kibibytes * 1024;
}

std::uint64_t group_room(fs::path const& folder, GroupFiles const& files)
{
  std::uint64_t const limit = number_in(folder / files.limit, unlimited);
  if (limit == unlimited) return unlimited;
  std::uint64_t const used = number_in(folder / files.usage, 0);
  std::uint64_t const taken = used - std::min(used, number_behind(folder / "memory.stat", files.cache, 0));
  return limit - std::min(limit, taken);
}

/// The least of a group and all above it.
std::uint64_t least_room(fs::path const& mount, std::string group, GroupFiles const& files)
{
  std::uint64_t room = group_room(mount, files);
  for (; group.size() > 1; group.erase(group.rfind('/')))
    room = std::min(room, group_room(mount / group.substr(1), files));
  return room;
}

}  // namespace

std::uint64_t available_memory(fs::path const& root)
{
  std::uint64_t room = kernel_room(root);
  std::ifstream groups(root / "proc/self/cgroup");
  for (std::string line; std::getline(groups, line);) {  // number:controllers:/path
    std::size_t const first = line.find(':');
    std::size_t const second = line.find(':', first + 1);
    if (second == std::string::npos || line.compare(second + 1, 1, "/") != 0) continue;
    std::string const controllers = line.substr(first + 1, second - first - 1);
    for (GroupFiles const& files : versions) {
      if (controllers == files.controller) room = std::min(room, least_room(root / files.mount, line.substr(second + 1), files));
    }
  }
  return room;
}

std::size_t threads_within(std::uint64_t room, std::uint64_t each, std::size_t wanted)
{
  std::uint64_t const fit = room / 10 * 9 / std::max(each, std::uint64_t{1});
  return std::clamp<std::size_t>(static_cast<std::size_t>(std::min<std::uint64_t>(fit, wanted)), 1, std::max<std::size_t>(wanted, 1));
}

}  // namespace ghostcast
