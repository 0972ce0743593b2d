// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/check/columns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "ghostcast/report/number_text.hpp"

namespace ghostcast {
namespace {

bool starts_character(char byte)
{
  return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
}

std::size_t character_count(std::string_view text)
{
  return static_cast<std::size_t>(std::ranges::count_if(text, starts_character));
}

/// Bytes of the first `count` characters.
std::size_t bytes_of(std::string_view text, std::size_t count)
{
  std::size_t end = 0;
  for (std::size_t kept = 0; end < text.size(); ++end) {
    if (starts_character(text[end]) && kept++ == count) break;
  }
  return end;
}

/// Breaks at spaces, and inside words that are longer than a line.
std::vector<std::string> lines_of(std::string_view text, std::size_t width)
{
  std::vector<std::string> lines;
  while (character_count(text) > width) {
    std::size_t end = bytes_of(text, width);
    std::size_t const space = text.substr(0, end + 1).rfind(' ');
    bool const at_space = space != std::string_view::npos && space > text.find_first_not_of(' ');
    if (at_space) end = space;
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(at_space ? end + 1 : end);
  }
  lines.emplace_back(text);
  return lines;
}

}  // namespace

std::string table_row(std::vector<Cell> const& cells)
{
  std::vector<std::vector<std::string>> columns;
  std::size_t height = 0;
  for (Cell const& cell : cells) {
    columns.push_back(lines_of(cell.text, static_cast<std::size_t>(cell.width - 1)));
    height = std::max(height, columns.back().size());
  }
  std::string text;
  for (std::size_t line = 0; line < height; ++line) {
    std::string row;
    for (std::size_t k = 0; k < cells.size(); ++k) {
      std::string const part = line < columns[k].size() ? columns[k][line] : "";
      row +=
          part + std::string(static_cast<std::size_t>(cells[k].width) - character_count(part), ' ');
    }
    row.erase(row.find_last_not_of(' ') + 1);
    text += row + "\n";
  }
  return text;
}

std::string list_item(std::string const& text)
{
  return table_row({{"", 2}, {text, text_width - 1}});
}

std::string right(std::string_view text, int width)
{
  std::string const shown = shorten(text, width);
  auto const length = static_cast<int>(character_count(shown));
  return std::string(static_cast<std::size_t>(width - length), ' ') + shown;
}

std::string section_heading(std::string const& text)
{
  return "\n" + text + "\n" + std::string(character_count(text), '-') + "\n";
}

std::string three_figures(double value)
{
  if (std::abs(value) >= 1000.0 || !std::isfinite(value)) return rounded(value);
  return fmt::format("{:.3g}", value);
}

std::string exact_number(double value)
{
  bool const whole = std::abs(value) < 1e15 && value == std::floor(value);
  if (!whole) return fmt::format("{}", value);
  std::string const digits = grouped(static_cast<std::uint64_t>(std::abs(value)));
  return value < 0.0 ? "-" + digits : digits;
}

}  // namespace ghostcast
