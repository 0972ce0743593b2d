// SPDX-License-Identifier: Apache-2.0
#include "simulate_kernel.cuh"

namespace ghostcast::cuda {

SimulationKernel simulation_kernel_2() { return make_simulation_kernel<WarpLanes<2>>(); }

}  // namespace ghostcast::cuda
