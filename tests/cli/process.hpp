// SPDX-License-Identifier: Apache-2.0
/// \file
/// Runs the built program as a user's shell would.
#pragma once

#include <sys/wait.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace ghostcast::test {

struct Finished {
  int code{};  ///< exit code; 128 + signal where a signal ended it
  std::string out;
  std::string error;
};

/// A folder that is gone after the test.
class TemporaryFolder {
 public:
  TemporaryFolder()
  {
    std::string name = (std::filesystem::temp_directory_path() / "ghostcast-cli-XXXXXX").string();
    path_ = mkdtemp(name.data());
  }
  ~TemporaryFolder() { std::filesystem::remove_all(path_); }
  TemporaryFolder(TemporaryFolder const&) = delete;
  TemporaryFolder& operator=(TemporaryFolder const&) = delete;

  std::filesystem::path const& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

inline std::string text_of(std::filesystem::path const& path)
{
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// Runs a shell command without terminal; stdout and stderr are kept apart.
inline Finished run_shell(std::string const& command)
{
  TemporaryFolder const folder;
  std::string const out = (folder.path() / "out").string();
  std::string const error = (folder.path() / "error").string();
  setenv("GHOSTCAST_STORE", "none", 1);  // never the user's own; a test of the store names one by --store
  int const status =
      std::system(("( " + command + " ) >" + out + " 2>" + error + " </dev/null").c_str());
  int const code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return {code, text_of(out), text_of(error)};
}

/// Runs `ghostcast <arguments>` in the source folder.
inline Finished ghostcast(std::string const& arguments)
{
  return run_shell("cd '" GHOSTCAST_SOURCE_DIR "' && '" GHOSTCAST_BINARY "' " + arguments);
}

}  // namespace ghostcast::test
