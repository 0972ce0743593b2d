// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/scenario/parameter_info.hpp"

#include <fmt/core.h>

#include <cmath>

#include "ghostcast/scenario/plain_text.hpp"
#include "ghostcast/scenario/targets.hpp"

namespace ghostcast {
namespace {

std::vector<ParameterInfo> all_rows()
{
  std::vector<ParameterInfo> rows;
  for (auto const& part : {setting_rows(), market_rows(), organisation_rows(), unit_work_rows(),
                           unit_money_rows(), unit_people_rows(), plan_rows()}) {
    rows.insert(rows.end(), part.begin(), part.end());
  }
  return rows;
}

}  // namespace

bool Range::contains(double value) const
{
  if (std::isnan(value)) return false;
  if (std::isinf(value)) return infinite && value > 0.0;
  return (low_open ? value > low : value >= low) && (high_open ? value < high : value <= high);
}

std::string to_string(Range const& range)
{
  bool const below = range.low > -unbounded;
  bool const above = range.high < unbounded;
  std::string text = "any";
  if (below && above) {
    text = fmt::format("{}{}, {}{}", range.low_open ? '(' : '[', number_text(range.low),
                       number_text(range.high), range.high_open ? ')' : ']');
  } else if (below) {
    text = fmt::format("{} {}", range.low_open ? ">" : ">=", number_text(range.low));
  } else if (above) {
    text = fmt::format("{} {}", range.high_open ? "<" : "<=", number_text(range.high));
  }
  return range.infinite ? text + " or inf" : text;
}

std::string_view ParameterInfo::table() const
{
  return key.substr(0, key.find('.'));
}

std::string_view ParameterInfo::member() const
{
  auto const dot = key.find('.');
  return dot == key.npos ? std::string_view{} : key.substr(dot + 1);
}

std::vector<std::string> ParameterInfo::words() const
{
  std::vector<std::string> words;
  for (std::string_view rest = choices; !rest.empty();) {
    auto const end = rest.find('|');
    words.emplace_back(rest.substr(0, end));
    rest = end == rest.npos ? std::string_view{} : rest.substr(end + 1);
  }
  return words;
}

std::span<ParameterInfo const> parameter_table()
{
  static std::vector<ParameterInfo> const rows = all_rows();
  return rows;
}

ParameterInfo const* find_parameter(Section section, std::string_view key)
{
  for (ParameterInfo const& row : parameter_table()) {
    if (row.section == section && row.key == key) return &row;
  }
  return nullptr;
}

std::string_view name_of(Section section)
{
  constexpr std::string_view names[section_count] = {
      "scenario", "organisation", "market", "unit", "plan", "definition", "correlation"};
  return names[static_cast<int>(section)];
}

int role_index(std::string_view name)
{
  for (int r = 0; r < role_count; ++r) {
    if (role_names[r] == name) return r;
  }
  return -1;
}

}  // namespace ghostcast
