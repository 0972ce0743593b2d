// SPDX-License-Identifier: Apache-2.0
// The kernels over the lanes of one instruction set; compiled as src/engine/isa/lane_program.cpp is.
#if GHOSTCAST_PACK_PARTS > 0
#include "ghostcast/lanes/pack_lanes.hpp"
#endif
#include "kernels/lane_kernels_over.hpp"

namespace ghostcast::bench {
namespace {

#if GHOSTCAST_PACK_PARTS > 0
constexpr LaneKernels const* kernels = &lane_kernels<PackLanes<GHOSTCAST_PACK_PARTS>, GHOSTCAST_PACK_PARTS>;
#else
constexpr LaneKernels const* kernels = &lane_kernels<Scalar, 1>;
#endif

}  // namespace
}  // namespace ghostcast::bench

#define GHOSTCAST_JOIN(a, b, c) a##b##c
#define GHOSTCAST_KERNELS(isa) GHOSTCAST_JOIN(ghostcast_, isa, _kernels)

extern "C" ghostcast::bench::LaneKernels const* GHOSTCAST_KERNELS(GHOSTCAST_ISA)()
{
  return ghostcast::bench::kernels;
}
