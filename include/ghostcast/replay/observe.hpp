// SPDX-License-Identifier: Apache-2.0
/// \file
/// Runs trajectories one by one with an observer, as an engine would run them: the same integers.
#pragma once

#include <memory>

#include "ghostcast/engine/engine.hpp"
#include "ghostcast/model/trajectory.hpp"

namespace ghostcast {

/// Simulates the plan's range in order. `observer` has `begin(trajectory)`, `start(world)` and
/// `month_end(world)`.
template <class Observer>
Tally observe(ModelParams const& model, RunPlan const& plan, Observer& observer)
{
  TallyLayout const layout = layout_of(model, plan);
  RangeTally counts(layout);
  RangeSink<Scalar> sink{&layout, counts.counts.data(), {}};
  auto const world = std::make_unique<World<Scalar>>();
  set_up_world<Scalar>(model, plan.seed, *world);
  for (std::uint64_t i = plan.range.first; i < plan.range.last; ++i) {
    observer.begin(i);
    std::uint64_t const belief[] = {plan.beliefs().of(i)};
    counts.draws += simulate_trajectory<Scalar>(i, belief, sink, *world, observer);
  }
  Tally total(layout);
  drain(counts, total);
  return total;
}

/// Does nothing; observers derive from it what they do not need.
struct Bystander {
  void begin(std::uint64_t) {}
  void start(World<Scalar> const&) {}
  void month_end(World<Scalar> const&) {}
};

}  // namespace ghostcast
