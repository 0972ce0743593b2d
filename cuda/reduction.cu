// SPDX-License-Identifier: Apache-2.0
#include "reduction.hpp"

#include <thrust/system/cuda/execution_policy.h>
#include <thrust/system_error.h>

#include "check.hpp"
#include "ghostcast/reduction/groups.hpp"
#include "ghostcast/reduction/ranks.hpp"

namespace ghostcast::cuda {
namespace {

/// Calls `reduce` with a policy of this stream; Thrust's faults become ours.
template <class Reduce>
void on_stream(ReductionMemory& memory, cudaStream_t stream, char const* what, Reduce const& reduce)
{
  try {
    reduce(thrust::cuda::par_nosync(memory).on(stream));
  } catch (thrust::system_error const& fault) {
    throw_cuda_fault(static_cast<cudaError_t>(fault.code().value()), what, __FILE__, __LINE__);
  }
}

}  // namespace

void group_by_code_async(std::uint32_t* codes, std::uint32_t* offsets, std::int64_t count, std::uint64_t first,
                         std::uint32_t code_count, Group* groups, ReductionMemory& memory, cudaStream_t stream)
{
  on_stream(memory, stream, "group_by_code",
            [&](auto const& policy) { group_by_code(policy, codes, offsets, count, first, code_count, groups); });
}

void find_levels_async(std::uint64_t const* counts, std::int64_t row_count, std::int64_t bin_count,
                       double const* levels, std::int64_t level_count, std::uint64_t* sums,
                       RankPosition* positions, ReductionMemory& memory, cudaStream_t stream)
{
  on_stream(memory, stream, "find_levels", [&](auto const& policy) {
    CumulativeRows const rows = accumulate_rows(policy, counts, row_count, bin_count, sums);
    find_levels(policy, rows, levels, level_count, positions);
  });
}

void find_ranks_async(std::uint64_t const* counts, std::int64_t bin_count, std::uint64_t const* ranks,
                      std::int64_t rank_count, std::uint64_t* sums, RankPosition* positions,
                      ReductionMemory& memory, cudaStream_t stream)
{
  on_stream(memory, stream, "find_ranks", [&](auto const& policy) {
    CumulativeRows const row = accumulate_rows(policy, counts, 1, bin_count, sums);
    find_ranks(policy, row, ranks, rank_count, positions);
  });
}

}  // namespace ghostcast::cuda
