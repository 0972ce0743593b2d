// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/scenario/file_bytes.hpp"

#include <fcntl.h>
#include <sha2.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstring>

namespace ghostcast {
namespace {

/// An open file, closed at the end.
class OpenFile {
 public:
  /// Neither waits for the other end of a pipe nor for a device.
  explicit OpenFile(std::filesystem::path const& path) : number_(open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC)) {}
  OpenFile(OpenFile const&) = delete;
  OpenFile& operator=(OpenFile const&) = delete;
  ~OpenFile()
  {
    if (number_ >= 0) close(number_);
  }
  int number() const { return number_; }

 private:
  int number_;
};

/// "4 MiB", "1 GiB"
std::string size_text(std::size_t bytes)
{
  bool const large = bytes >= std::size_t{1} << 30U;
  return std::to_string(bytes >> (large ? 30U : 20U)) + (large ? " GiB" : " MiB");
}

/// Reads to the end, or to one byte more than may be: what a file says of its size may be wrong.
bool read_all(int number, std::size_t most_bytes, std::string& bytes)
{
  constexpr std::size_t step = 1U << 16U;
  while (bytes.size() <= most_bytes) {
    std::size_t const before = bytes.size();
    bytes.resize(before + step);
    ssize_t const got = read(number, bytes.data() + before, step);
    bytes.resize(before + (got > 0 ? static_cast<std::size_t>(got) : 0));
    if (got == 0) return true;
    if (got < 0 && errno != EINTR) return false;
  }
  return true;
}

}  // namespace

bool lies_inside(std::filesystem::path const& file, std::filesystem::path const& other)
{
  namespace fs = std::filesystem;
  std::error_code error;
  fs::path const folder = fs::weakly_canonical(fs::absolute(file, error).parent_path(), error);
  fs::path const place = fs::weakly_canonical(fs::absolute(other, error), error).lexically_relative(folder);
  return !place.empty() && *place.begin() != "..";
}

std::string sha256_of(std::string_view bytes)
{
  char text[SHA256_DIGEST_STRING_LENGTH] = {};
  SHA256Data(reinterpret_cast<std::uint8_t const*>(bytes.data()), bytes.size(), text);
  return text;
}

FileBytes read_file(std::filesystem::path const& path, std::size_t most_bytes)
{
  if (path.empty()) return {"", "the name of the scenario file is empty"};
  OpenFile const file(path);
  if (file.number() < 0) {
    bool const missing = errno == ENOENT || errno == ENOTDIR;
    return {"", missing ? "no such file" : errno == ENXIO ? "is not a file" : "cannot be read"};
  }
  struct stat status {};
  if (fstat(file.number(), &status) != 0 || !S_ISREG(status.st_mode)) return {"", "is not a file"};
  FileBytes result;
  if (!read_all(file.number(), most_bytes, result.bytes)) return {"", "cannot be read"};
  if (result.bytes.size() > most_bytes) return {"", "is larger than " + size_text(most_bytes)};
  return result;
}

}  // namespace ghostcast
