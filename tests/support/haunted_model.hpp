// SPDX-License-Identifier: Apache-2.0
/// \file
/// A rich model whose trajectories end in every way.
#pragma once

#include "support/rich_model.hpp"

namespace ghostcast::testing_support {

/// The first definition makes ghosts of many months, the second of a few.
inline QuietModel haunted_model()
{
  QuietModel rich = rich_model(Layout::together, 3);
  rich.model->horizon = 60;
  rich.model->definition_count = 2;
  rich.unit(1).initial_compute_share = 0.5f;
  rich.model->definition[0] = {.threshold = 0.52f, .headcount_share = 1.0f, .growth = 0.8f};
  rich.model->definition[1] = {.threshold = 0.3f, .headcount_share = 0.7f, .growth = 0.5f};
  return rich;
}

}  // namespace ghostcast::testing_support
