// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/scenario/file_bytes.hpp"

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>
#include <fstream>
#include <string>

#include "cli/process.hpp"

namespace ghostcast {
namespace {

using test::TemporaryFolder;

TEST(ReadFile, TakesAsManyBytesAsMayBeAndNoMore)
{
  TemporaryFolder const folder;
  std::size_t const mebibyte = std::size_t{1} << 20U;
  std::ofstream(folder.path() / "full") << std::string(mebibyte, 'x');
  std::ofstream(folder.path() / "over") << std::string(mebibyte + 1, 'x');
  EXPECT_EQ(read_file(folder.path() / "full", mebibyte).bytes.size(), mebibyte);
  EXPECT_EQ(read_file(folder.path() / "over", mebibyte).reason, "is larger than 1 MiB");
  EXPECT_EQ(read_file(folder.path() / "over").bytes.size(), mebibyte + 1);
}

TEST(ReadFile, WaitsForNoPipeDeviceOrSocket)
{
  TemporaryFolder const folder;
  std::string const pipe = (folder.path() / "pipe").string();
  ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
  std::string const socket_name = (folder.path() / "socket").string();
  int const number = socket(AF_UNIX, SOCK_STREAM, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::strncpy(address.sun_path, socket_name.c_str(), sizeof address.sun_path - 1);
  ASSERT_EQ(bind(number, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
  for (std::string const& name : {pipe, socket_name, std::string("/dev/zero"), std::string("/dev/tty"), folder.path().string()}) {
    FileBytes const read = read_file(name);
    EXPECT_TRUE(read.bytes.empty()) << name;
    EXPECT_TRUE(read.reason == "is not a file" || read.reason == "cannot be read") << name << ": " << read.reason;
  }
  close(number);
}

TEST(ReadFile, ReadsToTheEndOfAFileThatSaysNothingOfItsSize)
{
  EXPECT_FALSE(read_file("/proc/self/status").bytes.empty());
}

TEST(ReadFile, SaysWhatIsMissing)
{
  EXPECT_EQ(read_file("/no/such").reason, "no such file");
  EXPECT_EQ(read_file("/dev/null/x").reason, "no such file");
  EXPECT_EQ(read_file(std::string(5000, 'x')).reason, "cannot be read");
}

}  // namespace
}  // namespace ghostcast
