// SPDX-License-Identifier: Apache-2.0
/// \file
/// A tally: integer counts over trajectories. Merging is addition, so it may happen in any order
/// and grouping: over threads, devices, ranks, batches, checkpoints.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "ghostcast/tally/digest.hpp"
#include "ghostcast/tally/layout.hpp"

namespace ghostcast {

/// Counts of one range while it runs: 32 bits each, so a range has fewer than 2^32 trajectories;
/// `draws` outgrows that and is kept apart.
struct RangeTally {
  TallyLayout layout;
  std::vector<std::uint32_t> counts;
  std::uint64_t draws{};

  explicit RangeTally(TallyLayout const& shape)
      : layout(shape), counts(static_cast<std::size_t>(shape.size))
  {
  }
};

/// Counts of any number of ranges, 64 bits each.
struct Tally {
  TallyLayout layout;
  std::vector<std::uint64_t> counts;

  Tally() = default;
  explicit Tally(TallyLayout const& shape)
      : layout(shape), counts(static_cast<std::size_t>(shape.size))
  {
  }

  std::uint64_t at(std::int64_t index) const { return counts[static_cast<std::size_t>(index)]; }
  std::uint64_t scalar(Scalars which) const { return at(layout.scalar_at(which)); }
  std::uint64_t trajectories() const { return scalar(Scalars::trajectories); }
};

/// Whether a trajectory of the range left its monthly series; where none did, they are zero. Ask before
/// draining.
inline bool has_series(RangeTally const& range)
{
  return range.counts[static_cast<std::size_t>(range.layout.scalar_at(Scalars::recorded))] > 0;
}

/// Calls `act(begin, end)` for what may not be zero of the counters first .. last - 1 of a range: series are
/// most of them, and most ranges of a long run have none. \param series  as has_series says
template <class Act>
void for_counters_in_use(TallyLayout const& layout, bool series, std::int64_t first, std::int64_t last, Act const& act)
{
  if (series) return act(first, last);
  if (first < layout.series_begin()) act(first, std::min(last, layout.series_begin()));
  if (last > layout.series_end()) act(std::max(first, layout.series_end()), last);
}

/// Adds `range` to `total`, sets `range` back to zero and returns the digest of what was added.
/// \pre the layouts are equal
Digest drain(RangeTally& range, Tally& total);

/// The part of `drain` that moves the draws, which a range keeps apart; adds to `digest`.
void drain_draws(RangeTally& range, Tally& total, Digest& digest);

/// Adds `other` to `total`. \pre the layouts are equal
void merge(Tally& total, Tally const& other);

/// The digest of a whole tally; equal to the sum of the digests of its ranges.
Digest digest_of(Tally const& tally);

}  // namespace ghostcast
