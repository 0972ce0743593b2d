// SPDX-License-Identifier: Apache-2.0
#include "memory_words.hpp"

#include <fmt/format.h>

namespace ghostcast::cuda {

std::string memory_words(std::size_t bytes)
{
  if (bytes < 1024) return fmt::format("{} bytes", bytes);
  double value = static_cast<double>(bytes) / 1024.0;
  char const* const units[] = {"KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
  int unit = 0;
  while (value >= 1023.95 && unit < 5) {  // what would print as 1024.0
    value /= 1024.0;
    ++unit;
  }
  return fmt::format("{:.1f} {}", value, units[unit]);
}

std::string allocation_fault_text(std::string const& purpose, std::size_t needed, DeviceMemory const& memory)
{
  return fmt::format("out of device memory: {} needs {}, {} of {} are free", purpose, memory_words(needed),
                     memory_words(memory.free), memory_words(memory.total));
}

}  // namespace ghostcast::cuda
