// SPDX-License-Identifier: Apache-2.0
/// \file
/// Arguments and results of an operation of lanes, a column each.
#pragma once

#include <algorithm>
#include <cctype>
#include <string>
#include <vector>

namespace ghostcast::test {

template <class Value>
using Column = std::vector<Value>;

/// Every combination of one value from each list; column k has those of argument k.
template <class Value>
std::vector<Column<Value>> combinations(std::vector<Column<Value>> const& lists)
{
  std::vector<Column<Value>> columns(lists.size());
  std::size_t count = 1;
  for (auto const& list : lists) count *= list.size();
  for (std::size_t row = 0; row < count; ++row) {
    std::size_t rest = row;
    for (std::size_t k = 0; k < lists.size(); ++k) {
      columns[k].push_back(lists[k][rest % lists[k].size()]);
      rest /= lists[k].size();
    }
  }
  return columns;
}

/// The names of the arguments of an operation: its single letters, each once.
inline std::string arguments_of(std::string const& name)
{
  std::string found;
  for (std::size_t i = 0; i < name.size(); ++i) {
    auto const letter = [&](std::size_t at) { return at < name.size() && (std::isalnum(static_cast<unsigned char>(name[at])) || name[at] == '_'); };
    bool const alone = std::isalpha(static_cast<unsigned char>(name[i])) && (i == 0 || !letter(i - 1)) && !letter(i + 1);
    if (alone && found.find(name[i]) == found.npos) found += name[i];
  }
  return found;
}

/// Results of an operation for all rows of the columns, so many at once; rows that are missing in the
/// last pack are those before them again.
template <class Value, class Operation>
Column<Value> results(Operation const& operation, std::vector<Column<Value>> const& columns, std::size_t width)
{
  std::size_t const rows = columns.empty() ? 1 : columns[0].size();
  Column<Value> all(rows);
  for (std::size_t first = 0; first < rows; first += width) {
    std::vector<Column<Value>> piece;
    std::vector<Value const*> arguments;
    for (auto const& column : columns) {
      Column<Value> lanes(width);
      for (std::size_t i = 0; i < width; ++i) lanes[i] = column[std::min(first + i, rows - 1)];
      piece.push_back(std::move(lanes));
    }
    for (auto const& lanes : piece) arguments.push_back(lanes.data());
    Column<Value> result(width);
    operation.apply(arguments.data(), result.data());
    for (std::size_t i = 0; i < width; ++i) all[std::min(first + i, rows - 1)] = result[i];
  }
  return all;
}

}  // namespace ghostcast::test
