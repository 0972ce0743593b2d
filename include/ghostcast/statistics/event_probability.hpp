// SPDX-License-Identifier: Apache-2.0
/// \file
/// The probability that a unit has met one of several outcomes by a month, with its interval.
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

/// Months of the checkpoints within a horizon, ascending; the last one is the horizon.
std::vector<int> checkpoints_within(int horizon);

/// Reads one tally; trajectories have beliefs of their own or share them.
class EventProbability {
 public:
  /// \param belief_count  beliefs used; the number of trajectories where each has its own
  EventProbability(Tally const& tally, std::uint64_t belief_count);

  /// P(one of `events` came first by the end of `month`), `month` in 0..horizon.
  /// Between checkpoints, where the batches are not counted, the interval takes the smaller
  /// effective size of the two checkpoints around.
  Proportion by_month(int definition, int unit, Events events, int month) const;

  /// P(none of `events` by the end of `month`): the complement and its interval.
  Proportion none_by_month(int definition, int unit, Events events, int month) const;

  /// False where one belief stands for all: nothing tells how far others lie, and every interval
  /// would be [0, 1].
  bool has_interval() const;

 private:
  std::vector<BatchCount> batches_by(int checkpoint, int definition, int unit, Events events) const;
  std::uint64_t count_by(int definition, int unit, Events events, int month) const;
  double size_between(int definition, int unit, Events events, int month) const;

  Tally const* tally_;
  std::uint64_t belief_count_;
  double factor_{};  ///< of the batches
};

/// The complement of an estimated probability.
Proportion complement(Proportion const& proportion);

}  // namespace ghostcast
