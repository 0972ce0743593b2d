// SPDX-License-Identifier: Apache-2.0
/// \file
/// The machine as Linux describes it: cores, memory, what a container or a scheduler leaves of them, and
/// the terminal.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "ghostcast/doctor/finding.hpp"

namespace ghostcast {

struct Machine {
  std::string processor;
  int cores{1};                                   ///< logical, of the machine
  int allowed_cores{1};                           ///< that this process may use (affinity)
  std::optional<double> quota;                    ///< cores' worth of time (cgroup); nothing: no limit
  std::uint64_t memory_bytes{};                   ///< of the machine
  std::uint64_t available_bytes{};                ///< that can be had without swapping
  std::optional<std::uint64_t> memory_limit;      ///< [bytes] (cgroup)
  std::string charset;                            ///< of the locale, as the environment names it
  std::optional<int> columns;                     ///< of the terminal; nothing where stdout is none
};

/// Reads /proc and /sys below `root`; affinity, environment and terminal are this process's own.
Machine read_machine(std::filesystem::path const& root = "/");

/// What there is to say: threads, memory, terminal.
std::vector<Finding> machine_findings(Machine const& machine);

}  // namespace ghostcast
