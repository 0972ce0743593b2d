// SPDX-License-Identifier: Apache-2.0
/// Numbers of the command line: what is read is within its limits, and a reason is printable.
#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>

#include "fuzz/targets.hpp"
#include "ghostcast/author/cell_number.hpp"
#include "ghostcast/cli/decimal.hpp"
#include "ghostcast/scenario/month_text.hpp"
#include "ghostcast/scenario/physical_unit.hpp"
#include "ghostcast/scenario/plain_text.hpp"
#include "ghostcast/scenario/quantity.hpp"

namespace ghostcast::fuzz {
namespace {

void check_decimal(std::string_view text)
{
  constexpr std::uint64_t most = 1'000'000'000'000;
  auto const value = cli::decimal(text, most);
  if (!value) return;
  if (*value > most) broken("a count is within its limit", text);
  std::string_view const digits = text.substr(std::min(text.find_first_not_of('0'), text.size()));
  if (std::to_string(*value) != (digits.empty() ? "0" : std::string(digits))) broken("a count is what its digits say", text);
}

void check_month(std::string_view text)
{
  auto const month = parse_month(text);
  if (month && (month->month < 1 || month->month > 12 || month->year < 0 || month->year > 9999))
    broken("a month is one of a year", text);
}

/// \param way  0 .. 9: in which unit, and whether the quantity is one that is drawn
void check_quantity(std::string_view text, unsigned way)
{
  constexpr std::string_view units[] = {"USD/month", "1/month", "months", "MW", "-"};
  std::string_view const unit = units[way / 2];
  bool const drawn = way % 2 == 1;
  if (!takes_no_unit(unit) && !parse_unit(unit).unit) broken("a documented unit is one", unit);
  QuantityReading const reading = read_quantity(text, {unit, unit == "1/month"}, drawn);
  if (reading.value && std::isnan(*reading.value)) broken("a quantity is a number", text);
  if (!reading.value && reading.reason.empty()) broken("a quantity that is refused has a reason", text);
}

/// All ten ways; a search, whose inputs are millions, takes one of them, chosen by the bytes.
void check_quantities(std::string_view text)
{
  constexpr unsigned ways = 10;
#if defined(GHOSTCAST_FUZZ_SEARCH)
  check_quantity(text, std::accumulate(text.begin(), text.end(), 0U, [](unsigned sum, char c) { return sum + static_cast<unsigned char>(c); }) % ways);
#else
  for (unsigned way = 0; way < ways; ++way) check_quantity(text, way);
#endif
}

void check_cells(std::string_view text)
{
  for (char const delimiter : {',', ';', '\t'}) {
    CellNumber const cell = read_cell_number(text, delimiter);
    if (cell.value && !std::isfinite(*cell.value)) broken("a cell's number is finite", text);
    if (!cell.value && cell.reason.empty()) broken("a cell that is refused has a reason", text);
  }
}

void check_texts(std::string_view text)
{
  std::string const shown = printable(text);
  if (!is_utf8_text(shown) || printable(shown) != shown) broken("what is printable stays as it is", text);
  if (printable_lines(shown) != shown) broken("a line is a text of one line", text);
  if (letter_count(shortened_text(shown, 20)) > 23) broken("a shortened text is short", text);
}

}  // namespace

void take_numbers(std::string_view bytes)
{
  check_decimal(bytes);
  check_month(bytes);
  check_quantities(bytes);
  check_cells(bytes);
  check_texts(bytes);
  parse_unit(bytes);
}

}  // namespace ghostcast::fuzz
