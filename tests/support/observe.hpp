// SPDX-License-Identifier: Apache-2.0
/// \file
/// Shorter ways to observe trajectories.
#pragma once

#include "ghostcast/replay/observe.hpp"

namespace ghostcast::testing_support {

using ghostcast::Bystander;
using ghostcast::observe;

/// The same without a belief count, recording nothing.
template <class Observer>
Tally observe(ModelParams const& model, std::uint64_t seed, std::uint64_t trajectories,
              Observer& observer)
{
  return observe(model,
                 RunPlan{.seed = seed, .belief_count = 0, .range = {0, trajectories}, .record = 0},
                 observer);
}

}  // namespace ghostcast::testing_support
