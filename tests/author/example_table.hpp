// SPDX-License-Identifier: Apache-2.0
/// \file
/// Tables of units for tests, and a scenario's values by name.
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "ghostcast/author/scaffold.hpp"
#include "ghostcast/scenario/parameter_info.hpp"
#include "ghostcast/scenario/scenario.hpp"

namespace ghostcast::test {

inline constexpr char const* header =
    "unit,researcher,engineer,infrastructure,operations,supervisor,manager,gpus,monthly_value\n";

/// The scenario that a table becomes.
inline Scenario scenario_of(std::string const& csv)
{
  return parse_scenario(scaffold("table", parse_unit_table(csv, "units.csv")), "table.toml");
}

/// The faults of a table that must have some.
inline std::string table_faults(std::string const& csv)
{
  try {
    scaffold("table", parse_unit_table(csv, "units.csv"));
  } catch (InputError const& error) {
    return error.what();
  }
  ADD_FAILURE() << "no fault in:\n" << csv;
  return {};
}

/// The value of a parameter of a unit, as the reader understood it.
inline nlohmann::json value_in(Scenario const& scenario, std::size_t unit, std::string const& key)
{
  return scenario.resolved.at("units").at(unit).at("parameters").at(key).at("value");
}

}  // namespace ghostcast::test
