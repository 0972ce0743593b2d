// SPDX-License-Identifier: Apache-2.0
/// \file
/// The launch that finds the first outcomes of trajectories, for the selection of `explain`.
#pragma once

#include "simulate.hpp"

namespace ghostcast::cuda {

/// How the scan of a model is cut into blocks on the current device: a thread a trajectory, each
/// with a world of its own in scratch memory.
/// \throws AcceleratorFault
SimulationShape shape_first_outcomes(ModelParams const& host_model);

/// Writes the code (kernel/outcome_code.hpp) of every trajectory of the first piece of `arguments` to
/// `codes` [trajectory - first]; its layout records no series, `counts` and `draws` are left alone. Launches `shape.blocks` blocks,
/// which all have scratch.
/// \throws AcceleratorFault where the launch is refused; faults of the kernel show at a later call
void first_outcomes_async(SimulationArguments const& arguments, SimulationShape const& shape, int unit,
                          int definition, std::uint32_t* codes, cudaStream_t stream);

}  // namespace ghostcast::cuda
