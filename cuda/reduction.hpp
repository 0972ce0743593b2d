// SPDX-License-Identifier: Apache-2.0
/// \file
/// The reductions of include/ghostcast/reduction on a device: the same templates, another policy.
///
/// Every pointer is device memory of the current device that the caller owns. The calls return before
/// the work is done. A fault throws AcceleratorFault, here or at the stream's next wait.
#pragma once

#include <cuda_runtime_api.h>

#include <cstdint>

#include "ghostcast/reduction/group.hpp"
#include "ghostcast/reduction/rank_position.hpp"
#include "reduction_memory.hpp"

namespace ghostcast::cuda {

/// group_by_code (reduction/groups.hpp): `codes` [count] are sorted on return, `offsets` [count] is
/// working memory, `groups` [code_count] the result. \pre count < 2^32
void group_by_code_async(std::uint32_t* codes, std::uint32_t* offsets, std::int64_t count, std::uint64_t first,
                         std::uint32_t code_count, Group* groups, ReductionMemory& memory, cudaStream_t stream);

/// accumulate_rows and find_levels (reduction/ranks.hpp): of counts [row][bin] the positions
/// [row][level]; `sums` [row][bin] is working memory.
void find_levels_async(std::uint64_t const* counts, std::int64_t row_count, std::int64_t bin_count,
                       double const* levels, std::int64_t level_count, std::uint64_t* sums,
                       RankPosition* positions, ReductionMemory& memory, cudaStream_t stream);

/// accumulate_rows of one row and find_ranks: of counts [bin] the positions [rank].
void find_ranks_async(std::uint64_t const* counts, std::int64_t bin_count, std::uint64_t const* ranks,
                      std::int64_t rank_count, std::uint64_t* sums, RankPosition* positions,
                      ReductionMemory& memory, cudaStream_t stream);

}  // namespace ghostcast::cuda
