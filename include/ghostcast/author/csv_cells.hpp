// SPDX-License-Identifier: Apache-2.0
/// \file
/// A CSV text as cells that know their place. Only src/author/csv_cells.cpp sees libcsv.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ghostcast/scenario/fault.hpp"

namespace ghostcast {

struct CsvCell {
  Position at;  ///< of its first letter or quote
  std::string text;
};

using CsvRow = std::vector<CsvCell>;

struct CsvCells {
  char delimiter{','};       ///< ',', ';' or tab, whichever the first line has
  std::vector<CsvRow> rows;  ///< rows in which every cell is empty are left out
};

/// Splits a text in UTF-8, with or without byte order mark, as RFC 4180 says; lines may end in CR LF.
/// What cannot be split is added to `faults`.
CsvCells read_csv(std::string_view text, std::vector<Fault>& faults);

}  // namespace ghostcast
