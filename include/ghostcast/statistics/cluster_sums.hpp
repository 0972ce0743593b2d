// SPDX-License-Identifier: Apache-2.0
/// \file
/// What a comparison keeps of one cluster of beliefs: first outcomes by month, and sums of series.
#pragma once

#include <cstdint>
#include <vector>

#include "ghostcast/statistics/event_probability.hpp"
#include "ghostcast/tally/tally.hpp"
#include "ghostcast/tally/trajectory_range.hpp"

namespace ghostcast {

/// Sum of a quantity over the trajectories of a cluster, and how many of them were counted (units
/// count while they run). Values are the middles of their bins: at most .8 % off each, exact for
/// whole numbers below 128.
struct SeriesSum {
  double sum{};  ///< in the quantity's unit of the tally
  std::uint64_t running{};
};

class ClusterSums {
 public:
  ClusterSums() = default;
  /// Reads the tally of the cluster's trajectories and keeps no part of it.
  explicit ClusterSums(Tally const& tally);

  std::uint64_t trajectories() const { return trajectories_; }

  /// Trajectories with one of `events` as first outcome by the end of `month`, 0..horizon.
  std::uint64_t by_month(int definition, int unit, Events events, int month) const;

  /// Months after those events, summed over trajectories: T - min(time, T), T the horizon.
  std::uint64_t months_lost(int definition, int unit, Events events) const;

  /// \param index  the unit, the organisation, or 0; month in 1..horizon. \pre recorded
  SeriesSum series(Quantity quantity, int index, int month) const;

 private:
  void read_outcomes(Tally const& tally);
  void read_series(Tally const& tally);
  std::size_t row(int definition, int unit, int slot) const;

  TallyLayout layout_;
  std::uint64_t trajectories_{};
  std::vector<std::uint32_t>
      hits_;                       ///< cumulative, [definition][unit][born, outcome 6][month 0..T]
  std::vector<SeriesSum> series_;  ///< [recorded quantity][index][month 1..T]
  std::size_t first_series_[quantity_count]{};
};

/// Trajectories 0 .. trajectories-1 cut into clusters of whole beliefs, as lists of ranges: the
/// same for every plan, a function of the two numbers alone. Beliefs of a cluster follow one
/// another. \param beliefs  trajectory i has belief i mod beliefs; `trajectories` where each has
/// its own At most 64 clusters; fewer where they would have fewer than 32 beliefs each, but 12 if
/// possible: ranges that are shorter than a pack of lanes cost time.
std::vector<std::vector<TrajectoryRange>> belief_clusters(std::uint64_t trajectories,
                                                          std::uint64_t beliefs);

}  // namespace ghostcast
