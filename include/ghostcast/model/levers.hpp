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
  if (next >= model.lever_step_count || model.lever_steps[next].month != month) return next;
  int last = next;
  while (last < model.lever_step_count && model.lever_steps[last].month == month) ++last;
  once<L>(world, [&] {
    StoredReal<L>* const values = flat(world.block);
    for (int k = next; k < last; ++k) {
      LeverStep const& step = model.lever_steps[k];
      values[place_of<L>(step.target)] = step.slot >= 0 ? Real<L>(world.block.plan_value[step.slot]) : Real<L>(step.value);
    }
  });
  return last;
}

}  // namespace ghostcast
