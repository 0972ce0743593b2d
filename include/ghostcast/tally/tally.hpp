// SPDX-License-Identifier: Apache-2.0
/// \file
/// A tally: integer counts over trajectories. Merging is addition, so it may happen in any order
/// and grouping: over threads, devices, ranks, batches, checkpoints.
#pragma once

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
