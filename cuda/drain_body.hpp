// SPDX-License-Identifier: Apache-2.0
/// \file
/// What one thread of a drain does, for the kernel and for a test on the host.
#pragma once

#include "ghostcast/tally/digest.hpp"

namespace ghostcast::cuda {

/// Arguments of a drain; borrows memory of the machine that runs it.
struct DrainArguments {
  std::uint32_t* counts;         ///< [slot][size], moved to the total
  unsigned long long* draws;     ///< [slot], likewise
  unsigned long long* total;     ///< [size], added to
  unsigned long long* digests;   ///< [slot_count][high, low], added to
  int const* slots;              ///< [slot_count], which ones; no slot twice
  int slot_count;                ///< >= 1
  std::int64_t size;             ///< counts of a tally
  std::int64_t draws_at;         ///< where `draws` goes in the total: TallyLayout::scalar_at
};

/// Moves one count to the total and into the digest. \param add  add(unsigned long long&, value),
/// atomic where threads of several slots share the total
template <class Count, class Add>
GHOSTCAST_HOST_DEVICE void drain_count(Count& count, std::int64_t index, DrainArguments const& arguments, Add add,
                                       Digest& digest)
{
  if (count == 0) return;
  absorb(digest, index, count);
  add(arguments.total[index], static_cast<unsigned long long>(count));
  count = 0;
}

/// Drains the counts first, first + stride, ... of one slot. The stripes 0 .. stride-1 are the whole
/// slot, its draws included, and their digests add up to the slot's.
template <class Add>
GHOSTCAST_HOST_DEVICE Digest drain_stripe(DrainArguments const& arguments, int slot, std::int64_t first,
                                          std::int64_t stride, Add add)
{
  Digest digest;
  if (first == 0) drain_count(arguments.draws[slot], arguments.draws_at, arguments, add, digest);
  std::uint32_t* const counts = arguments.counts + slot * arguments.size;
  for (std::int64_t index = first; index < arguments.size; index += stride) {
    drain_count(counts[index], index, arguments, add, digest);
  }
  return digest;
}

}  // namespace ghostcast::cuda
