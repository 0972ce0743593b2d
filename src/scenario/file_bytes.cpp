// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/scenario/file_bytes.hpp"

#include <sha2.h>

#include <cstdint>
#include <fstream>
#include <ios>
#include <iterator>
#include <system_error>

namespace ghostcast {

std::string sha256_of(std::string_view bytes)
{
  char text[SHA256_DIGEST_STRING_LENGTH] = {};
  SHA256Data(reinterpret_cast<std::uint8_t const*>(bytes.data()), bytes.size(), text);
  return text;
}

FileBytes read_file(std::filesystem::path const& path)
{
  std::error_code error;
  if (path.empty()) return {"", "the name of the scenario file is empty"};
  if (!std::filesystem::exists(path, error)) return {"", "no such file"};
  if (!std::filesystem::is_regular_file(path, error)) return {"", "is not a file"};
  constexpr std::uintmax_t most_bytes = 4U << 20U;
  if (std::filesystem::file_size(path, error) > most_bytes) return {"", "is larger than 4 MiB"};
  std::ifstream stream(path, std::ios::binary);
  if (!stream) return {"", "cannot be read"};
  try {
    return {{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()}, ""};
  } catch (std::ios_base::failure const&) {  // what the buffer throws, whatever the stream's mask
    return {"", "cannot be read"};
  }
}

}  // namespace ghostcast
