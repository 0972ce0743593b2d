// SPDX-License-Identifier: Apache-2.0
/// \file
/// A small unit that nobody joins: whether it is a ghost by month 24 depends on how fast people leave.
#pragma once

#include <string>

#include "ghostcast/scenario/scenario.hpp"

namespace ghostcast::testing_support {

/// \param unit  more keys of the unit: its uncertain parameters
inline std::string haunted_team(std::string const& unit, std::string const& rest = "")
{
  return "name = \"team\"\nhorizon = 36\n[[unit]]\nname = \"Team\"\npeople = { researcher = 6, engineer = 28, infrastructure = 3, "
         "supervisor = 3 }\ngpus = 256\nmonthly_value = 3.6e6\ninitial_compute_share = 0.2\n" +
         unit +
         "[plan]\nhiring_freeze = \"on\"\n[[definition]]\nname = \"human\"\nshare = \"counterfactual\"\nthreshold = 0.99\n"
         "[[definition]]\nname = \"half\"\nshare = \"counterfactual\"\nthreshold = 0.01\nheadcount_share = 0.5\ngrowth = 0\n" +
         rest;
}

inline Scenario parse_team(std::string const& unit, std::string const& rest = "", ScenarioRequest const& request = {})
{
  return parse_scenario(haunted_team(unit, rest), "folder/team.toml", request);
}

inline std::string const uncertain_quits = "quit_multiplier = { dist = \"uniform\", lo = 0.5, hi = 3 }\n";

}  // namespace ghostcast::testing_support
