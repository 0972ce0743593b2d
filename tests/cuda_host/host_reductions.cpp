// SPDX-License-Identifier: Apache-2.0
// Stands in for cuda/first_outcomes.cu and cuda/reduction.cu: the same bodies and templates, on the host.
#include <gtest/gtest.h>

#include "cuda/first_outcomes.hpp"
#include "cuda/reduction.hpp"
#include "ghostcast/kernel/first_outcome.hpp"
#include "ghostcast/reduction/groups.hpp"
#include "ghostcast/reduction/ranks.hpp"
#include "host_runtime.hpp"

namespace ghostcast::cuda {

using testing_support::enqueue;
using testing_support::host_runtime;

namespace {

constexpr int threads_per_block = 4;
constexpr std::size_t scratch_of_thread = (sizeof(World<UncountedLanes>) + 255) / 256 * 256;

void scan_all(SimulationArguments const& arguments, std::uint64_t thread_count, int unit, int definition,
              std::uint32_t* codes)
{
  TrajectoryRange const range = arguments.pieces[0].range;
  FirstOutcomeScan const scan{arguments.model, arguments.layout, arguments.seed, arguments.belief_count, range.first,
                              range.last - range.first, unit, definition, codes};
  ASSERT_TRUE(host_runtime().holds(codes, scan.count * sizeof *codes));
  ASSERT_TRUE(host_runtime().holds(arguments.scratch, thread_count * scratch_of_thread));
  for (std::uint64_t thread = 0; thread < thread_count; ++thread) {
    std::byte* const scratch = arguments.scratch + thread * scratch_of_thread;
    scan_first_outcomes(scan, thread, thread_count, *reinterpret_cast<World<UncountedLanes>*>(scratch));
  }
}

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

SimulationShape shape_first_outcomes(ModelParams const& host_model)
{
  return {host_model.unit_count, threads_per_block, threads_per_block, host_runtime().blocks, 0,
          threads_per_block * scratch_of_thread};
}

void first_outcomes_async(SimulationArguments const& arguments, SimulationShape const& shape, int unit,
                          int definition, std::uint32_t* codes, cudaStream_t stream)
{
  enqueue(stream, [=] {
    scan_all(arguments, static_cast<std::uint64_t>(shape.blocks) * threads_per_block, unit, definition, codes);
  });
}

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
