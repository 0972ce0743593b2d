// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/cli/new_scenario.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <filesystem>

#include "ghostcast/author/scaffold.hpp"
#include "ghostcast/cli/messages.hpp"
#include "ghostcast/report/output_folder.hpp"
#include "ghostcast/scenario/plain_text.hpp"

namespace ghostcast::cli {
namespace {

namespace fs = std::filesystem;

fs::path file_of(std::string const& name)
{
  return name.ends_with(".toml") ? fs::path(name) : fs::path(name + ".toml");
}

[[noreturn]] void refuse(fs::path const& file, std::string const& reason, std::string const& hint)
{
  throw InputError(file.string(), {Fault{{}, "", reason, hint}});
}

void check_file(fs::path const& file, Overwrite overwrite)
{
  std::error_code error;
  std::string const name = file.stem().string();
  if (is_bad_name(name) || name == ".toml" || name == "." || name == "..")
    refuse(file, "names no scenario", "Give a name such as lab.");
  if (overwrite == Overwrite::refuse && fs::exists(fs::symlink_status(file, error)))
    refuse(file, "exists already", "Give another name, or --force to replace it.");
}

/// A word as a shell takes it.
std::string shell_word(std::string const& word)
{
  constexpr std::string_view marks = "./_-+:,@%";
  auto const safe = [&](char c) {
    bool const letter = std::isalnum(static_cast<unsigned char>(c)) != 0;
    return letter || static_cast<unsigned char>(c) > 127U || marks.find(c) != marks.npos;
  };
  if (word.starts_with('-')) return shell_word("./" + word);
  if (std::all_of(word.begin(), word.end(), safe)) return word;
  std::string quoted = "'";
  for (char const c : word) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + "'";
}

}  // namespace

ExitCode write_new_scenario(NewOptions const& options)
{
  fs::path const file = file_of(options.name);
  check_file(file, options.overwrite);
  std::string const name = file.stem().string();
  std::string const text =
      options.from.empty() ? scaffold(name) : scaffold(name, load_unit_table(options.from));
  fs::path const folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
  write_files(folder, {{file.filename().string(), text}});
  std::string const word = shell_word(file.string());
  print_out(fmt::format("Wrote {0}. Answer the questions in it, then:\n"
                        "  ghostcast check {0}\n  ghostcast run {0}\n",
                        word));
  return ExitCode::success;
}

}  // namespace ghostcast::cli
