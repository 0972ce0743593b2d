// SPDX-License-Identifier: Apache-2.0
/// \file
/// Scenarios that tests of `check` look at.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "ghostcast/scenario/scenario.hpp"

namespace ghostcast::testing_support {

inline Scenario load(std::string const& name, ScenarioRequest const& request = {})
{
  return load_scenario(std::filesystem::path(GHOSTCAST_SOURCE_DIR) / "scenarios" / name, request);
}

/// All scenarios that the project ships.
inline std::vector<std::string> shipped_scenarios()
{
  std::vector<std::string> names;
  for (auto const& entry : std::filesystem::directory_iterator(
           std::filesystem::path(GHOSTCAST_SOURCE_DIR) / "scenarios")) {
    if (entry.path().extension() == ".toml") names.push_back(entry.path().filename().string());
  }
  return names;
}

/// One unit of 40 people; `more` stands at its end.
inline std::string team(std::string const& more)
{
  return "name = \"team\"\nhorizon = 60\n[[unit]]\nname = \"Team\"\npeople = { researcher = 6, "
         "engineer = 28, "
         "infrastructure = 3, supervisor = 3 }\ngpus = 256\nmonthly_value = 3.6e6\n" +
         more;
}

inline Scenario parse(std::string const& text)
{
  return parse_scenario(text, "folder/team.toml");
}

}  // namespace ghostcast::testing_support
