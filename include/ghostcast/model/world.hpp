// SPDX-License-Identifier: Apache-2.0
/// \file
/// All that one pack of trajectories works on.
#pragma once

#include "ghostcast/model/allocation.hpp"
#include "ghostcast/model/belief.hpp"
#include "ghostcast/model/belief_constants.hpp"
#include "ghostcast/model/hiring.hpp"
#include "ghostcast/model/leavers.hpp"
#include "ghostcast/model/state.hpp"

namespace ghostcast {

/// What the threads of a team share about their pack.
template <class L>
struct SharedWorld {
  ParameterBlock<L> block;      ///< of the belief; levers change it along the trajectory
  Constants<L> constants;
  State<L> state;
  Members members[organisation_capacity<L>];
  StoredWord<L> rho_component[unit_capacity<L>];
  StoredWord<L> repaired[unit_capacity<L>];  ///< bits of Repair
  SteadyChances<L> steady[unit_capacity<L>];

  // of this month
  StoredWord<L> compute_words[unit_capacity<L>][4];
  QuantumCost<L> cost[unit_capacity<L>];
  StoredReal<L> held_before[unit_capacity<L>];  ///< quanta before release
  StoredReal<L> released[unit_capacity<L>];     ///< quanta to the pool
};

/// The same where it lies elsewhere, for a thread of a team.
template <class L>
struct BorrowedWorld {
  SharedWorld<L>& shared;
  ParameterBlock<L>& block = shared.block;
  Constants<L>& constants = shared.constants;
  State<L>& state = shared.state;
  Members (&members)[organisation_capacity<L>] = shared.members;
  StoredWord<L> (&rho_component)[unit_capacity<L>] = shared.rho_component;
  StoredWord<L> (&repaired)[unit_capacity<L>] = shared.repaired;
  SteadyChances<L> (&steady)[unit_capacity<L>] = shared.steady;
  StoredWord<L> (&compute_words)[unit_capacity<L>][4] = shared.compute_words;
  QuantumCost<L> (&cost)[unit_capacity<L>] = shared.cost;
  StoredReal<L> (&held_before)[unit_capacity<L>] = shared.held_before;
  StoredReal<L> (&released)[unit_capacity<L>] = shared.released;
};

/// The world as one thread sees it: shared parts under the same names, and its own.
template <class L>
struct World : std::conditional_t<has_own_storage<L>, BorrowedWorld<L>, SharedWorld<L>> {
  ModelParams const* model;
  std::uint64_t seed;
  Team<L> team;
  Dice<L> dice;                         ///< this thread's count of draws
  std::uint64_t belief[L::width];       ///< prepared, per lane
  bool prepared;
};

/// Calls `act(unit)` for each unit, by the team, and waits for all.
template <class L, class Act>
GHOSTCAST_HOST_DEVICE void for_units(World<L> const& w, Act&& act)
{
  w.team.each(w.model->unit_count, act);
  w.team.sync();
}

template <class L, class Act>
GHOSTCAST_HOST_DEVICE void for_organisations(World<L> const& w, Act&& act)
{
  w.team.each(w.model->organisation_count, act);
  w.team.sync();
}

/// Calls `act()` in one thread of the team, and waits for it.
template <class L, class Act>
GHOSTCAST_HOST_DEVICE void once(World<L> const& w, Act&& act)
{
  if (w.team.leads()) act();
  w.team.sync();
}

template <class L>
GHOSTCAST_HOST_DEVICE void set_up_world(ModelParams const& model, std::uint64_t seed, World<L>& world)
{
  world.model = &model;
  world.seed = seed;
  world.prepared = false;
  for (int o = 0; o < model.organisation_count && world.team.is_first(); ++o) world.members[o] = members_of(model, o, -1);
  set_numbers<L>(model, world.team, world.block, world.rho_component);
}

/// Whether every number that ends up in a tally is finite.
template <class L>
GHOSTCAST_HOST_DEVICE Mask<L> all_finite(World<L> const& world)
{
  Mask<L> finite(true);
  for (int u = 0; u < world.model->unit_count; ++u) finite = finite && world.state.unit[u].finite;
  return finite;
}

/// Whether the world holds the beliefs given. Threads of a team decide alike, whatever their lanes.
template <class L>
GHOSTCAST_HOST_DEVICE bool has_beliefs(std::uint64_t const (&belief)[L::width], World<L> const& world)
{
  if (!world.prepared) return false;
  if (world.model->draw_count == 0) return true;
  bool same = !has_own_storage<L>;
  for (int i = 0; i < L::width; ++i) same = same && world.belief[i] == belief[i];
  return same;
}

/// Draws and anchors the belief of each lane, unless they are those at hand. Lanes that keep theirs
/// cost nothing more: they are drawn along with the others.
template <class L>
GHOSTCAST_HOST_DEVICE GHOSTCAST_OUT_OF_LINE void prepare_beliefs(std::uint64_t const (&belief)[L::width], World<L>& world)
{
  ModelParams const& model = *world.model;
  bool const known = has_beliefs<L>(belief, world);
  if (model.lever_step_count > 0) undo_levers<L>(model, world.team, world.block);  // of the trajectory before
  if (model.draw_count > 0 && (!known || model.lever_step_count > 0)) {
    sample_draws<L>(model, world.seed, belief, world.team, world.block, world.rho_component);
  }
  if (known) return;  // constants are those of t=0: levers do not move them
  derive_constants<L>(model, world.team, world.block, world.constants, world.repaired);
  for_units<L>(world, [&](int u) {
    set_steady_leaving<L>(world.block.unit[u], world.constants.unit[u], world.steady[u]);
    set_steady_hiring<L>(world.block.unit[u], world.constants.unit[u], world.steady[u]);
  });
  for (int i = 0; i < L::width; ++i) world.belief[i] = belief[i];
  world.prepared = true;
}

}  // namespace ghostcast
