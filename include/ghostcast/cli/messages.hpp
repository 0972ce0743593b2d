// SPDX-License-Identifier: Apache-2.0
/// \file
/// What the program says beside its results.
#pragma once

#include <string>

namespace ghostcast::cli {

/// Writes text to stderr; where nobody can read it, it is lost and nothing else is. What a terminal would
/// obey rather than show (`printable`) is written as its number, but for ends of lines.
void complain(std::string const& text);

/// Writes bytes to stderr as they are: what moves the cursor is ours.
void draw(std::string const& bytes);

/// Writes all of a text to stdout, with what a terminal would obey as \uXXXX, which JSON reads back.
/// \throws OutputError with the system's reason
void print_out(std::string const& text);

}  // namespace ghostcast::cli
