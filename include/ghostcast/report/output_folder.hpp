// SPDX-License-Identifier: Apache-2.0
/// \file
/// Files that appear whole or not at all.
#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

#include "ghostcast/report/run_result.hpp"

namespace ghostcast {

/// The machine would not take a file; what() holds the path and the system's reason, of several
/// files one after another.
class OutputError : public std::runtime_error {
 public:
  OutputError(std::filesystem::path const& path, std::string const& reason)
      : std::runtime_error(path.string() + ": " + reason)
  {
  }
  explicit OutputError(std::vector<OutputError> const& errors);
};

struct NamedText {
  std::string name;  ///< of the file within the folder
  std::string text;
};

/// Writes `files` into `folder`, which is created: each under a temporary name in it, then all
/// renamed, the first of them last. A file that stood there before stays until it is replaced; one
/// that cannot be written keeps no other from it.
/// \throws OutputError naming every file that is missing; then no temporary file remains, nor the
///         folder if it was created and is empty
void write_files(std::filesystem::path const& folder, std::vector<NamedText> const& files);

/// result.json, incidence.csv, beliefs.csv, joint.csv, fan.csv and metrics.csv of a run. \throws OutputError
void write_result(std::filesystem::path const& folder, RunResult const& result);

}  // namespace ghostcast
