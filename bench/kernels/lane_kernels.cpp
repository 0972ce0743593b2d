// SPDX-License-Identifier: Apache-2.0
// The kernels over the lanes of one instruction set; compiled as src/engine/isa/lane_program.cpp is.
#if GHOSTCAST_PACK_PARTS > 0
#include "ghostcast/lanes/pack_lanes.hpp"
#include "ghostcast/lanes/pack_sink.hpp"
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
struct CalmLanes : Lanes {
  struct Calm {};
};

}  // namespace
}  // namespace ghostcast::bench

#if GHOSTCAST_PACK_PARTS > 0
namespace ghostcast {

// What packs do in their own way has the name of their lanes.
template <>
HWY_INLINE Real<bench::CalmLanes> real_from_signed<bench::CalmLanes>(Word<bench::CalmLanes> word)
{
  return real_from_signed<bench::Lanes>(word);
}
template <>
HWY_INLINE Real<bench::CalmLanes> from_wide<bench::CalmLanes>(Wide<bench::CalmLanes> value)
{
  return from_wide<bench::Lanes>(value);
}
template <>
HWY_INLINE WordBlock<bench::CalmLanes> philox4x32<bench::CalmLanes>(Word<bench::CalmLanes> c0, Word<bench::CalmLanes> c1, Word<bench::CalmLanes> c2,
                                                                    Word<bench::CalmLanes> c3, std::uint32_t key0, std::uint32_t key1)
{
  auto const block = philox4x32<bench::Lanes>(c0, c1, c2, c3, key0, key1);
  return {{block.word[0], block.word[1], block.word[2], block.word[3]}};
}

}  // namespace ghostcast
#endif

namespace ghostcast::bench {
namespace {

constexpr auto math = make_math_kernels<Lanes>();
constexpr LaneKernels kernels = make_lane_kernels<Lanes, CalmLanes>(vectors, math.data(), math.size());

}  // namespace
}  // namespace ghostcast::bench

#define GHOSTCAST_JOIN(a, b, c) a##b##c
#define GHOSTCAST_KERNELS(isa) GHOSTCAST_JOIN(ghostcast_, isa, _kernels)

extern "C" ghostcast::bench::LaneKernels const* GHOSTCAST_KERNELS(GHOSTCAST_ISA)()
{
  return &ghostcast::bench::kernels;
}
