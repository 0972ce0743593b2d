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

}  // namespace ghostcast
