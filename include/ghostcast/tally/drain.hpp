// SPDX-License-Identifier: Apache-2.0
/// \file
/// Counters of a range into those of a run, with their digest: the loop that every engine on the CPU
/// shares. The CPU engine has it compiled for each instruction set, hence raw pointers.
#pragma once

#include "ghostcast/tally/digest.hpp"

namespace ghostcast {

/// Counters looked at together. Most of a range's tally is zero, and skipping it in blocks is what
/// makes a digest of every range affordable.
inline constexpr std::int64_t drain_block = 64;

/// Whether `n` counters are zero; written so that the compiler makes it a few wide ORs.
template <int n>
inline bool is_blank(std::uint32_t const* counts)
{
  std::uint32_t bits = 0;
  for (int k = 0; k < n; ++k) bits |= counts[k];
  return bits == 0;
}

/// Moves `n` counters, the first of them at `index` of the tally. No branch on a count, so that
/// vectors do it: a zero adds nothing to the digest.
template <int n>
inline void drain_counters(std::uint32_t* counts, std::int64_t index, std::uint64_t* totals, Digest& digest)
{
  Digest sum;
  DigestPhase phase(index);
  for (int k = 0; k < n; ++k) {
    std::uint64_t const count = counts[k];
    sum.high += count * phase.high_key();
    sum.low += count * phase.low_key();
    totals[k] += count;
    counts[k] = 0;
    phase.advance();
  }
  digest += sum;
}

/// Adds counters first .. last - 1 of a range to those of the run, sets them to zero and adds what
/// they were to `digest`. \param counts,totals  of the whole tally
inline void drain_counts(std::uint32_t* counts, std::uint64_t* totals, std::int64_t first, std::int64_t last,
                         Digest& digest)
{
  std::int64_t index = first;
  for (; index + drain_block <= last; index += drain_block) {
    if (is_blank<drain_block>(counts + index)) continue;
    drain_counters<drain_block>(counts + index, index, totals + index, digest);
  }
  for (; index < last; ++index) drain_counters<1>(counts + index, index, totals + index, digest);
}

}  // namespace ghostcast
