// SPDX-License-Identifier: Apache-2.0
#include "simulate.hpp"

#include "check.hpp"
#include "ghostcast/model/trajectory.hpp"

namespace ghostcast::cuda {
namespace {

/// One thread a piece: the plainest launch that gives the right counts.
__global__ void simulate_kernel(SimulationArguments const arguments)
{
  Piece const piece = arguments.pieces[blockIdx.x];
  std::byte* const scratch = arguments.scratch + blockIdx.x * ((sizeof(World<Scalar>) + 255) / 256 * 256);
  World<Scalar>& world = *reinterpret_cast<World<Scalar>*>(scratch);
  set_up_world<Scalar>(*arguments.model, arguments.seed, world);
  RangeSink<Scalar> sink{&arguments.layout, arguments.counts + piece.slot * arguments.layout.size, {}};
  std::uint64_t draws = 0;
  for (std::uint64_t i = piece.range.first; i < piece.range.last; ++i) {
    std::uint64_t const belief[] = {arguments.belief_count == 0 ? i : i % arguments.belief_count};
    draws += simulate_trajectory<Scalar>(i, belief, sink, world);
  }
  arguments.draws[piece.slot] += draws;
}

}  // namespace

SimulationShape shape_simulation(ModelParams const& host_model, TallyLayout const&)
{
  int device = 0;
  int processors = 0;
  int blocks = 0;
  GHOSTCAST_CUDA_CHECK(cudaGetDevice(&device));
  GHOSTCAST_CUDA_CHECK(cudaDeviceGetAttribute(&processors, cudaDevAttrMultiProcessorCount, device));
  GHOSTCAST_CUDA_CHECK(cudaOccupancyMaxActiveBlocksPerMultiprocessor(&blocks, simulate_kernel, 1, 0));
  return {host_model.unit_count, 1, 1, blocks * processors, 0, (sizeof(World<Scalar>) + 255) / 256 * 256};
}

void simulate_async(SimulationArguments const& arguments, SimulationShape const&, int, cudaStream_t stream)
{
  simulate_kernel<<<static_cast<unsigned>(arguments.piece_count), 1, 0, stream>>>(arguments);
  GHOSTCAST_CUDA_CHECK(cudaGetLastError());
}

}  // namespace ghostcast::cuda
