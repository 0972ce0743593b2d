// SPDX-License-Identifier: Apache-2.0
/// \file
/// Bytes of scenario files.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace ghostcast {

/// A file's bytes, or why there are none.
struct FileBytes {
  std::string bytes;
  std::string reason;  ///< empty where the file was read
};

/// Reads a file of at most so many bytes, a multiple of 1 MiB. A folder, a device, a pipe or a socket is
/// refused without waiting for it.
FileBytes read_file(std::filesystem::path const& path, std::size_t most_bytes = std::size_t{4} << 20U);

/// Whether a file lies in the folder of another or below it, whatever links say.
bool lies_inside(std::filesystem::path const& file, std::filesystem::path const& other);

/// 64 hexadecimal digits.
std::string sha256_of(std::string_view bytes);

}  // namespace ghostcast
