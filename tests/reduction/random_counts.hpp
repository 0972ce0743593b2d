// SPDX-License-Identifier: Apache-2.0
/// \file
/// Random histograms and codes with fixed seeds, and what a plain loop makes of them.
#pragma once

#include <algorithm>
#include <cstdint>
#include <random>
#include <vector>

#include "ghostcast/reduction/group.hpp"
#include "ghostcast/reduction/rank_position.hpp"

namespace ghostcast::testing_support {

using Counts = std::vector<std::uint64_t>;

/// Rows [row][bin] of every kind that has an edge: empty, a single count, all in the first or in the
/// last bin, counts above 2^32, few filled bins, all filled.
inline Counts random_rows(std::mt19937_64& random, std::size_t row_count, std::size_t bin_count)
{
  Counts counts(row_count * bin_count);
  for (std::size_t row = 0; row < row_count; ++row) {
    std::uint64_t* const bins = counts.data() + row * bin_count;
    switch (random() % 7) {
      case 0: break;
      case 1: bins[random() % bin_count] = 1; break;
      case 2: bins[0] = 1 + random() % 1000; break;
      case 3: bins[bin_count - 1] = 1 + random() % 1000; break;
      case 4:
        for (int k = 0; k < 5; ++k) bins[random() % bin_count] += (std::uint64_t{1} << 33) + random() % (1u << 30);
        break;
      case 5:
        for (int k = 0; k < 5; ++k) bins[random() % bin_count] += random() % 4;
        break;
      default: std::generate_n(bins, bin_count, [&] { return random() % 50; });
    }
  }
  return counts;
}

/// The value of rank `rank` in one row, by counting bins off. Ranks beyond the ends mean the ends.
inline RankPosition counted_off(std::uint64_t const* bins, std::size_t bin_count, std::uint64_t rank)
{
  RankPosition position;
  std::uint64_t below = 0;
  for (std::size_t bin = 0; bin < bin_count; ++bin) {
    if (bins[bin] == 0) continue;
    position = {static_cast<std::int64_t>(bin), below, bins[bin]};
    below += bins[bin];
    if (below >= rank) break;
  }
  return position;
}

/// The same by a probability: the first filled bin up to which at least `level` of the counts lie.
inline RankPosition counted_off(std::uint64_t const* bins, std::size_t bin_count, double level)
{
  double total = 0.0;
  for (std::size_t bin = 0; bin < bin_count; ++bin) total += static_cast<double>(bins[bin]);
  RankPosition position;
  std::uint64_t below = 0;
  for (std::size_t bin = 0; bin < bin_count; ++bin) {
    if (bins[bin] == 0) continue;
    position = {static_cast<std::int64_t>(bin), below, bins[bin]};
    below += bins[bin];
    if (static_cast<double>(below) >= level * total) break;
  }
  return position;
}

/// Codes below `code_count`; most are of a few kinds, and many kinds have none.
inline std::vector<std::uint32_t> random_codes(std::mt19937_64& random, std::size_t count, std::uint32_t code_count)
{
  std::vector<std::uint32_t> codes(count);
  std::uint32_t const few = 1 + static_cast<std::uint32_t>(random() % code_count);
  for (std::uint32_t& code : codes) {
    code = static_cast<std::uint32_t>(random() % (random() % 4 == 0 ? code_count : few));
  }
  return codes;
}

/// Groups by one look at each trajectory.
inline std::vector<Group> counted_groups(std::vector<std::uint32_t> const& codes, std::uint64_t first,
                                         std::uint32_t code_count)
{
  std::vector<Group> groups(code_count);
  for (std::size_t k = 0; k < codes.size(); ++k) groups[codes[k]].add(first + k);
  return groups;
}

/// Sizes and numbers; a group without members has no lowest number.
inline bool same(Group const& a, Group const& b)
{
  return a.count == b.count && (a.count == 0 || a.lowest == b.lowest);
}

}  // namespace ghostcast::testing_support
