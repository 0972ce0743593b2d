// SPDX-License-Identifier: Apache-2.0
/// \file
/// Which instruction sets there are.
#pragma once

#include "ghostcast/engine/isa.hpp"
#include "lane_program.hpp"

namespace ghostcast {

/// The model for an instruction set; null where the processor or this program lacks it.
/// \pre `isa` is not automatic
LaneProgram const* lane_program(Isa isa);

/// Whether this program has the model for it, whatever the processor. \pre `isa` is not automatic
bool is_built(Isa isa);

}  // namespace ghostcast
