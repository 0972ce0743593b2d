// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/cli/store_choice.hpp"

#include <cstdlib>
#include <filesystem>

namespace ghostcast::cli {
namespace {

namespace fs = std::filesystem;

/// A folder named by the environment; relative ones do not count (XDG base directory specification).
fs::path folder_of(char const* variable)
{
  char const* const text = std::getenv(variable);
  fs::path const folder = text == nullptr ? "" : text;
  return folder.is_absolute() ? folder : fs::path();
}

std::string default_path()
{
  fs::path data = folder_of("XDG_DATA_HOME");
  if (data.empty() && !folder_of("HOME").empty()) data = folder_of("HOME") / ".local" / "share";
  return data.empty() ? "none" : (data / "ghostcast" / "runs.db").string();
}

}  // namespace

void add_store(CLI::App& verb, StoreChoice& choice)
{
  verb.add_option("--store", choice.path,
                      "File of the runs that were computed; $GHOSTCAST_STORE, else ghostcast/runs.db in "
                      "$XDG_DATA_HOME or ~/.local/share; none: no store")
          ->envname("GHOSTCAST_STORE")
          ->type_name("PATH");
  verb.add_flag("--no-store", choice.off, "Neither look for the run nor keep it; goes before --store");
}

void settle_store(StoreChoice& choice)
{
  if (choice.path.empty()) choice.path = default_path();
  choice.enabled = !choice.off && choice.path != "none";
}

}  // namespace ghostcast::cli
