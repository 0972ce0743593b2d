// SPDX-License-Identifier: Apache-2.0
/// \file
/// Amounts of memory, and their shortage, in words. No CUDA calls.
#pragma once

#include <cstddef>
#include <string>

namespace ghostcast::cuda {

/// What a device has, as cudaMemGetInfo says.
struct DeviceMemory {
  std::size_t free{};   ///< [bytes]
  std::size_t total{};  ///< [bytes]
};

/// "3.2 GiB", "512.0 MiB", "4.0 KiB", "17 bytes"; one digit, rounded to nearest.
std::string memory_words(std::size_t bytes);

/// One line: an allocation of `needed` bytes for `purpose` failed.
std::string allocation_fault_text(std::string const& purpose, std::size_t needed, DeviceMemory const& memory);

}  // namespace ghostcast::cuda
