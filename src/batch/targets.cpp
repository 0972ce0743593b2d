// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/batch/targets.hpp"

#include <fmt/core.h>
#include <glob.h>

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "ghostcast/batch/matrix.hpp"
#include "ghostcast/scenario/file_bytes.hpp"

namespace ghostcast {
namespace {

namespace fs = std::filesystem;

using Names = std::vector<std::string>;

[[noreturn]] void refuse(std::string const& target, std::string const& reason, std::string const& hint)
{
  throw InputError(target, {Fault{{}, "", reason, hint}});
}

bool is_pattern(std::string const& target)
{
  return target.find_first_of("*?[") != target.npos;
}

bool is_scenario_name(fs::path const& path)
{
  return path.extension() == ".toml" && path.filename().string().front() != '.';
}

Names files_of_folder(std::string const& folder)
{
  Names files;
  std::error_code error;
  for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    std::error_code ignored;
    if (it->is_regular_file(ignored) && is_scenario_name(it->path())) files.push_back(it->path().string());
  }
  if (error) refuse(folder, error.message(), "");
  std::sort(files.begin(), files.end());
  if (files.empty()) refuse(folder, "has no scenario: no file *.toml", "");
  return files;
}

Names files_of_pattern(std::string const& pattern)
{
  glob_t found{};
  Names files;
  int const code = glob(pattern.c_str(), 0, nullptr, &found);
  for (std::size_t k = 0; code == 0 && k < found.gl_pathc; ++k) files.emplace_back(found.gl_pathv[k]);
  globfree(&found);
  std::erase_if(files, [](std::string const& file) { return fs::is_directory(file); });
  if (files.empty()) refuse(pattern, "matches no file", "");
  return files;
}

Names files_of(std::string const& target)
{
  std::error_code error;
  if (fs::is_directory(target, error)) return files_of_folder(target);
  if (fs::exists(target, error)) return {target};
  if (is_pattern(target)) return files_of_pattern(target);
  refuse(target, "there is no such file or folder", "");
}

BatchCase case_of(std::string const& file, BaseFiles bases)
{
  BatchCase single;
  single.name = fs::path(file).stem().string();
  single.file = file;
  single.request.bases = bases;
  return single;
}

/// One file: its cases where it is a matrix, else itself, readable or not.
std::vector<BatchCase> cases_of(std::string const& file, BaseFiles bases)
{
  FileBytes const bytes = read_file(file);
  Node root;
  try {
    if (bytes.reason.empty()) root = parse_document(bytes.bytes, file);
  } catch (InputError const&) {
    return {case_of(file, bases)};
  }
  return is_matrix(root) ? read_matrix(root, file, bases) : std::vector<BatchCase>{case_of(file, bases)};
}

/// Faults of several targets as one error.
class AllFaults {
 public:
  void add(InputError const& error)
  {
    for (Fault fault : error.faults()) {
      files_.push_back(error.file(fault.at.file));
      fault.at.file = static_cast<int>(files_.size()) - 1;
      faults_.push_back(std::move(fault));
    }
  }

  void stop() const
  {
    if (!faults_.empty()) throw InputError(files_, faults_);
  }

 private:
  Names files_;  ///< of each fault
  std::vector<Fault> faults_;
};

void append(std::vector<BatchCase>& all, std::string const& target, BaseFiles bases)
{
  for (std::string const& file : files_of(target)) {
    std::vector<BatchCase> cases = cases_of(file, bases);
    all.insert(all.end(), std::make_move_iterator(cases.begin()), std::make_move_iterator(cases.end()));
    if (all.size() > most_cases) refuse(target, fmt::format("makes more than {} cases", most_cases), "");
  }
}

}  // namespace

std::vector<BatchCase> read_targets(std::vector<std::string> const& targets, BaseFiles bases)
{
  std::vector<BatchCase> all;
  AllFaults faults;
  for (std::string const& target : targets) {
    try {
      append(all, target, bases);
    } catch (InputError const& error) {
      faults.add(error);
    }
  }
  faults.stop();
  name_folders(all);
  return all;
}

}  // namespace ghostcast
