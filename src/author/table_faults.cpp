// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/author/table_faults.hpp"

#include <algorithm>
#include <sstream>

#include "ghostcast/scenario/parameter_info.hpp"
#include "ghostcast/scenario/scenario.hpp"

namespace ghostcast {
namespace {

/// The unit and key that stand in each line of a scenario.
struct Line {
  int unit{-1};
  std::string key;
};

std::vector<Line> lines_of(std::string const& text)
{
  std::vector<Line> lines(1);  // lines count from 1
  std::istringstream stream(text);
  int unit = -1;
  for (std::string line; std::getline(stream, line);) {
    if (line == "[[unit]]") ++unit;
    auto const equals = line.find(" = ");
    lines.push_back({unit, equals == line.npos ? "" : line.substr(0, equals)});
  }
  return lines;
}

/// The column of the table from which a key was written.
std::string column_of(std::string const& key, std::string const& what)
{
  auto const dot = what.rfind('.', what.find(" = "));
  std::string const last = what.substr(dot + 1, what.find(" = ") - dot - 1);
  bool const by_role = role_index(last) >= 0;
  if (key == "name") return "unit";
  if (key == "people" && by_role) return last;
  if (key == "monthly_pay" && by_role) return "pay_" + last;
  return key;
}

/// Of all people of a unit: the leftmost role.
Position people_of(TableUnit const& unit)
{
  Position first{};
  for (auto const& [column, place] : unit.places) {
    bool const before = first.line == 0 || place < first;
    if (role_index(column) >= 0 && before) first = place;
  }
  return first;
}

/// "unit.gpus = -1" as the table's owner knows it: "gpus = -1".
std::string without_table(std::string const& what)
{
  constexpr std::string_view table = "unit.";
  return what.starts_with(table) ? what.substr(table.size()) : what;
}

Fault in_table(Fault const& fault, std::vector<Line> const& lines, UnitTable const& table)
{
  auto const at = static_cast<std::size_t>(std::max(fault.at.line, 0));
  Line const line = at < lines.size() ? lines[at] : Line{};
  Fault mine{{}, without_table(fault.what), fault.reason, fault.hint};
  if (line.unit < 0 || line.unit >= static_cast<int>(table.units.size())) return mine;
  TableUnit const& unit = table.units[static_cast<std::size_t>(line.unit)];
  std::string const column = column_of(line.key, fault.what);
  auto const place = unit.places.find(column);
  mine.at = place != unit.places.end() ? place->second : column == "people" ? people_of(unit) : unit.at;
  return mine;
}

}  // namespace

void check_against_reader(std::string const& text, UnitTable const& table)
{
  try {
    parse_scenario(text, table.file);
  } catch (InputError const& error) {
    std::vector<Line> const lines = lines_of(text);
    std::vector<Fault> faults;
    for (Fault const& fault : error.faults()) faults.push_back(in_table(fault, lines, table));
    throw InputError(table.file, faults);
  }
}

}  // namespace ghostcast
