// SPDX-License-Identifier: Apache-2.0
/// \file
/// Counts of groups of beliefs, as a tally has them.
#pragma once

#include <cstdint>
#include <vector>

#include "ghostcast/statistics/clustered.hpp"
#include "ghostcast/tally/tally.hpp"

namespace ghostcast {

/// A set of first outcomes: bit 0 is born a ghost, bit 1 + k outcome k.
using Events = unsigned;

constexpr Events event_of(Outcome outcome)
{
  return 1u << (1 + static_cast<int>(outcome));
}
inline constexpr Events born_event = 1u;
inline constexpr Events ghost_events = born_event | event_of(Outcome::ghost);
inline constexpr Events all_events = (1u << (1 + outcome_count)) - 1u;

/// Reads a tally by groups; borrows it. "By grid month k": by the end of layout.grid_month(k).
class GroupCounts {
 public:
  explicit GroupCounts(Tally const& tally) : tally_(&tally) {}

  /// Trajectories in which one of `events` came first by grid month `grid`, for each replicate. Replicates
  /// are independent, and all trajectories are in one of them; some may be empty.
  std::vector<BatchCount> replicates(int definition, int unit, Events events, int grid) const;
  /// The same for each belief that has a group of its own; replicate of belief b: b mod 16.
  std::vector<BatchCount> beliefs(int definition, int unit, Events events, int grid) const;
  /// Trajectories in which `units` units or more are ghosts by grid month `grid`, for each replicate.
  /// \pre the tally counts joint outcomes, 1 <= units <= unit_count
  std::vector<BatchCount> joint_replicates(int definition, int units, int grid) const;
  /// Trajectories of each replicate.
  std::vector<BatchCount> replicate_sizes() const;

  TallyLayout const& layout() const { return tally_->layout; }

 private:
  template <class Place>
  std::vector<BatchCount> sum(int first, int last, int grid, Place const& place) const;

  Tally const* tally_;
};

}  // namespace ghostcast
