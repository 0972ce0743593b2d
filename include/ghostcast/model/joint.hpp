// SPDX-License-Identifier: Apache-2.0
/// \file
/// How many units have become ghosts, jointly: units share markets, so that one trajectory's ghosts
/// say more than a product of probabilities.
#pragma once

#include "ghostcast/model/world.hpp"
#include "ghostcast/tally/sink.hpp"

namespace ghostcast {

/// Whether joint outcomes are counted: with one unit they are its own.
template <class L>
GHOSTCAST_HOST_DEVICE bool counts_joint(ModelParams const& model)
{
  if constexpr (unit_capacity<L> == 1) return false;
  else return model.unit_count > 1;
}

/// Counts what is new since it was last called; most months that is nothing. By one thread of a team,
/// after all units have been judged.
template <class L>
GHOSTCAST_HOST_DEVICE GHOSTCAST_OUT_OF_LINE void count_joint(int month, RangeSink<L> const& sink, World<L>& w)
{
  int const units = w.model->unit_count;
  Mask<L> fresh(false);
  for (int u = 0; u < units; ++u) fresh = fresh || w.state.unit[u].new_ghost;
  if (!any(fresh)) return;
  for (int u = 0; u < units; ++u) w.state.unit[u].new_ghost = Mask<L>(false);
  for (int d = 0; d < w.model->definition_count; ++d) {
    Real<L> ghosts(0);
    for (int u = 0; u < units; ++u) ghosts = ghosts + select(w.state.unit[u].judgement[d].ghost, Real<L>(1), Real<L>(0));
    sink.add_joint(fresh, month, d, w.state.ghosts[d], ghosts);
    w.state.ghosts[d] = ghosts;
  }
}

}  // namespace ghostcast
