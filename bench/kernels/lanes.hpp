// SPDX-License-Identifier: Apache-2.0
/// \file
/// The lanes that a file is compiled for, with all that src/engine/isa/lane_program.cpp gives them.
#pragma once

#if GHOSTCAST_PACK_PARTS > 0
#include "ghostcast/lanes/pack_lanes.hpp"
#include "ghostcast/lanes/pack_stream.hpp"
#include "ghostcast/lanes/pack_sink.hpp"
#endif
#include "ghostcast/core/lanes.hpp"

namespace ghostcast::bench {

#if GHOSTCAST_PACK_PARTS > 0
using Lanes = PackLanes<GHOSTCAST_PACK_PARTS>;
inline constexpr int native_vectors = GHOSTCAST_PACK_PARTS;
#else
using Lanes = Scalar;
inline constexpr int native_vectors = 1;
#endif

}  // namespace ghostcast::bench

#define GHOSTCAST_JOIN(a, b, c) a##b##c
/// ghostcast_<isa>_<what>
#define GHOSTCAST_ENTRY(isa, what) GHOSTCAST_JOIN(ghostcast_, isa, what)
