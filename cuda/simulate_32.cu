// SPDX-License-Identifier: Apache-2.0
#include "simulate_kernel.cuh"

namespace ghostcast::cuda {

SimulationKernel simulation_kernel_32() { return make_simulation_kernel<WarpLanes<32>>(); }

}  // namespace ghostcast::cuda
