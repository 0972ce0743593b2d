// SPDX-License-Identifier: Apache-2.0
/// \file
/// How many beliefs a run has, and which of them are used.
#pragma once

#include <cstdint>

#include "ghostcast/model/belief_plan.hpp"
#include "ghostcast/scenario/scenario.hpp"

namespace ghostcast::cli {

/// Most beliefs that a run has by itself.
inline constexpr std::uint64_t most_default_beliefs = 4096;
/// Fewer trajectories have a belief each.
inline constexpr std::uint64_t least_shared_trajectories = 320;

/// `RunPlan::belief_count` for what was asked for, 0: nothing. By default beliefs are shared, so that luck
/// and ignorance can be told apart: as many as the largest power of two that leaves each 16 trajectories or
/// more (Sobol points are balanced at powers of two), at most 4096. One each where nothing is uncertain,
/// or with fewer than 320 trajectories.
std::uint64_t chosen_beliefs(Scenario const& scenario, std::uint64_t asked, std::uint64_t trajectories);

/// Beliefs that trajectories 0 .. count - 1 have.
std::uint64_t used_beliefs(BeliefPlan const& plan, std::uint64_t count);

}  // namespace ghostcast::cli
