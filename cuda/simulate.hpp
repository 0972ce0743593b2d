// SPDX-License-Identifier: Apache-2.0
/// \file
/// The launch of the simulation: what it reads, what it writes, and the shape of its blocks.
///
/// Free of fmt and of containers; every array is device memory that the caller owns.
#pragma once

#include <cuda_runtime_api.h>

#include <cstddef>
#include <cstdint>

#include "ghostcast/kernel/simulation_arguments.hpp"
#include "ghostcast/model/model_params.hpp"

namespace ghostcast::cuda {

/// How a model's launch is cut into blocks on the current device.
struct SimulationShape {
  int units;                  ///< the number of units that the kernel is specialised for
  int threads;                ///< threads per block
  int trajectories;           ///< that one block runs at once
  int blocks;                 ///< resident on the whole device at once, >= 1
  std::size_t shared_bytes;   ///< dynamic shared memory per block
  std::size_t scratch_bytes;  ///< device memory per block, a multiple of 256; 0 where none is used
  std::size_t local_bytes;    ///< device memory that the driver keeps for the threads of the kernel
  bool calm;                  ///< the kernel is that for calm models (features.hpp)
};

/// The shape for a model on the current device, by asking for the kernel's occupancy.
/// \param host_model  in host memory; nothing is copied
/// \throws AcceleratorFault
SimulationShape shape_simulation(ModelParams const& host_model, TallyLayout const& layout);

/// Simulates every piece into its slot: piece_count x blocks_per_piece blocks, each of which takes
/// every blocks_per_piece-th group of `shape.trajectories` of its piece.
/// \param blocks_per_piece  >= 1; piece_count x blocks_per_piece blocks have scratch
/// \throws AcceleratorFault where the launch is refused; faults of the kernel show at a later call
void simulate_async(SimulationArguments const& arguments, SimulationShape const& shape, int blocks_per_piece,
                    cudaStream_t stream);

}  // namespace ghostcast::cuda
