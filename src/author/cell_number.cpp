// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/author/cell_number.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "ghostcast/scenario/plain_text.hpp"

namespace ghostcast {
namespace {

bool is_digit(char c)
{
  return c >= '0' && c <= '9';
}

/// The number without what separates thousands; where there are points and commas, the last of them
/// stands before the fraction.
std::string without_groups(std::string_view text)
{
  std::size_t const mark = text.find_last_of(".,");
  bool const both = text.find('.') != text.npos && text.find(',') != text.npos;
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_digit(text[i]) || text[i] == '-') plain += text[i];
    if (both && i == mark) plain += '.';
  }
  return plain;
}

/// "1,234" or "12.345.678": one to three digits that do not begin with 0, then groups of three.
bool is_grouped(std::string_view text, char mark)
{
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) text.remove_prefix(1);
  std::size_t const first = text.find(mark);
  if (first == text.npos || first == 0 || first > 3 || text.front() == '0') return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    bool const at_mark = i >= first && (i - first) % 4 == 0;
    if (at_mark ? text[i] != mark : !is_digit(text[i])) return false;
  }
  return (text.size() - first) % 4 == 0;
}

/// A space, an apostrophe or their typographic kin inside a number.
bool has_gap(std::string_view text)
{
  for (std::string_view const mark : {" ", "'", "\u00A0", "\u202F", "\u2019"}) {
    if (text.find(mark) != text.npos) return is_digit(text.front()) && is_digit(text.back());
  }
  return false;
}

CellNumber refuse_thousands(std::string_view text)
{
  return {std::nullopt, "has a separator of thousands",
          fmt::format("Write {}.", without_groups(text))};
}

/// "1.234" beside ';': the number may be 1234 or 1.234.
CellNumber refuse_doubtful(std::string_view text)
{
  return {std::nullopt, "may have a separator of thousands",
          fmt::format("Write {}, or {}0.", without_groups(text), text)};
}

std::optional<double> parse(std::string_view text)
{
  if (text.starts_with('+') && !text.starts_with("+-")) text.remove_prefix(1);
  double value = 0.0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  bool const good = error == std::errc{} && end == text.data() + text.size() && std::isfinite(value);
  return good ? std::optional(value) : std::nullopt;
}

CellNumber refuse(std::string_view text)
{
  std::string const number(text.substr(0, text.size() - 1));
  auto const percent = text.ends_with('%') ? parse(number) : std::nullopt;
  if (percent)
    return {std::nullopt, "is a percentage", fmt::format("Write {}.", number_text(*percent / 100.0))};
  return {std::nullopt, "is no number", ""};
}

/// Of a text with a comma.
CellNumber read_with_comma(std::string const& text, char delimiter)
{
  std::string point = text;
  std::replace(point.begin(), point.end(), ',', '.');
  bool const single = text.find_first_of(".,") == text.find_last_of(".,");
  if (!single) return parse(without_groups(text)) ? refuse_thousands(text) : refuse(text);
  auto const value = parse(point);
  if (!value) return refuse(text);
  if (delimiter == ';') return {value, "", ""};
  bool const grouped = is_grouped(text, ',');
  if (delimiter == '\t') return grouped ? refuse_doubtful(text) : CellNumber{value, "", ""};
  return grouped ? refuse_thousands(text)
                 : CellNumber{std::nullopt, "has a comma", fmt::format("Write {}.", point)};
}

}  // namespace

CellNumber read_cell_number(std::string_view text, char delimiter)
{
  if (text.empty()) return {std::nullopt, "is empty", ""};
  if (has_gap(text)) return refuse_thousands(text);
  if (text.find(',') != text.npos) return read_with_comma(std::string(text), delimiter);
  bool const grouped = is_grouped(text, '.');
  if (grouped && std::count(text.begin(), text.end(), '.') > 1) return refuse_thousands(text);
  if (grouped && delimiter != ',') return refuse_doubtful(text);
  auto const value = parse(text);
  return value ? CellNumber{value, "", ""} : refuse(text);
}

}  // namespace ghostcast
