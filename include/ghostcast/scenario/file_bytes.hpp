// SPDX-License-Identifier: Apache-2.0
/// \file
/// Bytes of scenario files.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace ghostcast {

/// A file's bytes, or why there are none.
struct FileBytes {
  std::string bytes;
  std::string reason;  ///< empty where the file was read
};

/// Reads a file of at most 4 MiB.
FileBytes read_file(std::filesystem::path const& path);

/// 64 hexadecimal digits.
std::string sha256_of(std::string_view bytes);

}  // namespace ghostcast
