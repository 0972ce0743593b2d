// SPDX-License-Identifier: Apache-2.0
/// \file
/// What a launch of the simulation reads and writes.
#pragma once

#include <cstddef>
#include <cstdint>

#include "ghostcast/model/belief_plan.hpp"
#include "ghostcast/model/model_params.hpp"
#include "ghostcast/tally/layout.hpp"
#include "ghostcast/tally/trajectory_range.hpp"

namespace ghostcast {

/// Asks for the first outcome of one unit by one definition instead of counts.
struct OutcomeQuery {
  std::uint32_t* codes{};  ///< [trajectory - first of the first piece], see outcome_code.hpp; null: count
  int unit{};
  int definition{};
};

/// Pointers are memory of the device, borrowed until the stream has passed the launch.
struct SimulationArguments {
  ModelParams const* model;     ///< its own pointers lead to device memory too
  TallyLayout layout;           ///< of one slot
  std::uint64_t seed;
  BeliefPlan beliefs;           ///< as in RunPlan
  Piece const* pieces;          ///< [piece_count], one a slot at most
  int piece_count;              ///< >= 1
  std::uint32_t* counts;        ///< [slot][layout.size], added to
  unsigned long long* draws;    ///< [slot], added to: binomials drawn
  std::byte* scratch;           ///< [block][scratch bytes of the shape], aligned to 256 bytes
  OutcomeQuery query{};         ///< where it has codes, counts and draws are left alone
};

}  // namespace ghostcast
