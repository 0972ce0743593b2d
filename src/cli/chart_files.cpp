// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/cli/chart_files.hpp"

#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>

#include "ghostcast/report/output_folder.hpp"
#include "ghostcast/report/page_bundle.hpp"

extern char** environ;

namespace ghostcast::cli {
namespace {

namespace fs = std::filesystem;

/// A folder that goes with its owner.
class TemporaryFolder {
 public:
  TemporaryFolder()
  {
    std::string name = (fs::temp_directory_path() / "ghostcast-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw OutputError(name, std::strerror(errno));
    path_ = name;
  }
  TemporaryFolder(TemporaryFolder const&) = delete;
  TemporaryFolder& operator=(TemporaryFolder const&) = delete;
  ~TemporaryFolder()
  {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  fs::path const& path() const { return path_; }

 private:
  fs::path path_;
};

/// Runs node on a program; 127 where there is no node.
int run_node(std::vector<std::string> const& words)
{
  std::vector<char*> arguments;
  std::string name = "node";
  arguments.push_back(name.data());
  std::vector<std::string> copies = words;
  for (std::string& word : copies) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  pid_t child{};
  if (posix_spawnp(&child, "node", nullptr, nullptr, arguments.data(), environ) != 0) return 127;
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) continue;
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
}

}  // namespace

void write_charts(std::string const& folder, nlohmann::ordered_json const& page)
{
  TemporaryFolder const work;
  std::string const data = page.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
  write_files(work.path(), {{"page_svg.cjs", std::string(page_svg_program())}, {"page.json", data}});
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) throw OutputError(folder, error.message());
  int const status = run_node({(work.path() / "page_svg.cjs").string(), (work.path() / "page.json").string(), folder});
  if (status == 0) return;
  if (status == 127) throw OutputError(folder, "the charts are drawn by node, which is not there. Install node 18 or newer; the page's own buttons save charts without it");
  throw OutputError(folder, fmt::format("node ended with {}", status));
}

}  // namespace ghostcast::cli
