// SPDX-License-Identifier: Apache-2.0
/// \file
/// Which survivor a killed particle becomes a copy of.
#pragma once

#include <cstddef>
#include <cstdint>

namespace ghostcast {

/// One of 0 .. count-1, each alike (to within count / 2^64). A word of month 0, in which no process
/// rolls dice, of the trajectory whose dice the copy will go on with. \pre count >= 1
std::size_t chosen_survivor(std::uint64_t seed, std::uint64_t stream, std::size_t count);

}  // namespace ghostcast
