// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "ghostcast/report/explanation.hpp"
#include "ghostcast/report/number_text.hpp"
#include "ghostcast/scenario/targets.hpp"

namespace ghostcast {
namespace {

/// A parameter, and whose.
struct Place {
  ParameterInfo const* row;
  int instance;
  int element;
};

/// The parameter that a flat index stands for; row is nullptr where none is known.
Place place_of(int target)
{
  for (ParameterInfo const& row : parameter_table()) {
    if (row.target.index < 0) continue;
    int const stride = flat_index(row, 1, 0) - flat_index(row, 0, 0);
    int const behind = target - row.target.index;
    int const most = row.section == Section::unit ? max_units : max_organisations;
    int const instance = stride == 0 || behind < 0 ? 0 : behind / stride;
    int const element = behind - instance * stride;
    if (instance < most && element >= 0 && element < row.target.count)
      return {&row, instance, element};
  }
  return {nullptr, 0, 0};
}

std::string owner_of(Explanation const& e, Place const& place)
{
  auto const instance = static_cast<std::size_t>(place.instance);
  if (place.row->section == Section::unit && e.units.size() > 1 && instance < e.units.size())
    return e.units[instance].name + ": ";
  if (place.row->section == Section::organisation && e.organisations.size() > 1 &&
      instance < e.organisations.size()) {
    return e.organisations[instance] + ": ";
  }
  return "";
}

std::string value_words(ParameterInfo const& row, double value)
{
  if (row.kind == ValueKind::choice) {
    auto const words = row.words();
    auto const index = static_cast<std::size_t>(static_cast<int>(value) - row.first_choice);
    if (index < words.size()) return words[index];
  }
  std::string const number = fmt::format("{:.6g}", value);
  return row.unit == "1" || row.unit == "-" || row.unit.empty()
             ? number
             : fmt::format("{} {}", number, row.unit);
}

}  // namespace

std::string plan_step_words(Explanation const& explanation, Event const& event)
{
  Place const place = place_of(event.parameter);
  if (place.row == nullptr)
    return fmt::format("parameter {} = {:.6g}", event.parameter, event.after);
  std::string const role =
      place.row->target.count == role_count
          ? fmt::format(" of {}", role_names[static_cast<std::size_t>(place.element)])
          : "";
  return fmt::format("{}{}{} = {}", owner_of(explanation, place), place.row->key, role,
                     value_words(*place.row, event.after));
}

}  // namespace ghostcast
