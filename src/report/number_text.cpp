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

/// Digits that a bound of `value` percent shows after the point.
int decimals_of(double value)
{
  return value < 9.995 ? 2 : 1;
}

/// Steps of the last digit that `value` percent holds; `slack` steps make up for rounding errors.
double steps_of(double value, double slack)
{
  return value * std::pow(10.0, decimals_of(value)) + slack;
}

/// The first word of `text`, a percent sign behind it included: a number keeps its unit.
std::string_view first_word(std::string_view text)
{
  std::size_t end = text.find(' ');
  if (end != std::string_view::npos && text.substr(end + 1).starts_with('%'))
    end = text.find(' ', end + 1);
  return text.substr(0, end);
}

/// The first `count` characters.
std::string_view leading(std::string_view text, int count)
{
  std::size_t end = 0;
  for (int seen = 0; end < text.size(); ++end) {
    if (starts_character(text[end]) && seen++ == count) break;
  }
  return text.substr(0, end);
}

/// Percent that rounding errors may leave where a bound is 0 or 100.
constexpr double residue = 1e-12;

/// `value` percent, rounded down.
std::string low_bound(double value)
{
  double const steps = std::floor(steps_of(value, 1e-9));
  if (value < residue) return "0";
  if (value > 100.0 - residue) return "100";
  if (steps < 1.0) return ">0";
  int const decimals = decimals_of(value);
  return fmt::format("{:.{}f}", steps / std::pow(10.0, decimals), decimals);
}

/// `value` percent, rounded up.
std::string high_bound(double value)
{
  double const steps = std::ceil(steps_of(value, -1e-9));
  if (value < residue) return "0";
  if (value > 100.0 - residue) return "100";
  if (value > 99.9 && steps >= 1000.0) return "<100";
  int const decimals = decimals_of(value);
  double const up = steps / std::pow(10.0, decimals);
  return fmt::format("{:.{}f}", up, decimals_of(up));
}

}  // namespace

std::string grouped(std::uint64_t count)
{
  std::string text = fmt::format("{}", count);
  for (std::size_t place = text.size(); place > 3; place -= 3) text.insert(place - 3, ",");
  return text;
}

std::string counted(std::uint64_t count, char const* one, char const* many)
{
  return grouped(count) + " " + (count == 1 ? one : many);
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

std::string rounded(double value)
{
  if (!std::isfinite(value) || std::abs(value) < 1000.0) return compact(value);
  double const step = std::pow(10.0, std::floor(std::log10(std::abs(value))) - 2.0);
  return compact(std::round(value / step) * step);
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

std::string percent_at_most(double bound)
{
  return high_bound(100.0 * bound) + " %";
}

std::string percent_with_interval(Proportion const& proportion)
{
  return fmt::format("{} [{},{}]", percent_number(proportion.value),
                     low_bound(100.0 * proportion.interval.low),
                     high_bound(100.0 * proportion.interval.high));
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
    std::string_view const word = leading(first_word(text), text_width - indent);  // a longer one is cut
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
    bool const whole = word.size() == text.size() || text[word.size()] == ' ';
    text.remove_prefix(word.size() + (whole && word.size() < text.size() ? 1 : 0));
  }
  return result + "\n";
}

}  // namespace ghostcast
