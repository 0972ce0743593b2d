// SPDX-License-Identifier: Apache-2.0
/// \file
/// The kernels that the simulation is compiled to, one for each number of units, each in a file of
/// its own because the assembler takes long.
#pragma once

#include <cstddef>

namespace ghostcast::cuda {

struct SimulationKernel {
  void const* function;    ///< void(SimulationArguments, BlockPlan)
  int units;               ///< it has room for
  int tiles;               ///< of a block
  bool warp_per_unit;      ///< else a thread per trajectory
  std::size_t tile_bytes;  ///< scratch memory of a tile
};

SimulationKernel simulation_kernel_1();
SimulationKernel simulation_kernel_1_calm();  ///< for models that are their own calm form
SimulationKernel simulation_kernel_2();
SimulationKernel simulation_kernel_4();
SimulationKernel simulation_kernel_8();
SimulationKernel simulation_kernel_16();
SimulationKernel simulation_kernel_32();

/// The smallest that has room for the units and all mechanisms of a model. \param units  1 .. 32
SimulationKernel simulation_kernel(int units, bool calm);

}  // namespace ghostcast::cuda
