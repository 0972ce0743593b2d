// SPDX-License-Identifier: Apache-2.0
/// \file
/// The probability that a unit has met one of several outcomes by a month, with its interval.
#pragma once

#include <cstdint>
#include <vector>

#include "ghostcast/statistics/group_counts.hpp"

namespace ghostcast {

/// Months at which reports look within a horizon, ascending: 12, 36, 60, 120 and the horizon itself.
std::vector<int> checkpoints_within(int horizon);

/// Reads one tally; trajectories have beliefs of their own or share them.
class EventProbability {
 public:
  /// \param belief_count  beliefs used; the number of trajectories where each has its own
  EventProbability(Tally const& tally, std::uint64_t belief_count);

  /// P(one of `events` came first by the end of `month`), `month` in 0..horizon.
  /// Between grid months, where groups are not counted, the interval takes the smaller effective size of
  /// the two grid months around.
  Proportion by_month(int definition, int unit, Events events, int month) const;

  /// P(`units` units or more are ghosts by the end of `month`). \pre two units or more, 1 <= units <= all
  Proportion joint_by_month(int definition, int units, int month) const;

  /// P(none of `events` by the end of `month`): the complement and its interval.
  Proportion none_by_month(int definition, int unit, Events events, int month) const;

  /// Standard error that an interval of this tally stands for: half its width over the factor that made
  /// it, so that 0 and 1 have one too (of Wilson's interval); 1/2 where the interval is [0, 1].
  double standard_error(Proportion const& proportion) const;

  /// False where one belief stands for all: nothing tells how far others lie, and every interval
  /// would be [0, 1].
  bool has_interval() const;

 private:
  std::uint64_t count_by(int definition, int unit, Events events, int month) const;
  template <class Replicates>
  Proportion estimate(std::uint64_t hits, int month, Replicates const& replicates) const;

  Tally const* tally_;
  std::uint64_t belief_count_;
  double factor_{};  ///< of the replicates
};

/// The complement of an estimated probability.
Proportion complement(Proportion const& proportion);

}  // namespace ghostcast
