// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/doctor/machine.hpp"

#include <sched.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <thread>

#include "ghostcast/engine/processor.hpp"

namespace ghostcast {
namespace {

namespace fs = std::filesystem;

/// The first line of a file, empty where there is none.
std::string line_of(fs::path const& path)
{
  std::ifstream file(path);
  std::string line;
  std::getline(file, line);
  return line;
}

std::optional<std::uint64_t> whole(std::string const& word)
{
  std::uint64_t value = 0;
  auto const [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
  return error == std::errc() && end == word.data() + word.size() ? std::optional(value) : std::nullopt;
}

/// A line of /proc/meminfo in bytes.
std::uint64_t memory_line(fs::path const& root, std::string const& key)
{
  std::ifstream file(root / "proc/meminfo");
  for (std::string line; std::getline(file, line);) {
    std::istringstream words(line);
    std::string name;
    std::uint64_t kibibytes = 0;
    if (words >> name >> kibibytes && name == key + ":") return kibibytes * 1024;
  }
  return 0;
}

/// The folders of this process's cgroup (version 2), its own and those around it.
std::vector<fs::path> cgroup_folders(fs::path const& root)
{
  std::string const line = line_of(root / "proc/self/cgroup");
  std::string const name = line.starts_with("0::/") ? line.substr(4) : "";
  fs::path const top = root / "sys/fs/cgroup";
  std::vector<fs::path> folders = {top};
  for (fs::path const& part : fs::path(name)) folders.push_back(folders.back() / part);
  return folders;
}

/// "200000 100000" is two cores, "max 100000" no limit.
std::optional<double> quota_of(std::string const& line)
{
  std::istringstream words(line);
  std::string quota;
  double period = 0.0;
  words >> quota >> period;
  auto const microseconds = whole(quota);
  return microseconds && period > 0.0 ? std::optional(static_cast<double>(*microseconds) / period) : std::nullopt;
}

/// The smaller of two limits, of which either may be missing.
template <class Number>
std::optional<Number> tighter(std::optional<Number> a, std::optional<Number> b)
{
  if (!a || !b) return a ? a : b;
  return std::min(*a, *b);
}

int allowed_cores(int otherwise)
{
  cpu_set_t set;
  return sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : otherwise;
}

/// What stands behind the dot of the first variable that is set: "UTF-8".
std::string charset_of_environment()
{
  for (char const* const name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
    char const* const value = std::getenv(name);
    if (value == nullptr || *value == '\0') continue;
    std::string const text = value;
    std::size_t const dot = text.find('.');
    return dot == text.npos ? text : text.substr(dot + 1, text.find('@', dot) - dot - 1);
  }
  return {};
}

std::optional<int> terminal_columns()
{
  winsize size{};
  if (isatty(STDOUT_FILENO) == 0 || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return std::nullopt;
  return size.ws_col;
}

}  // namespace

Machine read_machine(fs::path const& root)
{
  Machine machine;
  machine.processor = processor_name();
  machine.cores = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
  machine.allowed_cores = allowed_cores(machine.cores);
  machine.memory_bytes = memory_line(root, "MemTotal");
  machine.available_bytes = memory_line(root, "MemAvailable");
  for (fs::path const& folder : cgroup_folders(root)) {
    machine.quota = tighter(machine.quota, quota_of(line_of(folder / "cpu.max")));
    machine.memory_limit = tighter(machine.memory_limit, whole(line_of(folder / "memory.max")));
  }
  machine.charset = charset_of_environment();
  machine.columns = terminal_columns();
  return machine;
}

}  // namespace ghostcast
