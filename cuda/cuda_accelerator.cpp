// SPDX-License-Identifier: Apache-2.0
#include "cuda_accelerator.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "drain.hpp"
#include "ghostcast/engine/model_image.hpp"

namespace ghostcast::cuda {
namespace {

int selected(int device)
{
  GHOSTCAST_CUDA_CHECK(cudaSetDevice(device));
  return device;
}

std::string name_of_device(int device)
{
  cudaDeviceProp properties{};
  GHOSTCAST_CUDA_CHECK(cudaGetDeviceProperties(&properties, device));
  return fmt::format("{}, device {}", properties.name, device);
}

template <class T>
void clear_async(DeviceBuffer<T> const& buffer, Stream const& stream)
{
  GHOSTCAST_CUDA_CHECK(cudaMemsetAsync(buffer.data(), 0, buffer.bytes(), stream.get()));
}

/// Copies a short list; it must live until the stream has passed.
template <class T>
void upload_async(std::span<T const> list, DeviceBuffer<T> const& to, Stream const& stream)
{
  GHOSTCAST_EXPECTS(list.size() <= to.size());
  GHOSTCAST_CUDA_CHECK(
      cudaMemcpyAsync(to.data(), list.data(), list.size_bytes(), cudaMemcpyHostToDevice, stream.get()));
}

std::uint64_t largest_of(std::span<Piece const> pieces)
{
  std::uint64_t largest = 0;
  for (Piece const& piece : pieces) largest = std::max(largest, piece.range.last - piece.range.first);
  return largest;
}

}  // namespace

CudaAccelerator::CudaAccelerator(int device) : device_(selected(device)), name_(name_of_device(device)) {}

// The members' destructors free memory of this device; a device that has failed cannot be selected.
CudaAccelerator::~CudaAccelerator() { cudaSetDevice(device_); }

void CudaAccelerator::select() const { selected(device_); }

Capacity CudaAccelerator::load(ModelParams const& params, RunPlan const& plan, TallyLayout const& layout,
                               Workload const& workload)
{
  select();
  memory_ = {};  // the old run's memory counts as free for the new one
  seed_ = plan.seed;
  beliefs_ = plan.beliefs();
  layout_ = layout;
  shape_ = shape_simulation(params, layout);
  if (shape_.blocks < 1) throw AcceleratorFault(fmt::format("{} cannot hold a block of the simulation", name_));
  memory_plan_ = plan_memory_for(params, workload);
  memory_ = reserve(params);
  int const blocks = memory_plan_.slots * memory_plan_.blocks_per_slot;
  return {memory_plan_.slots, static_cast<std::uint64_t>(blocks) * static_cast<std::uint64_t>(shape_.trajectories)};
}

MemoryPlan CudaAccelerator::plan_memory_for(ModelParams const& params, Workload const& workload) const
{
  DeviceMemory memory;
  GHOSTCAST_CUDA_CHECK(cudaMemGetInfo(&memory.free, &memory.total));
  memory.free -= std::min(memory.free, shape_.local_bytes);  // taken at the first launch
  MemoryDemand const demand{image_size(params),  layout_.size,         shape_.blocks,
                            shape_.trajectories, shape_.scratch_bytes, workload};
  MemoryPlan const plan = plan_memory(memory, demand);
  if (!plan.fits()) throw AcceleratorMemoryFault(refusal_text(name_, memory, demand));
  return plan;
}

CudaAccelerator::Memory CudaAccelerator::reserve(ModelParams const& params) const
{
  auto const slots = static_cast<std::size_t>(memory_plan_.slots);
  auto const blocks = slots * static_cast<std::size_t>(memory_plan_.blocks_per_slot);
  auto const size = static_cast<std::size_t>(layout_.size);
  Memory memory{DeviceModel(params),
                {slots * size, "the tallies of ranges"},
                {slots, "the draws of ranges"},
                {size, "the total"},
                {2 * slots, "the digests of ranges"},
                {slots, "the list of pieces"},
                {slots, "the list of slots"},
                {blocks * shape_.scratch_bytes, "what blocks work on"},
                Download(size)};
  clear_async(memory.counts, stream_);
  clear_async(memory.draws, stream_);
  clear_async(memory.total, stream_);
  stream_.synchronize();
  return memory;
}

double CudaAccelerator::simulate(std::span<Piece const> pieces)
{
  if (pieces.empty()) return 0.0;
  select();
  int const count = static_cast<int>(pieces.size());
  int const blocks = memory_plan_.slots * memory_plan_.blocks_per_slot;
  upload_async(pieces, memory_.pieces, stream_);
  SimulationArguments const arguments{memory_.model.get(),    layout_,
                                      seed_,                  beliefs_,
                                      memory_.pieces.data(),  count,
                                      memory_.counts.data(),  memory_.draws.data(),
                                      memory_.scratch.data()};
  start_.record(stream_);
  simulate_async(arguments, shape_, blocks_per_piece(blocks, count, largest_of(pieces), shape_.trajectories),
                 stream_.get());
  end_.record(stream_);
  end_.synchronize();
  return end_.seconds_since(start_);
}

std::vector<Digest> CudaAccelerator::drain(std::span<int const> slots)
{
  if (slots.empty()) return {};
  select();
  upload_async(slots, memory_.slots, stream_);
  clear_async(memory_.digests, stream_);
  drain_async({memory_.counts.data(), memory_.draws.data(), memory_.total.data(), memory_.digests.data(),
               memory_.slots.data(), static_cast<int>(slots.size()), layout_.size,
               layout_.scalar_at(Scalars::draws)},
              stream_.get());
  std::vector<unsigned long long> halves(2 * slots.size());
  GHOSTCAST_CUDA_CHECK(cudaMemcpyAsync(halves.data(), memory_.digests.data(), halves.size() * sizeof halves[0],
                                       cudaMemcpyDeviceToHost, stream_.get()));
  stream_.synchronize();
  std::vector<Digest> digests;
  for (std::size_t k = 0; k < slots.size(); ++k) digests.push_back({halves[2 * k], halves[2 * k + 1]});
  return digests;
}

// The tally changes last, when nothing can fail any more: a fault leaves it as it was.
void CudaAccelerator::merge_into(Tally& total)
{
  select();
  stream_.synchronize();
  std::vector<std::uint64_t> const counts = memory_.download(memory_.total.data(), memory_.total.size(), stream_);
  clear_async(memory_.total, stream_);
  stream_.synchronize();
  for (std::size_t index = 0; index < counts.size(); ++index) total.counts[index] += counts[index];
}

}  // namespace ghostcast::cuda
