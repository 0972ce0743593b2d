// SPDX-License-Identifier: Apache-2.0
#include "simulate_kernel.cuh"

namespace ghostcast::cuda {

SimulationKernel simulation_kernel_8() { return make_simulation_kernel<WarpLanes<8>>(); }

}  // namespace ghostcast::cuda
