// SPDX-License-Identifier: Apache-2.0
/// \file
/// Numbers as spreadsheets write them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace ghostcast {

/// A number, or why there is none.
struct CellNumber {
  std::optional<double> value;
  std::string reason;
  std::string hint;  ///< a whole sentence, or empty
};

/// Reads the text of a cell. Where fields are separated by ';' or a tab, a comma may stand for the
/// decimal point. Separators of thousands are refused, and so is what may be one: "1.234" beside ';'.
CellNumber read_cell_number(std::string_view text, char delimiter);

}  // namespace ghostcast
