// SPDX-License-Identifier: Apache-2.0
#include "simulate.hpp"

#include <algorithm>

#include "check.hpp"
#include "ghostcast/kernel/block_plan.hpp"
#include "simulation_kernel.hpp"

namespace ghostcast::cuda {
namespace {

int attribute(cudaDeviceAttr which)
{
  int device = 0;
  int value = 0;
  GHOSTCAST_CUDA_CHECK(cudaGetDevice(&device));
  GHOSTCAST_CUDA_CHECK(cudaDeviceGetAttribute(&value, which, device));
  return value;
}

/// Shared memory of a block [bytes] such that `blocks` of them fit on a multiprocessor; the runtime
/// keeps 1 KiB of each for itself.
int shared_room(int blocks)
{
  int const of_block = attribute(cudaDevAttrMaxSharedMemoryPerBlockOptin);
  int const of_processor = attribute(cudaDevAttrMaxSharedMemoryPerMultiprocessor);
  int const room = std::min(of_block, of_processor / blocks - attribute(cudaDevAttrReservedSharedMemoryPerBlock));
  return std::max(0, room) / 128 * 128;  // it is handed out in pieces of 128 bytes
}

int threads_of(SimulationKernel const& kernel, int units)
{
  return warp_size * kernel.tiles * (kernel.warp_per_unit ? units : 1);
}

BlockPlan block_plan(SimulationKernel const& kernel, int units, SinkPlan const& sink, int blocks_per_piece, std::size_t scratch)
{
  return {sink, kernel.warp_per_unit ? units : 1, blocks_per_piece, scratch};
}

std::size_t rounded_up(std::size_t bytes) { return (bytes + 255) / 256 * 256; }

/// Counters that fit in `bytes`.
int counters_in(std::size_t bytes) { return static_cast<int>(bytes / sizeof(std::uint32_t)); }

/// Memory that the driver sets aside for what threads keep to themselves, on all of the device.
std::size_t local_bytes(SimulationKernel const& kernel)
{
  cudaFuncAttributes attributes{};
  GHOSTCAST_CUDA_CHECK(cudaFuncGetAttributes(&attributes, kernel.function));
  auto const threads = static_cast<std::size_t>(attribute(cudaDevAttrMaxThreadsPerMultiProcessor)) *
                       static_cast<std::size_t>(attribute(cudaDevAttrMultiProcessorCount));
  return attributes.localSizeBytes * threads;
}

}  // namespace

SimulationKernel simulation_kernel(int units, bool calm)
{
  if (units == 1) return calm ? simulation_kernel_1_calm() : simulation_kernel_1();
  if (units == 2) return simulation_kernel_2();
  if (units <= 4) return simulation_kernel_4();
  if (units <= 8) return simulation_kernel_8();
  return units <= 16 ? simulation_kernel_16() : simulation_kernel_32();
}

SimulationShape shape_simulation(ModelParams const& host_model, TallyLayout const& layout)
{
  SimulationKernel const kernel = simulation_kernel(host_model.unit_count, is_calm_model(host_model));
  int const threads = threads_of(kernel, host_model.unit_count);
  int const room = shared_room(std::max(1, resident_threads / threads));
  SinkPlan const sink = make_sink_plan(layout, counters_in(static_cast<std::size_t>(room)));
  auto const shared = static_cast<std::size_t>(sink.close_counters()) * sizeof(std::uint32_t);
  GHOSTCAST_CUDA_CHECK(cudaFuncSetAttribute(kernel.function, cudaFuncAttributeMaxDynamicSharedMemorySize,
                                            shared_room(1)));  // one limit for all runs; a launch asks for what it needs
  int blocks = 0;
  GHOSTCAST_CUDA_CHECK(cudaOccupancyMaxActiveBlocksPerMultiprocessor(&blocks, kernel.function, threads, shared));
  int const lanes = kernel.warp_per_unit ? warp_size * kernel.tiles : threads;
  return {kernel.units, threads, lanes, std::max(1, blocks) * attribute(cudaDevAttrMultiProcessorCount), shared,
          rounded_up(kernel.tile_bytes * static_cast<std::size_t>(kernel.tiles)), local_bytes(kernel), is_calm_model(host_model)};
}

void simulate_async(SimulationArguments const& arguments, SimulationShape const& shape, int blocks_per_piece, cudaStream_t stream)
{
  SimulationKernel const kernel = simulation_kernel(shape.units, shape.calm);
  int const units = shape.threads / (warp_size * kernel.tiles);
  SinkPlan const sink = make_sink_plan(arguments.layout, counters_in(shape.shared_bytes));
  BlockPlan const plan = block_plan(kernel, units, sink, blocks_per_piece, shape.scratch_bytes);
  void* parameters[] = {const_cast<SimulationArguments*>(&arguments), const_cast<BlockPlan*>(&plan)};
  auto const blocks = static_cast<unsigned>(arguments.piece_count * blocks_per_piece);
  GHOSTCAST_CUDA_CHECK(cudaLaunchKernel(kernel.function, dim3(blocks), dim3(static_cast<unsigned>(shape.threads)), parameters,
                                        shape.shared_bytes, stream));
  GHOSTCAST_CUDA_CHECK(cudaGetLastError());
}

}  // namespace ghostcast::cuda
