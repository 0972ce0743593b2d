// SPDX-License-Identifier: Apache-2.0
/// \file
/// Which beliefs can be anchored to what the scenario observes at t=0, by component of
/// substitution_rho.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "ghostcast/check/draws.hpp"

namespace ghostcast {

/// One component of a unit's rho over sampled beliefs.
struct ComponentFeasibility {
  RhoComponent component;
  std::uint64_t beliefs{};                            ///< that drew this component
  std::uint64_t unrepaired{};                         ///< of them anchored as they are
  std::array<std::uint64_t, repair_count> repairs{};  ///< beliefs, by Repair
  double highest_share{};  ///< s_K that compute can reach with the automation of t=0, at the median
  // the demands of the most demanding belief
  double needed_automation{};     ///< initial_automation at least this
  double reachable_share{1.0};    ///< initial_compute_share at most this
  double needed_ceiling{};        ///< automation_ceiling at least this, for the automation there is
  double lowest_ceiling{1.0};     ///< of all its beliefs
  double least_utilisation{1.0};  ///< utilisation_floor at most this
};

struct UnitFeasibility {
  bool by_reference{false};  ///< share and automation come from another unit: nothing to repair
  std::vector<ComponentFeasibility> components;
};

/// Draws and anchors beliefs 0 .. beliefs-1 as a run of that seed with one belief each does.
/// [unit]
std::vector<UnitFeasibility> list_feasibility(ModelParams const& params, std::uint64_t seed,
                                              std::uint64_t beliefs);

/// What would spare every belief of the component its repair: "initial_automation at least 0.455,
/// or initial_compute_share at most 0.477"; empty where nothing was repaired.
std::string smallest_change(ComponentFeasibility const& component);

}  // namespace ghostcast
