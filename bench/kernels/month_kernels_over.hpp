// SPDX-License-Identifier: Apache-2.0
/// \file
/// The months of the model over a lanes type, metered.
#pragma once

#include <new>

#include "ghostcast/model/trajectory.hpp"
#include "kernels/lane_kernels.hpp"

namespace ghostcast::bench {

/// Reads a meter when the state is ready, and again after every month.
struct MonthMeter {
  Meter const& meter;
  double& start_reading;
  double& last_reading;
  template <class L>
  void start(World<L> const&) const
  {
    start_reading = last_reading = meter.read(meter.context);
  }
  template <class L>
  void month_end(World<L> const& world) const
  {
    if (world.dice.month == world.model->horizon) last_reading = meter.read(meter.context);
  }
};

template <class L>
MonthsCost run_months(PackWork const& work, Meter const& meter, void* memory)
{
  auto& world = *static_cast<World<L>*>(memory);
  RangeSink<L> sink{work.layout, work.counts, {}};
  std::uint64_t belief[L::width];
  for (int i = 0; i < L::width; ++i) {
    std::uint64_t const number = work.first + static_cast<std::uint64_t>(i);
    belief[i] = work.beliefs.of(number);
  }
  double start = 0.0;
  double last = 0.0;
  std::uint64_t const draws = simulate_trajectory<L>(work.first, belief, sink, world, MonthMeter{meter, start, last});
  return {draws, last - start};
}

template <class L>
void set_up(ModelParams const& model, std::uint64_t seed, void* memory)
{
  set_up_world<L>(model, seed, *new (memory) World<L>);
}

template <class L>
constexpr MonthKernels month_kernels()
{
  return {sizeof(World<L>), alignof(World<L>), set_up<L>, run_months<L>};
}

}  // namespace ghostcast::bench
