// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/report/number_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace ghostcast {
namespace {

struct Scale {
  double size;
  char const* name;
};
constexpr Scale scales[] = {{1e12, " tn"}, {1e9, " bn"}, {1e6, " M"}};

bool starts_character(char byte)
{
  return (static_cast<unsigned char>(byte) & 0xC0u) != 0x80u;
}

int character_count(std::string_view text)
{
  return static_cast<int>(std::ranges::count_if(text, starts_character));
}

std::string three_digits(double value)
{
  return fmt::format("{:.{}f}", value, value < 9.995 ? 2 : value < 99.95 ? 1 : 0);
}

}  // namespace

std::string grouped(std::uint64_t count)
{
  std::string text = fmt::format("{}", count);
  for (std::size_t place = text.size(); place > 3; place -= 3) text.insert(place - 3, ",");
  return text;
}

std::string compact(double value)
{
  if (!std::isfinite(value)) return fmt::format("{}", value);
  if (value < 0.0) return "-" + compact(-value);
  for (Scale const& scale : scales) {
    if (value >= 0.9995 * scale.size) return three_digits(value / scale.size) + scale.name;
  }
  bool const whole = value == std::round(value);
  if (value < 9.995 && !whole) return fmt::format("{:.2f}", value);
  return grouped(static_cast<std::uint64_t>(std::llround(value)));
}

std::string percent_number(double probability)
{
  double const value = 100.0 * probability;
  if (value <= 0.0) return "0";
  if (value >= 100.0) return "100";
  if (value < 0.01) return "<0.01";
  if (value > 99.9) return ">99.9";
  return fmt::format("{:.{}f}", value, value < 9.995 ? 2 : 1);
}

std::string percent(double probability)
{
  return percent_number(probability) + " %";
}

std::string percent_with_interval(Proportion const& proportion)
{
  auto const bound = [](double p) {
    return fmt::format("{:.{}f}", 100.0 * p, p < 0.09995 ? 2 : p < 0.9995 ? 1 : 0);
  };
  return fmt::format("{} [{},{}]", percent_number(proportion.value), bound(proportion.interval.low),
                     bound(proportion.interval.high));
}

std::string shorten(std::string_view text, int width)
{
  if (character_count(text) <= width) return std::string(text);
  std::size_t end = 0;
  for (int kept = 0; end < text.size(); ++end) {
    if (starts_character(text[end]) && kept++ == width - 1) break;
  }
  return std::string(text.substr(0, end)) + "…";
}

std::string wrapped(std::string_view text, int indent)
{
  std::string result;
  int column = 0;
  while (!text.empty()) {
    std::string_view const word = text.substr(0, text.find(' '));
    int const length = character_count(word);
    if (column > indent && column + 1 + length > text_width) {
      result += "\n" + std::string(static_cast<std::size_t>(indent), ' ');
      column = indent;
    } else if (column > 0) {
      result += ' ';
      ++column;
    }
    result += word;
    column += length;
    text.remove_prefix(std::min(text.size(), word.size() + 1));
  }
  return result + "\n";
}

}  // namespace ghostcast
