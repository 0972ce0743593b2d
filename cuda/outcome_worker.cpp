// SPDX-License-Identifier: Apache-2.0
#include "outcome_worker.hpp"

#include <algorithm>
#include <chrono>

#include "ghostcast/kernel/outcome_code.hpp"
#include "ghostcast/replay/shared_scan.hpp"
#include "launch_size.hpp"
#include "memory_plan.hpp"

namespace ghostcast::cuda {
namespace {

/// Trajectories of the largest launch: 32 MB of codes and offsets, and as much again to sort them.
constexpr std::uint64_t largest_launch = std::uint64_t{1} << 22;
constexpr std::size_t sorting_bytes = 4 * sizeof(std::uint32_t) * largest_launch;

int selected(int device)
{
  GHOSTCAST_CUDA_CHECK(cudaSetDevice(device));
  return device;
}

TallyLayout plain_layout(ModelParams const& model)
{
  return make_layout(model.unit_count, model.organisation_count, model.definition_count, model.horizon, 0);
}

/// The kernel's shape with as many blocks as have room for their scratch, at least one.
SimulationShape shape_that_fits(ModelParams const& model)
{
  SimulationShape shape = shape_simulation(model, plain_layout(model));
  if (shape.blocks < 1) throw AcceleratorFault("the device cannot hold a block of the scan of first outcomes");
  DeviceMemory memory;
  GHOSTCAST_CUDA_CHECK(cudaMemGetInfo(&memory.free, &memory.total));
  std::size_t const taken = std::min(memory.free, reserved_bytes(memory.total) + sorting_bytes + shape.local_bytes);
  if (shape.scratch_bytes == 0) return shape;
  std::size_t const room = (memory.free - taken) / shape.scratch_bytes;
  shape.blocks = static_cast<int>(std::clamp<std::size_t>(room, 1, static_cast<std::size_t>(shape.blocks)));
  return shape;
}

}  // namespace

OutcomeWorker::OutcomeWorker(int device, ModelParams const& model, RunPlan const& plan, int unit, int definition)
    : horizon_((selected(device), model.horizon)),
      model_(model),
      shape_(shape_that_fits(model)),
      resident_(static_cast<std::uint64_t>(shape_.blocks) * static_cast<std::uint64_t>(shape_.trajectories)),
      most_(std::max(largest_launch, resident_)),
      wanted_(std::min(first_launch_size, resident_)),
      piece_(1, "the range of a launch"),
      codes_(most_, "the codes of first outcomes"),
      offsets_(most_, "the numbers of trajectories"),
      groups_(first_outcome_codes(model.horizon), "the groups of first outcomes"),
      scratch_(static_cast<std::size_t>(shape_.blocks) * shape_.scratch_bytes, "what threads work on"),
      arguments_{.model = model_.get(),
                 .layout = plain_layout(model),
                 .seed = plan.seed,
                 .beliefs = plan.beliefs(),
                 .pieces = piece_.data(),
                 .piece_count = 1,
                 .counts = nullptr,
                 .draws = nullptr,
                 .scratch = scratch_.data(),
                 .query = {codes_.data(), unit, definition}}
{
}

FirstOutcomes OutcomeWorker::scan(TrajectoryRange const& piece)
{
  auto const start = std::chrono::steady_clock::now();
  Piece const only{0, piece};
  GHOSTCAST_CUDA_CHECK(
      cudaMemcpyAsync(piece_.data(), &only, sizeof only, cudaMemcpyHostToDevice, stream_.get()));
  std::uint64_t const count = piece.last - piece.first;
  simulate_async(arguments_, shape_, blocks_per_piece(shape_.blocks, 1, count, shape_.trajectories), stream_.get());
  group_by_code_async(codes_.data(), offsets_.data(), static_cast<std::int64_t>(count), piece.first,
                      first_outcome_codes(horizon_), groups_.data(), memory_, stream_.get());
  std::vector<Group> groups(groups_.size());
  GHOSTCAST_CUDA_CHECK(
      cudaMemcpyAsync(groups.data(), groups_.data(), groups_.bytes(), cudaMemcpyDeviceToHost, stream_.get()));
  stream_.synchronize();
  double const seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  wanted_ = next_launch_size(count, seconds, resident_, most_);
  return outcomes_of(groups, horizon_);
}

}  // namespace ghostcast::cuda

namespace ghostcast {

FirstOutcomes scan_outcomes_on(std::vector<int> const& devices, ModelParams const& model, RunPlan const& plan,
                               int unit, int definition, Progress const& progress)
{
  auto const make = [&](std::size_t k) {
    return std::make_unique<cuda::OutcomeWorker>(devices[k], model, plan, unit, definition);
  };
  return SharedScan(plan.range, model.horizon).run(devices.size(), make, progress);
}

}  // namespace ghostcast
