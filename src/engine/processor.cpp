// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/engine/processor.hpp"

#include <fstream>

namespace ghostcast {

std::string processor_name()
{
  std::ifstream file("/proc/cpuinfo");
  for (std::string line; std::getline(file, line);) {
    if (!line.starts_with("model name")) continue;
    std::size_t const colon = line.find(": ");
    if (colon != std::string::npos) return line.substr(colon + 2);
  }
  return "unknown processor";
}

}  // namespace ghostcast
