// SPDX-License-Identifier: Apache-2.0
/// \file
/// What counts as a ghost business unit (section 6).
#pragma once

#include "ghostcast/core/dimensions.hpp"

namespace ghostcast {

/// One definition; all of a scenario's definitions are judged on the same trajectories.
struct Definition {
  ShareRule share{ShareRule::counterfactual};
  float threshold{0.90f};       ///< of the share, (0, 1)
  float headcount_share{0.15f}; ///< h_rel, of the peak headcount, [0, 1]
  float headcount_limit{6.0f};  ///< h_abs, people
  float growth{1.0f};           ///< value at least this x V0
  int persistence{3};           ///< consecutive months, >= 1
  bool needs_supervisor{true};  ///< at least one supervisor
};

}  // namespace ghostcast
