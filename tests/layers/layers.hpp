// SPDX-License-Identifier: Apache-2.0
/// \file
/// What a folder may include and call (docs/architecture.md), as a check of the text of one file.
#pragma once

#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace ghostcast::testing_support {

using Names = std::set<std::string>;

/// Folders that a folder may include from; "version" is the generated header.
inline std::map<std::string, Names> const& allowed_folders()
{
  static std::map<std::string, Names> const table = {
      {"core", {"core"}},
      {"math", {"core", "math"}},
      {"random", {"core", "math", "random"}},
      {"tally", {"core", "tally"}},
      {"model", {"core", "math", "random", "tally", "model"}},
      {"lanes", {"core", "math", "random", "tally", "model", "lanes"}},
      {"kernel", {"core", "math", "random", "tally", "model", "kernel"}},
      {"reduction", {"core", "tally", "model", "reduction"}},
      {"engine", {"core", "math", "random", "tally", "model", "kernel", "engine"}},
      {"replay", {"core", "math", "random", "tally", "model", "kernel", "reduction", "engine", "replay"}},
      {"scenario", {"core", "math", "random", "tally", "model", "scenario"}},
      {"statistics", {"core", "tally", "model", "reduction", "statistics"}},
      {"rare", {"core", "math", "random", "tally", "model", "statistics", "rare"}},
      {"report", {"core", "tally", "model", "engine", "replay", "scenario", "statistics", "rare", "report", "version"}},
      {"store", {"core", "tally", "model", "engine", "scenario", "store"}},
      {"author", {"core", "random", "tally", "model", "scenario", "author"}},
      {"check", {"core", "math", "random", "tally", "model", "engine", "replay", "scenario", "statistics", "report", "check"}},
      {"sensitivity", {"core", "math", "random", "tally", "model", "engine", "scenario", "statistics", "report", "sensitivity"}},
      {"batch", {"core", "random", "tally", "model", "scenario", "statistics", "report", "sensitivity", "batch"}},
      {"cluster", {"core", "math", "random", "tally", "model", "kernel", "engine", "cluster"}},
      {"benchmark", {"core", "tally", "model", "engine", "scenario", "report", "version", "benchmark"}},
      {"doctor", {"core", "tally", "model", "engine", "scenario", "statistics", "report", "doctor"}},
      {"cli", {"core", "math", "random", "tally", "model", "engine", "replay", "scenario", "author", "statistics", "rare", "report", "check", "sensitivity", "batch", "cluster", "benchmark", "store", "doctor", "cli", "version"}}};
  return table;
}

/// Folders whose headers serve the host and the device.
inline Names const& shared_folders()
{
  static Names const names = {"core", "math", "random", "model", "tally", "kernel"};
  return names;
}

/// A file by its folder, whether it is a header, and its name in that folder.
struct FileKind {
  std::string folder;
  bool header;
  std::string name;
};

/// Whether a file may include from a folder. Packs are for files of one instruction set: of the engine
/// for the one that CMake compiles for each of them.
inline bool may_include(FileKind const& file, std::string const& folder)
{
  if (folder == "lanes" && file.folder == "engine") return !file.header && file.name == "lane_program.cpp";
  return allowed_folders().at(file.folder).count(folder) > 0;
}

/// The line without its comment; block comments are not in use.
inline std::string without_comment(std::string const& line) { return line.substr(0, line.find("//")); }

/// The part of "ghostcast/model/state.hpp" between the first and the second slash, "version" of
/// "ghostcast/version.hpp", or empty.
inline std::string included_folder(std::string const& line)
{
  static std::regex const pattern(R"(^\s*#\s*include\s*["<]ghostcast/([A-Za-z0-9_]+)[/.])");
  std::smatch match;
  return std::regex_search(line, match, pattern) ? match[1].str() : std::string();
}

/// Headers that code shared with the device does without. The tally's host part may use containers,
/// the Philox header the device's own generator.
inline bool includes_host_header(FileKind const& file, std::string const& line)
{
  static std::regex const host(R"(^\s*#\s*include\s*[<"](string|vector|iostream|ostream|map|cmath|math\.h|fmt/|toml|nlohmann/|mpi\.h|cuda|curand))");
  static std::regex const containers(R"(^\s*#\s*include\s*<(string|vector)>)");
  static std::regex const generator(R"(^\s*#\s*include\s*<curand_philox4x32_x\.h>)");
  if (!std::regex_search(line, host)) return false;
  bool const host_part = file.folder == "tally" && (file.name == "tally.hpp" || file.name == "digest.hpp");
  if (host_part && std::regex_search(line, containers)) return false;
  return !(file.folder == "random" && file.name == "philox.hpp" && std::regex_search(line, generator));
}

/// A call of the C library's mathematics, which differs between machines. The project's own
/// functions are templates, called as `exp<L>(x)`.
inline bool calls_libm(std::string const& line)
{
  static std::regex const call(
      R"((^|[^A-Za-z0-9_])(std::|__builtin_)?(exp|exp2|expm1|log|log2|log10|log1p|pow|sqrt|cbrt|hypot|erf|erfc|lgamma|tgamma|sin|cos|tan|asin|acos|atan|atan2|sinh|cosh|tanh|fmod)[fl]?\s*\()");
  static std::regex const rounded(R"(std::(floor|ceil|round|nearbyint|rint|fma|abs|fabs)[fl]?\s*\()");
  static std::regex const own_square_root(R"(square_root\((float|double) a\) \{ return __builtin_sqrtf?\(a\); \})");
  static std::regex const own_definition(R"(^GHOSTCAST_HOST_DEVICE inline Real<L> [a-z0-9]+\(Real<L>)");
  if (std::regex_search(line, own_square_root) || std::regex_search(line, own_definition)) return false;
  return std::regex_search(line, call) || std::regex_search(line, rounded);
}

/// What is wrong with a file, one line each.
inline std::vector<std::string> layer_faults(FileKind const& file, std::string const& text)
{
  std::vector<std::string> faults;
  if (allowed_folders().count(file.folder) == 0) return {"folder " + file.folder + " is in no layer"};
  bool const shared = file.header && shared_folders().count(file.folder) > 0;
  std::istringstream lines(text);
  std::string line;
  for (int number = 1; std::getline(lines, line); ++number) {
    std::string const code = without_comment(line);
    std::string const at = std::to_string(number) + ": ";
    std::string const folder = included_folder(code);
    if (!folder.empty() && !may_include(file, folder)) faults.push_back(at + file.folder + " includes from " + folder);
    if (shared && includes_host_header(file, code)) faults.push_back(at + "a shared header includes a host header");
    if (shared && calls_libm(code)) faults.push_back(at + "a shared header calls libm");
  }
  return faults;
}

}  // namespace ghostcast::testing_support
