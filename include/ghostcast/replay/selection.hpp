// SPDX-License-Identifier: Apache-2.0
/// \file
/// Which trajectory of a run to look at: by its first outcome.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "ghostcast/engine/engine.hpp"
#include "ghostcast/reduction/group.hpp"

namespace ghostcast {

/// The trajectories of a run by their first outcome, of one unit by one definition. Merging is
/// addition and the least number, so threads and order do not matter.
struct FirstOutcomes {
  std::vector<Group> ghosts;                ///< [month 0..T]; 0: born ghosts
  std::array<Group, outcome_count> others;  ///< any month; ghosts are not here
  Group human;                              ///< none by the horizon: still running
  std::uint64_t non_finite{};               ///< trajectories with a number that is not finite

  explicit FirstOutcomes(int horizon = 0) : ghosts(static_cast<std::size_t>(horizon) + 1) {}
  void add(FirstOutcomes const& other);
  std::uint64_t ghost_count() const;
  std::uint64_t trajectories() const;
};

/// From groups by code. \param groups  [first_outcome_codes(horizon)] (kernel/outcome_code.hpp)
FirstOutcomes outcomes_of(std::span<Group const> groups, int horizon);

enum class Selection { median_ghost, earliest_ghost, never };

/// The trajectory that is looked for, the lowest number where several are; nothing where there is
/// none. The median of n ghost dates is the lower one, the ceil(n/2)-th; born ghosts have month 0.
std::optional<std::uint64_t> select(FirstOutcomes const& outcomes, Selection selection);

/// Runs the plan's trajectories and sorts them by first outcome. \param threads 0: all cores
/// Where `progress` says stop, the outcomes are of fewer trajectories than asked for.
FirstOutcomes scan_outcomes(ModelParams const& model, RunPlan const& plan, int unit, int definition,
                            int threads, Progress const& progress);

/// The same on CUDA devices, each of which takes pieces of the range; the same outcomes.
/// \param devices  numbers of devices that open_accelerators has opened, at least one
/// \throws AcceleratorMemoryFault where a device has too little memory, AcceleratorFault
FirstOutcomes scan_outcomes_on(std::vector<int> const& devices, ModelParams const& model, RunPlan const& plan,
                               int unit, int definition, Progress const& progress);

}  // namespace ghostcast
