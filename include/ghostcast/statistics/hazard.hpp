// SPDX-License-Identifier: Apache-2.0
/// \file
/// Discrete-time cause-specific hazards, from counts of first outcomes.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "ghostcast/statistics/event_probability.hpp"
#include "ghostcast/statistics/incidence.hpp"

namespace ghostcast {

/// Months first .. last, both included.
struct MonthSpan {
  int first{};
  int last{};
};

/// One hazard: of those without any outcome before the span, the share that meets it within the
/// span.
struct Hazard {
  MonthSpan span;
  std::uint64_t at_risk{};  ///< trajectories without any first outcome before span.first; born
                            ///< ghosts have one
  std::uint64_t events{};   ///< of them those with this outcome within the span
  Proportion hazard;  ///< events / at_risk; 0 with the interval [0, 1] where nobody is at risk
};

/// Hazards of one unit by one definition; over months t of a span
///   h_k = sum over t of d_k(t) / n,   n = N - born - sum over outcomes j, months s < first of
///   d_j(s),
/// d_k(t) the trajectories whose first outcome is k in month t. Over one month it is the
/// discrete-time cause-specific hazard; over a year the probability, for those still at risk when
/// it begins, that k comes first within it. The interval is Wilson's; where trajectories share
/// beliefs, its size is at_risk over the design effect of the same hazard between the grid months
/// around the span, from the spread over replicates, and its factor Student's. Source: Tutz &
/// Schmid, "Modeling discrete time-to-event data" (2016), section 8.1.
class Hazards {
 public:
  /// Borrows the tally. \param belief_count  as of EventProbability
  Hazards(Tally const& tally, std::uint64_t belief_count, int definition, int unit);

  /// \pre 1 <= span.first <= span.last <= horizon
  Hazard over(Outcome outcome, MonthSpan span) const;

  /// Trajectories at risk at the start of a month, 1..T.
  std::uint64_t at_risk(int month) const
  {
    return trajectories_ - decided_[static_cast<std::size_t>(month - 1)];
  }

 private:
  std::uint64_t by_grid(int replicate, Events events, int grid) const;
  double design_effect(Events events, MonthSpan span) const;

  TallyLayout layout_;
  std::uint64_t trajectories_;
  std::uint64_t belief_count_;
  std::vector<BatchCount>
      replicates_;  ///< their sizes; empty where each trajectory has a belief of its own
  double factor_;
  std::vector<std::uint64_t> grouped_;  ///< cumulative, [replicate][born, outcome 6][grid month]
  CumulativeCounts decided_;            ///< with any first outcome, [month 0..T]
  std::array<CumulativeCounts, outcome_count> outcome_;  ///< [month 0..T]
};

/// Spans of twelve months from month 1 to the horizon, the last one as long as it is.
std::vector<MonthSpan> years_within(int horizon);

}  // namespace ghostcast
