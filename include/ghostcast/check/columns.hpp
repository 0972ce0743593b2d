// SPDX-License-Identifier: Apache-2.0
/// \file
/// Rows of text in columns, and numbers as `check` prints them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ghostcast {

/// One cell of a row; what is longer than its column goes on in the next line of the row.
struct Cell {
  std::string text;
  int width;  ///< characters, the space before the next column included
};

/// The lines of a row, each ending in a line feed and without spaces at its end.
std::string table_row(std::vector<Cell> const& cells);

/// An item of a list: two spaces before each of its lines.
std::string list_item(std::string const& text);

/// `text` at the right of a column of `width` characters; `width` of it at most.
std::string right(std::string_view text, int width);

/// "1. Parameters" underlined.
std::string section_heading(std::string const& text);

/// Three significant digits: "0.0123", "8,250", "2.50 M"; "inf".
std::string three_figures(double value);

/// A number as its owner wrote it, thousands grouped: "2,500,000", "0.0037", "inf".
std::string exact_number(double value);

}  // namespace ghostcast
