// SPDX-License-Identifier: Apache-2.0
/// \file
/// Trajectories by a code that each has: how many have it, and the lowest number among them.
#pragma once

#include <thrust/binary_search.h>
#include <thrust/for_each.h>
#include <thrust/iterator/counting_iterator.h>
#include <thrust/sequence.h>
#include <thrust/sort.h>

#include <cstdint>

#include "ghostcast/reduction/group.hpp"
#include "ghostcast/reduction/thrust.hpp"

namespace ghostcast {

/// Codes in ascending order, each with its offset in the range of trajectories; equal codes keep
/// the order of trajectories.
struct SortedCodes {
  std::uint32_t const* codes;
  std::uint32_t const* offsets;
  std::int64_t count;
  std::uint64_t first_trajectory;
};

/// Reads off the group of one code: its edges in the sorted array, and what stands at the first.
struct ReadGroup {
  SortedCodes sorted;
  Group* groups;

  GHOSTCAST_HOST_DEVICE void operator()(std::uint32_t code) const
  {
    std::uint32_t const* const last = sorted.codes + sorted.count;
    auto const low = thrust::lower_bound(thrust::seq, sorted.codes, last, code);
    auto const high = thrust::upper_bound(thrust::seq, low, last, code);
    groups[code] = low == high ? Group{}
                               : Group{static_cast<std::uint64_t>(high - low),
                                           sorted.first_trajectory + sorted.offsets[low - sorted.codes]};
  }
};

/// Groups of the codes of trajectories first .. first + count - 1.
/// \param codes    [count], each below `code_count`; sorted on return
/// \param offsets  [count], working memory
/// \param groups   [code_count]
/// \pre count < 2^32
template <class Policy>
void group_by_code(Policy const& policy, std::uint32_t* codes, std::uint32_t* offsets, std::int64_t count,
                   std::uint64_t first, std::uint32_t code_count, Group* groups)
{
  thrust::sequence(policy, offsets, offsets + count);
  thrust::stable_sort_by_key(policy, codes, codes + count, offsets);
  thrust::counting_iterator<std::uint32_t> const code(0);
  thrust::for_each(policy, code, code + code_count, ReadGroup{{codes, offsets, count, first}, groups});
}

}  // namespace ghostcast
