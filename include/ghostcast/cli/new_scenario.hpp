// SPDX-License-Identifier: Apache-2.0
/// \file
/// The verb new: a first scenario file.
#pragma once

#include <string>

#include "ghostcast/cli/exit_code.hpp"

namespace ghostcast::cli {

/// Whether a file that stands there may be lost.
enum class Overwrite { refuse, force };

struct NewOptions {
  std::string name;  ///< a name or a file, with or without .toml
  std::string from;  ///< table of units; empty: an example unit
  Overwrite overwrite{Overwrite::refuse};
};

/// Writes the scenario and says on stdout what to do next. The file appears whole or not at all.
/// \throws InputError where the name or the table is wrong; OutputError
ExitCode write_new_scenario(NewOptions const& options);

}  // namespace ghostcast::cli
