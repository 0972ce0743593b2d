// SPDX-License-Identifier: Apache-2.0
// Compiled once for each width (GHOSTCAST_WARP_WIDTH).
#include "counting/counted_kernels.hpp"

#include "counting/warp.hpp"
#include "kernels/lane_kernels_over.hpp"

namespace ghostcast::bench {
namespace {

constexpr auto math = make_math_kernels<counting::WarpLanes>();
constexpr LaneKernels kernels = make_lane_kernels<counting::WarpLanes>(/*vectors=*/1, math.data(), math.size());

}  // namespace
}  // namespace ghostcast::bench

#define GHOSTCAST_JOIN(a, b) a##b
#define GHOSTCAST_COUNTED(width) GHOSTCAST_JOIN(ghostcast_counted_kernels_, width)

extern "C" ghostcast::bench::LaneKernels const* GHOSTCAST_COUNTED(GHOSTCAST_WARP_WIDTH)()
{
  return &ghostcast::bench::kernels;
}
