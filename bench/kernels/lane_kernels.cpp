// SPDX-License-Identifier: Apache-2.0
// The kernels over the lanes of one instruction set; compiled as src/engine/isa/lane_program.cpp is.
#include "kernels/lanes.hpp"
#include "kernels/lane_kernels_over.hpp"

namespace ghostcast::bench {
namespace {

constexpr auto math = make_math_kernels<Lanes>();
constexpr LaneKernels kernels = make_lane_kernels<Lanes>(native_vectors, math.data(), math.size());

}  // namespace
}  // namespace ghostcast::bench

extern "C" ghostcast::bench::LaneKernels const* GHOSTCAST_ENTRY(GHOSTCAST_ISA, _kernels)()
{
  return &ghostcast::bench::kernels;
}
