// SPDX-License-Identifier: Apache-2.0
// Stands in for cuda/ where the program is built without it.
#include <filesystem>

#include "ghostcast/engine/accelerator.hpp"
#include "ghostcast/engine/issue_rate.hpp"

namespace ghostcast {
namespace {

/// Whether the system's driver for CUDA devices is loaded.
bool has_driver()
{
  std::error_code ignored;
  return std::filesystem::exists("/proc/driver/nvidia/version", ignored) ||
         std::filesystem::exists("/dev/nvidiactl", ignored);
}

}  // namespace

Accelerators open_accelerators(std::vector<int> const&)
{
  return {{}, "this program was built without CUDA", !has_driver()};
}

double device_issue_rate(std::vector<int> const&) { return 0.0; }

}  // namespace ghostcast
