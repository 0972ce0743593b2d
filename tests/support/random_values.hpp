// SPDX-License-Identifier: Apache-2.0
/// \file
/// Random values of keys of a scenario, within the limits of the parameter table.
#pragma once

#include <fmt/format.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "ghostcast/scenario/document.hpp"
#include "ghostcast/scenario/parameter_info.hpp"

namespace ghostcast::test {

// These draw; they work inside rc::gen::exec, which remembers what was drawn and shrinks it: whole
// numbers towards the lower end, chances towards "no".

/// From low to high, both possible; early cases of a property stay near the lower end.
inline int between(int low, int high)
{
  return low >= high ? low : *rc::gen::inRange(low, high + 1);
}

/// The same, in early cases too.
inline int anywhere(int low, int high)
{
  return low >= high ? low : *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(low, high + 1));
}

inline bool chance(int percent)
{
  return anywhere(0, 99) >= 100 - percent;
}

template <class T>
T one_of(std::vector<T> const& all)
{
  return all[static_cast<std::size_t>(anywhere(0, static_cast<int>(all.size()) - 1))];
}

/// Four digits are enough, and read well in a counterexample.
inline std::string number(double value)
{
  return fmt::format("{:.4g}", value);
}

/// In [0, 1], in steps of 1 %.
inline double share()
{
  return anywhere(0, 100) / 100.0;
}

/// Half a default to twice it, or something small where it is 0 or no number.
inline double near(ParameterInfo const& row)
{
  double start = row.range.low > 0.0 ? row.range.low : 0.0;
  std::string const text(row.default_text);
  if (!text.empty() && row.absent.empty()) {
    Node const node = parse_document("x = " + text, "default").members.at(0).value;
    Node const* const median = node.find("median");
    Node const* const mean = node.find("mean");
    if (node.is_number() && std::isfinite(node.number)) start = node.number;
    if (median != nullptr) start = median->number;
    if (mean != nullptr) start = mean->number;
  }
  return start != 0.0 ? start * (0.5 + 1.5 * share()) : 0.05 * share();
}

/// Moved into a range; off its open ends.
inline double inside(Range const& range, double value)
{
  double const low = std::isfinite(range.low) ? range.low : -1e6;
  double const high = std::isfinite(range.high) ? range.high : 1e9;
  double const margin = 0.01 * std::min(1.0, high - low);
  value = std::clamp(value, range.low_open ? low + margin : low, range.high_open ? high - margin : high);
  return std::stod(number(value));
}

/// A number that the row takes: near its default, or an end of a short range.
inline double plausible(ParameterInfo const& row)
{
  bool const is_short = row.range.high - row.range.low <= 1.0;
  if (is_short && chance(20)) return inside(row.range, chance(50) ? row.range.high : row.range.low);
  if (is_short && chance(30)) return inside(row.range, row.range.low + share() * (row.range.high - row.range.low));
  return inside(row.range, near(row));
}

/// { dist = ... } of a family whose values the row takes.
inline std::string distribution(ParameterInfo const& row)
{
  double const middle = plausible(row);
  double const low = inside(row.range, 0.8 * middle - 0.01);
  double const high = inside(row.range, 1.2 * middle + 0.01);
  if (!(low < high)) return number(middle);
  bool const positive = low > 0.0;
  switch (anywhere(0, 6)) {
    case 1:
      return fmt::format("{{ dist = \"triangular\", lo = {0}, mode = {1}, hi = {1} }}", number(low), number(high));
    case 2:
      return fmt::format("{{ dist = \"normal\", mean = {}, sd = {}, lo = {}, hi = {} }}", number(middle),
                         number((high - low) / 3.0), number(low), number(high));
    case 3:
      if (!positive) break;
      return fmt::format("{{ dist = \"lognormal\", median = {}, sigma = 0.3, lo = {}, hi = {} }}", number(middle),
                         number(low), number(high));
    case 4:
      return fmt::format("{{ dist = \"beta\", a = 2, b = 3, lo = {}, hi = {} }}", number(low), number(high));
    case 5:
      return fmt::format("{{ dist = \"mixture\", value = [{}, {}], weight = [0.25, 0.75] }}", number(low), number(high));
    case 6:
      if (!positive) break;
      return fmt::format("{{ dist = \"gamma\", shape = 2, mean = {}, lo = {}, hi = {} }}", number(middle), number(low),
                         number(high));
    default:
      break;
  }
  return fmt::format("{{ dist = \"uniform\", lo = {}, hi = {} }}", number(low), number(high));
}

/// A value as TOML, and whether it is drawn.
struct RandomValue {
  std::string text;
  bool drawn{false};
};

inline RandomValue random_value(ParameterInfo const& row)
{
  switch (row.kind) {
    case ValueKind::flag:
      return {chance(50) ? "true" : "false"};
    case ValueKind::choice:
      return {fmt::format("\"{}\"", one_of(row.words()))};
    case ValueKind::role_flags:
      return {chance(50) ? "[\"engineer\", \"supervisor\"]" : "[]"};
    case ValueKind::integer:
      return {fmt::format("{}", static_cast<int>(inside(row.range, between(0, 5))))};
    default:
      break;
  }
  if (row.range.infinite && chance(10)) return {"inf"};
  if (!row.has(fixed) && chance(40)) {
    std::string const text = distribution(row);
    return {text, text.front() == '{'};
  }
  return {number(plausible(row))};
}

}  // namespace ghostcast::test
