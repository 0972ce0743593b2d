// SPDX-License-Identifier: Apache-2.0
/// \file
/// What one core can do, measured at start: no figure of a machine stands in the code.
#pragma once

#include "ghostcast/engine/isa.hpp"

namespace ghostcast::bench {

/// CPU seconds of this thread.
double thread_seconds();

/// Cycles per second, by a chain of additions of one cycle each; 0 where it cannot be measured.
double measure_clock();

/// Operations per second of an instruction set's widest registers: the best of streams of independent
/// multiply-adds, of these with additions, and of both with integer additions. 0 where it cannot be
/// measured. \pre this processor has the set
double measure_operations(Isa isa);

}  // namespace ghostcast::bench
