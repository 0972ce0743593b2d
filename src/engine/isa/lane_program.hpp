// SPDX-License-Identifier: Apache-2.0
/// \file
/// The model compiled for one instruction set, as seen from outside: addresses of functions, because
/// nothing that is inlined may cross over (docs/architecture.md).
#pragma once

#include <cstddef>
#include <cstdint>

#include "ghostcast/model/belief_plan.hpp"

namespace ghostcast {

struct ModelParams;
struct TallyLayout;
struct Digest;

/// Trajectories first .. first + count - 1, to be added to `counts`.
struct PackWork {
  TallyLayout const* layout;
  std::uint32_t* counts;       ///< [layout->size]
  std::uint64_t first;
  BeliefPlan beliefs;
  int count;                   ///< 1 .. width
};

/// One instruction set's model.
struct LaneProgram {
  int width;                   ///< trajectories that it advances at once
  std::size_t world_bytes;     ///< memory of a thread
  std::size_t world_alignment;
  void (*set_up)(ModelParams const& model, std::uint64_t seed, void* world);
  /// \return binomials drawn
  std::uint64_t (*simulate)(PackWork const& work, void* world);
  /// `drain_counts` (tally/drain.hpp)
  void (*drain)(std::uint32_t* counts, std::uint64_t* totals, std::int64_t first, std::int64_t last, Digest& digest);
};

}  // namespace ghostcast

extern "C" {
ghostcast::LaneProgram const* ghostcast_scalar_program();
ghostcast::LaneProgram const* ghostcast_avx2_program();
ghostcast::LaneProgram const* ghostcast_avx512_program();
}
