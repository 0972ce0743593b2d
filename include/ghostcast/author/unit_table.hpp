// SPDX-License-Identifier: Apache-2.0
/// \file
/// Business units as a spreadsheet lists them: one a row.
#pragma once

#include <array>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ghostcast/core/dimensions.hpp"
#include "ghostcast/scenario/fault.hpp"

namespace ghostcast {

/// A unit of the table. Ranges are not checked here: the reader of scenarios judges them.
struct TableUnit {
  std::string name;
  std::string group;  ///< empty: none
  std::array<std::optional<double>, role_count> people;
  double gpus{0.0};           ///< H100-equivalents
  double monthly_value{0.0};  ///< USD a month
  std::array<std::optional<double>, role_count> pay;  ///< USD a month and person
  std::optional<double> payroll;                      ///< USD a month
  std::optional<double> share;                        ///< initial_compute_share
  Position at;                                        ///< of its row
  std::map<std::string, Position> places;             ///< by column, of its cells
};

struct UnitTable {
  std::string file;
  std::vector<TableUnit> units;
};

/// Columns that a table may have, as docs and messages name them.
std::vector<std::string> unit_table_columns();

/// Reads a table: `unit`, roles, `gpus` and `monthly_value`; optional `pay_<role>` or
/// `monthly_payroll`, `initial_compute_share`, `group`. Columns stand in any order; case, spaces and
/// hyphens of their names do not matter.
/// \throws InputError with every fault of form, as file:line:column
UnitTable parse_unit_table(std::string_view text, std::string const& file);

/// The same for a file. \throws InputError also where it cannot be read
UnitTable load_unit_table(std::filesystem::path const& path);

}  // namespace ghostcast
