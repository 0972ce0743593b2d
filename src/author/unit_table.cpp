// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/author/unit_table.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cctype>
#include <cmath>

#include "ghostcast/author/cell_number.hpp"
#include "ghostcast/author/csv_cells.hpp"
#include "ghostcast/scenario/file_bytes.hpp"
#include "ghostcast/scenario/parameter_info.hpp"
#include "ghostcast/scenario/plain_text.hpp"

namespace ghostcast {
namespace {

/// "Monthly Value" as "monthly_value".
std::string column_name(std::string_view text)
{
  std::string name;
  for (char const c : text) {
    bool const gap = c == ' ' || c == '-' || c == '_';
    if (!gap) name += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    if (gap && !name.empty() && name.back() != '_') name += '_';
  }
  while (name.ends_with('_')) name.pop_back();
  return name;
}

bool is_role(std::string const& column)
{
  return role_index(column) >= 0;
}

/// A role of "pay_<role>", or -1.
int role_of_pay(std::string const& column)
{
  return column.starts_with("pay_") ? role_index(column.substr(4)) : -1;
}

/// Reads one table, and gathers its faults.
class TableReader {
 public:
  TableReader(CsvCells const& cells, std::vector<Fault>& faults) : cells_(cells), faults_(faults) {}

  std::vector<TableUnit> read()
  {
    if (cells_.rows.empty()) {
      fault({1, 1}, "", "is empty", "The first line names the columns, each other one is a unit.");
      return {};
    }
    read_header(cells_.rows.front());
    std::vector<TableUnit> units;
    if (!faults_.empty()) return units;  // rows without columns say nothing
    for (std::size_t r = 1; r < cells_.rows.size(); ++r) units.push_back(read_row(cells_.rows[r]));
    if (units.empty()) fault(cells_.rows.front().front().at, "", "has no unit below its first line");
    check_groups(units);
    check_gpus(units);
    return units;
  }

 private:
  void fault(Position at, std::string what, std::string reason, std::string hint = {})
  {
    faults_.push_back({at, std::move(what), std::move(reason), std::move(hint)});
  }

  bool has(std::string const& column) const
  {
    return std::find(columns_.begin(), columns_.end(), column) != columns_.end();
  }

  void read_header(CsvRow const& row)
  {
    auto const known = unit_table_columns();
    for (CsvCell const& cell : row) {
      std::string const name = column_name(cell.text);
      bool const ours = std::find(known.begin(), known.end(), name) != known.end();
      if (!ours)
        fault(cell.at, fmt::format("column \"{}\"", cell.text), "is unknown",
              did_you_mean(name, known));
      if (ours && has(name)) fault(cell.at, fmt::format("column \"{}\"", cell.text), "stands twice");
      columns_.push_back(name);
    }
    Position const at = row.front().at;
    for (std::string const needed : {"unit", "gpus", "monthly_value"}) {
      if (!has(needed)) fault(at, "column " + needed, "is missing");
    }
    if (std::none_of(columns_.begin(), columns_.end(), is_role)) {
      fault(at, "columns of people", "are missing",
            "Give one or more of " +
                either({std::begin(role_names), std::end(role_names)}) + ".");
    }
  }

  TableUnit read_row(CsvRow const& row)
  {
    TableUnit unit;
    unit.at = row.front().at;
    if (row.size() != columns_.size()) {
      Position const at = row.size() > columns_.size() ? row[columns_.size()].at : row.back().at;
      fault(at, "", fmt::format("the row has {} fields, the first line {}", row.size(), columns_.size()),
            "Put a text with a separator in it in quotes.");
      return unit;
    }
    for (std::size_t i = 0; i < row.size(); ++i) read_cell(columns_[i], row[i], unit);
    check_pay(unit);
    return unit;
  }

