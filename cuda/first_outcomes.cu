// SPDX-License-Identifier: Apache-2.0
#include "first_outcomes.hpp"

#include "check.hpp"
#include "ghostcast/kernel/first_outcome.hpp"

namespace ghostcast::cuda {
namespace {

constexpr int threads_per_block = 64;

/// Scratch of one thread: its world.
constexpr std::size_t scratch_of_thread = (sizeof(World<UncountedLanes>) + 255) / 256 * 256;

__global__ void __launch_bounds__(threads_per_block)
    first_outcomes_kernel(__grid_constant__ SimulationArguments const arguments, int unit, int definition,
                          std::uint32_t* codes)
{
  Piece const piece = arguments.pieces[0];
  FirstOutcomeScan const scan{arguments.model,        arguments.layout,  arguments.seed,
                              arguments.belief_count, piece.range.first, piece.range.last - piece.range.first,
                              unit,                   definition,        codes};
  std::uint64_t const thread = blockIdx.x * std::uint64_t{blockDim.x} + threadIdx.x;
  std::byte* const scratch = arguments.scratch + thread * scratch_of_thread;
  scan_first_outcomes(scan, thread, gridDim.x * std::uint64_t{blockDim.x},
                      *reinterpret_cast<World<UncountedLanes>*>(scratch));
}

}  // namespace

SimulationShape shape_first_outcomes(ModelParams const& host_model)
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
          0,                      threads_per_block * scratch_of_thread};
}

void first_outcomes_async(SimulationArguments const& arguments, SimulationShape const& shape, int unit,
                          int definition, std::uint32_t* codes, cudaStream_t stream)
{
  first_outcomes_kernel<<<static_cast<unsigned>(shape.blocks), static_cast<unsigned>(shape.threads), 0, stream>>>(
      arguments, unit, definition, codes);
  GHOSTCAST_CUDA_CHECK(cudaGetLastError());
}

}  // namespace ghostcast::cuda
