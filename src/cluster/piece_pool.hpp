// SPDX-License-Identifier: Apache-2.0
/// \file
/// The pieces of a run: which are to do, which are done.
#pragma once

#include <cstdint>
#include <deque>
#include <vector>

#include "ghostcast/engine/engine.hpp"

namespace ghostcast {

/// Ranges cut into pieces, at least sixteen a thread where that leaves 512 trajectories or more in each. A
/// piece begins a multiple of 64 after its range, so that packs are full.
std::vector<TrajectoryRange> cut_ranges(std::vector<TrajectoryRange> const& ranges, int threads);

/// What of `pieces` is not in `done`. \pre both are disjoint; done is within pieces
std::vector<TrajectoryRange> left_of(std::vector<TrajectoryRange> const& pieces, std::vector<RangeDigest> const& done);

/// Pieces of one range that lie side by side as one, their digests added up. \pre pieces are disjoint
std::vector<RangeDigest> joined(std::vector<TrajectoryRange> const& ranges, std::vector<RangeDigest> pieces);

class PiecePool {
 public:
  /// \param threads  of all ranks
  PiecePool(std::vector<TrajectoryRange> const& ranges, int threads)
      : ranges_(ranges), threads_(threads)
  {
    for (TrajectoryRange const& piece : cut_ranges(ranges, threads)) pieces_.push_back(piece);
    all_ = pieces_.size();
  }

  bool empty() const { return pieces_.empty(); }

  /// The next pieces for a rank with so many threads: half of its share of what is left, but never fewer
  /// than its threads nor than a sixteenth of its share of all. Empty where none is left.
  std::vector<TrajectoryRange> take(int threads);

  /// Takes back what a rank could not do.
  void put_back(std::vector<TrajectoryRange> const& pieces);

  void finish(std::vector<RangeDigest> const& done);

  std::uint64_t finished() const { return finished_; }  ///< trajectories
  /// Everything finished, as parts of the ranges.
  std::vector<RangeDigest> done() const { return joined(ranges_, done_); }

 private:
  std::vector<TrajectoryRange> ranges_;
  int threads_;
  std::deque<TrajectoryRange> pieces_;
  std::size_t all_{};
  std::vector<RangeDigest> done_;
  std::uint64_t finished_{0};
};

}  // namespace ghostcast
