// SPDX-License-Identifier: Apache-2.0
/// \file
/// What the program says beside its results.
#pragma once

#include <string>

namespace ghostcast::cli {

/// Writes text to stderr; where nobody can read it, it is lost and nothing else is.
void complain(std::string const& text);

/// Writes all of a text to stdout. \throws OutputError with the system's reason
void print_out(std::string const& text);

}  // namespace ghostcast::cli
