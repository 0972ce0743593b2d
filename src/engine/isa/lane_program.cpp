// SPDX-License-Identifier: Apache-2.0
// The model over the lanes of one instruction set. CMake compiles this file once for each:
// GHOSTCAST_ISA names the set, GHOSTCAST_PACK_PARTS how many vectors a pack has, 0 for no packs.
#include "lane_program.hpp"

#include <new>

#if GHOSTCAST_PACK_PARTS > 0
#include "ghostcast/lanes/pack_lanes.hpp"
#include "ghostcast/lanes/pack_stream.hpp"
#include "ghostcast/lanes/pack_sink.hpp"
#endif
#include "ghostcast/model/trajectory.hpp"
#include "ghostcast/tally/drain.hpp"

namespace ghostcast {
namespace {

#if GHOSTCAST_PACK_PARTS > 0
using Lanes = PackLanes<GHOSTCAST_PACK_PARTS>;
#else
using Lanes = Scalar;
#endif

void set_up(ModelParams const& model, std::uint64_t seed, void* memory)
{
  set_up_world<Lanes>(model, seed, *new (memory) World<Lanes>);
}

std::uint64_t simulate(PackWork const& work, void* memory)
{
  auto& world = *static_cast<World<Lanes>*>(memory);
  RangeSink<Lanes> sink{work.layout, work.counts, {}};
  std::uint64_t belief[Lanes::width];
  for (int i = 0; i < Lanes::width; ++i) {
    std::uint64_t const number = work.first + static_cast<std::uint64_t>(min(i, work.count - 1));
    belief[i] = work.beliefs.of(number);
  }
  if constexpr (Lanes::width > 1) {
    Real<Lanes> number{};
    for (int i = 0; i < Lanes::width; ++i) set_lane(number, i, static_cast<float>(i));
    sink.active = number < Real<Lanes>(work.count);
  }
  return simulate_trajectory<Lanes>(work.first, belief, sink, world);
}

constexpr LaneProgram program{Lanes::width, sizeof(World<Lanes>), alignof(World<Lanes>), set_up, simulate, drain_counts};

}  // namespace
}  // namespace ghostcast

#define GHOSTCAST_JOIN(a, b, c) a##b##c
#define GHOSTCAST_PROGRAM(isa) GHOSTCAST_JOIN(ghostcast_, isa, _program)

extern "C" ghostcast::LaneProgram const* GHOSTCAST_PROGRAM(GHOSTCAST_ISA)()
{
  return &ghostcast::program;
}
