// SPDX-License-Identifier: Apache-2.0
// The kernels over the lanes of one instruction set; compiled as src/engine/isa/lane_program.cpp is.
#if GHOSTCAST_PACK_PARTS > 0
#include "ghostcast/lanes/pack_lanes.hpp"
#endif
#include "kernels/lane_kernels_over.hpp"

namespace ghostcast::bench {
namespace {

#if GHOSTCAST_PACK_PARTS > 0
using Lanes = PackLanes<GHOSTCAST_PACK_PARTS>;
constexpr int vectors = GHOSTCAST_PACK_PARTS;
#else
using Lanes = Scalar;
constexpr int vectors = 1;
#endif
constexpr auto math = make_math_kernels<Lanes>();
constexpr LaneKernels kernels = make_lane_kernels<Lanes>(vectors, math.data(), math.size());

}  // namespace
}  // namespace ghostcast::bench

#define GHOSTCAST_JOIN(a, b, c) a##b##c
#define GHOSTCAST_KERNELS(isa) GHOSTCAST_JOIN(ghostcast_, isa, _kernels)

extern "C" ghostcast::bench::LaneKernels const* GHOSTCAST_KERNELS(GHOSTCAST_ISA)()
{
  return &ghostcast::bench::kernels;
}
