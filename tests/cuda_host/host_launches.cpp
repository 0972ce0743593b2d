// SPDX-License-Identifier: Apache-2.0
// Stands in for the launches of cuda/*.cu: the same arguments and the same share-out of work, on the host.
#include <gtest/gtest.h>

#include "cuda/drain.hpp"
#include "cuda/simulate.hpp"
#include "ghostcast/kernel/first_outcome.hpp"
#include "ghostcast/model/trajectory.hpp"
#include "host_runtime.hpp"

namespace ghostcast::cuda {

using testing_support::enqueue;
using testing_support::host_runtime;

namespace {

constexpr int trajectories_per_block = 8;
constexpr std::size_t scratch_bytes = (sizeof(World<Scalar>) + 255) / 256 * 256;

/// One block of a scan of first outcomes, which counts nothing.
void scan_block(SimulationArguments const& arguments, int block, int blocks_per_piece)
{
  TrajectoryRange const range = arguments.pieces[0].range;
  OutcomeQuery const& query = arguments.query;
  FirstOutcomeScan const scan{arguments.model, arguments.layout, arguments.seed, arguments.beliefs, range.first,
                              range.last - range.first, query.unit, query.definition, query.codes};
  ASSERT_TRUE(host_runtime().holds(scan.codes, scan.count * sizeof *scan.codes));
  std::byte* const scratch = arguments.scratch + static_cast<std::size_t>(block) * scratch_bytes;
  ASSERT_TRUE(host_runtime().holds(scratch, scratch_bytes)) << "block " << block;
  static_assert(sizeof(World<UncountedLanes>) <= scratch_bytes);
  scan_first_outcomes(scan, static_cast<std::uint64_t>(block), static_cast<std::uint64_t>(blocks_per_piece),
                      *reinterpret_cast<World<UncountedLanes>*>(scratch));
}

/// One block: every blocks_per_piece-th group of its piece.
void simulate_block(SimulationArguments const& arguments, int block, int blocks_per_piece)
{
  if (arguments.query.codes != nullptr) return scan_block(arguments, block, blocks_per_piece);
  Piece const& piece = arguments.pieces[block / blocks_per_piece];
  std::byte* const scratch = arguments.scratch + static_cast<std::size_t>(block) * scratch_bytes;
  std::uint32_t* const counts = arguments.counts + piece.slot * arguments.layout.size;
  ASSERT_TRUE(host_runtime().holds(scratch, scratch_bytes)) << "block " << block;
  ASSERT_TRUE(host_runtime().holds(counts, static_cast<std::size_t>(arguments.layout.size) * sizeof *counts));
  World<Scalar>& world = *reinterpret_cast<World<Scalar>*>(scratch);
  set_up_world<Scalar>(*arguments.model, arguments.seed, world);
  RangeSink<Scalar> sink{&arguments.layout, counts, {}};
  for (std::uint64_t i = piece.range.first; i < piece.range.last; ++i) {
    std::uint64_t const group = (i - piece.range.first) / trajectories_per_block;
    if (group % static_cast<std::uint64_t>(blocks_per_piece) != static_cast<std::uint64_t>(block % blocks_per_piece)) continue;
    std::uint64_t const belief[] = {arguments.beliefs.of(i)};
    arguments.draws[piece.slot] += simulate_trajectory<Scalar>(i, belief, sink, world);
  }
}

}  // namespace

SimulationShape shape_simulation(ModelParams const& host_model, TallyLayout const&)
{
  return {host_model.unit_count, 32, trajectories_per_block, host_runtime().blocks, 0, scratch_bytes, 0, false};
}

void simulate_async(SimulationArguments const& arguments, SimulationShape const&, int blocks_per_piece,
                    cudaStream_t stream)
{
  enqueue(stream, [arguments, blocks_per_piece] {
    for (int block = 0; block < arguments.piece_count * blocks_per_piece; ++block) {
      simulate_block(arguments, block, blocks_per_piece);
    }
  });
}

void drain_async(DrainArguments const& arguments, cudaStream_t stream)
{
  enqueue(stream, [arguments] {
    for (int k = 0; k < arguments.slot_count; ++k) {
      Digest const digest = drain_stripe(arguments, arguments.slots[k], 0, 1,
                                         [](unsigned long long& sum, unsigned long long value) { sum += value; });
      arguments.digests[2 * k] += digest.high;
      arguments.digests[2 * k + 1] += digest.low;
    }
  });
}

cudaError_t find_kernel_image()
{
  return host_runtime().devices.at(static_cast<std::size_t>(host_runtime().selected)).image;
}

int const* built_architectures()
{
  static constexpr int architectures[] = {800, 900, 0};
  return architectures;
}

}  // namespace ghostcast::cuda
