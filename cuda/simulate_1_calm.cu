// SPDX-License-Identifier: Apache-2.0
#include "simulate_kernel.cuh"

namespace ghostcast::cuda {

SimulationKernel simulation_kernel_1_calm() { return make_simulation_kernel<CalmThreadLanes>(); }

}  // namespace ghostcast::cuda
