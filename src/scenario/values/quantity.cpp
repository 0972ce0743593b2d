// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/scenario/quantity.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

#include "ghostcast/scenario/month_text.hpp"
#include "ghostcast/scenario/physical_unit.hpp"
#include "ghostcast/scenario/plain_text.hpp"

namespace ghostcast {
namespace {

bool is_digit(char c)
{
  return c >= '0' && c <= '9';
}

std::string_view trimmed(std::string_view text)
{
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

/// Length of the number at the start: digits with '_' between them, a fraction, an exponent.
std::size_t number_length(std::string_view text)
{
  std::size_t i = !text.empty() && (text[0] == '+' || text[0] == '-') ? 1 : 0;
  std::size_t const first = i;
  while (i < text.size() && (is_digit(text[i]) || text[i] == '.' || text[i] == '_')) ++i;
  if (i == first) return 0;
  std::size_t e = i;
  if (e < text.size() && (text[e] == 'e' || text[e] == 'E')) {
    ++e;
    if (e < text.size() && (text[e] == '+' || text[e] == '-')) ++e;
    if (e < text.size() && is_digit(text[e])) {
      while (e < text.size() && is_digit(text[e])) ++e;
      i = e;
    }
  }
  return i;
}

std::optional<long double> number_of(std::string_view text)
{
  if (text.starts_with('+')) text.remove_prefix(1);
  std::string digits;
  for (std::size_t i = 0; i < text.size(); ++i) {
    bool const inside =
        i > 0 && i + 1 < text.size() && is_digit(text[i - 1]) && is_digit(text[i + 1]);
    if (text[i] == '_' && !inside) return std::nullopt;
    if (text[i] != '_') digits += text[i];
  }
  long double value = 0.0L;
  auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  bool const whole =
      error == std::errc{} && std::abs(value) < 1e300L && end == digits.data() + digits.size();
  return whole ? std::optional(value) : std::nullopt;
}

QuantityReading refusal(std::string reason, std::string hint = {})
{
  return {std::nullopt, std::move(reason), std::move(hint)};
}

/// p over a period as a probability a month.
QuantityReading compound(long double value, PhysicalUnit const& unit, PhysicalUnit const& month,
                         bool drawn)
{
  auto const up = static_cast<long double>(unit.numerator);
  auto const down =
      static_cast<long double>(unit.denominator) / static_cast<long double>(unit.period);
  double const p = static_cast<double>(value * up / down);
  if (unit.period == month.period) return {p, "", ""};
  if (drawn) {
    return refusal("is a probability, which does not convert inside a distribution",
                   "Give it by month, such as \"5 %/month\".");
  }
  if (!(p >= 0.0 && p <= 1.0)) return refusal("must be a probability in [0, 1]");
  double const share = static_cast<double>(month.period) / static_cast<double>(unit.period);
  return {p == 1.0 ? 1.0 : -std::expm1(std::log1p(-p) * share), "", ""};
}

QuantityReading convert(long double value, std::string_view text, Measure const& measure,
                        bool drawn)
{
  PhysicalUnit const documented = *parse_unit(measure.unit).unit;
  UnitReading const given = parse_unit(text);
  if (!given.unit) return refusal(given.reason, given.hint);
  if (!fits(given.unit->dimension, documented.dimension)) {
    return refusal(
        fmt::format("has the unit {}; needs {}", text, example_of(documented.dimension)));
  }
  if (measure.probability) return compound(value, *given.unit, documented, drawn);
  return {converted(value, *given.unit, documented), "", ""};
}

/// A number that a unit with this factor would put into the range, or nothing.
std::string slip_text(ParameterInfo const& row, double value, double factor, std::string_view unit)
{
  double const meant = value / factor;
  if (value == 0.0 || !row.range.contains(meant)) return {};
  std::string const quantity = fmt::format("\"{} {}\"", number_text(value), unit);
  return factor == 12.0 ? fmt::format("Did you mean {}?", quantity)
                        : fmt::format("Did you mean {}, or {}?", number_text(meant), quantity);
}

}  // namespace

Measure measure_of(ParameterInfo const& row)
{
  return {row.unit, row.unit == "1/month" && row.range.high == 1.0};
}

bool takes_no_unit(std::string_view documented)
{
  constexpr std::string_view closed[] = {
      "-",     "YYYY-MM",  "names",         "name",     "keys",          "index or name",
      "roles", "payrolls", "months of pay", "month, 1", "name or names", "names by role"};
  return std::find(std::begin(closed), std::end(closed), documented) != std::end(closed);
}

bool begins_with_number(std::string_view text)
{
  return number_length(trimmed(text)) > 0;
}

QuantityReading read_quantity(std::string_view text, Measure const& measure, bool drawn)
{
  std::string_view const whole = trimmed(text);
  std::size_t const length = number_length(whole);
  std::string_view const unit = trimmed(whole.substr(length));
  auto const value = number_of(whole.substr(0, length));
  if (!value) return refusal("is neither a number nor a number with its unit");
  if (unit.empty())
    return refusal("is a number in quotes", fmt::format("Write {} without quotes.", whole));
  if (takes_no_unit(measure.unit))
    return refusal(fmt::format("must be a plain number, in {}", measure.unit));
  PhysicalUnit const documented = *parse_unit(measure.unit).unit;
  if (looks_like_month(whole))
    return refusal("is a calendar month; needs " + example_of(documented.dimension));
  return convert(*value, unit, measure, drawn);
}

std::string slip_hint(ParameterInfo const& row, double value)
{
  if (takes_no_unit(row.unit) || !std::isfinite(value)) return {};
  Dimension const dimension = parse_unit(row.unit).unit->dimension;
  bool const share = dimension == Dimension{} && row.range.low >= 0.0 && row.range.high <= 1.0;
  bool const by_month = row.unit == "1/month" || row.unit == "log/month";
  bool const by_year = row.unit == "1/year" || row.unit == "log/year";
  std::string text;
  if (by_month && std::abs(value) <= 1.0) text = slip_text(row, value, 12.0, "/year");
  if (text.empty() && share && value > 1.0) text = slip_text(row, value, 100.0, "%");
  if (text.empty() && by_month) text = slip_text(row, value, 100.0, "%/month");
  if (text.empty() && by_year) text = slip_text(row, value, 100.0, "%/year");
  if (text.empty() && row.unit == "USD/month") text = slip_text(row, value, 12.0, "USD/year");
  return text;
}

WarningValues hazard_warning(ParameterInfo const& row, double value)
{
  constexpr double high = 0.3;
  bool const hazard = row.unit == "1/month" && !measure_of(row).probability;
  if (!hazard || value <= high) return {};
  bool const percent = value >= 3.0;  // nobody writes 300 % a year
  std::string const rate = number_text(value);
  return {{"rate", rate},
          {"percent", fmt::format("{:.3g}", -100.0 * std::expm1(-12.0 * value))},
          {"suggestion", rate + (percent ? " % /year" : " /year")}};
}

}  // namespace ghostcast
