// SPDX-License-Identifier: Apache-2.0
/// \file
/// Order statistics of binned values: one scan over all rows of a histogram, then a search each.
#pragma once

#include <thrust/binary_search.h>
#include <thrust/for_each.h>
#include <thrust/iterator/counting_iterator.h>
#include <thrust/iterator/transform_iterator.h>
#include <thrust/scan.h>

#include <cstdint>

#include "ghostcast/core/lanes.hpp"
#include "ghostcast/reduction/rank_position.hpp"
#include "ghostcast/reduction/thrust.hpp"

namespace ghostcast {

/// Counts summed from the first bin of the first row on; row sums are differences of it. The sum
/// may pass 2^64, as long as that of no row does: unsigned differences are right all the same.
struct CumulativeRows {
  std::uint64_t const* sums;  ///< [row][bin]
  std::int64_t row_count;
  std::int64_t bin_count;

  GHOSTCAST_HOST_DEVICE std::uint64_t before(std::int64_t row) const
  {
    return row == 0 ? 0 : sums[row * bin_count - 1];
  }
  GHOSTCAST_HOST_DEVICE std::uint64_t total(std::int64_t row) const { return before(row + 1) - before(row); }
};

/// Counts of a row up to a bin, from the counts of all rows up to it.
struct WithoutEarlierRows {
  std::uint64_t earlier;
  GHOSTCAST_HOST_DEVICE std::uint64_t operator()(std::uint64_t sum) const { return sum - earlier; }
};

/// Where the value of rank `rank` of a row lies: the first bin up to which that many are counted.
/// \param rank  1 .. total of the row; others are moved there
GHOSTCAST_HOST_DEVICE inline RankPosition position_of_rank(CumulativeRows const& rows, std::int64_t row,
                                                           std::uint64_t rank)
{
  std::uint64_t const total = rows.total(row);
  if (total == 0) return {};
  auto const first =
      thrust::make_transform_iterator(rows.sums + row * rows.bin_count, WithoutEarlierRows{rows.before(row)});
  auto const found = thrust::lower_bound(thrust::seq, first, first + rows.bin_count,
                                         clip<std::uint64_t>(rank, 1, total));
  std::int64_t const bin = found - first;
  std::uint64_t const below = bin == 0 ? 0 : first[bin - 1];
  return {bin, below, *found - below};
}

/// The least number of values that make up `level` of a total. \param level  0..1
/// Exact for totals below 2^53, as the product of two doubles is.
GHOSTCAST_HOST_DEVICE inline std::uint64_t rank_of_level(double level, std::uint64_t total)
{
  return static_cast<std::uint64_t>(ceil(level * static_cast<double>(total)));
}

/// One search: item = row * level_count + level.
struct FindLevel {
  CumulativeRows rows;
  double const* levels;
  std::int64_t level_count;
  RankPosition* positions;

  GHOSTCAST_HOST_DEVICE void operator()(std::int64_t item) const
  {
    std::int64_t const row = item / level_count;
    std::uint64_t const rank = rank_of_level(levels[item % level_count], rows.total(row));
    positions[item] = position_of_rank(rows, row, rank);
  }
};

/// One search for a given rank in the first row.
struct FindRank {
  CumulativeRows rows;
  std::uint64_t const* ranks;
  RankPosition* positions;

  GHOSTCAST_HOST_DEVICE void operator()(std::int64_t item) const
  {
    positions[item] = position_of_rank(rows, 0, ranks[item]);
  }
};

/// Sums the counts [row][bin] into `sums` of the same shape.
template <class Policy>
CumulativeRows accumulate_rows(Policy const& policy, std::uint64_t const* counts, std::int64_t row_count,
                               std::int64_t bin_count, std::uint64_t* sums)
{
  thrust::inclusive_scan(policy, counts, counts + row_count * bin_count, sums);
  return {sums, row_count, bin_count};
}

/// Quantiles of every row: positions [row][level] of the least value that at least `level` of the
/// row's counts do not exceed. \param levels  [level], 0..1
template <class Policy>
void find_levels(Policy const& policy, CumulativeRows const& rows, double const* levels, std::int64_t level_count,
                 RankPosition* positions)
{
  thrust::counting_iterator<std::int64_t> const first(0);
  thrust::for_each(policy, first, first + rows.row_count * level_count,
                   FindLevel{rows, levels, level_count, positions});
}

/// Order statistics of the first row: positions [rank] of its `ranks[..]`-th smallest values.
template <class Policy>
void find_ranks(Policy const& policy, CumulativeRows const& rows, std::uint64_t const* ranks, std::int64_t rank_count,
                RankPosition* positions)
{
  thrust::counting_iterator<std::int64_t> const first(0);
  thrust::for_each(policy, first, first + rank_count, FindRank{rows, ranks, positions});
}

}  // namespace ghostcast
