// SPDX-License-Identifier: Apache-2.0
/// \file
/// The plan: parameters as step functions of the month.
#pragma once

#include "ghostcast/model/world.hpp"

namespace ghostcast {

/// Applies the steps of `month`; \param next  first step not yet applied. Returns the next one.
template <class L>
GHOSTCAST_HOST_DEVICE int apply_levers(int month, int next, World<L>& world)
{
  ModelParams const& model = *world.model;
  Real<L>* const values = flat(world.block);
  while (next < model.lever_step_count && model.lever_steps[next].month == month) {
    GHOSTCAST_EXPECTS(next < max_lever_steps);
    LeverStep const& step = model.lever_steps[next];
    world.lever_saved[next] = values[step.target];
    values[step.target] = step.slot >= 0 ? world.block.plan_value[step.slot] : Real<L>(step.value);
    ++next;
  }
  return next;
}

/// Undoes the steps before `applied`, last first, for the next trajectory of the belief.
template <class L>
GHOSTCAST_HOST_DEVICE void undo_levers(int applied, World<L>& world)
{
  Real<L>* const values = flat(world.block);
  for (int k = applied - 1; k >= 0; --k) values[world.model->lever_steps[k].target] = world.lever_saved[k];
}

}  // namespace ghostcast
