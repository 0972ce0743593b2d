// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/report/difference_curve.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "ghostcast/report/number_text.hpp"

namespace ghostcast {
namespace {

constexpr int curve_width = 80;
constexpr int half_height = 4;  ///< lines on each side of 0

/// Differences at the months at the right end of each column, in points.
std::vector<double> columns_of(Pairing const& pairing, int definition, int unit)
{
  std::vector<double> columns;
  for (int column = 0; column < curve_width; ++column) {
    int const month = (pairing.horizon() * (column + 1) + curve_width - 1) / curve_width;
    columns.push_back(100.0 *
                      pairing.probability(definition, unit, ghost_events, month).difference);
  }
  return columns;
}

/// Line `row` of `sign`: 1 is next to the axis. A column is drawn where it covers the row's middle;
/// the row next to the axis where there is any difference.
std::string line(std::vector<double> const& columns, int sign, int row, double end)
{
  std::string text =
      row == half_height ? fmt::format("{:>+7.2f} ", sign * end) : std::string(8, ' ');
  double const least = row == 1 ? 0.0 : end * (row - 0.5) / half_height;
  for (double const value : columns) text += sign * value > least ? "█" : " ";
  while (text.ends_with(' ')) text.pop_back();
  return text + "\n";
}

}  // namespace

std::string difference_curve(Pairing const& pairing, int definition, int unit)
{
  std::vector<double> const columns = columns_of(pairing, definition, unit);
  auto const [low, high] = std::ranges::minmax(columns);
  double const end = std::max(high, -low);
  if (end == 0.0) return "";
  RunResult const& result = pairing.base().result;
  std::string const& name = result.definitions[static_cast<std::size_t>(definition)].name;
  std::string text =
      wrapped(fmt::format("difference of P(ghost) by \"{}\" in points, by month:", name), 2);
  for (int row = half_height; row >= 1 && high > 0.0; --row) text += line(columns, 1, row, end);
  std::string const first = result.date(0);
  std::string const last = result.last_date();
  text += fmt::format("      0 {}{:─>{}}{}\n", first, "",
                      curve_width - static_cast<int>(first.size() + last.size()), last);
  for (int row = 1; row <= half_height && low < 0.0; ++row) text += line(columns, -1, row, end);
  return text;
}

}  // namespace ghostcast
