// SPDX-License-Identifier: Apache-2.0
/// \file
/// All that one trajectory (or one pack of them) works on.
#pragma once

#include "ghostcast/model/allocation.hpp"
#include "ghostcast/model/belief.hpp"
#include "ghostcast/model/belief_constants.hpp"
#include "ghostcast/model/leavers.hpp"
#include "ghostcast/model/state.hpp"

namespace ghostcast {

template <class L>
struct World {
  ModelParams const* model;
  ParameterBlock<L> block;      ///< of the belief; levers change it along the trajectory
  Constants<L> constants;
  State<L> state;
  Dice<L> dice;
  Members members[max_organisations];
  std::uint64_t seed;
  std::uint64_t belief[L::width];       ///< prepared, per lane
  int rho_component[L::width][max_units];
  unsigned repaired[L::width][max_units];  ///< bits of Repair
  bool prepared;
  SteadyLeaving<L> steady_leaving[max_units];
  Real<L> lever_saved[max_lever_steps];

  // of this month
  WordBlock<L> compute_words[max_units];
  QuantumCost<L> cost[max_units];
  Real<L> held_before[max_units];  ///< quanta before release
  Mask<L> finite;
};

/// Copies one belief's scalars into lane `i` of a pack; plain assignment for one lane.
template <class L, class Pack, class One>
GHOSTCAST_HOST_DEVICE void scatter_lane(int i, One const& from, Pack& to)
{
  auto const* source = reinterpret_cast<float const*>(&from);
  auto* target = reinterpret_cast<Real<L>*>(&to);
  for (std::size_t k = 0; k < sizeof(One) / sizeof(float); ++k) set_lane(target[k], i, source[k]);
}

template <class L>
GHOSTCAST_HOST_DEVICE void set_up_world(ModelParams const& model, std::uint64_t seed, World<L>& world)
{
  world.model = &model;
  world.seed = seed;
  world.prepared = false;
  for (int o = 0; o < model.organisation_count; ++o) world.members[o] = members_of(model, o, -1);
}

/// Draws and anchors one belief, into lane `i`.
template <class L>
GHOSTCAST_HOST_DEVICE void prepare_lane(int i, std::uint64_t belief, World<L>& world)
{
  ModelParams const& model = *world.model;
  if constexpr (L::width == 1) {
    sample_belief(model, world.seed, belief, world.block, world.rho_component[i]);
    world.constants = {};
    derive_constants(model, world.block, world.constants, world.repaired[i]);
  } else {
    ParameterBlock<Scalar> block{};
    Constants<Scalar> constants{};
    sample_belief(model, world.seed, belief, block, world.rho_component[i]);
    derive_constants(model, block, constants, world.repaired[i]);
    scatter_lane<L>(i, block, world.block);
    scatter_lane<L>(i, constants, world.constants);
  }
  world.belief[i] = belief;
}

/// Draws and anchors the belief of each lane, unless it is the one at hand.
template <class L>
GHOSTCAST_HOST_DEVICE void prepare_beliefs(std::uint64_t const (&belief)[L::width], World<L>& world)
{
  bool const fixed = world.model->draw_count == 0;
  bool changed = !world.prepared;
  for (int i = 0; i < L::width; ++i) {
    if (world.prepared && (fixed || world.belief[i] == belief[i])) continue;
    prepare_lane<L>(i, belief[i], world);
    changed = true;
  }
  world.prepared = true;
  if (!changed) return;
  for (int u = 0; u < world.model->unit_count; ++u) {
    set_steady_leaving<L>(world.constants.unit[u], world.steady_leaving[u]);
  }
}

}  // namespace ghostcast
