// SPDX-License-Identifier: Apache-2.0
#include "first_outcomes.hpp"

#include "check.hpp"
#include "ghostcast/kernel/first_outcome.hpp"

namespace ghostcast::cuda {
namespace {

constexpr int threads_per_block = 64;

/// `bytes` rounded up to the alignment of scratch memory.
__host__ __device__ constexpr std::size_t aligned(std::size_t bytes)
{
  return (bytes + 255) / 256 * 256;
}

/// Scratch of one thread: its world, then the counts that the model makes and nobody reads.
__host__ __device__ std::size_t scratch_of_thread(TallyLayout const& layout)
{
  return aligned(sizeof(World<Scalar>)) + aligned(static_cast<std::size_t>(layout.size) * sizeof(std::uint32_t));
}

__global__ void __launch_bounds__(threads_per_block)
    first_outcomes_kernel(__grid_constant__ SimulationArguments const arguments, int unit, int definition,
                          std::uint32_t* codes)
{
  Piece const piece = arguments.pieces[0];
  FirstOutcomeScan const scan{arguments.model,        arguments.layout,  arguments.seed,
                              arguments.belief_count, piece.range.first, piece.range.last - piece.range.first,
                              unit,                   definition,        codes};
  std::uint64_t const thread = blockIdx.x * std::uint64_t{blockDim.x} + threadIdx.x;
  std::byte* const scratch = arguments.scratch + thread * scratch_of_thread(arguments.layout);
  scan_first_outcomes(scan, thread, gridDim.x * std::uint64_t{blockDim.x},
                      *reinterpret_cast<World<Scalar>*>(scratch),
                      reinterpret_cast<std::uint32_t*>(scratch + aligned(sizeof(World<Scalar>))));
}

}  // namespace

SimulationShape shape_first_outcomes(ModelParams const& host_model, TallyLayout const& layout)
{
  int device = 0;
  int processors = 0;
  int blocks = 0;
  GHOSTCAST_CUDA_CHECK(cudaGetDevice(&device));
  GHOSTCAST_CUDA_CHECK(cudaDeviceGetAttribute(&processors, cudaDevAttrMultiProcessorCount, device));
  GHOSTCAST_CUDA_CHECK(
      cudaOccupancyMaxActiveBlocksPerMultiprocessor(&blocks, first_outcomes_kernel, threads_per_block, 0));
  return {host_model.unit_count,  threads_per_block,
          threads_per_block,      blocks * processors,
          0,                      threads_per_block * scratch_of_thread(layout)};
}

void first_outcomes_async(SimulationArguments const& arguments, SimulationShape const& shape, int unit,
                          int definition, std::uint32_t* codes, cudaStream_t stream)
{
  first_outcomes_kernel<<<static_cast<unsigned>(shape.blocks), static_cast<unsigned>(shape.threads), 0, stream>>>(
      arguments, unit, definition, codes);
  GHOSTCAST_CUDA_CHECK(cudaGetLastError());
}

}  // namespace ghostcast::cuda
