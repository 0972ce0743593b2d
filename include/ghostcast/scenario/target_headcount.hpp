// SPDX-License-Identifier: Apache-2.0
/// \file
/// How many people a unit wants at given automation and value: equation 30 without chance.
#pragma once

#include <array>

#include "ghostcast/model/model_params.hpp"

namespace ghostcast {

/// Places of a unit by role, as the model counts them (set_targets), with every draw at its median,
/// the plan's levers as they stand at the horizon and no memory of layoffs. The supervisors that
/// `supervisor_rule = "span"` adds follow the GPUs and are left out.
///
/// \param unit         0..unit_count-1
/// \param automation   phi, clipped to the model's [1e-6, 1 - 1e-6]
/// \param value_ratio  V/V0, clipped to the equation's [.05, 50]
std::array<double, role_count> target_headcount(ModelParams const& params, int unit,
                                                double automation, double value_ratio);

/// People whom a hiring freeze leaves once all have gone who are not replaced (eq. 36 without chance).
struct FrozenHeadcount {
  double least;  ///< if the chips need no supervisor beyond the minimum
  double most;   ///< if they need as many as have places
};

/// Places of exempt roles and of roles that nobody leaves of his own will, the minimum of the
/// others, and the supervisors whom the chips need. Parameters as for target_headcount.
FrozenHeadcount frozen_headcount(ModelParams const& params, int unit, double automation,
                                 double value_ratio);

/// Whether a freeze can begin in some month of the plan (eq. 28): a lever forces it on, or its index
/// decides and freeze_above is finite.
bool can_freeze(ModelParams const& params, int unit);

/// Where a unit's places end, beside what a definition of a ghost allows.
struct FinalHeadcount {
  double automation;                      ///< the ceiling, at the median
  double value_ratio;                     ///< V/V0, at least the definition's growth
  std::array<double, role_count> places;
  double total;                           ///< people, sum of places
  double allowed;                         ///< people, of a peak as at t=0; a unit that grew is allowed more
  FrozenHeadcount frozen;                 ///< at the same automation and value
};

/// The fewest places that the unit can come to want while its value meets the definition: automation
/// is at its ceiling. Where more value means more places (the default) value stands at the
/// definition's growth. Otherwise it is the ratio with the fewest places among 65 from there to
/// value_ceiling, equally spaced in logs; the ends are among them.
FinalHeadcount final_headcount(ModelParams const& params, int unit, Definition const& definition);

}  // namespace ghostcast