  void read_cell(std::string const& column, CsvCell const& cell, TableUnit& unit)
  {
    unit.places[column] = cell.at;
    if (column == "unit") unit.name = cell.text;
    if (column == "group") unit.group = cell.text;
    if (column == "unit" && cell.text.empty()) fault(cell.at, "unit", "is empty");
    if (column == "unit" || column == "group") return;
    bool const needed = column == "gpus" || column == "monthly_value";
    if (cell.text.empty() && !needed) return;
    auto const value = read_number(column, cell);
    if (is_role(column)) unit.people[static_cast<std::size_t>(role_index(column))] = value;
    if (role_of_pay(column) >= 0) unit.pay[static_cast<std::size_t>(role_of_pay(column))] = value;
    if (column == "gpus") unit.gpus = value.value_or(0.0);
    if (column == "monthly_value") unit.monthly_value = value.value_or(1.0);
    if (column == "monthly_payroll") unit.payroll = value;
    if (column == "initial_compute_share") unit.share = value;
  }

  std::optional<double> read_number(std::string const& column, CsvCell const& cell)
  {
    CellNumber const number = read_cell_number(cell.text, cells_.delimiter);
    if (!number.value) {
      std::string const what =
          cell.text.empty() ? column : fmt::format("{} = \"{}\"", column, cell.text);
      fault(cell.at, what, number.reason, number.hint);
    }
    return number.value;
  }

  void check_pay(TableUnit const& unit)
  {
    bool const by_role = std::any_of(unit.pay.begin(), unit.pay.end(),
                                     [](auto const& pay) { return pay.has_value(); });
    if (by_role && unit.payroll)
      fault(unit.places.at("monthly_payroll"), "monthly_payroll", "stands beside pay by role",
            "Give one of the two.");
  }

  /// Where some units have a group, all need one.
  void check_groups(std::vector<TableUnit> const& units)
  {
    auto const grouped = [](TableUnit const& unit) { return !unit.group.empty(); };
    if (std::none_of(units.begin(), units.end(), grouped)) return;
    for (TableUnit const& unit : units) {
      auto const place = unit.places.find("group");
      if (!grouped(unit) && place != unit.places.end())
        fault(place->second, "group", "is empty, and other units have one");
    }
  }

  /// Without GPUs no value rests on compute: no definition of a ghost could be met.
  void check_gpus(std::vector<TableUnit> const& units)
  {
    auto const idle = [](TableUnit const& unit) {
      return unit.gpus == 0.0 && unit.share.value_or(0.0) == 0.0;  // a share has a fault of its own
    };
    if (!faults_.empty() || units.empty() || !std::all_of(units.begin(), units.end(), idle)) return;
    fault(units.front().places.at("gpus"), "gpus", "is 0 in every unit; none could become a ghost");
  }

  CsvCells const& cells_;
  std::vector<Fault>& faults_;
  std::vector<std::string> columns_;
};

}  // namespace

std::vector<std::string> unit_table_columns()
{
  std::vector<std::string> all = {"unit"};
  for (std::string_view const role : role_names) all.emplace_back(role);
  for (char const* const other : {"gpus", "monthly_value"}) all.emplace_back(other);
  for (std::string_view const role : role_names) all.push_back("pay_" + std::string(role));
  for (char const* const other : {"monthly_payroll", "initial_compute_share", "group"})
    all.emplace_back(other);
  return all;
}

UnitTable parse_unit_table(std::string_view text, std::string const& file)
{
  std::vector<Fault> faults;
  CsvCells const cells = read_csv(text, faults);
  if (!faults.empty()) throw InputError(file, faults);
  UnitTable table{file, TableReader(cells, faults).read()};
  if (!faults.empty()) throw InputError(file, faults);
  return table;
}

UnitTable load_unit_table(std::filesystem::path const& path)
{
  FileBytes const file = read_file(path, std::size_t{1} << 20U);
  if (!file.reason.empty()) throw InputError(path.string(), {Fault{{}, "", file.reason, ""}});
  return parse_unit_table(file.bytes, path.string());
}

}  // namespace ghostcast
