// SPDX-License-Identifier: Apache-2.0
// Stands in for cuda/reduction.cu: the same templates, on the host.
#include <gtest/gtest.h>

#include "cuda/reduction.hpp"
#include "ghostcast/reduction/groups.hpp"
#include "ghostcast/reduction/ranks.hpp"
#include "host_runtime.hpp"

namespace ghostcast::cuda {

using testing_support::enqueue;
using testing_support::host_runtime;

namespace {

/// What Thrust does with its working memory.
void borrow(ReductionMemory& memory, std::size_t bytes)
{
  char* const large = memory.allocate(static_cast<std::ptrdiff_t>(bytes));
  char* const small = memory.allocate(16);
  EXPECT_NE(large, small);
  ASSERT_TRUE(host_runtime().holds(large, bytes));
  memory.deallocate(large, bytes);
  EXPECT_EQ(memory.allocate(static_cast<std::ptrdiff_t>(bytes)), large) << "freed memory is handed out again";
  memory.deallocate(large, bytes);
  memory.deallocate(small, 16);
}

}  // namespace

void group_by_code_async(std::uint32_t* codes, std::uint32_t* offsets, std::int64_t count, std::uint64_t first,
                         std::uint32_t code_count, Group* groups, ReductionMemory& memory, cudaStream_t stream)
{
  borrow(memory, static_cast<std::size_t>(count) * 8 + 32);
  enqueue(stream, [=] { group_by_code(thrust::host, codes, offsets, count, first, code_count, groups); });
}

void find_levels_async(std::uint64_t const* counts, std::int64_t row_count, std::int64_t bin_count,
                       double const* levels, std::int64_t level_count, std::uint64_t* sums,
                       RankPosition* positions, ReductionMemory& memory, cudaStream_t stream)
{
  borrow(memory, 4096);
  enqueue(stream, [=] {
    find_levels(thrust::host, accumulate_rows(thrust::host, counts, row_count, bin_count, sums), levels, level_count,
                positions);
  });
}

void find_ranks_async(std::uint64_t const* counts, std::int64_t bin_count, std::uint64_t const* ranks,
                      std::int64_t rank_count, std::uint64_t* sums, RankPosition* positions,
                      ReductionMemory& memory, cudaStream_t stream)
{
  borrow(memory, 4096);
  enqueue(stream, [=] {
    find_ranks(thrust::host, accumulate_rows(thrust::host, counts, 1, bin_count, sums), ranks, rank_count, positions);
  });
}

}  // namespace ghostcast::cuda
