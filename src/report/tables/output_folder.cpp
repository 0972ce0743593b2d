// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/report/output_folder.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <ranges>

#include "ghostcast/report/belief_report.hpp"
#include "ghostcast/report/csv.hpp"
#include "ghostcast/report/joint_report.hpp"
#include "ghostcast/report/result_json.hpp"

namespace ghostcast {
namespace {

namespace fs = std::filesystem;

void write_text(fs::path const& path, std::string const& text)
{
  std::FILE* const file = std::fopen(path.c_str(), "wb");
  if (file == nullptr) throw OutputError(path, std::strerror(errno));
  std::size_t const written = std::fwrite(text.data(), 1, text.size(), file);
  int const write_error = written == text.size() ? 0 : errno;
  int const close_error = std::fclose(file) == 0 ? 0 : errno;
  if (write_error != 0 || close_error != 0) {
    throw OutputError(path, std::strerror(write_error != 0 ? write_error : close_error));
  }
}

/// A folder being filled; what is not committed disappears again.
class FolderWriter {
 public:
  explicit FolderWriter(fs::path folder) : folder_(std::move(folder))
  {
    std::error_code error;
    created_ = fs::create_directories(folder_, error);
    if (error) throw OutputError(folder_, error.message());
  }
  FolderWriter(FolderWriter const&) = delete;
  FolderWriter& operator=(FolderWriter const&) = delete;
  ~FolderWriter()
  {
    std::error_code ignored;
    for (fs::path const& path : temporary_) fs::remove(path, ignored);
    if (created_) fs::remove(folder_, ignored);  // fails, as it should, where files stand in it
  }

  /// The file under a temporary name.
  fs::path write(NamedText const& file)
  {
    temporary_.push_back(folder_ / ("." + file.name + "." + std::to_string(getpid())));
    write_text(temporary_.back(), file.text);
    return temporary_.back();
  }

  void commit(fs::path const& temporary, NamedText const& file)
  {
    std::error_code error;
    fs::rename(temporary, folder_ / file.name, error);
    if (error) throw OutputError(folder_ / file.name, error.message());
  }

 private:
  fs::path folder_;
  std::vector<fs::path> temporary_;
  bool created_{};
};

/// A file that stands complete under a temporary name.
struct Written {
  fs::path temporary;
  NamedText const* file{};
};

/// Keeps the error of an action, so that what comes after it is still done.
template <class Action>
void collect(std::vector<OutputError>& errors, Action const& action)
{
  try {
    action();
  } catch (OutputError const& error) {
    errors.push_back(error);
  }
}

std::string joined(std::vector<OutputError> const& errors)
{
  std::string text;
  for (OutputError const& error : errors)
    text += (text.empty() ? "" : "; ") + std::string(error.what());
  return text;
}

}  // namespace

OutputError::OutputError(std::vector<OutputError> const& errors)
    : std::runtime_error(joined(errors))
{
}

void write_files(fs::path const& folder, std::vector<NamedText> const& files)
{
  FolderWriter writer(folder);
  std::vector<OutputError> errors;
  std::vector<Written> written;
  for (NamedText const& file : files)
    collect(errors, [&] { written.push_back({writer.write(file), &file}); });
  for (Written const& one : written | std::views::reverse)
    collect(errors, [&] { writer.commit(one.temporary, *one.file); });
  if (!errors.empty()) throw OutputError(errors);
}

void write_result(fs::path const& folder, RunResult const& result)
{
  write_files(folder, {{"result.json", result_json_text(result)},
                       {"incidence.csv", incidence_csv(result)},
                       {"hazard.csv", hazard_csv(result)},
                       {"beliefs.csv", beliefs_csv(result)},
                       {"joint.csv", joint_csv(result)},
                       {"fan.csv", fan_csv(result)},
                       {"metrics.csv", metrics_csv(result)}});
}

}  // namespace ghostcast
